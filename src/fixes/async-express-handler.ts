/** Fixes an async handler that Express 4 cannot catch: the file's own wrapper, or `try` and `next(error)`. */
import ts from 'typescript';
import type { TextEdit } from '../analysis/text-edit.js';
import type { Fix, FixInput } from './fix.js';
import { callbackAt } from './callback.js';
import { insert, nodeAt, parse, replace } from './syntax.js';
import type { FunctionWithBody } from './syntax.js';
import { wrapBody } from './wrap-body.js';

/** Names under which such a wrapper is known; it must be in scope for the fix to use it. */
const wrapperNames = /^(express)?(async_?handler|catch_?async(errors)?|wrap_?async|async_?wrap(per)?|async_?middleware|asyncify)$/i;

export function asyncExpressHandler({ finding, text, fileName }: FixInput): readonly Fix[] {
  const source = parse(fileName, text);
  if (source === undefined) return [];
  const { file } = finding.location;
  const handler = callbackAt(source, finding.location);
  const wrapper = wrapperIn(source);
  const fixes: Fix[] = [];

  const argument = argumentAt(source, finding) ?? (handler && isArgument(handler) ? handler : undefined);
  if (wrapper !== undefined && argument !== undefined) {
    const edits = [insert(source, file, argument.getStart(source), `${wrapper}(`), insert(source, file, argument.end, ')')];
    fixes.push({ title: `Wrap the handler with ${wrapper}`, edits, preferred: true });
  }
  const next = handler && nextOf(source, file, handler);
  const body = next && wrapBody(source, file, handler, `${next.name}(error);`);
  if (next !== undefined && body !== undefined) {
    fixes.push({ title: `Catch what fails and pass it to ${next.name}`, edits: [...next.edits, body], preferred: fixes.length === 0 });
  }
  return fixes;
}

function isArgument(node: ts.Node): node is ts.Expression {
  return ts.isCallExpression(node.parent) && node.parent.arguments.some((it) => it === node);
}

/** A handler that is passed by its name. */
function argumentAt(source: ts.SourceFile, { location }: FixInput['finding']): ts.Expression | undefined {
  let node = nodeAt(source, location);
  while (node !== undefined && ts.isPropertyAccessExpression(node.parent)) node = node.parent;
  return node !== undefined && (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) && isArgument(node) ? node : undefined;
}

/** A wrapper that the file imports, requires or declares at its top level. */
function wrapperIn(source: ts.SourceFile): string | undefined {
  const names = source.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? [];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap((it) => boundNames(it.name));
    if (!ts.isImportDeclaration(statement) || statement.importClause === undefined) return [];
    const { name, namedBindings } = statement.importClause;
    const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements.map((it) => it.name.text) : [];
    const isPackage = ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier.text === 'express-async-handler';
    // The package's default export is the wrapper, whatever the file calls it.
    return isPackage && name !== undefined ? [name.text, ...named] : [...(name === undefined ? [] : [name.text]), ...named];
  });
  return packageWrapper(source) ?? names.find((it) => wrapperNames.test(it));
}

function packageWrapper(source: ts.SourceFile): string | undefined {
  const declared = /(?:import\s+(?:\*\s+as\s+)?|(?:const|let|var)\s+)([\w$]+)\s*(?:from|=)\s*(?:require\(\s*)?['"]express-async-handler['"]/.exec(source.text);
  return declared?.[1];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((it) => (ts.isBindingElement(it) ? boundNames(it.name) : []));
}

/** The name of the `next` parameter, and the edits that add it where it is missing. */
function nextOf(source: ts.SourceFile, file: string, handler: FunctionWithBody): { name: string; edits: TextEdit[] } | undefined {
  const { parameters } = handler;
  if (parameters.some((it) => it.dotDotDotToken !== undefined)) return undefined;
  // Error handlers have four parameters; then `next` is told from `request` by its name alone.
  const existing = parameters.length > 3 ? parameters.find((it) => /^_?next$/.test(it.name.getText(source))) : parameters[2];
  if (existing !== undefined) return ts.isIdentifier(existing.name) ? { name: existing.name.text, edits: [] } : undefined;
  if (parameters.length > 3 || /(?<![\w$.])next(?![\w$])/.test(handler.getText(source))) return undefined;

  const type = nextType(source, file, handler);
  const missing = ['_req', '_res'].slice(parameters.length);
  // With types, made-up parameters would need types as well; a handler that ignores both is rare enough to leave.
  if (missing.length > 0 && parameters.some((it) => it.type !== undefined)) return undefined;
  const added = [...missing, `next${type.annotation}`].join(', ');
  const last = parameters.at(-1);
  if (last !== undefined) {
    const isBare = ts.isArrowFunction(handler) && !source.text.slice(handler.getStart(source), last.getStart(source)).includes('(');
    const edit = isBare ? replace(source, file, last.getStart(source), last.end, `(${last.getText(source)}, ${added})`) : insert(source, file, last.end, `, ${added}`);
    return { name: 'next', edits: [...type.edits, edit] };
  }
  return { name: 'next', edits: [...type.edits, insert(source, file, parameters.pos, added)] };
}

/** The annotation of `next`, written like those of the parameters beside it. */
function nextType(source: ts.SourceFile, file: string, handler: FunctionWithBody): { annotation: string; edits: TextEdit[] } {
  const annotation = handler.parameters.map((it) => it.type?.getText(source)).find((it) => it !== undefined);
  if (annotation === undefined) return { annotation: '', edits: [] };
  const namespace = /^([\w$]+)\.(Request|Response)\b/.exec(annotation)?.[1];
  if (namespace !== undefined) return { annotation: `: ${namespace}.NextFunction`, edits: [] };
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || (statement.moduleSpecifier as ts.StringLiteral).text !== 'express') continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const last = bindings.elements.at(-1);
    const imported = bindings.elements.find((it) => (it.propertyName ?? it.name).text === 'NextFunction');
    if (imported !== undefined) return { annotation: `: ${imported.name.text}`, edits: [] };
    if (last === undefined) continue;
    const isType = last.isTypeOnly ? 'type ' : '';
    return { annotation: ': NextFunction', edits: [insert(source, file, last.end, `, ${isType}NextFunction`)] };
  }
  return { annotation: ": import('express').NextFunction", edits: [] };
}

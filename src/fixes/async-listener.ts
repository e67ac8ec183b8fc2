/** Fixes an async callback whose promise nobody receives: its own `catch`, or a loop that waits. */
import ts from 'typescript';
import type { Fix, FixInput } from './fix.js';
import { callbackAt } from './callback.js';
import { logCall } from './logger.js';
import { mayAwait, parse, replace } from './syntax.js';
import type { FunctionWithBody } from './syntax.js';
import { wrapBody } from './wrap-body.js';

export function asyncListener({ finding, text, fileName }: FixInput): readonly Fix[] {
  const source = parse(fileName, text);
  const callback = source && callbackAt(source, finding.location);
  if (source === undefined || callback === undefined) return [];
  const { file } = finding.location;
  const loop = loopFix(source, file, callback);
  const log = logCall(callback.body ?? callback, 'error');
  const wrapped = wrapBody(source, file, callback, `${log};`);
  return [
    ...(loop === undefined ? [] : [loop]),
    ...(wrapped === undefined ? [] : [{ title: `Catch what fails inside with ${log}`, edits: [wrapped], preferred: loop === undefined }]),
  ];
}

/** `list.forEach(async (item) => …)` as `for (const item of list) …`, where the function around may wait. */
function loopFix(source: ts.SourceFile, file: string, callback: FunctionWithBody): Fix | undefined {
  const call = callback.parent;
  if (!ts.isArrowFunction(callback) || !ts.isCallExpression(call) || call.arguments.length !== 1) return undefined;
  const { expression: callee, parent: statement } = call;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'forEach' || callee.questionDotToken !== undefined) return undefined;
  if (!ts.isExpressionStatement(statement) || !mayAwait(statement) || !isCertainlyList(callee.expression)) return undefined;
  const [item] = callback.parameters;
  if (item === undefined || callback.parameters.length > 1 || !ts.isIdentifier(item.name)) return undefined;
  if (item.dotDotDotToken !== undefined || item.initializer !== undefined || leaves(callback.body)) return undefined;

  const head = `for (const ${item.name.text} of ${callee.expression.getText(source)}) `;
  const { body } = callback;
  const start = statement.getStart(source);
  const edits = ts.isBlock(body)
    ? [replace(source, file, start, body.getStart(source), head), replace(source, file, body.end, statement.end, '')]
    : [replace(source, file, start, body.getStart(source), `${head}${ts.isAwaitExpression(body) ? '' : 'await '}`), replace(source, file, body.end, statement.end, ';')];
  return { title: 'Wait for each in a for loop', edits, preferred: true };
}

/** A `Map` or `Headers` has a `forEach`, too, and a loop over it gives something else. */
function isCertainlyList(receiver: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(receiver)) return true;
  return !/map|headers|params|entries|form|cache|\bnew\b/i.test(receiver.getText());
}

/** Reports whether a body returns early, which a loop would take for leaving the function around. */
function leaves(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return true;
  return ts.forEachChild(node, (it) => (!ts.isFunctionLike(it) && leaves(it)) || undefined) ?? false;
}

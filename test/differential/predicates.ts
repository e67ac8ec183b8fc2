/** What the code at a difference says, for the classes to judge by. */
import ts from 'typescript';
import type { Answer, PromiseFact } from '../../src/facts/facts.js';
import { refKey } from '../../src/project/calls/call-graph.js';
import type { Target } from '../../src/project/targets.js';
import type { Case } from './classes.js';

/** Packages whose types say `void` although they take care of the promise; those of the rule. */
export const caring = /^(?:node-cron|cron|node-schedule|agenda|bree|croner|mocha|jest|@jest\/.+|vitest|@playwright\/.+|react|tap|ava|@tanstack\/.+)$/;

export function neverRejects(it: Case): boolean {
  // What types know to be no promise stands in the statement beside one.
  const promises = it.promises.filter((fact) => kindOf(it, fact) !== 'other');
  if (promises.length === 0 || !promises.every((fact) => isKnown(it, fact) && !isLost(it, fact))) return false;
  if (hasErrorCallback(it.node) && !it.callees.some((target) => takesAll(it, target) && isSafe(it, target))) return false;
  return !it.callees.some((target) => returnsUnknown(it, target));
}

/** Reports whether an async function returns what a method gives that nobody can follow: it may reject with it. */
function returnsUnknown({ comparison }: Case, target: Target): boolean {
  if (target.kind !== 'function') return false;
  const { file } = target;
  const fact = file.syntax.functions[target.id];
  return fact?.async === true && fact.risks.some((risk) => {
    const call = risk.kind === 'return' && risk.value.kind === 'result' ? file.syntax.calls[risk.value.call] : undefined;
    const answer = file.answers.answers[risk.question];
    const isUnknown = answer === undefined || (answer.kind === 'promise' && answer.is === 'unknown');
    return call?.callee.kind === 'member' && isUnknown && comparison.ours.graph.values.targets(file, call.callee).every((it) => it.kind === 'package');
  });
}

export function isLost({ comparison, file }: Case, fact: PromiseFact): boolean {
  return file !== undefined && comparison.ours.graph.rejections.isLost(file, fact);
}

/** Reports whether we know that the fact is a promise; silence about the unknown is no judgement. */
function isKnown(it: Case, fact: PromiseFact): boolean {
  const kind = kindOf(it, fact);
  return kind === 'promise' || kind === 'promises' || (kind === 'unknown' && it.file !== undefined && it.comparison.ours.graph.rejections.givesPromise(it.file, fact.value));
}

export function kindOf({ file }: Case, fact: PromiseFact): string {
  const answer = file?.answers.answers[fact.question];
  return answer?.kind === 'promise' ? answer.is : 'unknown';
}

/** Reports whether a callback is known to give no promise that rejects; what cannot be told is not safe. */
export function isSafe({ comparison }: Case, target: Target): boolean {
  if (target.kind !== 'function') return false;
  const { rejections } = comparison.ours.graph;
  const fact = target.file.syntax.functions[target.id];
  if (rejections.functionGivesPromise(target.file, target.id)) return !rejections.functionRejects(target.file, target.id);
  // Without a promise that we can see, it is safe when all that it returns is handled.
  return fact !== undefined && fact.risks.every((it) => it.kind !== 'return');
}

/** Reports whether theirs reports the same statement, where our first finding in it has met it. */
export function isReportedByBoth({ comparison, difference, node }: Case): boolean {
  if (!node) return false;
  const source = node.getSourceFile();
  let statement = node;
  while (!ts.isStatement(statement) && !ts.isFunctionLike(statement.parent) && !ts.isSourceFile(statement.parent)) statement = statement.parent;
  const from = source.getLineAndCharacterOfPosition(statement.getStart(source));
  return comparison.theirs.reports.some((it) => it.topic === 'floating' && it.file === difference.file && it.line === from.line && it.character === from.character);
}

/** Reports whether a promise is the language's own, or extends it. */
export function isOwnPromise({ node, comparison }: Case): boolean {
  const call = node && (ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent)) ? node.parent : node;
  const declarations = call ? (comparison.theirs.program.getTypeChecker().getTypeAtLocation(call).getSymbol()?.declarations ?? []) : [];
  return declarations.some((it) => /\/lib\.[\w.]+\.d\.ts$/.test(it.getSourceFile().fileName));
}

export function answerOf({ file, given }: Case): Exclude<Answer, { kind: 'promise' }> | undefined {
  const question = given?.call.argumentQuestions.find(([index]) => index === given.index)?.[1];
  const answer = question === undefined ? undefined : file?.answers.answers[question];
  return answer?.kind === 'promise' ? undefined : answer;
}

export function isAwaitedHandler({ comparison, difference, given }: Case): boolean {
  const { graph } = comparison.ours;
  const handler = graph.handlers.find(({ at }) => at.file === difference.file && at.start.line === difference.line && at.start.character === difference.character);
  if (!handler || !given) return false;
  const version = graph.versionOf('express', difference.file);
  const isPatched = graph.files.some((file) => file.imports.some(({ target }) => target.kind === 'package' && /^express-async-(?:errors|await)$/.test(target.name)));
  return handler.framework !== 'express' || isPatched || (version !== undefined && Number.parseInt(version, 10) >= 5);
}

/** Reports whether a finding of ours stands for this place as well. */
export function isCountedElsewhere({ comparison, file }: Case, fact: PromiseFact): boolean {
  const { graph, reports } = comparison.ours;
  const called = file && graph.rejections.calledFunction(file, fact);
  if (called === undefined) return false;
  return graph.lostPromises.some((it) => {
    if (it.called !== refKey(called)) return false;
    const [line, character] = it.fact.span;
    return reports.some(({ observation }) => observation.at.file === it.file.path && observation.at.start.line === line && observation.at.start.character === character && observation.related?.length);
  });
}

export function hasErrorCallback(node: ts.Node | undefined): boolean {
  const call = node && ts.isExpressionStatement(node) ? node.expression : undefined;
  // What a chain is given is judged as a handler of the chain.
  if (!call || !ts.isCallExpression(call) || chainOf(call).length > 0) return false;
  const last = call.arguments.at(-1);
  if (!last) return false;
  if (ts.isIdentifier(last)) return /^(?:callback|cb|next|done)$/.test(last.text);
  const [first] = ts.isFunctionLike(last) ? last.parameters : [];
  return first !== undefined && ts.isIdentifier(first.name) && /^_?(?:e|err|error)$/i.test(first.name.text);
}

/** Reports whether an expression statement holds no call of its own. */
export function callsNothing(node: ts.Node | undefined): boolean {
  if (!node || !ts.isExpressionStatement(node)) return false;
  const expression = ts.isVoidExpression(node.expression) ? node.expression.expression : node.expression;
  return ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression) || ts.isArrayLiteralExpression(expression);
}

export function isHarmlessAfterCatch(found: Case): boolean {
  const expression = found.node && ts.isExpressionStatement(found.node) ? found.node.expression : undefined;
  const links = expression ? chainOf(expression) : [];
  const caught = links.findIndex(({ method, given }) => (method === 'catch' && given.length > 0) || (method === 'then' && given.length > 1));
  return caught !== -1 && links.slice(caught + 1).every(({ given }) => given.every((it) => isHarmless(found, it)));
}

/** The methods of a chain of promises, from the first called to the last. */
function chainOf(expression: ts.Expression): readonly { readonly method: string; readonly given: readonly ts.Expression[] }[] {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return [];
  const method = expression.expression.name.text;
  if (!/^(?:then|catch|finally)$/.test(method)) return [];
  return [...chainOf(expression.expression.expression), { method, given: expression.arguments }];
}

function isHarmless(found: Case, callback: ts.Expression): boolean {
  const { file } = found;
  if (!file || !ts.isFunctionLike(callback)) return false;
  const source = callback.getSourceFile();
  const at = source.getLineAndCharacterOfPosition(callback.getStart(source));
  const id = file.syntax.functions.findIndex(({ span }) => span[0] === at.line && span[1] === at.character);
  const fact = file.syntax.functions[id];
  return fact !== undefined && !fact.risks.some((it) => it.kind === 'throw') && isSafe(found, { kind: 'function', file, id });
}

export function isHandlerUntyped({ node, comparison }: Case): boolean {
  const expression = node && ts.isExpressionStatement(node) ? node.expression : undefined;
  const handler = expression && chainOf(expression).at(-1)?.given.at(-1);
  return handler !== undefined && (comparison.theirs.program.getTypeChecker().getTypeAtLocation(handler).flags & ts.TypeFlags.Any) !== 0;
}

/** Reports whether a callback is not async, and returns no promise but what ends in `.catch(f)` or `.then(f, g)`. */
export function returnsHandledChains(node: ts.Node | undefined): boolean {
  if (!node || (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) || !ts.isBlock(node.body)) return false;
  if (ts.getModifiers(node)?.some((it) => it.kind === ts.SyntaxKind.AsyncKeyword) === true) return false;
  const settlers = new Set(node.parameters.map((it) => it.name.getText()));
  const returned: ts.Expression[] = [];
  const visit = (it: ts.Node): void => {
    if (ts.isFunctionLike(it)) return;
    if (ts.isReturnStatement(it) && it.expression) returned.push(it.expression);
    it.forEachChild(visit);
  };
  node.body.forEachChild(visit);
  return returned.every((it) => {
    const last = chainOf(it).at(-1);
    if (last) return (last.method === 'catch' && last.given.length > 0) || (last.method === 'then' && last.given.length > 1);
    return ts.isCallExpression(it) && ts.isIdentifier(it.expression) && settlers.has(it.expression.text);
  });
}

/** Reports whether an own function declares every argument of the call, so that its callback is none that a wrapper added. */
export function takesAll({ node }: Case, target: Target): boolean {
  const call = node && ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) ? node.expression : undefined;
  return target.kind === 'function' && (target.file.syntax.functions[target.id]?.parameters ?? 0) >= (call?.arguments.length ?? 0);
}

/** Reports whether the `void` above a node is a whole statement, or all that an arrow function does. */
export function isWholeVoid(node: ts.Node | undefined): boolean {
  for (let it = node; it && !ts.isStatement(it); it = it.parent as ts.Node | undefined) {
    if (ts.isVoidExpression(it)) return ts.isExpressionStatement(it.parent) || ts.isArrowFunction(it.parent);
  }
  return false;
}

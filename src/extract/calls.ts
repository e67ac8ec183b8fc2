/** Calls: callee, arguments, modules they load, and what to ask types about them. */
import ts from 'typescript';
import type { CallFact, Span } from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import { addCast } from './casts.js';
import { useTypes } from './types.js';
import { addImport } from './imports.js';
import { skipParentheses } from './parentheses.js';
import { valueOf } from './values.js';
import type { Mutable, Walk } from './walk.js';

/** Methods that register handlers or listeners somewhere. Only a filter for questions; identity comes from declarations. */
const registering = new Set(
  'get post put patch delete del all use options head param route on once addListener prependListener addEventListener forEach nextTick'.split(' '),
);

/** Methods whose callbacks give their result to the caller, so that a promise they return is not lost. */
const collecting = new Set(
  'map flatMap filter reduce reduceRight some every find findIndex findLast sort then catch finally all use get post put patch delete del options head param route describe it test handler action command mapper transform'.split(' '),
);

export function callValue(walk: Walk, node: ts.CallExpression | ts.NewExpression): Value {
  const loaded = loadedModule(walk, node);
  if (loaded) return loaded;
  for (const argument of node.typeArguments ?? []) useTypes(walk, argument);
  const [typed] = node.typeArguments ?? [];
  const callee = valueOf(walk, node.expression);
  const argumentNodes = node.arguments ?? [];
  const index = walk.calls.length;
  const fact: Mutable<CallFact> = {
    text: walk.text(node.expression),
    callee,
    arguments: [],
    construct: ts.isNewExpression(node),
    tagged: false,
    awaited: false,
    loop: walk.frame.loop,
    within: walk.frame.id,
    span: calleeSpan(walk, node.expression),
    argumentSpans: argumentNodes.map((it) => walk.span(it)),
    question: -1,
    argumentQuestions: [],
  };
  walk.calls.push(fact);
  fact.arguments = argumentNodes.map((it) => valueOf(walk, it));
  askAbout(walk, node, fact);
  if (typed && !ts.isNewExpression(node)) addCast(walk, 'generic', { kind: 'result', call: index }, typed);
  return { kind: 'result', call: index };
}

/** The callee; of a chain over several lines, the name that is called. */
function calleeSpan(walk: Walk, callee: ts.Expression): Span {
  const span = walk.span(callee);
  return span[0] !== span[2] && ts.isPropertyAccessExpression(callee) ? walk.span(callee.name) : span;
}

/** A template with a tag is a call: sql`…` gives the tag the texts and the values between them. */
export function taggedValue(walk: Walk, node: ts.TaggedTemplateExpression): Value {
  for (const argument of node.typeArguments ?? []) useTypes(walk, argument);
  const callee = valueOf(walk, node.tag);
  const { template } = node;
  const texts = ts.isNoSubstitutionTemplateLiteral(template) ? [template] : [template.head, ...template.templateSpans.map((it) => it.literal)];
  const values = ts.isNoSubstitutionTemplateLiteral(template) ? [] : template.templateSpans.map((it) => it.expression);
  const index = walk.calls.length;
  const fact: Mutable<CallFact> = {
    text: walk.text(node.tag),
    callee,
    arguments: [],
    construct: false,
    tagged: true,
    awaited: false,
    loop: walk.frame.loop,
    within: walk.frame.id,
    span: walk.span(node.tag),
    argumentSpans: [walk.span(template), ...values.map((it) => walk.span(it))],
    question: -1,
    argumentQuestions: [],
  };
  walk.calls.push(fact);
  const items = texts.map((it): Value => ({ kind: 'text', value: it.text }));
  fact.arguments = [{ kind: 'array', items }, ...values.map((it) => valueOf(walk, it))];
  return { kind: 'result', call: index };
}

/** `require('x')` and `import('x')` load a module. */
function loadedModule(walk: Walk, node: ts.CallExpression | ts.NewExpression): Value | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  if (first === undefined || !ts.isStringLiteralLike(first)) return undefined;
  const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  if (!dynamic && !(ts.isIdentifier(node.expression) && node.expression.text === 'require')) return undefined;
  const added = addImport(walk, {
    specifier: first.text,
    kind: dynamic ? 'dynamic' : 'require',
    names: [{ imported: '*', typeOnly: false, use: 'load' }],
    typeOnly: false,
    deferred: dynamic || walk.frame.id !== -1,
    span: walk.span(first),
  });
  return { kind: 'module', import: added };
}

function askAbout(walk: Walk, node: ts.CallExpression | ts.NewExpression, fact: Mutable<CallFact>): void {
  const method = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : undefined;
  const registers = (method !== undefined && registering.has(method)) || isTimer(node.expression);
  const questions: (readonly [number, number])[] = [];
  const argumentNodes = [...(node.arguments ?? [])];
  argumentNodes.forEach((argument, index) => {
    const bare = skipParentheses(argument);
    if (ts.isArrowFunction(bare) || ts.isFunctionExpression(bare)) {
      if (mayGivePromise(walk, bare, fact.arguments[index]) && !(method !== undefined && collecting.has(method))) questions.push([index, walk.ask('callback', argument)]);
    } else if (registers && (ts.isIdentifier(bare) || ts.isPropertyAccessExpression(bare))) {
      questions.push([index, walk.ask('declaration', bare)]);
    }
  });
  fact.argumentQuestions = questions;
  const mayRegister = method === 'listen' || (registers && fact.arguments.some((it) => it !== unknown && it.kind !== 'text'));
  if (mayRegister && ts.isPropertyAccessExpression(node.expression)) {
    fact.question = walk.ask('declaration', node.expression.name);
  }
}

function isTimer(callee: ts.Expression): boolean {
  return ts.isIdentifier(callee) && /^(?:setTimeout|setInterval|setImmediate|queueMicrotask)$/.test(callee.text);
}

/** Reports whether a callback may hand a promise back: it is async, or returns what a call gives. */
function mayGivePromise(walk: Walk, node: ts.ArrowFunction | ts.FunctionExpression, value: Value | undefined): boolean {
  if (node.modifiers?.some((it) => it.kind === ts.SyntaxKind.AsyncKeyword) === true) return true;
  const returns = value?.kind === 'function' ? walk.functions[value.id]?.returns : undefined;
  return returns?.some((it) => it.kind === 'result') === true;
}

/** Servers without a framework: `http.createServer`, and functions that a cloud runs. */
import type { FunctionFact } from '../../facts/facts.js';
import { locationIn, type ProjectFile } from '../project-file.js';
import { argumentsOf, type Context } from './context.js';
import { callsTo, isImported } from './calls-to.js';
import { emit } from './emit.js';
import { foundHere } from './express.js';
import { allFunctions, foundIn, linkOf, type Found } from './found.js';
import type { ChainLink, FunctionTarget, Handler } from './handler.js';
import type { Place } from './place.js';

/** `http.createServer(listener)` and `server.on('request', listener)`, but for listeners that a framework gives. */
export function httpHandlers(context: Context): readonly Handler[] {
  const created = callsTo(context, /^https?2?$/, /^(?:createServer|createSecureServer)$/, ({ text }) => /(?:^|\.)create(?:Secure)?Server$/.test(text));
  const listening = callsTo(context, /^https?2?$/, /^create(?:Secure)?Server\(\)\.on$/, ({ callee, arguments: [first] }) => callee.kind === 'member' && callee.name === 'on' && first?.kind === 'text' && first.value === 'request');
  return [...created, ...listening].flatMap(({ site }) => {
    const found = argumentsOf(context, site).flatMap((it) => foundHere(context, site, it)).filter((it) => it.functions.length > 0).slice(-1);
    return emit(context, { framework: 'http', site, method: 'all', path: undefined, routes: ['*'], found, before: [], kindOf: () => 'route' });
  });
}

const lambdaTypes = /^(?:\w*Handler|\w*Event(?:V2)?|\w*EventBase)\(\)$/;
const cloudPackages = /^(?:aws-sdk|aws-lambda|@aws-sdk\/.+|@middy\/.+|@aws-lambda-powertools\/.+)$/;

/** Functions that AWS Lambda runs: exported, and typed so, wrapped by middy, or called `handler` beside the SDK. */
export function lambdaHandlers(context: Context): readonly Handler[] {
  if (!isImported(context, cloudPackages)) return [];
  return context.files.flatMap((file) => {
    if (!file.imports.some(({ specifier }) => cloudPackages.test(specifier))) return [];
    return file.syntax.exports.flatMap((fact): readonly Handler[] => {
      if (fact.kind !== 'value' || !fact.value) return [];
      return lambda(context, file, { file, value: fact.value }, fact.name);
    });
  });
}

function lambda(context: Context, file: ProjectFile, place: Place, name: string): readonly Handler[] {
  const wrapped = middyOf(context, place);
  const functions = wrapped ? wrapped.functions : context.values.targets(file, place.value).filter((it) => it.kind === 'function');
  const [first] = functions;
  const fact = first?.file.syntax.functions[first.id];
  if (!first || !fact) return [];
  const event = eventOf(context, place, first, fact);
  // `handler` is the name that every deployment uses unless it is told otherwise.
  if (!wrapped && event === undefined && !(name === 'handler' && fact.parameters <= 3)) return [];
  const at = locationIn(first.file.path, fact.nameSpan);
  const isHttp = event === undefined || /APIGateway|ALB|FunctionURL|Proxy/.test(event);
  return [
    {
      framework: 'lambda',
      kind: isHttp ? 'route' : 'message',
      file,
      method: isHttp ? 'all' : /SQS/.test(event) ? 'queue' : /SNS|Kinesis|Kafka|MSK/.test(event) ? 'topic' : 'event',
      path: undefined,
      routes: ['{?}'],
      at,
      registeredBy: at,
      functions,
      registered: functions,
      isInline: true,
      chain: wrapped?.chain ?? [],
    },
  ];
}

/** The name of the type that says what wakes the function. */
function eventOf({ values }: Context, { file, value }: Place, target: FunctionTarget, fact: FunctionFact): string | undefined {
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  const declared = definition?.kind === 'variable' && definition.type ? values.targets(file, definition.type) : [];
  const [first] = fact.signature ?? [];
  const given = first?.type ? values.targets(target.file, first.type) : [];
  return [...declared, ...given].flatMap((it) => (it.kind === 'package' && it.name === 'aws-lambda' && lambdaTypes.test(it.path) ? [it.path] : []))[0];
}

interface Wrapped {
  readonly functions: readonly FunctionTarget[];
  readonly chain: readonly ChainLink[];
}

/** `middy(handler).use(first).use(second)`, and `middy().use(first).handler(handler)`. */
function middyOf(context: Context, place: Place): Wrapped | undefined {
  const [thing] = context.places.things(place).filter((it) => it.kind === 'package' && it.name === '@middy/core');
  if (thing?.kind !== 'package') return undefined;
  const steps = thing.path.split('.').filter((it) => it.endsWith('()'));
  const found = thing.calls.flatMap((site, index) => argumentsOf(context, site).map((given) => ({ given, site, isUse: steps[index] === 'use()' })));
  const chain = found.filter((it) => it.isUse).flatMap(({ given, site }): readonly Found[] => foundIn(context, given, locationIn(site.file.path, site.file.syntax.calls[site.call]?.span ?? [0, 0, 0, 0])));
  return { functions: found.filter((it) => !it.isUse).flatMap((it) => allFunctions(context, it.given)), chain: chain.map((it) => linkOf(context, it)) };
}

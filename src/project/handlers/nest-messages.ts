/** NestJS beyond HTTP: microservices, queues, gateways, GraphQL resolvers. */
import type { SourceLocation } from '../../analysis/location.js';
import { locationIn } from '../project-file.js';
import { pathsIn } from './arguments.js';
import { argumentOf, argumentsOf, option, texts, type Context } from './context.js';
import type { Decorator } from './decorators.js';
import type { ChainLink, FunctionTarget, Handler } from './handler.js';
import type { NestClass } from './nest.js';

/** A method of a class that may receive something. */
export interface Receiving {
  readonly cls: NestClass;
  /** Decorators of the class, and of the method. */
  readonly decorators: readonly Decorator[];
  readonly own: readonly Decorator[];
  readonly name: string;
  readonly functions: readonly FunctionTarget[];
  readonly at: SourceLocation;
  readonly chain: (path: string | undefined) => readonly ChainLink[];
}

interface Message {
  readonly kind: 'message' | 'resolver';
  readonly framework: Handler['framework'];
  readonly method: string;
  readonly routes: readonly string[];
}

export function nestMessages(context: Context, given: Receiving): readonly Handler[] {
  const found = given.own.flatMap((it) => messageOf(context, given, it).map((message) => ({ message, by: it })));
  const processor = given.decorators.find((it) => it.name === 'Processor');
  // A worker of BullMQ has one method for all jobs of its queue.
  if (processor?.package === '@nestjs/bullmq' && given.name === 'process') {
    found.push({ message: { kind: 'message', framework: 'bull', method: 'queue', routes: queueNames(context, processor) }, by: processor });
  }
  return found.map(({ message, by }): Handler => {
    const written = by.written ?? by.site;
    return {
      framework: message.framework,
      kind: message.kind,
      file: given.cls.file,
      method: message.method,
      path: message.routes[0],
      routes: message.routes,
      at: given.at,
      registeredBy: written ? locationIn(written.file.path, written.file.syntax.calls[written.call]?.span ?? [0, 0, 0, 0]) : given.at,
      functions: given.functions,
      registered: given.functions,
      isInline: true,
      chain: given.chain(undefined),
    };
  });
}

function messageOf(context: Context, given: Receiving, decorator: Decorator): readonly Message[] {
  const { name, package: from, site } = decorator;
  const [first] = site ? argumentsOf(context, site) : [];
  if (from === '@nestjs/microservices' && /^(?:MessagePattern|EventPattern|GrpcMethod|GrpcStreamMethod)$/.test(name)) {
    const patterns = first ? (pathsIn(context, first, true) ?? [patternText(context, first)]) : [given.name];
    const grpc = name.startsWith('Grpc') && site ? [`${patterns[0] ?? ''}/${texts(context, argumentOf(site, 1))[0]?.replace('{?}', given.name) ?? given.name}`] : patterns;
    return [{ kind: 'message', framework: 'nestjs', method: name === 'EventPattern' ? 'event' : 'message', routes: grpc }];
  }
  if (from === '@nestjs/websockets' && name === 'SubscribeMessage') return [{ kind: 'message', framework: 'nestjs', method: 'socket', routes: first ? (pathsIn(context, first, true) ?? ['{?}']) : [] }];
  if (/^@nestjs\/bull/.test(from) && name === 'Process') return [{ kind: 'message', framework: 'bull', method: 'queue', routes: jobNames(context, given, decorator) }];
  if (from === '@nestjs/graphql' && /^(?:Query|Mutation|Subscription|ResolveField|ResolveReference|ResolveProperty)$/.test(name)) return [resolverOf(context, given, decorator)];
  return [];
}

/** A pattern may be an object: `{ cmd: 'sum' }`. */
function patternText(context: Context, first: Parameters<typeof texts>[1]): string {
  const [object] = context.places.things(first).flatMap((it) => (it.kind === 'value' && it.place.value.kind === 'object' ? [it.place] : []));
  if (object?.value.kind !== 'object') return '{?}';
  return object.value.members.map(([name, value]) => `${name}:${texts(context, { ...object, value })[0] ?? '{?}'}`).join(',');
}

function queueNames(context: Context, { site }: Decorator): readonly string[] {
  const [first] = site ? argumentsOf(context, site) : [];
  if (!first) return ['default'];
  const named = option(context, first, 'name');
  return named.length > 0 ? named : texts(context, first);
}

function jobNames(context: Context, { decorators }: Receiving, { site }: Decorator): readonly string[] {
  const processor = decorators.find((it) => it.name === 'Processor');
  const queues = processor ? queueNames(context, processor) : ['default'];
  const [first] = site ? argumentsOf(context, site) : [];
  const jobs = first ? (context.places.property(first, 'name').length > 0 ? option(context, first, 'name') : first.value.kind === 'object' ? [] : texts(context, first)) : [];
  return jobs.length === 0 ? queues : queues.flatMap((queue) => jobs.map((job) => `${queue}/${job}`));
}

function resolverOf(context: Context, given: Receiving, { name, site }: Decorator): Message {
  const given0 = site ? argumentsOf(context, site) : [];
  const named = given0.flatMap((it) => (it.value.kind === 'text' ? [it.value.value] : option(context, it, 'name')));
  const field = named[0] ?? given.name;
  const isField = name.startsWith('Resolve');
  const parent = isField ? `${parentType(context, given)}.` : '';
  return { kind: 'resolver', framework: 'nestjs', method: isField ? 'field' : name.toLowerCase(), routes: [`${parent}${field}`] };
}

/** `@Resolver(() => Order)` or `@Resolver('Order')`. */
function parentType(context: Context, { decorators, cls }: Receiving): string {
  const resolver = decorators.find((it) => it.name === 'Resolver');
  const [first] = resolver?.site ? argumentsOf(context, resolver.site) : [];
  if (!first) return '{?}';
  if (first.value.kind === 'text') return first.value.value;
  const returned = first.value.kind === 'function' ? (first.file.syntax.functions[first.value.id]?.returns ?? []) : [first.value];
  const names = returned.flatMap((value) => context.places.things({ file: cls.file, value })).flatMap((it) => (it.kind === 'value' && it.place.value.kind === 'class' ? [it.place.file.syntax.classes[it.place.value.id]?.name ?? ''] : []));
  return names[0] ?? '{?}';
}

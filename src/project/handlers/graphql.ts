/** GraphQL: maps of resolvers that Apollo, Yoga, Mercurius and the tools of `graphql-tools` are given. */
import type { SourceLocation } from '../../analysis/location.js';
import { locationIn } from '../project-file.js';
import { argumentsOf, type Context } from './context.js';
import { callsTo, isImported } from './calls-to.js';
import { allFunctions } from './found.js';
import type { Handler } from './handler.js';
import type { Place, Thing } from './place.js';

const servers = /^(?:@apollo\/(?:server|subgraph)|apollo-server(?:-\w+)?|graphql-yoga|@graphql-yoga\/.+|@graphql-tools\/schema|graphql-tools)$/;
const making = /^(?:ApolloServer|createSchema|createYoga|makeExecutableSchema|buildSubgraphSchema|GraphQLServer)$/;

/** Resolvers of every map, in the order of files and calls. */
export function graphqlHandlers(context: Context): readonly Handler[] {
  const made = callsTo(context, servers, making, ({ text }) => making.test(text.split('.').at(-1) ?? ''));
  const maps = made.flatMap(({ site }) => argumentsOf(context, site).flatMap((it) => context.places.property(it, 'resolvers')));
  return [...maps, ...mercurius(context)].flatMap((map) => objectsIn(context, map, 0).flatMap((it) => typesOf(context, it)));
}

/** `app.register(mercurius, { schema, resolvers })`. */
function mercurius(context: Context): readonly Place[] {
  if (!isImported(context, /^mercurius$/)) return [];
  return context.files.flatMap((file) =>
    file.syntax.calls.flatMap((call, index) => {
      if (call.callee.kind !== 'member' || call.callee.name !== 'register') return [];
      const site = { file, call: index };
      const [plugin, options] = argumentsOf(context, site);
      const isGraphql = plugin && context.places.things(plugin).some((it) => it.kind === 'package' && it.name === 'mercurius');
      return isGraphql && options ? context.places.property(options, 'resolvers') : [];
    }),
  );
}

/** Objects that a map is put together from: lists, `merge(…)` and spreads. */
function objectsIn(context: Context, place: Place, depth: number): readonly Place[] {
  if (depth > 5) return [];
  return context.places.things(place).flatMap((it): readonly Place[] => {
    if (it.kind === 'list') return context.places.itemsOf(it.items).flatMap((item) => objectsIn(context, item, depth + 1));
    if (it.kind === 'value' && it.place.value.kind === 'object') return [it.place, ...spreadIn(context, it.place, depth)];
    const call = it.kind === 'package' && /^(?:@graphql-tools\/.+|graphql-tools|lodash(?:\.merge)?|merge-graphql-schemas)$/.test(it.name) ? it.calls.at(-1) : undefined;
    if (call) return argumentsOf(context, call).flatMap((argument) => objectsIn(context, argument, depth + 1));
    return it.kind === 'module' ? membersOf(it).map(([name, value]) => ({ file: value.file, value: { kind: 'object', members: [[name, value.value]] } })) : [];
  });
}

function spreadIn(context: Context, { file, value, frame }: Place, depth: number): readonly Place[] {
  if (value.kind !== 'object') return [];
  return value.members.flatMap(([name, it]) => (name === '…' ? objectsIn(context, { file, value: it, frame }, depth + 1) : []));
}

function typesOf(context: Context, map: Place): readonly Handler[] {
  if (map.value.kind !== 'object') return [];
  return map.value.members.flatMap(([type, value]) => {
    if (type === '…' || type === '[]') return [];
    const types = objectsIn(context, { ...map, value }, 0);
    return types.flatMap((it) => (it.value.kind === 'object' ? it.value.members.flatMap(([field, found]) => resolver(context, { type, field, place: { ...it, value: found } })) : []));
  });
}

interface Field {
  readonly type: string;
  readonly field: string;
  readonly place: Place;
}

function resolver(context: Context, { type, field, place }: Field): readonly Handler[] {
  if (field === '…' || field === '[]' || field.startsWith('__')) return [];
  const parts = ['resolve', 'subscribe'].flatMap((it) => context.places.property(place, it));
  const functions = (parts.length > 0 ? parts : [place]).flatMap((it) => allFunctions(context, it));
  const [first] = functions;
  if (!first) return [];
  const at = writtenIn(place) ?? locationIn(first.file.path, first.file.syntax.functions[first.id]?.nameSpan ?? [0, 0, 0, 0]);
  const isRoot = /^(?:Query|Mutation|Subscription)$/.test(type);
  const path = isRoot ? field : `${type}.${field}`;
  const file = at.file === place.file.path ? place.file : first.file;
  return [{ framework: 'graphql', kind: 'resolver', file, method: isRoot ? type.toLowerCase() : 'field', path, routes: [path], at, registeredBy: at, functions, registered: functions, isInline: place.value.kind === 'function', chain: [] }];
}

/** Where a resolver stands that is written, or wrapped, in the map itself. */
function writtenIn({ file, value }: Place): SourceLocation | undefined {
  const span = value.kind === 'function' ? file.syntax.functions[value.id]?.nameSpan : value.kind === 'result' ? file.syntax.calls[value.call]?.span : undefined;
  return span && locationIn(file.path, span);
}

function membersOf(module: Thing & { kind: 'module' }): readonly (readonly [string, Place])[] {
  return module.file.syntax.exports.flatMap((it) => (it.value && it.kind === 'value' ? [[it.name, { file: module.file, value: it.value }] as const] : []));
}

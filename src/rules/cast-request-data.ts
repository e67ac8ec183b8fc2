/** Reports request data whose type is only claimed, by a cast, a generic or an annotation, and which then leaves the handler. */
import type { CallFact, CastFact, FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { handlerName } from '../project/calls/hot-set.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import type { Origin } from '../project/request-data/origin.js';
import { defineRule, type Observation } from './rule.js';

const manyClaims = 3;
const maximumRelated = 20;

export const castRequestData = defineRule({
  id: 'cast-request-data',

  *check(graph) {
    const claims = new Map<string, Observation[]>();
    for (const { ref } of graph.hot.functions) {
      // One a function: whoever adds a schema at the door adds it for all of them.
      const cast = castIn(graph, ref.file, ref.id);
      if (cast) yield cast;
      const annotated = cast ? undefined : annotatedIn(graph, ref.file, ref.id);
      if (annotated) claims.set(graph.packageFolderOf(ref.file.path), [...(claims.get(graph.packageFolderOf(ref.file.path)) ?? []), annotated]);
    }
    for (const [folder, found] of claims) yield* found.length > manyClaims ? [habitOf(folder, found)] : found;
  },
});

/** Where no pipe looks anywhere, one is missing, not one at each parameter. */
function habitOf(folder: string, found: readonly Observation[]): Observation {
  const [first, ...more] = found;
  if (!first) throw new Error('no claim to report');
  return {
    ...first,
    message: `${first.message}, nor at ${more.length} more parameters`,
    related: [...(first.related ?? []), ...more.slice(0, maximumRelated).map((it) => ({ location: it.at, message: it.message }))],
    key: `claims of ${folder}`,
  };
}

/** Types that say little: narrowing to them claims no shape. */
const loose = /^(?:string|number|boolean|any|unknown|object|never|Buffer|FormData|File|Blob|unknown\[\]|any\[\]|string\[\]|Record<string, ?(?:any|unknown|string|string \| undefined)>|\{ ?\}|keyof .*|(?:string|number|undefined|null|boolean|string\[\])(?: ?\| ?(?:string|number|undefined|null|boolean|string\[\]))+)$/;

function castIn(graph: ProjectGraph, file: ProjectFile, within: FunctionId): Observation | undefined {
  for (const cast of file.syntax.casts) {
    // Where data comes from takes longer to tell than whether it goes anywhere.
    if (cast.within !== within || loose.test(cast.to) || !leaves(graph, file, cast)) continue;
    const origin = graph.requestData.origins({ file, within, span: cast.span }, cast.value).find((it) => isClaimed(it));
    if (!origin) continue;
    return {
      at: locationIn(file.path, cast.span),
      message: `\`${cast.to}\` is only claimed for \`${origin.source.text}\`: nothing looks whether the client sent that (${handlerName(origin.handler)})`,
      related: [{ location: origin.handler.at, message: handlerName(origin.handler) }, ...origin.steps],
      form: cast.kind,
    };
  }
  return undefined;
}

/** A decorated parameter of NestJS with a type that no pipe checks. */
function annotatedIn(graph: ProjectGraph, file: ProjectFile, id: FunctionId): Observation | undefined {
  const signature = file.syntax.functions[id]?.signature ?? [];
  for (const [index, parameter] of signature.entries()) {
    const { typeSpan, typeText } = parameter;
    if (!typeSpan || parameter.decorators.length === 0 || loose.test(typeText)) continue;
    const definition = file.syntax.definitions.findIndex((it) => it.kind === 'parameter' && it.function === id && it.index === index);
    if (definition === -1) continue;
    const value: Value = { kind: 'definition', id: definition };
    if (!graph.calls.callsIn({ file, id }).some((it) => goesOn(graph, file, it, value))) continue;
    const origin = graph.requestData.origins({ file, within: id, span: typeSpan }, value).find((it) => isClaimed(it));
    if (!origin) continue;
    return {
      at: locationIn(file.path, typeSpan),
      message: `\`${typeText}\` is only claimed for \`${origin.source.text}\`: no pipe looks whether the client sent that (${handlerName(origin.handler)})`,
      related: [{ location: origin.handler.at, message: handlerName(origin.handler) }],
      form: 'annotation',
    };
  }
  return undefined;
}

function isClaimed({ source, shape, handler }: Origin): boolean {
  // Jobs of a queue were put there by the project itself; what a socket says, a client says.
  const isFromClient = source.part === 'body' || source.part === 'query' || (source.part === 'message' && handler.method === 'socket');
  return shape === 'any' && isFromClient;
}

/** Reports whether what was cast is handed on: itself, or the variables made of it. */
function leaves(graph: ProjectGraph, file: ProjectFile, cast: CastFact): boolean {
  const made = file.syntax.definitions.flatMap((it, id): readonly Value[] => (it.kind === 'variable' && it.values.includes(cast.value) ? [{ kind: 'definition', id }] : []));
  const values = [cast.value, ...made];
  return graph.calls.callsIn({ file, id: cast.within }).some((call) => values.some((it) => goesOn(graph, file, call, it)));
}

/** Reports whether a call hands a value to code beyond the handler: a function of the project, or a package other than the framework's own. */
function goesOn(graph: ProjectGraph, file: ProjectFile, call: CallFact, value: Value): boolean {
  if (!call.arguments.some((it) => holds(it, value))) return false;
  return graph.values.targets(file, call.callee).some((it) => it.kind === 'function' || it.kind === 'class' || (it.kind === 'package' && !/^(?:express|fastify|koa|hono|@nestjs\/\w+|next|assert|lodash|util|zod|joi)$/.test(it.name)));
}

function holds(given: Value, value: Value): boolean {
  if (given === value || (given.kind === 'definition' && value.kind === 'definition' && given.id === value.id)) return true;
  if (given.kind === 'member' || given.kind === 'awaited') return holds(given.of, value);
  if (given.kind === 'object') return given.members.some(([, it]) => holds(it, value));
  return given.kind === 'array' && given.items.some((it) => holds(it, value));
}

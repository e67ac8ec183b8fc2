/** Calls that wait for something outside the process: other services, databases, the disk, other processes. */
import type { CallFact } from '../../facts/facts.js';
import { httpClients } from '../apis/http-clients.js';
import { refKey, type FunctionRef } from '../calls/call-graph.js';
import { isFirstUse } from '../calls/first-use.js';
import type { ApiTable } from '../calls/external-calls.js';
import { databaseCalls } from '../databases/database-calls.js';
import type { ProjectGraph } from '../project-graph.js';

const others: ApiTable = {
  fs: /^promises\.(?:readFile|writeFile|copyFile|unlink|rm|appendFile)$/,
  'fs/promises': /^(?:readFile|writeFile|copyFile|unlink|rm|appendFile)$/,
  child_process: /^(?:exec|execFile|spawn)$/,
  nodemailer: /^createTransport\(\)\.sendMail$/,
  '@sendgrid/mail': /^send(?:Multiple)?$/,
  twilio: /^\(\)\.messages\.create$/,
  'aws-sdk': /\.promise$/,
  'firebase-admin': /\.send(?:Multicast|EachForMulticast)?$/,
  openai: /\.create$/,
  stripe: /^\(\)\.\w+(?:\.\w+)*\.(?:create|update|retrieve|list|del|cancel)$/,
};
const awsPackages = /^@aws-sdk\/client-/;
const maximumDistance = 3;

/** What waits, by the function it stands in. */
export interface RemoteCall {
  readonly call: CallFact;
  readonly kind: 'service' | 'database';
}

function remoteCallsIn(graph: ProjectGraph, ref: FunctionRef): readonly RemoteCall[] {
  const { around } = graph;
  if (around && !around.edited.isPresent(ref.file)) return remoteCallsIn(around.before, ref);
  return remoteCalls(graph).get(refKey(ref)) ?? [];
}

const known = new WeakMap<ProjectGraph, ReadonlyMap<string, readonly RemoteCall[]>>();

function remoteCalls(graph: ProjectGraph): ReadonlyMap<string, readonly RemoteCall[]> {
  const found = known.get(graph);
  if (found) return found;
  const byFunction = new Map<string, RemoteCall[]>();
  const add = (ref: FunctionRef, it: RemoteCall): void => {
    byFunction.set(refKey(ref), [...(byFunction.get(refKey(ref)) ?? []), it]);
  };
  const aws = new Set(graph.files.flatMap((file) => file.imports.flatMap(({ target }) => (target.kind === 'package' && awsPackages.test(target.name) ? [target.name] : []))));
  const tables: readonly ApiTable[] = [
    ...httpClients.map((api) => Object.fromEntries(api.packages.map((it) => [it, api.sends]))),
    others,
    Object.fromEntries([...aws].map((it) => [it, /\(\)\.send$/])),
  ];
  for (const table of tables) for (const { within, call } of graph.external.to(table)) add(within, { call, kind: 'service' });
  for (const { within, call, api, does } of databaseCalls(graph)) if (api.kind === 'server' && does !== 'begin' && does !== 'end') add(within, { call, kind: 'database' });
  known.set(graph, byFunction);
  return byFunction;
}

/** What a call waits for: itself, or the first thing that the project's own function behind it calls; `undefined` when nothing is known. */
export function remoteBehind(graph: ProjectGraph, from: FunctionRef, call: CallFact): RemoteCall | undefined {
  const own = remoteCallsIn(graph, from).find((it) => it.call === call);
  if (own) return own;
  const edges = graph.calls.edgesFrom(from).filter((it) => it.call === call && it.via === 'call');
  return edges.length === 1 && edges[0] ? remoteIn(graph, edges[0].to) : undefined;
}

/** The first thing that a function waits for, a few calls further at most. */
export function remoteIn(graph: ProjectGraph, start: FunctionRef): RemoteCall | undefined {
  const seen = new Set([refKey(start)]);
  let refs: readonly FunctionRef[] = [start];
  for (let distance = 0; distance < maximumDistance && refs.length > 0; distance += 1) {
    const next: FunctionRef[] = [];
    for (const ref of refs) {
      const [own] = remoteCallsIn(graph, ref);
      if (own) return own;
      for (const { to, call } of graph.calls.edgesFrom(ref)) {
        if (seen.has(refKey(to)) || to.file.role !== 'server' || isFirstUse(ref.file, call)) continue;
        seen.add(refKey(to));
        next.push(to);
      }
    }
    refs = next;
  }
  return undefined;
}

/** Calls into databases: what each does, how its result is limited, and which transaction it belongs to. */
import { databaseApis, type DatabaseAction, type DatabaseApi } from '../apis/databases.js';
import type { ApiTable, ExternalCall } from '../calls/external-calls.js';
import type { ProjectGraph } from '../project-graph.js';
import { chainFrom, chainNames, chainRoot } from './query-chain.js';
import { readStatement, textOf, type Statement } from './sql-text.js';

export interface DatabaseCall extends ExternalCall {
  readonly api: DatabaseApi;
  readonly does: DatabaseAction;
  /** Every way from a package that the callee may stand for. */
  readonly paths: readonly string[];
  /** The calls that build the query, this one or its builder first. */
  readonly chain: readonly number[];
  /** Names of the calls along the chain. */
  readonly along: readonly string[];
  /** What its text says, where it is SQL and the text is known. */
  readonly statement: Statement | undefined;
}

const actions: readonly DatabaseAction[] = ['one', 'list', 'count', 'write', 'sql', 'begin', 'end'];
const byPackage = new Map<string, DatabaseApi[]>();
for (const api of databaseApis) for (const name of api.packages) byPackage.set(name, [...(byPackage.get(name) ?? []), api]);
const anyCall: ApiTable = Object.fromEntries([...byPackage.keys()].map((it) => [it, /^/]));

const actionsByApi = new Map(databaseApis.map((api) => [api, actionsOf(api.calls)]));
const alongByApi = new Map(databaseApis.map((api) => [api, actionsOf(api.along ?? {})]));
const recordsByApi = new Map(databaseApis.map((api) => [api, new Set(api.recordWrites?.split(' ') ?? [])]));

/** What stands before a call on a record: a read, a model made with `new`, or a model's type. */
const records = /(?:\b(?:find\w*|create|build|getOne)\(\)(?:\.(?:\[\]|0))?(?:\.\w+\(\))*|\bModel\(\)|odel\(\)\(\)|HydratedDocument\(\)|Document\(\)|BaseEntity\(\))$/;

const known = new WeakMap<ProjectGraph, readonly DatabaseCall[]>();

/** Every call of server code into a database, in the order of files and calls. */
export function databaseCalls(graph: ProjectGraph): readonly DatabaseCall[] {
  let calls = known.get(graph);
  if (!calls) {
    calls = graph.external.to(anyCall).flatMap((it) => databaseCall(graph, it));
    known.set(graph, calls);
  }
  return calls;
}

function databaseCall(graph: ProjectGraph, { file, index }: ExternalCall): readonly DatabaseCall[] {
  const found = graph.external.of(file, index);
  for (const it of found) {
    for (const api of byPackage.get(it.package) ?? []) {
      const base = actionOf(graph, api, it);
      if (base === undefined) continue;
      const root = api.builders === undefined ? index : chainRoot(file, index, (call) => isBuilder(graph, it, api, call));
      const chain = chainFrom(file, root, api.builders !== undefined);
      const along = chainNames(file, chain);
      const statement = base === 'sql' ? statementOf(it) : undefined;
      const changed = along.map((name) => alongByApi.get(api)?.get(name)).find((action) => action !== undefined);
      return [{ ...it, api, does: statement?.does ?? changed ?? base, paths: found.map(({ path }) => path), chain, along, statement }];
    }
  }
  return [];
}

function actionOf(graph: ProjectGraph, api: DatabaseApi, { file, call, path }: ExternalCall): DatabaseAction | undefined {
  const end = path.lastIndexOf('.');
  const name = path.slice(end + 1);
  const before = end === -1 ? '' : path.slice(0, end);
  if (api.called?.path.test(path) === true && (call.tagged || !api.called.onlyTagged)) return api.called.does;
  if (api.commands?.send.test(path) === true) {
    const [command] = call.arguments;
    const names = command ? graph.values.targets(file, command).flatMap((it) => (it.kind === 'package' ? [it.path.replace(/\(\)$/, '')] : [])) : [];
    return actions.find((action) => names.some((it) => api.commands?.does[action]?.test(it) === true));
  }
  const action = actionsByApi.get(api)?.get(name);
  if (action !== undefined && api.receivers.test(before)) return action;
  return recordsByApi.get(api)?.has(name) === true && records.test(before) ? 'write' : undefined;
}

function actionsOf(names: DatabaseApi['calls']): ReadonlyMap<string, DatabaseAction> {
  return new Map(actions.flatMap((action) => (names[action] ?? '').split(' ').filter((it) => it !== '').map((it) => [it, action] as const)));
}

function isBuilder(graph: ProjectGraph, { file }: ExternalCall, api: DatabaseApi, call: number): boolean {
  const callee = file.syntax.calls[call]?.callee;
  return callee?.kind === 'member' && api.builders?.split(' ').includes(callee.name) === true && graph.values.targets(file, callee).length > 0;
}

/** The statement that a call is given, or that was prepared for it. */
function statementOf({ file, call }: ExternalCall): Statement | undefined {
  const { callee } = call;
  const prepared = callee.kind === 'member' && callee.of.kind === 'result' ? file.syntax.calls[callee.of.call] : undefined;
  const isPrepared = prepared?.callee.kind === 'member' && prepared.callee.name === 'prepare';
  const [first] = isPrepared ? prepared.arguments : call.arguments;
  const text = first && textOf(file, first);
  return text === undefined ? undefined : readStatement(text);
}

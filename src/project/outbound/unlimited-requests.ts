/** Requests to other services that nothing ends in time, together with the client that sends them. */
import type { CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { httpClients, type HttpClientApi } from '../apis/http-clients.js';
import type { ExternalCall } from '../calls/external-calls.js';
import { memberPresence, type Presence } from '../data/options.js';
import { chainFrom, chainNames } from '../databases/query-chain.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

export interface UnlimitedRequest extends ExternalCall {
  readonly api: HttpClientApi;
  /** The call that made the client; `undefined` for a package that is its own client. */
  readonly madeBy: ExternalCall | undefined;
}

/** Packages and helpers that put a limit around whatever they are given. */
const limiters = /^(?:opossum|cockatiel|p-timeout|promise-timeout|axios-retry|retry-axios|@sindresorhus\/timeout|node-fetch-with-timeout)$/;

/** Every such request in server code, in the order of files and calls. */
export function unlimitedRequests(graph: ProjectGraph): readonly UnlimitedRequest[] {
  return httpClients.flatMap((api) => {
    const makers = api.makes ? graph.external.to(tableOf(api, api.makes)) : [];
    const limits = makers.map((it) => limitOfMaker(graph, api, it));
    if (hasDefaultLimit(graph, api)) return [];
    return graph.external.to(tableOf(api, api.sends)).flatMap((it): readonly UnlimitedRequest[] => {
      const isMade = /\(\)/.test(it.path) && api.makes !== undefined;
      // Which client a call uses is not told apart, so all that the project makes have to lack a limit.
      if (isMade && limits.some((limit) => limit !== 'absent')) return [];
      if (limitOf(graph, api, it) !== 'absent' || isLimitedAround(it.file, it.call, it.index) || loadsLimiter(it.file)) return [];
      if (!isMade) return [{ ...it, api, madeBy: undefined }];
      const near = makers.filter((maker) => maker.file === it.file);
      const [madeBy, ...others] = near.length > 0 ? near : makers;
      return madeBy && others.length === 0 ? [{ ...it, api, madeBy }] : [];
    });
  });
}

function tableOf(api: HttpClientApi, path: RegExp): Readonly<Record<string, RegExp>> {
  return Object.fromEntries(api.packages.map((it) => [it, path]));
}

function limitOf(graph: ProjectGraph, api: HttpClientApi, { file, call, index }: ExternalCall): Presence {
  const names = chainNames(file, chainFrom(file, index));
  if (names.includes('timeout') || names.includes('setTimeout') || names.includes('abort') || names.includes('destroy')) return 'present';
  return presenceAmong(graph, api, file, call);
}

/** What is given beside the address: options that cannot be seen may well hold a timeout. */
function presenceAmong(graph: ProjectGraph, api: HttpClientApi, file: ProjectFile, call: CallFact): Presence {
  const found = call.arguments.map((it, index): Presence => {
    if (index === 0 && !mayBeOptions(graph, file, it)) return 'absent';
    // The body of a request is no options, and may be anything.
    if (index === 1 && isBodyFirst(call) && api.packages.includes('axios')) return 'absent';
    return memberPresence(graph.values, file, it, api.timeouts);
  });
  return found.includes('present') ? 'present' : found.includes('unknown') ? 'unknown' : 'absent';
}

function mayBeOptions(graph: ProjectGraph, file: ProjectFile, value: Value): boolean {
  return value.kind === 'object' || graph.values.targets(file, value).some((it) => it.kind === 'object');
}

function isBodyFirst({ callee }: CallFact): boolean {
  return callee.kind === 'member' && /^(?:post|put|patch)(?:Form)?$/.test(callee.name);
}

function limitOfMaker(graph: ProjectGraph, api: HttpClientApi, maker: ExternalCall): Presence {
  const given = presenceAmong(graph, api, maker.file, maker.call);
  if (given !== 'absent') return given;
  // What an interceptor adds to each request may be a timeout.
  const text = JSON.stringify({ kind: 'result', call: maker.index });
  const isOnMade = (value: Value): boolean => JSON.stringify(value) === text || (value.kind === 'definition' && holdsResult(maker.file, value.id, maker.index)) || (value.kind === 'member' && isOnMade(value.of));
  const intercepts = maker.file.syntax.calls.some(({ callee }) => callee.kind === 'member' && callee.name === 'use' && callee.of.kind === 'member' && callee.of.name === 'request' && isOnMade(callee.of.of));
  const assigns = maker.file.syntax.assignments.some(({ target }) => target.kind === 'member' && target.name === 'timeout');
  return intercepts || assigns ? 'unknown' : 'absent';
}

function holdsResult(file: ProjectFile, id: number, call: number): boolean {
  const definition = file.syntax.definitions[id];
  return definition?.kind === 'variable' && definition.values.some((it) => it.kind === 'result' && it.call === call);
}

/** A limit for every request of the project: `axios.defaults.timeout = …`, `setGlobalDispatcher(…)`, `HttpModule.register({ timeout })`. */
function hasDefaultLimit(graph: ProjectGraph, api: HttpClientApi): boolean {
  const [name] = api.packages;
  if (name === 'axios') {
    const writes = graph.files.some((file) => file.syntax.assignments.some(({ target }) => target.kind === 'member' && /^(?:timeout|httpsAgent|adapter|defaults)$/.test(target.name) && graph.values.targets(file, target.of).some((it) => it.kind === 'package' && it.name === 'axios')));
    return writes || graph.external.to({ axios: /^(?:default\.)?interceptors\.request\.use$/ }).length > 0;
  }
  if (name === '' || name === 'undici') return graph.external.to({ undici: /^setGlobalDispatcher$/ }).length > 0;
  if (name === '@nestjs/axios') {
    const modules = graph.external.to({ '@nestjs/axios': /^HttpModule\.register(?:Async)?$/ });
    return modules.some(({ file, call, path }) => path.endsWith('Async') || memberPresence(graph.values, file, call.arguments[0], api.timeouts) !== 'absent') || graph.external.to({ rxjs: /^timeout$/ }).length > 0;
  }
  if (name === 'http') return graph.external.to({ http: /^Agent$/, https: /^Agent$/ }).some(({ file, call }) => memberPresence(graph.values, file, call.arguments[0], ['timeout']) !== 'absent');
  return false;
}

/** Reports whether a request is raced against a timer or handed to something that ends it. */
function isLimitedAround(file: ProjectFile, call: CallFact, index: number): boolean {
  const holds = (value: Value): boolean =>
    (value.kind === 'result' && value.call === index) ||
    (value.kind === 'array' && value.items.some(holds)) ||
    (value.kind === 'function' && isInside(file, call.within, value.id)) ||
    (value.kind === 'definition' && holdsResult(file, value.id, index));
  return file.syntax.calls.some((it) => /timeout|race|abort|breaker|deadline/i.test(it.text) && it.arguments.some(holds));
}

function isInside(file: ProjectFile, within: number, outer: number): boolean {
  for (let at = within; at !== -1; at = file.syntax.functions[at]?.within ?? -1) if (at === outer) return true;
  return false;
}

function loadsLimiter(file: ProjectFile): boolean {
  return file.imports.some((it) => it.target.kind === 'package' && limiters.test(it.target.name));
}

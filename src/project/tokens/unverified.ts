/** Tokens of a request that are read without asking who signed them, and that decide who someone is. */
import { tokenReading, tokenVerifying } from '../apis/tokens.js';
import type { ExternalCall } from '../calls/external-calls.js';
import type { HotFunction } from '../calls/hot-set.js';
import { Guards } from '../guards/guards.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import { tokenSource } from './token-source.js';

export interface UnverifiedToken {
  readonly read: ExternalCall;
  readonly hot: HotFunction;
  /** Where the request has the token, as the code writes it. */
  readonly source: string;
}

/** What is read to find the key, or to say when a token ends; it names nobody. */
const technical = /^(?:exp|iat|nbf|header|alg|kid|iss|typ|jti|aud)$/;

export function findUnverifiedTokens(graph: ProjectGraph): readonly UnverifiedToken[] {
  const guards = new Guards(graph);
  const verifying = new Set(graph.external.to(tokenVerifying).map((it) => it.file));
  return graph.external.to(tokenReading).flatMap((read): readonly UnverifiedToken[] => {
    const { file, call, index, within } = read;
    const hot = graph.hot.find(within);
    const [token, options] = call.arguments;
    // A file that verifies as well reads first to know by which key.
    if (!hot || !token || verifying.has(file) || asksForHeader(options)) return [];
    const names = membersOf(file, index);
    if (names.length > 0 && names.every((it) => technical.test(it))) return [];
    const source = tokenSource(graph.values, hot, token);
    if (source === undefined || hot.handler.chain.some((it) => guards.link(it) !== 'no')) return [];
    return [{ read, hot, source }];
  });
}

function asksForHeader(options: ExternalCall['call']['arguments'][number] | undefined): boolean {
  return options?.kind === 'object' && options.members.some(([name]) => name === 'complete' || name === 'header');
}

/** Names of the members that a file takes from what a call gives. */
function membersOf(file: ProjectFile, call: number): readonly string[] {
  const held = file.syntax.definitions.flatMap((it, id) => (it.kind === 'variable' && it.values.some((value) => isResult(value, call)) ? [{ id, path: it.path }] : []));
  const names = held.flatMap(({ path }) => path.slice(0, 1));
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const { kind, of, name } = value as { kind?: string; of?: { kind?: string; id?: number }; name?: string };
      if (kind === 'member' && name !== undefined && of && (isResult(of, call) || (of.kind === 'definition' && held.some((it) => it.id === of.id)))) names.push(name);
      Object.values(value).forEach(visit);
    }
  };
  visit([file.syntax.calls, file.syntax.assignments, file.syntax.functions, file.syntax.branches, file.syntax.definitions, file.syntax.exports]);
  return names;
}

function isResult(value: object, call: number): boolean {
  const { kind, of, call: index } = value as { kind?: string; of?: object; call?: number };
  return kind === 'awaited' && of ? isResult(of, call) : kind === 'result' && index === call;
}

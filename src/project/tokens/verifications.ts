/** Verifications of tokens with what they are told: key and options. */
import type { CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { verificationOptions } from '../apis/tokens.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

export interface Verification {
  readonly file: ProjectFile;
  readonly call: CallFact;
  readonly package: string;
  /** What is known of its options: members by name; empty without options. */
  readonly options: ReadonlyMap<string, Value>;
  /** Whether all that is said in the options is known, so that what is absent is absent. */
  readonly isWhole: boolean;
}

type Followed = Pick<ProjectGraph, 'values' | 'external' | 'withRole'>;

/** Every verification in server code, in the order of packages, files and calls. */
export function findVerifications(graph: Followed): readonly Verification[] {
  const called = verificationOptions.flatMap(([table, index]) =>
    graph.external.to(table).map((it): Verification => ({ file: it.file, call: it.call, package: it.package, ...optionsOf(graph, it.file, it.call.arguments[index], it.call.arguments.length <= index) })),
  );
  return [...called, ...strategies(graph)];
}

/** `super({ … })` of a class that extends `PassportStrategy(Strategy)`, as NestJS has it. */
function strategies(graph: Followed): readonly Verification[] {
  return graph.withRole('server').flatMap((file) =>
    file.syntax.classes.flatMap((it): readonly Verification[] => {
      const base = it.extends?.kind === 'result' ? file.syntax.calls[it.extends.call] : undefined;
      const given = base?.arguments[0];
      if (!given || !graph.values.targets(file, given).some((target) => target.kind === 'package' && target.name === 'passport-jwt')) return [];
      const call = file.syntax.calls.find(({ text, within }) => text === 'super' && within === it.constructedBy);
      return call ? [{ file, call, package: 'passport-jwt', ...optionsOf(graph, file, call.arguments[0], false) }] : [];
    }),
  );
}

function optionsOf(graph: Followed, file: ProjectFile, given: Value | undefined, isAbsent: boolean): Pick<Verification, 'options' | 'isWhole'> {
  // A callback may stand where options would.
  if (given === undefined || given.kind === 'function') return { options: new Map(), isWhole: isAbsent || given?.kind === 'function' };
  const objects = graph.values.targets(file, given).flatMap((it) => (it.kind === 'object' && it.value.kind === 'object' ? [it.value] : []));
  const [only] = objects;
  if (!only || objects.length > 1) return { options: new Map(), isWhole: false };
  return { options: new Map(only.members), isWhole: !only.members.some(([name]) => name === '…') };
}

/** What a process does about failures that nothing else caught. */
import type { SourceLocation } from '../analysis/location.js';
import type { CallFact } from '../facts/facts.js';
import { locationIn, type ProjectFile } from './project-file.js';
import type { ProjectGraph } from './project-graph.js';
import type { Target } from './targets.js';

/** One `process.on('unhandledRejection' | 'uncaughtException', handler)`. */
export interface ProcessPolicy {
  readonly file: ProjectFile;
  readonly event: string;
  /** The callee. */
  readonly at: SourceLocation;
  /** What the handler is seen to do: end the process, only log, or something that cannot be told. */
  readonly does: 'ends' | 'logs' | 'unknown';
}

type Followed = Pick<ProjectGraph, 'values'>;

const events = new Set(['unhandledRejection', 'uncaughtException']);

/** Packages that install a policy of their own when they are loaded or called. */
const policyPackages =
  /^(?:close-with-grace|loud-rejection|make-promises-safe|hard-rejection|@sentry\/(?:node|nestjs|bun)|elastic-apm-node|newrelic|dd-trace|@godaddy\/terminus|lightship|express-graceful-exit|node-graceful-shutdown|@gquittet\/graceful-server|async-exit-hook|exit-hook)$/;

/** Every policy that server code or configuration installs, in the order of files and calls. */
export function findProcessPolicies(graph: Followed & Pick<ProjectGraph, 'withRole'>): readonly ProcessPolicy[] {
  return graph.withRole('server', 'config').flatMap((file) =>
    file.syntax.calls.flatMap((call): readonly ProcessPolicy[] => {
      const [event, handler] = call.arguments;
      if (call.callee.kind !== 'member' || event?.kind !== 'text' || !events.has(event.value) || handler === undefined) return [];
      if (!graph.values.targets(file, call.callee).some((it) => isProcessOn(it))) return [];
      const functions = graph.values.targets(file, handler);
      return [{ file, event: event.value, at: locationIn(file.path, call.span), does: effectOf(graph, functions) }];
    }),
  );
}

/** Reports whether a file loads a package that installs a policy. */
export function loadsPolicyPackage(file: ProjectFile): boolean {
  return file.imports.some((it) => it.target.kind === 'package' && policyPackages.test(it.target.name));
}

function isProcessOn(target: Target): boolean {
  const path = target.kind === 'global' ? target.path : target.kind === 'package' && target.name === 'process' ? `process.${target.path}` : '';
  return /^process\.(?:on|once|addListener|prependListener)$/.test(path);
}

/** Looks at what the handler calls; one unknown call means that it cannot be told. */
function effectOf(graph: Followed, handlers: readonly Target[]): ProcessPolicy['does'] {
  const functions = handlers.filter((it) => it.kind === 'function');
  if (functions.length === 0 || functions.length < handlers.length) return 'unknown';
  const effects = functions.flatMap((it): readonly ProcessPolicy['does'][] => {
    const throws = it.file.syntax.functions[it.id]?.risks.some((risk) => risk.kind === 'throw') === true;
    return throws ? ['ends'] : effectsWithin(graph, it, 0);
  });
  if (effects.includes('ends')) return 'ends';
  return effects.length > 0 && effects.every((it) => it === 'logs') ? 'logs' : 'unknown';
}

/** What the calls inside a function do; own functions are followed two calls deep. */
function effectsWithin(graph: Followed, { file, id }: Target & { kind: 'function' }, depth: number): readonly ProcessPolicy['does'][] {
  return file.syntax.calls.filter((call) => isWithin(file, call.within, id)).flatMap((call) => {
    const own = graph.values.targets(file, call.callee).filter((it) => it.kind === 'function');
    const effect = effectOfCall(graph, file, call);
    if (own.length === 0 || depth >= 2) return [effect];
    const inner = own.flatMap((it) => effectsWithin(graph, it, depth + 1));
    // A logger of one's own formats and writes; only that it ends the process would be news.
    return effect === 'logs' && !inner.includes('ends') ? ['logs'] : inner;
  });
}

function isWithin(file: ProjectFile, inner: number, outer: number): boolean {
  for (let at = inner; at !== -1; at = file.syntax.functions[at]?.within ?? -1) if (at === outer) return true;
  return false;
}

function effectOfCall(graph: Followed, file: ProjectFile, call: CallFact): 'ends' | 'logs' | 'unknown' {
  const targets = graph.values.targets(file, call.callee);
  const paths = targets.map((it) => (it.kind === 'global' ? it.path : ''));
  if (paths.some((it) => /^process\.(?:exit|kill|abort|reallyExit)$/.test(it))) return 'ends';
  if (paths.length > 0 && paths.every((it) => /^console\.\w+$/.test(it))) return 'logs';
  // Formatting what will be logged is part of logging.
  if (paths.length > 0 && paths.every((it) => /^(?:String|JSON\.stringify|Error)$/.test(it))) return 'logs';
  if (targets.length > 0 && targets.every((it) => it.kind === 'package' && it.name === 'util' && /^(?:format|inspect)$/.test(it.path))) return 'logs';
  const isLogger = call.callee.kind === 'member' && /^(?:error|warn|info|debug|log|fatal|trace|verbose|critical)$/.test(call.callee.name);
  return isLogger && /log/i.test(call.text) ? 'logs' : 'unknown';
}

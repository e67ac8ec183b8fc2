/** What Plumbline's promise rules report on a set of files, with the graph that explains why they are silent elsewhere. */
import type { SourceFiles } from '../../src/analysis/source-files.js';
import { finish } from '../../src/analysis/steps.js';
import { declarationsOf } from '../../src/engine/declarations.js';
import { Packages } from '../../src/engine/packages.js';
import { Extractor, isSource } from '../../src/extract/extractor.js';
import { linkProject, type ProjectGraph } from '../../src/project/project-graph.js';
import { assignRoles } from '../../src/project/roles.js';
import { asyncExpressHandler } from '../../src/rules/async-express-handler.js';
import { asyncListener } from '../../src/rules/async-listener.js';
import type { Observation } from '../../src/rules/rule.js';
import { unhandledRejection } from '../../src/rules/unhandled-rejection.js';
import { defaultStandards } from '../../src/standards/standards.js';

/** What is compared: a promise that floats, or an async function given to something that drops its promise. */
export type Topic = 'floating' | 'misused';

export interface OurReport {
  readonly topic: Topic;
  readonly rule: string;
  readonly observation: Observation;
}

export interface Ours {
  readonly graph: ProjectGraph;
  readonly reports: readonly OurReport[];
  readonly problems: readonly string[];
}

/** Bundles and minified code; the engine leaves them out as well. */
const neverSource = /\.min\.[cm]?js$|(^|\/)(?:bower_components|\.yarn|\.pnp\.)/;

/** Paths of the files that are read as code, sorted. */
export function sourcePaths(files: SourceFiles): readonly string[] {
  return files.list().filter((it) => isSource(it) && !neverSource.test(it));
}

/** Runs the rules without standards, so that nothing is suppressed or waived. */
export function review(files: SourceFiles, typesFolder: string): Ours {
  const extractor = new Extractor(files, typesFolder);
  const syntax = finish(extractor.syntax(sourcePaths(files)));
  const roles = assignRoles(syntax);
  const typed = new Set(syntax.filter((it) => roles.get(it.file) === 'server').map((it) => it.file));
  const facts = finish(extractor.answers(syntax, typed));
  const graph = linkProject(facts, declarationsOf(defaultStandards, facts, roles, new Packages(files)));
  const reports = [
    // What runs at start-up is the same promise to both; whether to report it is a matter of standards.
    ...[...unhandledRejection.check(graph, { starts: true })].map((it): OurReport => ({ topic: 'floating', rule: unhandledRejection.id, observation: it })),
    ...[asyncListener, asyncExpressHandler].flatMap((rule) =>
      [...rule.check(graph, {})].map((it): OurReport => ({ topic: 'misused', rule: rule.id, observation: it })),
    ),
  ];
  return { graph, reports, problems: extractor.problems.map((it) => `${it.file}: ${it.message}`) };
}

/** Runs the steps over one root: extract, link, check, triage. Holds what may be reused from one review to the next. */
import type { AnchoredFinding, Notice, Problem } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { finish } from '../analysis/steps.js';
import { Extractor, isSource } from '../extract/extractor.js';
import type { FileFacts } from '../facts/facts.js';
import { linkProject, type ProjectGraph } from '../project/project-graph.js';
import { assignRoles, type FileRole } from '../project/roles.js';
import { rules } from '../rules/index.js';
import { isReviewed } from '../standards/match.js';
import { readStandards } from '../standards/read-standards.js';
import type { Standards } from '../standards/standards.js';
import { triage } from '../standards/triage.js';
import { anchorFinding, type Anchored } from './anchor.js';
import { declarationsOf } from './declarations.js';
import { Packages } from './packages.js';
import type { Coverage, Review } from './review.js';
import { suppressionsOf } from './suppressions.js';
import type { Workspace, WorkspaceOptions } from './workspace.js';

const descriptors = rules.map((it) => ({ id: it.id, options: it.options }));

/** Files that are never source: bundles and minified code that some repositories commit. */
const neverSource = /\.min\.[cm]?js$|(^|\/)(?:bower_components|\.yarn|\.pnp\.)/;

export class OpenWorkspace implements Workspace {
  readonly #options: WorkspaceOptions;
  readonly #files: SourceFiles;
  #extractor: Extractor;
  #changed = new Set<string>();
  /** The last standards that were right; an edit that breaks the file does not throw the layers away. */
  #lastGood: Standards | undefined;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#files = options.files;
    this.#extractor = new Extractor(options.files, options.typesFolder, options);
  }

  apply(changed: readonly string[]): void {
    for (const it of changed) this.#changed.add(it);
  }

  review(): Review {
    return finish(this.reviewSteps());
  }

  *reviewSteps(): Generator<void, Review> {
    this.#forgetChanges();
    const read = readStandards(this.#files, descriptors);
    if (read.errors.length === 0) this.#lastGood = read.standards;
    const standards = this.#lastGood ?? read.standards;
    const paths = this.#files.list().filter((it) => isSource(it) && !neverSource.test(it) && isReviewed(standards, it));
    const facts = yield* this.#extract(paths);
    const packages = new Packages(this.#files);
    const graph = linkProject(facts.files, declarationsOf(standards, facts.files, facts.roles, packages));
    const findings = this.#check(graph, standards);
    const suppressions = suppressionsOf(graph);
    const defaults = new Map(this.#options.cards.map((it) => [it.id, it]));
    const missing = this.#extractor.missingPackages;
    const coverage = coverageOf(graph, missing.length > 0, this.#extractor.resolver);
    return {
      edition: standards.edition,
      files: paths.length,
      handlers: graph.handlers.length,
      coverage,
      findings: triage(findings, { standards, defaults, suppressions }, this.#options.today),
      strengths: [],
      signals: [],
      notices: [...read.notices, ...missingNotice(missing)],
      problems: sortProblems([...read.problems, ...this.#extractor.problems]),
      standardsErrors: read.errors,
      layersDeclared: standards.layers.length > 0 || standards.contexts.length > 0,
    };
  }

  save(): void {
    finish(this.saveSteps());
  }

  saveSteps(): Generator<void> {
    return this.#extractor.save();
  }

  close(): void {
    this.#extractor.close();
  }

  #forgetChanges(): void {
    // A file whose extraction was cut short is extracted again next time, since only whole facts are kept.
    this.#extractor.forget([...this.#changed].filter((it) => it !== 'plumbline.json' && !it.startsWith('.plumbline/')));
    this.#changed = new Set();
  }

  *#extract(paths: readonly string[]): Generator<void, { files: readonly FileFacts[]; roles: ReadonlyMap<string, FileRole> }> {
    const { onProgress } = this.#options;
    const total = paths.length * 2;
    let done = 0;
    const report = function* <T>(steps: Generator<void, T>): Generator<void, T> {
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
        done += 1;
        onProgress?.(Math.min(done, total), total);
        yield;
      }
    };
    const syntax = yield* report(this.#extractor.syntax(paths));
    const roles = assignRoles(syntax);
    const typed = new Set(syntax.filter((it) => roles.get(it.file) === 'server').map((it) => it.file));
    const files = yield* report(this.#extractor.answers(syntax, typed));
    return { files, roles };
  }

  #check(graph: ProjectGraph, standards: Standards): readonly AnchoredFinding[] {
    const files = new Map<string, Anchored>();
    for (const it of graph.files) files.set(it.path, { syntax: it.syntax, text: () => this.#files.read(it.path) ?? '' });
    return rules.flatMap((rule) => {
      const setting = standards.rules[rule.id];
      if (setting?.severity === 'off') return [];
      return [...rule.check(graph, setting?.options ?? {})].map((it) => anchorFinding(rule.id, it, files));
    });
  }
}

function coverageOf(graph: ProjectGraph, isPartial: boolean, resolver: Coverage['resolver']): Coverage {
  let calls = 0;
  let resolved = 0;
  for (const file of graph.withRole('server')) {
    calls += file.syntax.calls.length;
    for (const call of file.syntax.calls) if (graph.values.targets(file, call.callee).length > 0) resolved += 1;
  }
  return { calls, resolved, types: isPartial ? 'partial' : 'full', resolver };
}

function missingNotice(missing: readonly string[]): readonly Notice[] {
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 5).join(', ');
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
  const verb = missing.length === 1 ? 'is' : 'are';
  return [{ message: `${missing.length} imported package${missing.length === 1 ? '' : 's'} ${verb} not installed (${shown}${more}): types are partial. Install dependencies for a fuller review.` }];
}

function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.message < b.message ? -1 : 1));
}

/** Runs the steps over one root: extract, link, check, triage. Holds what may be reused from one review to the next. */
import type { AnchoredFinding, Notice, Problem } from '../analysis/finding.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { finish } from '../analysis/steps.js';
import { Extractor } from '../extract/extractor.js';
import type { FileFacts } from '../facts/facts.js';
import { linkProject, type ProjectGraph } from '../project/project-graph.js';
import { assignRoles, type FileRole } from '../project/roles.js';
import { rules } from '../rules/index.js';
import { applyBaseline, baselineFile, type BaselineEntry, type BaselineState } from '../standards/baseline.js';
import { isReviewed } from '../standards/match.js';
import { readBaseline } from '../standards/read-baseline.js';
import { readStandards } from '../standards/read-standards.js';
import type { Standards } from '../standards/standards.js';
import { triage } from '../standards/triage.js';
import { anchorFinding, type Anchored } from './anchor.js';
import { declarationsOf } from './declarations.js';
import { withImported } from './imported.js';
import { Packages } from './packages.js';
import type { Coverage, Review } from './review.js';
import { reviewedPaths } from './reviewed-paths.js';
import { ruleDescriptors } from './rule-descriptors.js';
import { suppressionsOf } from './suppressions.js';
import type { Workspace, WorkspaceOptions } from './workspace.js';

export class OpenWorkspace implements Workspace {
  readonly #options: WorkspaceOptions;
  readonly #files: SourceFiles;
  #extractor: Extractor;
  #changed = new Set<string>();
  /** The last standards that were right; an edit that breaks the file does not throw the layers away. */
  #lastGood: Standards | undefined;
  /** The last baseline that was right, for the same reason. */
  #lastBaseline: readonly BaselineEntry[] | undefined;

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
    const read = readStandards(this.#files, ruleDescriptors);
    if (read.errors.length === 0) this.#lastGood = read.standards;
    const standards = this.#lastGood ?? read.standards;
    const baseline = readBaseline(this.#files);
    if (baseline.errors.length === 0) this.#lastBaseline = baseline.entries;
    const paths = reviewedPaths(this.#files, standards);
    const facts = yield* this.#extract(paths);
    const packages = new Packages(this.#files);
    const graph = linkProject(facts.files, declarationsOf(standards, facts.files, facts.roles, packages));
    const findings = this.#check(graph, standards);
    const suppressions = suppressionsOf(graph);
    const defaults = new Map(this.#options.cards.map((it) => [it.id, it]));
    const missing = this.#extractor.missingPackages;
    const coverage = coverageOf(graph, missing.length > 0, this.#extractor.resolver);
    const triaged = triage(findings, { standards, defaults, suppressions }, this.#options.today);
    const problems = sortProblems([...read.problems, ...baseline.problems, ...this.#extractor.problems]);
    const accepted = applyBaseline(triaged, this.#lastBaseline, new Set(problems.map((it) => it.file)));
    return {
      edition: standards.edition,
      files: paths.length,
      handlers: graph.handlers.length,
      coverage,
      findings: accepted.findings,
      baseline: { exists: accepted.exists, gone: accepted.gone, unjudged: accepted.unjudged },
      strengths: [],
      signals: [],
      notices: [...read.notices, ...(this.#options.imported?.notices ?? []), ...goneNotice(accepted), ...missingNotice(missing)],
      problems,
      standardsErrors: [...read.errors, ...baseline.errors],
      layersDeclared: standards.layers.length > 0 || standards.contexts.length > 0,
    };
  }

  save(): void {
    this.#extractor.save();
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

  #practiceOf(rule: string): string | undefined {
    return this.#options.cards.find((it) => it.id === rule)?.practice;
  }

  #check(graph: ProjectGraph, standards: Standards): readonly AnchoredFinding[] {
    const files = new Map<string, Anchored>();
    for (const it of graph.files) files.set(it.path, { syntax: it.syntax, text: () => this.#files.read(it.path) ?? '' });
    const { imported } = this.#options;
    const own = (imported?.only === true ? [] : rules).flatMap((rule) => {
      const setting = standards.rules[rule.id];
      if (setting?.severity === 'off') return [];
      return [...rule.check(graph, setting?.options ?? {})].map((it) => anchorFinding(rule.id, it, files));
    });
    const others = (imported?.findings ?? []).filter((it) => isReviewed(standards, it.at.file));
    return withImported(own, others.map((it) => ({ ...anchorFinding(it.rule, it, files), source: it.source })), (rule) => this.#practiceOf(rule));
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

function goneNotice({ gone }: BaselineState): readonly Notice[] {
  if (gone.length === 0) return [];
  const entries = gone.length === 1 ? '1 entry' : `${gone.length} entries`;
  return [{ message: `${entries} of ${baselineFile} no longer occur${gone.length === 1 ? 's' : ''}. \`plumbline baseline\` drops what is done.` }];
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

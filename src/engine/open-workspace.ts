/** Runs the steps over one root: extract, link, check, triage. Holds what may be reused from one review to the next. */
import type { AnchoredFinding, TriagedFinding } from '../analysis/finding.js';
import { compareText } from '../analysis/location.js';
import type { SourceFiles } from '../analysis/source-files.js';
import { finish } from '../analysis/steps.js';
import { Extractor } from '../extract/extractor.js';
import { peekSyntax } from '../extract/peek.js';
import type { FileFacts } from '../facts/facts.js';
import { linkSteps, type ProjectGraph } from '../project/project-graph.js';
import { assignRoles, type Bystander, type FileRole } from '../project/roles.js';
import { rules } from '../rules/index.js';
import { SignalReader } from '../signals/find-signals.js';
import { strengthSteps } from '../strengths/find-strengths.js';
import type { Rule } from '../rules/rule.js';
import type { BaselineEntry } from '../standards/baseline.js';
import { codeOwners, codeOwnersFiles } from '../standards/code-owners.js';
import { isReviewed, matcherOf } from '../standards/match.js';
import { readBaseline } from '../standards/read-baseline.js';
import { readStandards } from '../standards/read-standards.js';
import type { Standards } from '../standards/standards.js';
import { anchorFinding, type Anchored } from './anchor.js';
import { architectureOf, type Picture } from './architecture.js';
import { lensSteps, type HandlerLens } from './handler-lenses.js';
import { Bystanders } from './bystanders.js';
import { check } from './check.js';
import { coverageOf, missingNotice, sortProblems } from './coverage.js';
import { declarationsOf } from './declarations.js';
import { editedSteps, type Edited } from './edited.js';
import { FirstLook } from './first-look.js';
import type { Evidence, Found } from './found.js';
import { withImported } from './imported.js';
import { importsOf, instantFindings, type Known } from './instant.js';
import { judge } from './judge.js';
import { Packages } from './packages.js';
import type { Review } from './review.js';
import { reviewedPaths } from './reviewed-paths.js';
import { routesOf, type Routes } from './routes.js';
import { ruleDescriptors } from './rule-descriptors.js';
import { suppressionsOf } from './suppressions.js';
import type { Workspace, WorkspaceOptions } from './workspace.js';

/** Of more files than this, looking at everything again tells more and takes no longer. */
const mostEdited = 5;

interface Linked {
  readonly known: Known;
  readonly read: ReturnType<typeof readStandards>;
  readonly standards: Standards;
  readonly paths: readonly string[];
  readonly graph: ProjectGraph;
}

export class OpenWorkspace implements Workspace {
  readonly #options: WorkspaceOptions;
  readonly #files: SourceFiles;
  #extractor: Extractor<Bystander>;
  readonly #signals = new SignalReader();
  readonly #first: FirstLook;
  #changed = new Set<string>();
  /** The last standards that were right; an edit that breaks the file does not throw the layers away. */
  #lastGood: Standards | undefined;
  /** The last baseline that was right, for the same reason. */
  #lastBaseline: readonly BaselineEntry[] | undefined;
  /** The last link that came to its end: edited files are looked at on top of it. */
  #linked: Linked | undefined;
  /** Files that changed since. */
  readonly #edited = new Set<string>();
  /** What the last whole review knew of everything around a file. */
  #known: Known | undefined;
  readonly #bystanders: Bystanders;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#files = options.files;
    this.#first = new FirstLook(options.files);
    this.#extractor = new Extractor(options.files, options.typesFolder, options);
    this.#bystanders = new Bystanders(new Set(options.imported?.findings.map((it) => it.at.file)));
  }

  apply(changed: readonly string[]): void {
    for (const it of changed) this.#changed.add(it);
  }

  review(): Review {
    return finish(this.reviewSteps());
  }

  instant(file: string): readonly TriagedFinding[] {
    const isReviewed = this.#known === undefined ? this.#first.isReviewed(file) : this.#known.declarations.roles.has(file);
    const read = isReviewed ? peekSyntax(this.#files, file) : undefined;
    if (!read) return [];
    const known = this.#known ?? this.#first.knownOf(read.syntax, (it) => this.#inEdition(it));
    return known ? instantFindings(read.syntax, read.text, known, this.#options.cards, this.#options.today) : [];
  }

  *editedSteps(): Generator<void, Edited | undefined> {
    this.#forgetChanges();
    const files = [...this.#edited].sort(compareText);
    const { roles } = this.#known?.declarations ?? {};
    if (!this.#linked || !this.#known || files.length === 0 || files.length > mostEdited || !files.every((it) => roles?.has(it))) return undefined;
    const facts = yield* this.#extractor.edited(files, new Set(files.filter((it) => roles?.get(it) === 'server')));
    if (!facts) return undefined;
    const ownersOf = codeOwners(firstText(this.#files, codeOwnersFiles));
    return yield* editedSteps(this.#linked.graph, facts, { ...this.#options, ...this.#known, ownersOf }, (it) => this.#files.read(it) ?? '');
  }

  routes(): Routes {
    const { read, paths, graph } = finish(this.#link());
    const missing = missingNotice(this.#extractor.missingPackages);
    return {
      files: paths.length,
      ...routesOf(graph),
      notices: [...read.notices, ...missing],
      problems: sortProblems([...read.problems, ...this.#extractor.problems]),
      standardsErrors: read.errors,
    };
  }

  *architectureSteps(): Generator<void, Picture> {
    const { standards, graph } = yield* this.#linkedNow();
    return architectureOf(graph, standards);
  }

  *lensSteps(file: string, findings: readonly TriagedFinding[]): Generator<void, readonly HandlerLens[]> {
    const { graph } = yield* this.#linkedNow();
    return yield* lensSteps(graph, file, findings);
  }

  evidence(): Found {
    return finish(this.evidenceSteps());
  }

  *evidenceSteps(): Generator<void, Found> {
    const { read, standards, paths, graph } = yield* this.#linkedNow();
    return {
      files: paths.length,
      ...(yield* this.#evidence(graph, standards)),
      notices: [...read.notices, ...missingNotice(this.#extractor.missingPackages)],
      problems: sortProblems([...read.problems, ...this.#extractor.problems]),
      standardsErrors: read.errors,
    };
  }

  *reviewSteps(): Generator<void, Review> {
    const { read, standards, paths, graph, known } = yield* this.#link();
    const baseline = readBaseline(this.#files);
    if (baseline.errors.length === 0) this.#lastBaseline = baseline.entries;
    const files = this.#anchored(graph);
    const missing = this.#extractor.missingPackages;
    const coverage = coverageOf(graph, missing.length > 0, this.#extractor.resolver);
    const problems = sortProblems([...read.problems, ...baseline.problems, ...this.#extractor.problems]);
    const judged = judge(yield* this.#seen(graph, standards, files), {
      standards,
      rules: this.#rules,
      files,
      defaults: new Map(this.#options.cards.map((it) => [it.id, it])),
      suppressions: suppressionsOf(graph),
      baseline: this.#lastBaseline,
      unread: new Set(problems.map((it) => it.file)),
      ownersOf: codeOwners(firstText(this.#files, codeOwnersFiles)),
      isComplete: problems.length === 0 && coverage.types === 'full',
    }, this.#options.today);
    this.#known = { ...known, baseline: this.#lastBaseline };
    return {
      edition: standards.edition,
      files: paths.length,
      handlers: graph.handlers.length,
      coverage,
      findings: judged.findings,
      baseline: judged.baseline,
      ...(this.#options.withEvidence === true && { evidence: yield* this.#evidence(graph, standards) }),
      notices: [...read.notices, ...judged.notices, ...(this.#options.imported?.notices ?? []), ...missingNotice(missing)],
      problems,
      standardsErrors: [...read.errors, ...baseline.errors],
      packages: packagesOf(this.#files),
      wording: standards.cards,
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

  #inEdition(standards: Standards): Standards {
    const { edition } = this.#options;
    return edition === undefined ? standards : { ...standards, edition };
  }

  /** What was linked last where it still holds, else linked anew. */
  *#linkedNow(): Generator<void, Linked> {
    return this.#changed.size + this.#edited.size === 0 && this.#linked ? this.#linked : yield* this.#link();
  }

  /** The steps up to the graph: what rules read, and what there is to print of it. */
  *#link(): Generator<void, Linked> {
    this.#forgetChanges();
    const read = readStandards(this.#files, ruleDescriptors);
    if (read.errors.length === 0) this.#lastGood = read.standards;
    const standards = this.#inEdition(this.#lastGood ?? read.standards);
    const paths = reviewedPaths(this.#files, standards);
    const facts = yield* this.#extract(paths, standards);
    const packages = new Packages(this.#files);
    const declarations = declarationsOf(standards, facts.files, facts.roles, packages);
    const graph = yield* linkSteps(facts.files, declarations);
    this.#linked = { read, standards, paths, graph, known: { standards, declarations, baseline: undefined, imports: importsOf(facts.files) } };
    this.#edited.clear();
    return this.#linked;
  }

  #forgetChanges(): void {
    for (const it of this.#changed) this.#edited.add(it);
    // A file whose extraction was cut short is extracted again next time, since only whole facts are kept.
    this.#extractor.forget([...this.#changed].filter((it) => !/(?:^|\/)plumbline\.json$/.test(it) && !it.startsWith('.plumbline/')));
    this.#changed = new Set();
  }

  *#extract(paths: readonly string[], standards: Standards): Generator<void, { files: readonly FileFacts[]; roles: ReadonlyMap<string, FileRole> }> {
    const { onProgress } = this.#options;
    const total = paths.length * 2;
    let done = 0;
    const report = function* <T>(steps: Generator<void, T>): Generator<void, T> {
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
        done += 1;
        if (done <= total) onProgress?.(done, total);
        yield;
      }
    };
    const syntax = yield* report(this.#extractor.syntax(paths, this.#bystanders.under(standards)));
    const roles = assignRoles(syntax, this.#extractor.bystanders);
    const typed = new Set(syntax.filter((it) => roles.get(it.file) === 'server').map((it) => it.file));
    const files = yield* report(this.#extractor.answers(syntax, typed));
    return { files, roles };
  }

  /** What our rules see, and what was imported. */
  *#seen(graph: ProjectGraph, standards: Standards, files: ReadonlyMap<string, Anchored>): Generator<void, readonly AnchoredFinding[]> {
    const own = yield* check(graph, this.#rules, standards, files);
    const others = (this.#options.imported?.findings ?? []).filter((it) => isReviewed(standards, it.at.file));
    return withImported(own, others.map((it) => ({ ...anchorFinding(it.rule, it, files), source: it.source })), (rule) => this.#options.cards.find((it) => it.id === rule)?.practice);
  }

  *#evidence(graph: ProjectGraph, standards: Standards): Generator<void, Evidence> {
    // Some strengths show in tests.
    const strengths = yield* strengthSteps(graph.withBystanders(yield* this.#extractor.besides()));
    return { strengths, signals: yield* this.#signals.findSteps(this.#files, (it) => !matcherOf(standards.ignore)(it)) };
  }

  get #rules(): readonly Rule[] {
    return this.#options.imported?.only === true ? [] : rules;
  }

  #anchored(graph: ProjectGraph): ReadonlyMap<string, Anchored> {
    return new Map(graph.files.map((it) => [it.path, { syntax: it.syntax, text: () => this.#files.read(it.path) ?? '' }]));
  }
}

/** The text of the first of these files that is there; the empty string when none is. */
function firstText(files: SourceFiles, paths: readonly string[]): string {
  return paths.map((it) => files.read(it)).find((it) => it !== undefined) ?? '';
}

function packagesOf(files: SourceFiles): readonly string[] {
  return files.list().filter((it) => it.endsWith('/package.json')).map((it) => it.slice(0, -'/package.json'.length));
}

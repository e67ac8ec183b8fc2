/** The linked project that rules read: files, what they load, handlers, promises. Facts in, answers out. */
import { compareText } from '../analysis/location.js';
import { finish } from '../analysis/steps.js';
import type { FileFacts, PromiseFact } from '../facts/facts.js';
import { CallGraph, refKey, type FunctionRef } from './calls/call-graph.js';
import { ExternalCalls } from './calls/external-calls.js';
import { HotSet, type HotPaths } from './calls/hot-set.js';
import type { EditedFiles } from './edited-files.js';
import { dependenciesOf, type Dependency } from './dependencies.js';
import { findHandlers, type Handler, type UnresolvedRegistration } from './handlers.js';
import { projectFile, type ProjectFile } from './project-file.js';
import { findProcessPolicies, type ProcessPolicy } from './process-policy.js';
import { recognised } from './recognised.js';
import { Rejections } from './rejections.js';
import { RequestData } from './request-data/request-data.js';
import type { FileRole } from './roles.js';
import { Values } from './values.js';

/** A layer, with what it may import. */
export interface DeclaredLayer {
  readonly name: string;
  readonly mayImport: readonly string[];
  readonly domain: boolean;
  /** Folder of the package that declares it for itself; absent for those of the root. */
  readonly scope?: string;
}

/** A bounded context, with its public files already matched. */
export interface DeclaredContext {
  readonly name: string;
  readonly shared: boolean;
  /** Files that others may import. */
  readonly entries: ReadonlySet<string>;
  /** Folder of the package that declares it for itself; absent for those of the root. */
  readonly scope?: string;
}

/** What the linker needs beside facts: what each file is for, and what the standards declare. */
export interface Declarations {
  readonly roles: ReadonlyMap<string, FileRole>;
  readonly layers: readonly DeclaredLayer[];
  readonly layerOf: ReadonlyMap<string, string>;
  readonly contexts: readonly DeclaredContext[];
  readonly contextOf: ReadonlyMap<string, string>;
  /** Own code that plays a known part, by kind, each as `module#export`; see the schema of `plumbline.json`. */
  readonly recognizers: Readonly<Record<string, readonly string[]>>;
  /** Reports whether a gateway or a platform does something for a file, such as `rate-limit`. */
  readonly isProvidedElsewhere: (topic: string, file: string) => boolean;
  /** Folder of the nearest `package.json` at or above a file; the empty string for the root. */
  readonly packageFolderOf: (file: string) => string;
  /** Version of a package as installed, else as declared, seen from a file; `undefined` when neither says. */
  readonly versionOf: (packageName: string, file: string) => string | undefined;
  /** Modules that the commands near a file load before it, as written: `./tracing.js`, `dd-trace/init`. */
  readonly preloadsOf?: (file: string) => readonly string[];
}

export interface ProjectGraph {
  /** Sorted by path. */
  readonly files: readonly ProjectFile[];
  readonly layers: readonly DeclaredLayer[];
  readonly contexts: readonly DeclaredContext[];
  readonly recognizers: Declarations['recognizers'];
  isProvidedElsewhere(topic: string, file: string): boolean;
  /** What each file loads at run time, in the order of files and imports. */
  readonly dependencies: readonly Dependency[];
  readonly handlers: readonly Handler[];
  /** Registrations that could not be followed. */
  readonly unresolvedRegistrations: readonly UnresolvedRegistration[];
  /** What the processes of the project do about failures that nothing else caught. */
  readonly processPolicies: readonly ProcessPolicy[];
  readonly values: Values;
  readonly rejections: Rejections;
  /** Which function calls which. */
  readonly calls: CallGraph;
  /** Calls into packages, modules of Node and the language. */
  readonly external: ExternalCalls;
  /** Functions that a handler reaches. */
  readonly hot: HotPaths;
  /** What comes from outside, and where it goes unchecked. */
  readonly requestData: RequestData;
  versionOf(packageName: string, file: string): string | undefined;
  packageFolderOf(file: string): string;
  preloadsOf?(file: string): readonly string[];
  /** Files with one of these roles, sorted by path. */
  withRole(...roles: readonly FileRole[]): readonly ProjectFile[];
  /** Dropped promises of server code that may reject unheard, in the order of files. */
  readonly lostPromises: readonly LostPromise[];
  /**
   * The same graph with further files, such as tests, that none of its own loads. What was linked is as it was, and who
   * looks at what they call gets answers.
   */
  withBystanders(facts: readonly FileFacts[]): ProjectGraph;
  /** Absent but for a graph around edited files: the whole graph of before, and the edits. */
  readonly around?: { readonly before: ProjectGraph; readonly edited: EditedFiles };
}

/** A promise that nobody listens to, with its file. */
export interface LostPromise {
  readonly file: ProjectFile;
  readonly fact: PromiseFact;
  /** Stands for the own function that gives it; `undefined` when that is none, or not known. */
  readonly called: string | undefined;
}

/** Packages under which frameworks are known, where their names differ. */
const packageNames: Partial<Record<Handler['framework'], string>> = { nestjs: '@nestjs/common', lambda: 'aws-lambda' };

/** Runs `linkSteps` to its end. */
export function linkProject(facts: readonly FileFacts[], declarations: Declarations): ProjectGraph {
  return finish(linkSteps(facts, declarations));
}

/** Links facts into a graph, and yields on the way. Pure; the order of `facts` does not matter. */
export function* linkSteps(facts: readonly FileFacts[], declarations: Declarations): Generator<void, ProjectGraph> {
  const sorted = [...facts].sort((a, b) => compareText(a.syntax.file, b.syntax.file));
  const linked = (it: FileFacts, key: string): ProjectFile => {
    const path = it.syntax.file;
    return projectFile(it, key, declarations.roles.get(path) ?? 'server', declarations.layerOf.get(path), declarations.contextOf.get(path));
  };
  const files = sorted.map((it, index) => linked(it, index.toString(36)));
  const byPath = new Map(files.map((it) => [it.path, it]));
  const values = new Values(byPath);
  yield* values.prepare();
  const rejections = new Rejections(byPath, values);
  const calls = new CallGraph(files, values);
  const { handlers, unresolved } = yield* findHandlers(files, values, rejections);
  values.handOver(handlers.flatMap((it) => it.functions.map((called) => ({ function: called, name: packageNames[it.framework] ?? it.framework, path: 'handler' }))));
  const external = new ExternalCalls(files, values);
  let hot: HotSet | undefined;
  let requestData: RequestData | undefined;
  let lost: readonly LostPromise[] | undefined;
  const withRole: ProjectGraph['withRole'] = (...roles) => files.filter((it) => roles.includes(it.role));
  const graph: ProjectGraph = {
    files,
    layers: declarations.layers,
    contexts: declarations.contexts,
    recognizers: declarations.recognizers,
    isProvidedElsewhere: declarations.isProvidedElsewhere,
    dependencies: files.flatMap((it) => dependenciesOf(it, byPath, values.exports)),
    handlers,
    unresolvedRegistrations: unresolved,
    processPolicies: findProcessPolicies({ values, withRole }),
    values,
    rejections,
    calls,
    external,
    // Only some rules ask for it.
    get hot() {
      hot ??= new HotSet(handlers, calls);
      return hot;
    },
    get requestData() {
      requestData ??= new RequestData({ values, calls, external, hot: this.hot, handlers }, { validators: recognised(this, 'validators') });
      return requestData;
    },
    versionOf: declarations.versionOf,
    packageFolderOf: declarations.packageFolderOf,
    ...(declarations.preloadsOf && { preloadsOf: declarations.preloadsOf }),
    withRole,
    get lostPromises() {
      lost ??= lostPromisesIn(withRole('server'), rejections, refKey);
      return lost;
    },
    withBystanders: (more) => {
      const added = more.map((it, index) => linked(it, `+${index.toString(36)}`));
      for (const it of added) byPath.set(it.path, it);
      const all = [...files, ...added].sort((a, b) => compareText(a.path, b.path));
      // What is computed when it is asked for stays so.
      return Object.create(graph, {
        files: { value: all },
        withRole: { value: (...roles: readonly FileRole[]) => all.filter((it) => roles.includes(it.role)) },
      }) as ProjectGraph;
    },
  };
  return graph;
}

/** Promises that some files drop; `keyOf` gives the identity of the functions that give them. */
export function lostPromisesIn(files: readonly ProjectFile[], rejections: Rejections, keyOf: (ref: FunctionRef) => string): readonly LostPromise[] {
  return files.flatMap((file) =>
    file.syntax.promises.filter((fact) => rejections.isLost(file, fact)).map((fact) => {
      const called = rejections.calledFunction(file, fact);
      return { file, fact, called: called && keyOf(called) };
    }),
  );
}

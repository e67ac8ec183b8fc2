/** Tracing that runs in a service, and what it covers. */
import { agents, instrumentations, noCoverage, perhapsTracing, wrappedTracing, type Coverage } from '../apis/tracing.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

export interface Tracing {
  /** Packages, for readers. */
  readonly packages: readonly string[];
  readonly coverage: Coverage;
  /** Something that may trace, of which it cannot be told. */
  readonly isPerhaps: boolean;
  /** A package around OpenTelemetry sets it up, of which it cannot be told what it covers. */
  readonly isWrapped: boolean;
}

type Linked = Pick<ProjectGraph, 'files' | 'packageFolderOf' | 'preloadsOf'>;

/** What traces in the files of a service, or is loaded before them. */
export function tracingOf(graph: Linked, root: string, files: ReadonlySet<string>): Tracing {
  const preloads = graph.preloadsOf?.(root);
  const folder = graph.packageFolderOf(root);
  const loaded = graph.files.filter((it) => {
    if (it.role === 'test' || it.role === 'client' || it.role === 'generated') return false;
    if (files.has(it.path)) return true;
    const owner = graph.packageFolderOf(it.path);
    // The root's manifest starts services below it too.
    return (owner === folder || owner === '') && preloads?.some((text) => isFile(text, it.path)) === true;
  });
  const named = new Set(loaded.flatMap((it) => packagesOf(it)));
  for (const text of preloads ?? []) for (const name of [...Object.keys(agents)]) if (text === name || text.startsWith(`${name}/`)) named.add(name);
  const packages = [...named].filter((it) => agents[it] !== undefined || instrumentations.some(([name]) => name.test(it)));
  const isPerhaps = [...named].some((it) => perhapsTracing.test(it));
  const isWrapped = [...named].some((it) => wrappedTracing.test(it) && !packages.includes(it));
  return { packages, coverage: packages.map(coverageOf).reduce(merge, noCoverage), isPerhaps, isWrapped };
}

function packagesOf(file: ProjectFile): readonly string[] {
  return file.imports.flatMap((it) => (it.target.kind === 'package' && !it.typeOnly ? [it.target.name, it.specifier] : []));
}

/** Reports whether what a command preloads, such as `./dist/tracing.js`, is built from a file. */
function isFile(text: string, path: string): boolean {
  if (!/^\.{0,2}\/|\.[cm]?[jt]s$/.test(text)) return false;
  const plain = (it: string): string => it.replace(/^(?:\.{0,2}\/)+/, '').replace(/\.[cm]?[jt]sx?$/, '').replace(/^(?:dist|build|lib|out|app|src)\//, '');
  const wanted = plain(text);
  const inPath = path.replace(/\.[cm]?[jt]sx?$/, '');
  return inPath === wanted || inPath.endsWith(`/${wanted}`) || inPath.split('/').at(-1) === wanted.split('/').at(-1);
}

function coverageOf(name: string): Coverage {
  const known = agents[name];
  if (known) return known;
  return instrumentations.filter(([it]) => it.test(name)).map(([, adds]): Coverage => ({ ...noCoverage, ...adds })).reduce(merge, noCoverage);
}

function merge(a: Coverage, b: Coverage): Coverage {
  const both = (one: RegExp, two: RegExp): RegExp => new RegExp(`${one.source}|${two.source}`);
  return { logs: both(a.logs, b.logs), console: a.console || b.console, http: a.http || b.http, undici: a.undici || b.undici, publish: both(a.publish, b.publish) };
}

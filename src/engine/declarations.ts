/** What the standards declare about this set of files, in the graph's words. */
import type { FileFacts } from '../facts/facts.js';
import type { Declarations, DeclaredContext } from '../project/project-graph.js';
import type { FileRole } from '../project/roles.js';
import { assignContexts, assignLayers, matcherOf } from '../standards/match.js';
import type { Context, Standards } from '../standards/standards.js';
import type { Packages } from './packages.js';

export function declarationsOf(
  standards: Standards,
  facts: readonly FileFacts[],
  roles: ReadonlyMap<string, FileRole>,
  packages: Packages,
): Declarations {
  const paths = facts.map((it) => it.syntax.file);
  return {
    roles,
    layers: standards.layers.map(({ name, mayImport, domain, scope }) => ({ name, mayImport, domain, ...(scope === undefined ? {} : { scope }) })),
    layerOf: assignLayers(standards, paths),
    contexts: standards.contexts.map((it) => declaredContext(it, paths)),
    contextOf: assignContexts(standards, paths),
    recognizers: standards.recognizers,
    isProvidedElsewhere: (topic, file) => standards.providedElsewhere.some((it) => it.topic === topic && matcherOf(it.files)(file)),
    packageFolderOf: (file) => packages.folderOf(file),
    versionOf: (name, file) => packages.versionOf(name, file),
    preloadsOf: (file) => packages.preloadsOf(file),
  };
}

function declaredContext(context: Context, paths: readonly string[]): DeclaredContext {
  const declared = context.public.length > 0 ? matcherOf(context.public) : isTopIndex(context);
  const entries = new Set(paths.filter((it) => declared(it)));
  return { name: context.name, shared: context.shared, entries, ...(context.scope === undefined ? {} : { scope: context.scope }) };
}

/** Without a declared entry, `index` files right below the folder that the context's globs begin with are public. */
function isTopIndex(context: Context): (path: string) => boolean {
  const folders = context.files.map((it) => it.slice(0, it.search(/[*?{[]|$/)).replace(/\/[^/]*$/, ''));
  return (path) => folders.some((it) => path.startsWith(`${it}/`) && /^index\.[cm]?[jt]sx?$/.test(path.slice(it.length + 1)));
}

/** Proposes standards for a workspace from what its files import today. */
import type { SourceFiles } from '../analysis/source-files.js';
import { finish } from '../analysis/steps.js';
import { Extractor, isSource } from '../extract/extractor.js';
import { linkProject, type ProjectGraph } from '../project/project-graph.js';
import { assignRoles } from '../project/roles.js';
import { defaultStandards } from '../standards/standards.js';
import { proposeStandards, type Proposal, type ProposalInput } from '../standards/propose.js';
import { readStandards } from '../standards/read-standards.js';
import { declarationsOf } from './declarations.js';
import { Packages } from './packages.js';
import { ruleDescriptors } from './rule-descriptors.js';

export { drawMermaid } from '../standards/draw-mermaid.js';
export { drawSvg } from '../standards/draw-svg.js';
export { draftOf, proposeStandards } from '../standards/propose.js';
export type { Draft, Proposal, ProposalInput } from '../standards/propose.js';

/** Reads imports without types, which they do not need, and proposes layers and contexts. */
export function proposeFor(files: SourceFiles, typesFolder: string): Proposal {
  return proposeStandards(readProposalInput(files, typesFolder));
}

/** Messages about the `plumbline.json` of these files. */
export function standardsMistakes(files: SourceFiles): readonly string[] {
  return readStandards(files, ruleDescriptors).errors.map((it) => it.message);
}

/** What a proposal is made of: who imports whom. */
export function readProposalInput(files: SourceFiles, typesFolder: string): ProposalInput {
  const extractor = new Extractor(files, typesFolder);
  const syntax = finish(extractor.syntax(files.list().filter((it) => isSource(it))));
  const roles = assignRoles(syntax);
  const facts = finish(extractor.answers(syntax, new Set()));
  const graph = linkProject(facts, declarationsOf(defaultStandards, facts, roles, new Packages(files)));
  const server = graph.dependencies.filter((it) => it.from.role === 'server');
  return {
    files: graph.withRole('server').map((it) => it.path),
    imports: server.flatMap((it) => (it.to ? [{ from: it.from.path, to: it.to.path }] : [])),
    typeImports: typeImportsIn(graph),
    packages: server.flatMap((it) => (it.package === '' ? [] : [{ from: it.from.path, package: it.package }])),
  };
}

/** Imports between own server files of which nothing is left at run time. */
function typeImportsIn(graph: ProjectGraph): readonly { readonly from: string; readonly to: string }[] {
  const kept = new Set(graph.dependencies.map((it) => `${it.from.path} ${it.to?.path ?? ''}`));
  return graph.withRole('server').flatMap((file) =>
    file.imports.flatMap(({ target }) => (target.kind === 'file' && !kept.has(`${file.path} ${target.file}`) ? [{ from: file.path, to: target.file }] : [])),
  );
}

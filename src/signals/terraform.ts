/** The resources of Terraform files, and signals that show in one of them. */
import { blocksOf, type HclBlock } from './read-hcl.js';
import type { Artefact, SignalDetector, Told } from './signal.js';

export const terraformPath = /\.tf$/;

export interface Resource {
  readonly block: HclBlock;
  readonly type: string;
  readonly name: string;
}

export function resourcesIn({ text }: Artefact): readonly Resource[] {
  return (blocksOf(text) ?? []).flatMap((block) => (block.type === 'resource' ? [{ block, type: block.labels[0] ?? '', name: block.labels[1] ?? '' }] : []));
}

export function terraformSignal(id: string, title: string, practices: readonly string[], says: (it: Resource) => string | undefined): SignalDetector {
  return {
    id, title, practices,
    mayBe: (path) => terraformPath.test(path),
    read: (file) => resourcesIn(file).flatMap((it): readonly Told[] => {
      const said = says(it);
      return said === undefined ? [] : [{ line: it.block.line, says: said }];
    }),
  };
}

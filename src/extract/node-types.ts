/** Which declarations of Node both resolvers check against. */
import { foldersAbove } from '../analysis/paths.js';
import type { SourceFiles } from '../analysis/source-files.js';

/** The Node declarations of the project, which a package of a monorepo has at the top, or Plumbline's own where it has none. */
export function nodeTypes(files: SourceFiles, typesFolder: string): string | undefined {
  const candidates = [
    ...foldersAbove(`${files.root}/`).filter((it) => it !== '').map((it) => `${it}/node_modules/@types/node/index.d.ts`),
    `${typesFolder}/node_modules/@types/node/index.d.ts`,
    `${typesFolder}/../@types/node/index.d.ts`,
  ];
  return candidates.find((it) => files.isFile(it));
}

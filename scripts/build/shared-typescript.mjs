// TypeScript as a file of its own, so that server and command line share one copy on disk.
import path from 'node:path';

/** Every name under which a bundle may ask for it; the last is how ts-morph asks for the copy that it carries. */
const names = ['typescript', 'typescript/lib/tsserverlibrary', 'typescript/lib/tsserverlibrary.js', './typescript'];

/** Turns imports of TypeScript into `require("./typescript.js")`. */
export const sharedTypescript = {
  name: 'shared-typescript',
  setup(build) {
    build.onResolve({ filter: /typescript/ }, ({ path: name, kind, importer }) => {
      if (kind === 'entry-point' || !names.includes(name)) return undefined;
      if (name === './typescript' && !importer.includes(path.join('@ts-morph', 'common'))) return undefined;
      return { path: './typescript.js', external: true };
    });
  },
};

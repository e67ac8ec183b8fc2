// The compiler as files of its own, so that server and command line share one copy on disk and each loads it once.
import path from 'node:path';

/** Output name, and the module it holds. */
const modules = {
  typescript: '@ts-morph/common/dist/typescript.js',
  'ts-morph-common': '@ts-morph/common',
  'ts-morph': 'ts-morph',
};

/** Every name under which a bundle may ask for one of them. There is one TypeScript: the copy that ts-morph carries. */
const names = new Map([
  ['typescript', 'typescript'],
  ['typescript/lib/tsserverlibrary', 'typescript'],
  ['typescript/lib/tsserverlibrary.js', 'typescript'],
  ['@ts-morph/common/dist/typescript.js', 'typescript'],
  ['@ts-morph/common', 'ts-morph-common'],
  ['ts-morph', 'ts-morph'],
]);

/** Gives the plugin that turns such imports into `require("./chunk.js")`, and builds the chunks that were asked for. */
export function sharedChunks() {
  const wanted = new Set();

  const plugin = {
    name: 'shared-chunks',
    setup(build) {
      build.onResolve({ filter: /^(\.\/typescript|typescript|ts-morph|@ts-morph\/)/ }, (args) => {
        if (args.kind === 'entry-point') return undefined;
        const fromCommon = args.path === './typescript' && args.importer.includes(path.join('@ts-morph', 'common'));
        const chunk = fromCommon ? 'typescript' : names.get(args.path);
        if (chunk === undefined) return undefined;
        wanted.add(chunk);
        return { path: `./${chunk}.js`, external: true };
      });
    },
  };

  /** Builds until nothing new is asked for: ts-morph asks for its common part, and that for TypeScript. */
  async function build(esbuild, common, outdir) {
    const metafiles = [];
    for (const chunk of wanted) { // A set gives what is added while it is walked, too.
      const result = await esbuild.build({
        ...common,
        define: {},
        sourcemap: false,
        minify: true,
        entryPoints: [modules[chunk]],
        outfile: path.join(outdir, `${chunk}.js`),
        plugins: [plugin],
      });
      metafiles.push(result.metafile);
    }
    return metafiles;
  }

  return { plugin, build };
}

// Builds what ships: node esbuild.mjs [--production] [--watch]. Everything lands in dist/.
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { copyTypes } from './scripts/build/copy-types.mjs';
import { sharedChunks } from './scripts/build/shared-chunks.mjs';
import { writeNotices } from './scripts/build/third-party-notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const outdir = path.resolve('dist');

/** The three programs: inside VS Code, beside it, and in the terminal. */
const programs = [
  { entry: 'src/extension/extension.ts' },
  { entry: 'src/server/server.ts' },
  { entry: 'src/cli/cli.ts', banner: '#!/usr/bin/env node\n' },
];

/** What every bundle has in common. `import.meta` does not exist in CommonJS, so its fields are spelled out. */
const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  define: { 'import.meta.url': 'importMetaUrl', 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  absWorkingDir: process.cwd(),
  logLevel: 'warning',
};
const importMetaUrl = 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;';

await build().catch((error) => {
  if (!error.errors) console.error(error); // esbuild has shown its own already.
  process.exit(1);
});

async function build() {
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.mkdirSync(outdir, { recursive: true });
  // The repository is an ES module package; the bundles are CommonJS, because desktop VS Code 1.96 requires its extensions.
  fs.writeFileSync(path.join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
  const copied = copyTypes(path.join(outdir, 'types'));

  const chunks = sharedChunks();
  const metafiles = [];
  for (const { entry, banner = '' } of programs) {
    const name = path.basename(entry, '.ts');
    const options = {
      ...common,
      entryPoints: [entry],
      outfile: path.join(outdir, `${name}.js`),
      banner: { js: banner + importMetaUrl },
      plugins: [chunks.plugin],
    };
    if (!fs.existsSync(entry)) {
      console.log(`skipped ${entry}: there is no such file yet`);
      continue;
    }
    metafiles.push((await esbuild.build(options)).metafile);
    if (watch) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
  }
  metafiles.push(...(await chunks.build(esbuild, common, outdir)));
  writeNotices(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), metafiles, copied);

  for (const file of fs.readdirSync(outdir).filter((it) => it.endsWith('.js'))) {
    console.log(`dist/${file} ${Math.ceil(fs.statSync(path.join(outdir, file)).size / 1024)} KB`);
  }
}

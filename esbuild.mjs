// Builds what ships: node esbuild.mjs [--production] [--watch]. Everything lands in dist/.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { copyTypes } from './scripts/build/copy-types.mjs';
import { sharedTypescript } from './scripts/build/shared-typescript.mjs';
import { writeNotices } from './scripts/build/third-party-notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const outdir = path.resolve('dist');

/** Some sources ask where they are. `import.meta` does not exist in CommonJS, so its fields are spelled out. */
const whereabouts = {
  banner: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
  define: { 'import.meta.url': 'importMetaUrl', 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
};

/** The three programs: inside VS Code, beside it, and in the terminal. */
const programs = [
  program('src/extension/extension.ts'),
  program('src/server/server.ts'),
  program('src/cli/cli.ts', '#!/usr/bin/env node\n'),
];

/** Minified always: nobody debugs it here, and the file is large. */
const typescript = { ...common(), entryPoints: ['typescript'], outfile: path.join(outdir, 'typescript.js'), minify: true, sourcemap: false };

await build().catch((error) => {
  if (!error.errors) console.error(error); // esbuild has shown its own already.
  process.exit(1);
});

async function build() {
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.mkdirSync(outdir, { recursive: true });
  // The repository is a package of ES modules; the bundles are CommonJS, because VS Code 1.96 requires its extensions.
  fs.writeFileSync(path.join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
  const copied = copyTypes(path.join(outdir, 'types'));

  const results = await Promise.all([...programs, typescript].map((it) => esbuild.build(it)));
  writeNotices(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), results.map((it) => it.metafile), copied);

  fs.writeFileSync(path.join(outdir, 'facts-build.txt'), `${factsBuild()}\n`);
  for (const file of fs.readdirSync(outdir).filter((it) => it.endsWith('.js'))) {
    console.log(`dist/${file} ${Math.ceil(fs.statSync(path.join(outdir, file)).size / 1024)} KB`);
  }
  if (!watch) return;
  for (const options of programs) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
}

/** Changes with everything that makes facts: their sources, and what these are built with. */
function factsBuild() {
  const hash = createHash('sha256');
  for (const folder of ['src/analysis', 'src/facts', 'src/extract']) {
    for (const name of fs.readdirSync(folder).sort()) hash.update(name).update(fs.readFileSync(path.join(folder, name)));
  }
  return hash.update(fs.readFileSync('package-lock.json')).digest('hex').slice(0, 16);
}

function program(entry, firstLine = '') {
  return {
    ...common(),
    entryPoints: [entry],
    outfile: path.join(outdir, `${path.basename(entry, '.ts')}.js`),
    banner: { js: firstLine + whereabouts.banner },
    define: whereabouts.define,
    plugins: [sharedTypescript],
  };
}

function common() {
  return {
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
}

// Copies the declarations that the engine reads at run time: the compiler's own library, and Node's for projects without.
import fs from 'node:fs';
import path from 'node:path';

/** Copies them to `folder` and gives the folders of the packages they come from, for the notices. */
export function copyTypes(folder) {
  const typescript = path.resolve('node_modules/typescript');
  const lib = path.join(folder, 'lib');
  fs.mkdirSync(lib, { recursive: true });
  for (const file of fs.readdirSync(path.join(typescript, 'lib'))) {
    if (/^lib\..*d\.ts$/.test(file)) fs.copyFileSync(path.join(typescript, 'lib', file), path.join(lib, file));
  }

  const packages = ['@types/node', 'undici-types'].map((name) => {
    const from = path.resolve('node_modules', name);
    const to = path.join(folder, 'node_modules', name);
    fs.cpSync(from, to, { recursive: true, filter: (it) => fs.statSync(it).isDirectory() || isDeclaration(it) });
    return from;
  });
  return [typescript, ...packages];
}

function isDeclaration(file) {
  return /\.d\.[cm]?ts$/.test(file) || /^(package\.json|LICENSE.*)$/.test(path.basename(file));
}

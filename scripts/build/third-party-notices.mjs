// Writes the licences of everything that ships inside our files.
import fs from 'node:fs';
import path from 'node:path';

/** `metafiles` are esbuild's lists of what went into each bundle; `copied` are folders of packages whose files are copied. */
export function writeNotices(file, metafiles, copied) {
  const inputs = metafiles.flatMap((it) => Object.keys(it.inputs));
  const folders = new Set([...inputs.map(packageFolder), ...copied].filter((it) => it !== undefined));
  const notices = [...folders].map(notice).sort((a, b) => (a.title < b.title ? -1 : 1));
  const rule = '-'.repeat(80);
  fs.writeFileSync(file, [
    'Plumbline contains the following third-party packages.\n',
    ...notices.map(({ title, text }) => `${rule}\n${title}\n${rule}\n\n${text}\n`),
  ].join('\n'));
}

/** The folder of the npm package an input belongs to; `undefined` for our own sources. */
function packageFolder(input) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.split(path.sep).join('/'));
  return match ? path.resolve(match[1]) : undefined;
}

function notice(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = fs.readdirSync(folder)
    .filter((it) => /^(licen[cs]e|copying|notice|thirdpartynotice)/i.test(it))
    .sort()
    .map((it) => fs.readFileSync(path.join(folder, it), 'utf8').trim());
  return {
    title: `${name} ${version} (${license ?? 'no license field'})`,
    text: texts.length > 0 ? texts.join('\n\n') : `The package ships no license text; it is licensed under ${license}.`,
  };
}

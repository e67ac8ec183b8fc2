/**
 * Starts a rule: `npm run new-rule -- unbounded-list-query` writes its card, its detector and its fixtures. What it
 * writes is a small rule that works, so that the first change is made with all tests passing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

process.exitCode = main(process.argv.slice(2));

function main([id, ...rest]) {
  const mistake = mistakeIn(id, rest);
  if (mistake !== undefined) {
    console.error(mistake);
    return 1;
  }
  for (const [file, text] of Object.entries(filesOf(id))) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    // `wx` fails rather than overwrite, should the file have appeared since we looked.
    writeFileSync(join(root, file), text, { flag: 'wx' });
    console.log(`wrote ${file}`);
  }

  const generate = spawnSync(process.execPath, [join(root, 'scripts/generate.mjs')], { cwd: root, stdio: 'inherit' });
  if (generate.status !== 0) return 1;
  console.log(`
The rule works as it stands: it reports imports of one module. Now make it yours.

1. test/rules/${id}/   write down the code you mean, and the code that is fine
2. src/rules/${id}.ts   change the detector until \`npm run unit\` passes; if it wants syntax, add a fact
3. rules/${id}.md   write the card: practice, question, why, and when to allow it
4. CHANGELOG.md   one line under Unreleased, written for users
5. \`npm run generate\`, then \`npm test\``);
  return 0;
}

function mistakeIn(id, rest) {
  const usage = 'Usage: npm run new-rule -- unbounded-list-query';
  if (id === undefined || rest.length > 0) return usage;
  // Two words or more also keep clear of `rule`, `index` and every reserved word.
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
    return `"${id}" is no name for a rule; expected two or more words in kebab-case that name the pattern.\n${usage}`;
  }
  const taken = [...Object.keys(filesOf(id)), `test/rules/${id}`].find((it) => existsSync(join(root, it)));
  return taken === undefined ? undefined : `The name ${id} is taken: ${taken} exists. Nothing was written.`;
}

function filesOf(id) {
  return {
    [`rules/${id}.md`]: card(id),
    [`src/rules/${id}.ts`]: detector(id),
    [`test/rules/${id}/reports.ts`]: reports(id),
    [`test/rules/${id}/silent.ts`]: silent(),
  };
}

function detector(id) {
  const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return `/** Reports imports of modules that Node.js has deprecated. */
import { locationIn } from '../project/project-file.js';
import { defineRule } from './rule.js';

export const ${name} = defineRule({
  id: '${id}',
  options: { modules: ['punycode', 'node:punycode'] },

  *check(graph, { modules }) {
    for (const file of graph.withRole('server')) {
      for (const it of file.imports) {
        if (it.typeOnly || !modules.some((name) => name === it.specifier)) continue;

        yield { at: locationIn(file.path, it.span), message: \`\\\`\${it.specifier}\\\` is imported\` };
      }
    }
  },
});
`;
}

function card(id) {
  return `---
id: ${id}
title: Import of a deprecated module
question: What will this file do on the day the module is gone?
practice: security/dependency-hygiene
kind: concern
default: info            # warning or error once its precision is measured
scope: server
source: 6.2 Dependency hygiene
since: unreleased
precision: generated
---

## Why it matters

The next major version of Node.js may end this import, and with it the upgrade.

## Incorrect

\`\`\`ts
import { toASCII } from 'node:punycode';

export const hostOf = (name: string) => toASCII(name);
\`\`\`

## Correct

\`\`\`ts
import { domainToASCII } from 'node:url';

export const hostOf = (name: string) => domainToASCII(name);
\`\`\`

## In review

Ask for the plan, not the fix: "Which version of Node.js do we run next spring?"

## When to allow it

A package is on its way to replace it. Name the change that brings it.

## Further reading

- [Deprecated APIs, Node.js](https://nodejs.org/api/deprecations.html)
- Hitul Mistry, *How to Identify Senior-Level Node.js Expertise*, Digiqt 2026, section 6.2
`;
}

function reports(id) {
  return `// @filename: src/hosts.ts
import { toASCII } from 'node:punycode';
//                      ^^^^^^^^^^^^^^^ ${id}: \`node:punycode\` is imported

export const hostOf = (name: string) => toASCII(name);
`;
}

function silent() {
  return `// @filename: src/hosts.ts
import { domainToASCII } from 'node:url';
// Nothing of a type is left at run time.
import type { ucs2 } from 'node:punycode';

export const hostOf = (name: string) => domainToASCII(name);
export type Codec = ucs2;
`;
}

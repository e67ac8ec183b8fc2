/** Proves what is drawn of an architecture, and that names from a workspace never become markup. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { drawMermaid } from '../../src/standards/draw-mermaid.js';
import { drawSvg } from '../../src/standards/draw-svg.js';
import { pictureOf, type PictureInput } from '../../src/standards/picture.js';
import { runIn } from '../cli/support.js';
import { folderWith } from '../support/folders.js';

const input: PictureInput = {
  layers: [
    { name: 'http', files: ['http/**'], mayImport: ['domain', 'data'], domain: false },
    { name: 'domain', files: ['domain/**'], mayImport: [], domain: true },
    { name: 'data', files: ['data/**'], mayImport: [], domain: false },
  ],
  contexts: [
    { name: 'orders', files: ['*/orders/**'], public: [], shared: false },
    { name: 'billing', files: ['*/billing/**'], public: [], shared: false },
  ],
  files: ['http/orders/a.ts', 'http/b.ts', 'domain/orders/c.ts', 'domain/billing/d.ts', 'data/e.ts'],
  imports: [
    { from: 'http/orders/a.ts', to: 'domain/orders/c.ts' },
    { from: 'http/b.ts', to: 'domain/orders/c.ts' },
    { from: 'domain/orders/c.ts', to: 'http/b.ts', at: { file: 'domain/orders/c.ts', start: { line: 2, character: 0 }, end: { line: 2, character: 5 } } },
    { from: 'http/orders/a.ts', to: 'domain/billing/d.ts' },
  ],
  isPublic: () => false,
};
const hostile = '<script>"x"</script>]\u0000';

describe('a picture', () => {
  const picture = pictureOf(input);

  it('counts files, imports and what goes against the standards', () => {
    assert.deepEqual(picture.parts.map((it) => `${it.kind} ${it.name} ${it.files}${it.isSpecial ? ' special' : ''}`), [
      'layer http 2', 'layer domain 2 special', 'layer data 1', 'context orders 2', 'context billing 1',
    ]);
    assert.deepEqual(picture.arrows.map((it) => `${it.kind} ${it.from} → ${it.to}: ${it.imports}, ${it.violations}, ${it.places.length}`), [
      'layer http → domain: 3, 0, 0', 'layer domain → http: 1, 1, 1', 'context orders → billing: 1, 1, 0', 'layer http → data: 0, 0, 0',
    ]);
  });

  it('is Mermaid', () => {
    assert.equal(drawMermaid(picture), [
      'flowchart TD',
      '  subgraph Layers',
      '    p0["http<br/>2 files"]',
      '    p1["domain<br/>2 files"]:::special',
      '    p2["data<br/>1 file"]',
      '  end',
      '  subgraph Contexts',
      '    p3["orders<br/>2 files"]',
      '    p4["billing<br/>1 file"]',
      '  end',
      '  p0 -->|3| p1',
      '  p1 -->|1 against| p0',
      '  p3 -->|1 against| p4',
      '  p0 -.-> p2',
      '  classDef special stroke-width:3px',
      '  linkStyle 1,2 stroke:#c62828,stroke-width:2px',
      '',
    ].join('\n'));
  });

  it('is SVG with a box for each part, an arrow for each direction, and violations marked', () => {
    const svg = drawSvg(picture);
    assert.equal([...svg.matchAll(/<rect class="part /g)].length, 5);
    assert.deepEqual([...svg.matchAll(/<path class="(arrow[^"]*)"/g)].map((it) => it[1]), ['arrow', 'arrow wrong', 'arrow wrong', 'arrow idle']);
    assert.match(svg, /<title>domain imports http once, 1 against the standards<\/title>/);
    assert.doesNotMatch(svg, /NaN|undefined|href|url\((?!#)/);
  });

  it('takes names as text', () => {
    const layers = [{ name: hostile, files: ['http/**'], mayImport: [], domain: false }];
    const drawn = pictureOf({ ...input, layers, contexts: [] });
    assert.doesNotMatch(drawSvg(drawn), /<script/);
    assert.match(drawSvg(drawn), /&#60;script&#62;/);
    assert.ok(!drawSvg(drawn).includes('\u0000'));
    assert.doesNotMatch(drawMermaid(drawn), /<script|"x"/);
  });

  it('is drawn in time, however layers import each other', () => {
    const names = Array.from({ length: 12 }, (_, index) => `l${index}`);
    const layers = names.map((name) => ({ name, files: [`${name}/**`], mayImport: names.filter((it) => it !== name), domain: false }));
    assert.match(drawSvg(pictureOf({ ...input, layers, contexts: [], files: [], imports: [] })), /<\/svg>/);
  });
});

describe('plumbline init --diagram', () => {
  const files = { 'src/routes/a.js': "require('../services/b');\n", 'src/services/b.js': 'exports.b = 1;\n' };

  it('draws the proposal as SVG or Mermaid, by the name of the file', async () => {
    const folder = folderWith(files);
    const { code, out } = await runIn(folder, ['init', '--diagram', 'a.svg']);
    assert.equal(code, 0);
    assert.match(out, /`routes` \(`src\/routes\/\*\*`\) is where requests come in\.[^]*Drew the proposal into .*a\.svg/);
    assert.match(fs.readFileSync(path.join(folder, 'a.svg'), 'utf8'), /^<svg [^]*>routes<[^]*>services</);
    await runIn(folder, ['init', '--diagram', 'a.mmd']);
    assert.match(fs.readFileSync(path.join(folder, 'a.mmd'), 'utf8'), /^flowchart TD\n/);
  });

  it('refuses a name that tells no format', async () => {
    assert.deepEqual(await runIn(folderWith(files), ['init', '--diagram', 'a.png']), {
      code: 2, out: '', err: 'plumbline: --diagram: "a.png" tells no format; expected a name that ends in .svg or .mmd.\n',
    });
  });
});

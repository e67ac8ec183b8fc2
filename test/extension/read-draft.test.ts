/** What the page of *Create standards* sends is checked before it is believed. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { draftFrom } from '../../src/extension/standards/read-draft.js';

describe('a draft from the page', () => {
  it('is read with its texts trimmed and its lists without holes', () => {
    assert.deepEqual(
      draftFrom({
        layers: [{ name: ' http ', files: ['src/http/**', ' ', 3], mayImport: ['domain'], domain: 'yes' }],
        contexts: [{ name: 'orders', files: 'src/orders/**', public: ['src/orders/index.ts'], shared: true }],
      }),
      {
        layers: [{ name: 'http', files: ['src/http/**'], mayImport: ['domain'], domain: false }],
        contexts: [{ name: 'orders', files: [], public: ['src/orders/index.ts'], shared: true }],
      },
    );
  });

  it('is nothing where lists are missing', () => {
    for (const it of [undefined, null, 'draft', {}, { layers: [] }, { layers: {}, contexts: [] }]) assert.equal(draftFrom(it), undefined);
  });
});

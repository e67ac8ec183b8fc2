/** Proves that the XML reader of these tests refuses what is broken. */
import assert from 'node:assert/strict';
import { parseXml } from '../support/xml.js';

describe('the XML reader of the tests', () => {
  for (const broken of ['<a>', '<a><b></a></b>', '<a b=c/>', '<a>&nope;</a>', '<a/><b/>', '<a b="<"/>']) {
    it(`refuses ${JSON.stringify(broken)}`, () => { assert.throws(() => parseXml(broken)); });
  }
});

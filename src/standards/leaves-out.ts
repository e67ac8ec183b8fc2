/** Says whether standards leave a file out, without reading anything else. */
import { getNodeValue } from 'jsonc-parser';
import { itemsOf, parseDocument, propertyOf } from './document.js';
import { compileGlob } from './match.js';
import { isGlob } from './schema.js';

/** Reports whether the `ignore` of a standards file, given as text, names a file; not while the text has mistakes. */
export function leavesOut(text: string, file: string): boolean {
  const { tree } = parseDocument('plumbline.json', text, true);
  const globs = itemsOf(propertyOf(tree, 'ignore')).map((it): unknown => getNodeValue(it));
  return globs.some((it) => typeof it === 'string' && isGlob(it) && compileGlob(it)(file));
}

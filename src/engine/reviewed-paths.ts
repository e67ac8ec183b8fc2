/** Which files of a root are analysed. */
import type { SourceFiles } from '../analysis/source-files.js';
import { isSource } from '../extract/extractor.js';
import { isReviewed } from '../standards/match.js';
import type { Standards } from '../standards/standards.js';

/** Files that are never source: bundles and minified code that some repositories commit. */
const neverSource = /\.min\.[cm]?js$|(^|\/)(?:bower_components|\.yarn|\.pnp\.)/;

export function reviewedPaths(files: SourceFiles, standards: Standards): readonly string[] {
  return files.list().filter((it) => isSource(it) && !neverSource.test(it) && isReviewed(standards, it));
}

/** The standards of a workspace, without a review of it. */
import type { SourceFiles } from '../analysis/source-files.js';
import { rules } from '../rules/index.js';
import { readStandards } from '../standards/read-standards.js';
import type { Standards } from '../standards/standards.js';

/** The default ones where there are none, or where they have mistakes, which `plumbline review` explains. */
export function standardsOf(files: SourceFiles): Standards {
  return readStandards(files, rules.map((it) => ({ id: it.id, options: it.options }))).standards;
}

/** What a review could not see: calls that were not followed, packages that are missing, files that were not read. */
import type { Notice, Problem } from '../analysis/finding.js';
import type { ProjectGraph } from '../project/project-graph.js';
import type { Coverage } from './review.js';

/** How much of the calls was followed, and who told about types. */
export function coverageOf(graph: ProjectGraph, isPartial: boolean, resolver: Coverage['resolver']): Coverage {
  let calls = 0;
  let resolved = 0;
  for (const file of graph.withRole('server')) {
    calls += file.syntax.calls.length;
    for (const call of file.syntax.calls) if (graph.values.targets(file, call.callee).length > 0) resolved += 1;
  }
  return { calls, resolved, types: isPartial ? 'partial' : 'full', resolver };
}

/** Says which packages are not installed. */
export function missingNotice(missing: readonly string[]): readonly Notice[] {
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 5).join(', ');
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
  const verb = missing.length === 1 ? 'is' : 'are';
  return [{ message: `${missing.length} imported package${missing.length === 1 ? '' : 's'} ${verb} not installed (${shown}${more}): types are partial. Install dependencies for a fuller review.` }];
}

export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.message < b.message ? -1 : 1));
}

/** Comments in the source that allow a finding, as the standards want them. */
import { locationIn } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import type { Suppression } from '../standards/triage.js';

export function suppressionsOf(graph: ProjectGraph): readonly Suppression[] {
  return graph.files.flatMap((file) =>
    file.syntax.comments
      .filter((it) => it.kind === 'plumbline-allow')
      .map(({ rule, reason, span, covers }) => ({ file: file.path, rule, reason, location: locationIn(file.path, span), covers })),
  );
}

/** Checks that a service makes of its secrets before it serves: a missing one, or one left at its text. */
import { valuesIn } from '../branches.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import { settingRead } from './settings.js';

/** Settings and texts that the conditions of some files ask about. */
export interface AskedAbout {
  readonly settings: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
}

/** What conditions of server code and configuration ask about, by the folder of their package. */
export function askedAbout(graph: ProjectGraph): (file: ProjectFile) => AskedAbout {
  const byFolder = new Map<string, { settings: Set<string>; texts: Set<string> }>();
  const ofFolder = (file: ProjectFile): { settings: Set<string>; texts: Set<string> } => {
    const folder = graph.packageFolderOf(file.path);
    const known = byFolder.get(folder) ?? { settings: new Set<string>(), texts: new Set<string>() };
    byFolder.set(folder, known);
    return known;
  };
  for (const file of graph.withRole('server', 'config')) {
    const { settings, texts } = ofFolder(file);
    // `value || 'text'` asks as well, but only to put the text in.
    const standIns = new Set(file.syntax.fallbacks.map((it) => it.span.join()));
    for (const { span, test } of file.syntax.branches) {
      if (standIns.size > 0 && standIns.has(span.join())) continue;
      for (const value of valuesIn(test)) {
        if (value.kind === 'text') texts.add(value.value);
        const name = settingRead(graph, file, value);
        if (name !== undefined) settings.add(name);
      }
    }
  }
  return ofFolder;
}

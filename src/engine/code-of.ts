/** The files of a workspace as anchors look for code in them. */
import type { SourceFiles } from '../analysis/source-files.js';
import { CodeNow } from '../evidence/code-now.js';
import { outlineOf } from './outline.js';

/** Reads through the same port as reviews, so that unsaved text counts. Every listed file may hold code that moved. */
export function codeOf(files: SourceFiles): CodeNow {
  return new CodeNow({
    list: () => files.list(),
    read: (path) => files.read(path),
    declarations: (path) => outlineOf(files, path),
  });
}

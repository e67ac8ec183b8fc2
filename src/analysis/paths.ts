/** Small questions about paths with forward slashes. */

/** Folders that hold a file, nearest first; the last is the empty string, the root of whatever the path is relative to. */
export function foldersAbove(file: string): readonly string[] {
  const folders: string[] = [];
  for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) folders.push(file.slice(0, at));
  return [...folders, ''];
}

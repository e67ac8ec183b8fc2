/** Says why only what a branch adds cannot be shown. */
import type { OnlyBranchResult } from '../../protocol/findings.js';

/** `undefined` where nothing went wrong. Links are taken out: a notification would make one of any Markdown in a path. */
export function troubleText(results: readonly OnlyBranchResult[]): string | undefined {
  const troubles = [...new Set(results.flatMap((it) => it.trouble ?? []))];
  if (troubles.length === 0) return undefined;
  const isAll = results.every((it) => it.base === undefined);
  const said = troubles.map((it) => it.charAt(0).toUpperCase() + it.slice(1)).join(' ').replace(/[[\]()]/g, ' ');
  return `${isAll ? 'All findings stay shown.' : 'Some folders cannot be compared, and show all their findings.'} ${said}`;
}

/** Says why only what a branch adds cannot be shown. */
import type { OnlyBranchResult } from '../../protocol/findings.js';
import { madePlain } from './decision-text.js';

/** `undefined` where nothing went wrong. */
export function troubleText(results: readonly OnlyBranchResult[]): string | undefined {
  const troubles = [...new Set(results.flatMap((it) => it.trouble ?? []))];
  if (troubles.length === 0) return undefined;
  const isAll = results.every((it) => it.base === undefined);
  const said = troubles.map((it) => it.charAt(0).toUpperCase() + it.slice(1)).join(' ');
  return madePlain(`${isAll ? 'All findings stay shown.' : 'Some folders cannot be compared, and show all their findings.'} ${said}`);
}

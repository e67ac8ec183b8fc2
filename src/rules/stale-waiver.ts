/** Reports waivers whose last day is over, and those that match nothing any more. */
import type { WaiverEntry } from '../analysis/exceptions.js';
import { defineExceptionRule } from './rule.js';

export const staleWaiver = defineExceptionRule({
  id: 'stale-waiver',

  *checkExceptions({ waivers }) {
    for (const waiver of waivers) {
      const at = waiver.location;
      // Waivers stand in one file, so what they say tells them apart.
      const key = [waiver.rule, ...waiver.files, waiver.until].join(' ');
      const name = `the waiver of \`${waiver.rule}\``;
      if (waiver.hasEnded && waiver.findings > 0) {
        yield { at, message: `${name} ended on ${waiver.until}, so ${again(waiver)}; ${waiver.owner} owns it`, form: 'ended', key };
      } else if (waiver.findings === 0 && waiver.isJudged) {
        const end = waiver.hasEnded ? ` ended on ${waiver.until} and` : '';
        yield { at, message: `${name}${end} matches nothing any more`, form: 'idle', milder: true, key };
      }
    }
  },
});

function again({ findings }: WaiverEntry): string {
  return findings === 1 ? '1 finding is reported again' : `${findings} findings are reported again`;
}

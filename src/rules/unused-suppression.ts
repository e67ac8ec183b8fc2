/** Reports comments that allow what nobody finds. */
import { defineExceptionRule } from './rule.js';

export const unusedSuppression = defineExceptionRule({
  id: 'unused-suppression',

  *checkExceptions({ comments }) {
    for (const { rule, location, isUsed, isKnown, likely, isRefused, isJudged } of comments) {
      if (isRefused) {
        yield { at: location, message: `allows \`${rule}\`, to which this team allows no exception`, form: 'refused' };
        continue;
      }
      if (isUsed || !isJudged || rule === '') continue;
      if (isKnown) {
        yield { at: location, message: `allows \`${rule}\`, which finds nothing here`, form: 'unused' };
        continue;
      }
      const hint = likely === undefined ? '' : `; did you mean \`${likely}\`?`;
      yield { at: location, message: `allows \`${rule}\`, and there is no such rule${hint}`, form: 'unknown' };
    }
  },
});

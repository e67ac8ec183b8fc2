/** Reports comments that silence a tool and do not say why. */
import { locationIn } from '../project/project-file.js';
import { defineRule } from './rule.js';

export const suppressionWithoutReason = defineRule({
  id: 'suppression-without-reason',
  instant: true,

  *check(graph) {
    for (const file of graph.withRole('server', 'script', 'config', 'test')) {
      const silent = file.syntax.comments.filter((it) => it.reason === '');
      for (const it of silent.filter((comment) => comment.kind === 'plumbline-allow')) {
        const rule = it.rule === '' ? 'a rule' : `\`${it.rule}\``;
        yield { at: locationIn(file.path, it.span), message: `allows ${rule} without a reason, so it has no effect`, form: 'own' };
      }

      if (file.role !== 'server') continue;
      // One a file: the habit is what matters, not each line of it.
      const [first, ...more] = silent.filter((comment) => comment.kind !== 'plumbline-allow');
      if (!first) continue;
      const others = more.length === 0 ? '' : `, like ${more.length} more in this file`;
      yield { at: locationIn(file.path, first.span), message: `\`${first.directive}\` does not say why${others}`, form: 'other-tool', milder: true };
    }
  },
});

/** Reports passwords that are hashed with a digest made to be fast, or with a cost from another decade. */
import type { CallFact } from '../facts/facts.js';
import { numberOf } from '../project/constants.js';
import { costs, digestsByName, fastDigests, passwordHashes } from '../project/apis/passwords.js';
import { calleeName } from '../project/correlation/value-names.js';
import { describeValue } from '../project/handlers/describe.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import { defineRule } from './rule.js';

const password = /(?:^|[._\s$'])(?:\w*_)?(?:pass_?(?:word|wd|phrase)?|pwd|plain(?:text)?_?pass(?:word)?|\w+Pass(?:word)?)(?:$|['.])/i;

export const weakPasswordHash = defineRule({
  id: 'weak-password-hash',
  instant: true,

  *check(graph) {
    // A digest before the slow hash only makes long passwords short.
    const slow = new Set(graph.external.to(passwordHashes).map((it) => it.file));
    for (const [table, position] of [[fastDigests, 0], [digestsByName, 1]] as const) {
      for (const { file, call } of graph.external.to(table)) {
        const given = call.arguments[position];
        if (!given || slow.has(file)) continue;
        const name = describeValue(file, given).replace(/^…\./, '');
        if (!password.test(name)) continue;
        yield { at: locationIn(file.path, call.span), message: `\`${call.text}\` hashes \`${name}\` with a digest made to be fast`, form: 'digest' };
      }
    }
    for (const [table, position, least, unit] of costs) {
      for (const { file, call } of graph.external.to(table)) {
        const cost = call.arguments[position] && numberOf(file, call.arguments[position]);
        if (cost === undefined || cost >= least || !isAboutPeople(file, call)) continue;
        yield { at: locationIn(file.path, call.span), message: `\`${call.text}\` hashes with ${cost} ${unit}; guessing costs little below ${least}`, form: 'cost', milder: true };
      }
    }
  },
});

const people = /pass|pwd|cred|secret|auth|user|account|admin|login|sign|encrypt|encript|hash(?:er|ing|ed)?$/i;

/** Reports whether a name around a slow hash says that it keeps a password; they are used to compare other things too. */
function isAboutPeople(file: ProjectFile, call: CallFact): boolean {
  const names = [file.path.replace(/^.*\//, '').replace(/\.\w+$/, ''), ...call.arguments.slice(0, 1).map((it) => calleeName(file, it) || describeValue(file, it))];
  for (let at = call.within; at !== -1; at = file.syntax.functions[at]?.within ?? -1) names.push(file.syntax.functions[at]?.name ?? '');
  return names.some((it) => people.test(it));
}

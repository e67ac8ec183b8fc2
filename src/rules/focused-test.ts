/** Reports tests that keep the others of their file from running. */
import type { CallFact } from '../facts/facts.js';
import { branchesAround, contains } from '../project/branches.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { Target } from '../project/targets.js';
import type { Values } from '../project/values.js';
import { defineRule } from './rule.js';

const groups = /^(?:describe|suite|context)(?:\.\w+(?:\(\))?)*$/;
const tests = /^(?:it|test|specify)(?:\.\w+(?:\(\))?)*$/;
const focused = /^(?:fit|fdescribe|fcontext)$/;
const packages = /^(?:vitest|mocha|@jest\/globals|bun:test|@playwright\/test)$/;

export const focusedTest = defineRule({
  id: 'focused-test',
  instant: true,

  *check(graph) {
    for (const file of graph.withRole('test')) {
      const only = file.syntax.calls.filter((it) => isFocused(graph.values, file, it));
      if (only.length === 0) continue;
      const all = file.syntax.calls.filter((it) => it.arguments.length > 1 && isOf(graph.values, file, it, tests));
      // All that does not stand inside something focused is left out.
      const left = all.filter((test) => !only.some((it) => it === test || it.argumentSpans.some((span) => contains(span, test.span))));
      if (left.length === 0) continue;
      for (const call of only) {
        const number = left.length === 1 ? 'one other test' : `${left.length} other tests`;
        yield { at: locationIn(file.path, call.span), message: `\`${call.text}\` keeps ${number} of this file from running` };
      }
    }
  },
});

function isFocused(values: Values, file: ProjectFile, call: CallFact): boolean {
  const { callee } = call;
  // Under a condition it is how a suite says what it is to run.
  if (call.arguments.length < 2 || branchesAround(file, call.within, call.span).length > 0) return false;
  if (callee.kind === 'global') return focused.test(callee.name);
  return callee.kind === 'member' && callee.name === 'only' && (isOf(values, file, call, tests) || isOf(values, file, call, groups));
}

function isOf(values: Values, file: ProjectFile, call: CallFact, names: RegExp): boolean {
  return values.targets(file, call.callee).some((it) => names.test(runnerPath(it)));
}

/** What a runner calls it; empty for what no runner has. */
function runnerPath(target: Target): string {
  if (target.kind === 'global') return target.path;
  return target.kind === 'package' && packages.test(target.name) ? target.path : '';
}

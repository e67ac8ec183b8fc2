/** What the standards have to know about the rules: their ids and options. */
import { rules } from '../rules/index.js';
import type { RuleOptions } from '../rules/rule.js';

export const ruleDescriptors: readonly { readonly id: string; readonly options: RuleOptions }[] = rules.map((it) => ({ id: it.id, options: it.options }));

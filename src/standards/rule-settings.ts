/** Says how much a rule asks for in a file, given what the team decided and what its card says. */
import { matcherOf } from './match.js';
import { presetLevel, type Level, type PresetName } from './presets.js';
import type { RuleSetting, Standards } from './standards.js';

/** What a rule's card says about its level. */
export interface CardLevels {
  readonly default: Level;
  /** Level of the lesser form. */
  readonly milder: Level;
  /** The edition in which the rule came; absent for those of the first. */
  readonly edition?: string;
  /** Levels that held up to and including an edition, by edition; absent while the rule never changed. */
  readonly earlier?: Readonly<Record<string, Level>>;
}

/** What the team decided about a rule in a file: later decisions win over earlier ones, key by key. */
export function settingIn(standards: Standards, rule: string, file: string): RuleSetting & { readonly preset: PresetName } {
  let { preset } = standards;
  let severity = own(standards.rules, rule)?.severity;
  let options = own(standards.rules, rule)?.options ?? {};
  for (const override of standards.overrides) {
    const setting = own(override.rules, rule);
    if ((override.preset === undefined && setting === undefined) || !matcherOf(override.files)(file)) continue;
    // A preset speaks about every rule, so it takes the place of what was decided before it.
    if (override.preset !== undefined) {
      preset = override.preset;
      severity = undefined;
    }
    severity = setting?.severity ?? severity;
    options = { ...options, ...setting?.options };
  }
  return { severity, options, preset, waivable: isWaivable(standards, rule, file) };
}

/** Reports whether exceptions to a rule are possible. Nobody further down can make an exception of what was closed. */
export function isWaivable(standards: Standards, rule: string, file: string): boolean {
  if (own(standards.rules, rule)?.waivable === false) return false;
  return !standards.overrides.some((it) => own(it.rules, rule)?.waivable === false && matcherOf(it.files)(file));
}

/** The level of one form of a rule. A team that names a severity means both forms. */
export function levelOf(setting: Pick<RuleSetting, 'severity'> & { readonly preset: PresetName }, card: CardLevels | undefined, isMilder: boolean, edition: string): Level {
  if (setting.severity !== undefined) return setting.severity;
  // Nothing is lost for want of a card; it only asks for little.
  if (card === undefined) return 'info';
  return inEdition(presetLevel(setting.preset, cardLevel(card, isMilder, edition)), card, edition);
}

/** Orders editions such as `2026.1` and `2026.10`. */
export function compareEditions(a: string, b: string): number {
  const [yearA = 0, numberA = 0] = a.split('.').map(Number);
  const [yearB = 0, numberB = 0] = b.split('.').map(Number);
  return yearA - yearB || numberA - numberB;
}

function cardLevel(card: CardLevels, isMilder: boolean, edition: string): Level {
  const until = Object.keys(card.earlier ?? {}).sort(compareEditions).find((it) => compareEditions(edition, it) <= 0);
  const earlier = until === undefined ? undefined : card.earlier?.[until];
  if (earlier !== undefined) return earlier;
  return isMilder ? card.milder : card.default;
}

/** A rule that came later than the team signed up to informs, whatever the preset says. */
function inEdition(level: Level, card: CardLevels, edition: string): Level {
  const isLater = card.edition !== undefined && compareEditions(card.edition, edition) > 0;
  return isLater && level !== 'off' ? 'info' : level;
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The standards that ship with Plumbline, to start from: `extends` names them. */
import type { Severity } from '../analysis/finding.js';

export type PresetName = 'plumbline:recommended' | 'plumbline:strict' | 'plumbline:mentor';

export type Level = Severity | 'off';

/** What each preset is for, in a sentence. */
export const presets: Readonly<Record<PresetName, string>> = {
  'plumbline:recommended': 'Every rule at the level of its card, which is what holds without standards.',
  'plumbline:strict': 'Every rule one level up: what informs becomes a warning, what warns becomes an error.',
  'plumbline:mentor': 'Every rule informs, also those that are off by default, and nothing fails a review.',
};

export const presetNames = Object.keys(presets) as readonly PresetName[];

export function isPreset(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}

/** The level that a preset makes of a card's. */
export function presetLevel(preset: PresetName, level: Level): Level {
  return levels[preset][level];
}

const levels: Readonly<Record<PresetName, Readonly<Record<Level, Level>>>> = {
  'plumbline:recommended': { error: 'error', warning: 'warning', info: 'info', off: 'off' },
  'plumbline:strict': { error: 'error', warning: 'error', info: 'warning', off: 'off' },
  'plumbline:mentor': { error: 'info', warning: 'info', info: 'info', off: 'info' },
};

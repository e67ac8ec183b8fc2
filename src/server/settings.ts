/** The settings that the server reads, with their defaults. What a client sends is checked, never trusted. */
import type { CoachingLevel } from '../cards/compose-note.js';

export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  /** How much a hover says. */
  readonly level: CoachingLevel;
  /** Whether a line above each handler says what stands behind it. */
  readonly codeLens: boolean;
  /** Who answers about types: `auto` is the native checker where it is installed. */
  readonly types: 'auto' | 'native' | 'ts6';
  /** What becomes of findings that the baseline accepts. */
  readonly baselined: 'hide' | 'dim';
  /** Megabytes that server and checker may hold before a review goes on without types. */
  readonly memoryLimit: number;
}

export const defaultSettings: Settings = { enable: true, run: 'onType', level: 'mid', codeLens: false, types: 'auto', baselined: 'hide', memoryLimit: 4096 };

/** Reads the `plumbline` section; anything missing or odd gives the default. */
export function settingsFrom(section: unknown): Settings {
  const { enable, run, coaching, codeLens, types, baselined, memoryLimit } = recordFrom(section);
  const { level } = recordFrom(coaching);
  return {
    enable: typeof enable === 'boolean' ? enable : defaultSettings.enable,
    run: run === 'onSave' || run === 'onType' ? run : defaultSettings.run,
    level: level === 'junior' || level === 'mid' || level === 'senior' ? level : defaultSettings.level,
    codeLens: typeof codeLens === 'boolean' ? codeLens : defaultSettings.codeLens,
    baselined: baselined === 'dim' ? 'dim' : defaultSettings.baselined,
    memoryLimit: typeof memoryLimit === 'number' && memoryLimit >= 256 ? memoryLimit : defaultSettings.memoryLimit,
    types: types === 'native' || types === 'ts6' ? types : defaultSettings.types,
  };
}

function recordFrom(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

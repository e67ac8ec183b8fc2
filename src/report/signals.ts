/** Strengths and signals by practice, as text for a terminal and as JSON. They say found and where, and never how good. */
import pc from 'picocolors';
import { competencies } from '../cards/practices.js';
import type { Found } from '../engine/found.js';
import { withoutOtherControls } from './characters.js';
import { count } from './shown-findings.js';

export interface FoundNow extends Found {
  /** The last commit of each file that has one. */
  readonly changes: ReadonlyMap<string, { readonly date: string; readonly revision: string }>;
}

const mostPlaces = 5;

/** Renders them for people, with a final newline. */
export function renderSignals(found: FoundNow, { colour }: { readonly colour: boolean }): string {
  const colours = pc.createColors(colour);
  const lines: string[] = [];
  for (const { title, practices } of competencies) {
    for (const practice of practices) {
      const below = [...strengthLines(found, practice.id, colours), ...signalLines(found, practice.id, colours)];
      if (below.length > 0) lines.push(`${colours.bold(`${title} · ${practice.title}`)}  ${colours.dim(practice.id)}`, ...below, '');
    }
  }
  for (const it of found.problems) lines.push(`${colours.red('problem')}  ${it.file === '' ? '' : `${it.file}: `}${it.message}`);
  for (const it of found.notices) lines.push(`${colours.dim('note')}  ${it.message}`);
  if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  lines.push(summary(found));
  return `${lines.map(withoutOtherControls).join('\n')}\n`;
}

type Colours = ReturnType<typeof pc.createColors>;

function strengthLines({ strengths }: FoundNow, practice: string, colours: Colours): readonly string[] {
  return strengths.filter((it) => it.practice === practice).flatMap((it) => {
    const places = it.places.map((at) => `${at.file}:${at.start.line + 1}`);
    return [`  ${colours.green('strength')}  ${it.title}  ${colours.dim(it.rule)}`, `      ${it.message}`, ...shown(places)];
  });
}

function signalLines({ signals, changes }: FoundNow, practice: string, colours: Colours): readonly string[] {
  return signals.filter((it) => it.practice === practice).flatMap((it) => {
    const places = it.places.map((at) => {
      const change = changes.get(at.file);
      return `${at.file}:${at.line + 1}  ${at.says}${change ? colours.dim(`  last changed ${change.date}`) : ''}`;
    });
    return [`  ${colours.cyan('signal')}    ${it.title}  ${colours.dim(it.kind)}`, ...shown(places)];
  });
}

function shown(places: readonly string[]): readonly string[] {
  const more = places.length > mostPlaces + 1 ? places.length - mostPlaces : 0;
  return [...(more > 0 ? places.slice(0, mostPlaces) : places), ...(more > 0 ? [`and ${more} more`] : [])].map((it) => `      ${it}`);
}

function summary({ strengths, signals, files }: FoundNow): string {
  const practices = new Set([...strengths, ...signals].map((it) => it.practice)).size;
  const kinds = new Set(strengths.map((it) => it.rule)).size;
  const signalKinds = new Set(signals.map((it) => it.kind)).size;
  return `${count(kinds, 'strength')} in ${count(files, 'file')} and ${count(signalKinds, 'signal')} beside them, for ${practices} of 45 practices. They say what is there; a person says what it shows.`;
}

/** Renders them for programs: see `docs/signals.schema.json`. */
export function renderSignalsJson({ strengths, signals, changes, files, notices, problems }: FoundNow, version: string): string {
  const report = {
    schemaVersion: 1,
    tool: { name: 'plumbline', version },
    summary: { files, strengths: strengths.length, signals: signals.length },
    strengths: strengths.map(({ rule, practice, title, message, places }) => ({
      rule, practice, title, message, places: places.map(({ file, start }) => ({ file, line: start.line + 1, column: start.character + 1 })),
    })),
    signals: signals.map(({ practice, kind, title, message, places }) => ({
      practice, kind, title, message, places: places.map(({ file, line, says }) => ({ file, line: line + 1, says, lastChanged: changes.get(file)?.date ?? null })),
    })),
    notices,
    problems: problems.map(({ file, message }) => ({ file, message })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

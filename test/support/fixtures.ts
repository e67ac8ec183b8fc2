/**
 * Fixtures: code with the expectation written under the line it is about.
 *
 *     // @filename: src/orders.ts
 *     await orders.findMany({ where });
 *     //    ^^^^^^^^^^^^^^^ unbounded-list-query: has no limit
 *
 * A line without carets stays silent. What begins where the slashes stand is marked `//<^^`, here four columns. What ends on a
 * later line is marked to the end of its first. `rule [info]: …` also holds the severity, and `rule [suppressed]: …`,
 * `rule [waived]: …` mark what is found and not reported. Expectations are taken out before the review. A fixture without
 * a `package.json` gets one that declares Express 4.
 *
 * Above the first file may stand `// @crlf` (lines end as on Windows) and `// @problem: src/x.ts: part of its message`.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import type { SourceFiles } from '../../src/analysis/source-files.js';
import type { Review } from '../../src/engine/review.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { loadCards, typesFolder } from '../../src/host/resources.js';
import { memoryFiles } from './memory-files.js';
import { repository, rootFor, withRepositoryPackages } from './repository-packages.js';

export interface Fixture {
  /** Path relative to the repository. */
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expectations: readonly Expectation[];
  readonly problems: readonly string[];
  /** For each file, the line of the fixture that each of its lines stands on, from zero. */
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

export interface Expectation {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Id of a rule, or kind of a fact. */
  readonly of: string;
  readonly tag: string | undefined;
  readonly text: string;
}

export const cards = loadCards();

/** The day on which fixtures are reviewed. */
export const today = '2026-03-31';

/** Every fixture of a folder, given relative to `test/`, sorted by name. */
export function readFixtures(folder: string): readonly Fixture[] {
  const absolute = path.join(repository, 'test', folder);
  const names = fs.readdirSync(absolute).filter((it) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(it));
  return names.sort().map((it) => parseFixture(`test/${folder}/${it}`, fs.readFileSync(path.join(absolute, it), 'utf8')));
}

export function parseFixture(file: string, text: string): Fixture {
  const first = `src/example${path.extname(file)}`;
  const texts = new Map<string, { code: string[]; lines: number[] }>();
  const expectations: Expectation[] = [];
  const problems: string[] = [];
  let name = first;
  let isCrlf = false;
  text.replace(/\n$/, '').split('\n').forEach((line, index) => {
    const named = /^\/\/ @filename: (\S+)$/.exec(line);
    if (named?.[1] !== undefined) {
      name = named[1];
      if (texts.has(name)) throw new Error(`${file}:${index + 1}: ${name} is there twice`);
      texts.set(name, { code: [], lines: [] });
      return;
    }
    const directive = /^\/\/ @(crlf|problem)(?:: (.*))?$/.exec(line);
    if (directive) {
      if (directive[1] === 'crlf') isCrlf = true;
      else problems.push(directive[2] ?? '');
      return;
    }
    const at = texts.get(name);
    const found = expectationIn(line);
    if (found) {
      if (!at || at.code.length === 0) throw new Error(`${file}:${index + 1}: an expectation stands above all code`);
      expectations.push({ ...found, file: name, line: at.code.length - 1 });
    } else if (at) {
      at.code.push(line);
      at.lines.push(index);
    } else if (line.trim() !== '') {
      texts.set(name, { code: [line], lines: [index] });
    }
  });
  const files = Object.fromEntries([...texts].map(([it, { code }]) => [it, `${code.join(isCrlf ? '\r\n' : '\n')}${isCrlf ? '\r\n' : '\n'}`]));
  const lines = Object.fromEntries([...texts].map(([it, at]) => [it, at.lines]));
  return { file, files, expectations, problems, lines };
}

function expectationIn(line: string): Omit<Expectation, 'file' | 'line'> | undefined {
  const match = /^(\s*)\/\/([ \t]*|<)(\^+) ([\w-]+)(?: \[([\w-]+)\])?(?:: (.*))?$/.exec(line);
  if (!match) {
    if (/^\s*\/\/[\s<]*\^/.test(line)) throw new Error(`This looks like an expectation and is none: ${line.trim()}`);
    return undefined;
  }
  const [, indent = '', gap = '', carets = '', of = '', tag, text = ''] = match;
  const start = gap === '<' ? indent.length : indent.length + 2 + gap.length;
  const end = indent.length + 2 + gap.length + carets.length;
  return { start, end, of, tag, text };
}

/** The files of a fixture behind the port, with the packages of this repository above them. */
export function filesOf(fixture: Pick<Fixture, 'file' | 'files'>): SourceFiles {
  const files = { 'package.json': '{ "dependencies": { "express": "^4.22.0" } }', ...fixture.files };
  return withRepositoryPackages(memoryFiles(files, rootFor(fixture.file)));
}

/** Reviews a fixture through the whole pipeline. */
export function reviewFixture(fixture: Fixture): Review {
  return openWorkspace({ files: filesOf(fixture), cards, today, typesFolder: typesFolder() }).review();
}

/** Something at a place, as the fixture expects it or as it was found. */
interface Mark {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What differs between a fixture and its review, for a person to read; `undefined` when nothing does. The rule under test
 * is compared, and every other that the fixture names.
 */
export function differences(rule: string, fixture: Fixture, review: Review): string | undefined {
  const judged = new Set([rule, ...fixture.expectations.map((it) => it.of)]);
  const found = review.findings.filter((it) => judged.has(it.rule));
  const matched = new Set<TriagedFinding>();
  const missed = fixture.expectations.filter((expected) => {
    const match = found.find((it) => !matched.has(it) && isExpected(expected, it, fixture));
    if (match) matched.add(match);
    return match === undefined;
  });
  const expected = missed.map((it): Mark => ({ ...it, text: `${it.of}${it.tag === undefined ? '' : ` [${it.tag}]`}: ${it.text}` }));
  const got = found.filter((it) => !matched.has(it)).map((it) => markOf(it, fixture));
  return [
    compareMarks(fixture, expected, got),
    ...review.standardsErrors.map((it) => `plumbline.json: ${it.message}`),
    ...compareProblems(fixture, review),
  ].filter((it) => it !== undefined).join('\n') || undefined;
}

function isExpected(expected: Expectation, finding: TriagedFinding, fixture: Fixture): boolean {
  const { file, line, start, end } = markOf(finding, fixture);
  const isThere = expected.file === file && expected.line === line && expected.start === start && expected.end === end;
  const tags: readonly (string | undefined)[] = finding.status === 'reported' ? [undefined, finding.severity] : [finding.status];
  return isThere && expected.of === finding.rule && finding.message.includes(expected.text) && tags.includes(expected.tag);
}

function markOf({ rule, status, severity, message, location: { file, start, end } }: TriagedFinding, fixture: Fixture): Mark {
  const text = `${rule} [${status === 'reported' ? severity : status}]: ${message}`;
  return { file, line: start.line, start: start.character, end: end.line === start.line ? end.character : lineOf(fixture, file, start.line).length, text };
}

function compareProblems({ problems }: Fixture, review: Review): readonly string[] {
  const unexpected = review.problems.filter(({ file, message }) => !problems.some((it) => `${file}: ${message}`.includes(it)));
  const missing = problems.filter((it) => !review.problems.some(({ file, message }) => `${file}: ${message}`.includes(it)));
  return [...unexpected.map(({ file, message }) => `unexpected problem: ${file}: ${message}`), ...missing.map((it) => `missing problem: ${it}`)];
}

/** Shows each line that differs, with what was expected below it and what was found; `undefined` when nothing differs. */
export function compareMarks(fixture: Fixture, expected: readonly Mark[], got: readonly Mark[]): string | undefined {
  const all = [...expected.map((it) => ({ ...it, sign: '- expected' })), ...got.map((it) => ({ ...it, sign: '+ got     ' }))];
  const places = [...new Set(all.map((it) => `${it.file}\n${it.line}`))].map((it) => it.split('\n'));
  const shown = places.map(([file = '', at = '']) => {
    const line = Number(at);
    const inFixture = fixture.lines[file]?.[line];
    const code = lineOf(fixture, file, line);
    const marks = all.filter((it) => it.file === file && it.line === line).map((it) => {
      return `  ${it.sign} ${' '.repeat(it.start)}${'^'.repeat(Math.max(1, it.end - it.start))} ${it.text}`;
    });
    const isKnown = /\bFIXME\b/.test(lineOf(fixture, file, line - 1));
    const hint = isKnown ? ['    The line above says FIXME: if this is the right answer now, write it down and take the FIXME out.'] : [];
    return [`${fixture.file}:${inFixture === undefined ? '?' : inFixture + 1}  (${file})`, `             ${code}`, ...marks, ...hint].join('\n');
  });
  return shown.length === 0 ? undefined : shown.join('\n');
}

function lineOf(fixture: Fixture, file: string, line: number): string {
  return (fixture.files[file] ?? '').split('\n')[line]?.replace(/\r$/, '') ?? '';
}

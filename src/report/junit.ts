/** The review as JUnit XML: a suite for each practice, a test for each rule that is silent and for each finding. */
import type { TriagedFinding } from '../analysis/finding.js';
import type { Review } from '../engine/review.js';
import { competencies } from '../cards/practices.js';
import { escapeMarkup } from './characters.js';
import type { ReportOptions } from './report-options.js';
import { severities, shownFindings } from './shown-findings.js';

/** Renders the XML. A finding below the severity that fails the run passes, and says what it saw. */
export function renderJunit(review: Review, options: ReportOptions): string {
  const suites = [...suitesOf(review, options), ...problemSuite(review)];
  const total = (key: 'tests' | 'failures' | 'errors' | 'skipped'): number => suites.reduce((sum, it) => sum + it[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Plumbline" tests="${total('tests')}" failures="${total('failures')}" errors="${total('errors')}" skipped="${total('skipped')}">`,
    ...suites.map((it) => it.xml),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly xml: string;
}

interface Case {
  readonly outcome: 'passed' | 'failures' | 'errors' | 'skipped';
  readonly xml: string;
}

function suitesOf(review: Review, options: ReportOptions): readonly Suite[] {
  const shown = shownFindings(review, options);
  const rules = [...new Set([...options.cards.keys(), ...shown.map((it) => it.rule)])].sort();
  const practiceOf = (rule: string): string => options.cards.get(rule)?.practice ?? shown.find((it) => it.rule === rule)?.practice ?? '';
  const practices = competencies.flatMap((it) => it.practices.map(({ id }) => id));
  const others = [...new Set(rules.map(practiceOf))].filter((it) => !practices.includes(it)).sort();
  return [...practices, ...others].flatMap((practice) => {
    const cases = rules.filter((it) => practiceOf(it) === practice).flatMap((rule) => casesOf(rule, shown.filter((it) => it.rule === rule), options));
    return cases.length === 0 ? [] : [suite(practice === '' ? 'other' : practice, cases)];
  });
}

function casesOf(rule: string, findings: readonly TriagedFinding[], options: ReportOptions): readonly Case[] {
  if (findings.length === 0) return [{ outcome: 'passed', xml: `    <testcase classname="${escapeMarkup(rule)}" name="${escapeMarkup(options.cards.get(rule)?.title ?? rule)}"/>` }];
  return findings.map((finding) => {
    const { file, start } = finding.location;
    const outcome = outcomeOf(finding, options);
    const head = `    <testcase classname="${escapeMarkup(rule)}" name="${escapeMarkup(`${file}:${start.line + 1}:${start.character + 1} ${finding.message}`)}" file="${escapeMarkup(file)}" line="${start.line + 1}">`;
    return { outcome, xml: [head, `      ${inside(finding, outcome, options)}`, '    </testcase>'].join('\n') };
  });
}

function outcomeOf({ status, severity }: TriagedFinding, { failOn }: ReportOptions): 'passed' | 'failures' | 'skipped' {
  if (status !== 'reported') return 'skipped';
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn) ? 'failures' : 'passed';
}

function inside(finding: TriagedFinding, outcome: 'passed' | 'failures' | 'skipped', { cards }: ReportOptions): string {
  if (outcome === 'skipped') return `<skipped message="${escapeMarkup(`${finding.status}${finding.reason === null ? '' : `: ${finding.reason}`}`)}"/>`;
  const path = finding.related.map(({ location, message }) => `→ ${location.file}:${location.start.line + 1} ${message}`);
  const question = cards.get(finding.rule)?.question;
  const text = escapeMarkup([`${finding.severity}: ${finding.message}`, ...path, ...(question === undefined ? [] : [question])].join('\n'));
  if (outcome === 'passed') return `<system-out>${text}</system-out>`;
  return `<failure type="${finding.severity}" message="${escapeMarkup(finding.message)}">${text}</failure>`;
}

function problemSuite({ problems }: Review): readonly Suite[] {
  if (problems.length === 0) return [];
  const cases = problems.map(({ file, message }): Case => {
    const name = file === '' ? 'the workspace' : file;
    return { outcome: 'errors', xml: `    <testcase classname="analysis" name="${escapeMarkup(name)}">\n      <error message="${escapeMarkup(message)}"/>\n    </testcase>` };
  });
  return [suite('analysis', cases)];
}

function suite(name: string, cases: readonly Case[]): Suite {
  const number = (outcome: Case['outcome']): number => cases.filter((it) => it.outcome === outcome).length;
  const counts = { tests: cases.length, failures: number('failures'), errors: number('errors'), skipped: number('skipped') };
  const attributes = Object.entries(counts).map(([key, value]) => `${key}="${value}"`).join(' ');
  return { ...counts, xml: [`  <testsuite name="${escapeMarkup(name)}" ${attributes}>`, ...cases.map((it) => it.xml), '  </testsuite>'].join('\n') };
}

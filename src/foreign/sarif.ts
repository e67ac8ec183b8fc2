/** Reads SARIF 2.1.0: results with their levels, suppressions and paths. */
import type { Severity } from '../analysis/finding.js';
import type { ForeignFinding, ForeignPlace } from './foreign-finding.js';
import { at, countAt, isObject, listAt, textAt } from './json.js';

export function isSarif(report: unknown): boolean {
  return isObject(report) && Array.isArray(report['runs']) && textAt(report, 'version')?.startsWith('2.1') === true;
}

export function readSarif(log: unknown): readonly ForeignFinding[] {
  return listAt(log, 'runs').flatMap((run) => listAt(run, 'results').flatMap((result) => findingOf(result, run)));
}

function findingOf(result: unknown, run: unknown): readonly ForeignFinding[] {
  const kind = textAt(result, 'kind') ?? 'fail';
  const place = placeOf(at(result, 'locations', 0), run);
  const descriptor = ruleOf(result, run);
  const rule = textAt(result, 'ruleId') ?? textAt(result, 'rule', 'id') ?? textAt(descriptor, 'id');
  // Passes, open questions and what is not applicable are no findings; neither is what has no place in a file.
  if (kind !== 'fail' || place === undefined || rule === undefined) return [];
  const severity = severityOf(result, descriptor);
  if (severity === undefined) return [];
  const suppressions = listAt(result, 'suppressions').filter((it) => !['rejected', 'underReview'].includes(textAt(it, 'status') ?? ''));
  return [
    {
      driver: textAt(run, 'tool', 'driver', 'name') ?? 'unknown',
      rule,
      severity,
      message: messageOf(at(result, 'message'), descriptor) ?? rule,
      place,
      related: relatedOf(result, run, descriptor),
      ...(suppressions.length === 0 ? {} : { suppressed: suppressions.map((it) => textAt(it, 'justification') ?? '').find((it) => it !== '') ?? '' }),
    },
  ];
}

/** The rule's descriptor, in the driver or in one of its extensions. */
function ruleOf(result: unknown, run: unknown): unknown {
  const extension = at(result, 'rule', 'toolComponent', 'index');
  const component = typeof extension === 'number' ? at(run, 'tool', 'extensions', extension) : at(run, 'tool', 'driver');
  const index = at(result, 'ruleIndex') ?? at(result, 'rule', 'index');
  if (typeof index === 'number' && index >= 0) return at(component, 'rules', index);
  const id = textAt(result, 'ruleId');
  return listAt(component, 'rules').find((it) => textAt(it, 'id') === id);
}

const levels: Readonly<Record<string, Severity | undefined>> = { error: 'error', warning: 'warning', note: 'info', recommendation: 'info' };

/** `undefined` for `none`, by which a tool says that it does not mind. */
function severityOf(result: unknown, descriptor: unknown): Severity | undefined {
  const level = textAt(result, 'level') ?? textAt(descriptor, 'defaultConfiguration', 'level') ?? textAt(descriptor, 'properties', 'problem.severity') ?? 'warning';
  return level === 'none' ? undefined : (levels[level] ?? 'warning');
}

/** A code flow runs from the cause to the result; ours names the nearest cause first. */
function relatedOf(result: unknown, run: unknown, descriptor: unknown): ForeignFinding['related'] {
  const flow = listAt(result, 'codeFlows', 0, 'threadFlows', 0, 'locations').map((it) => at(it, 'location'));
  const steps = flow.length > 1 ? flow.slice(0, -1).reverse() : listAt(result, 'relatedLocations');
  return steps.flatMap((step) => {
    const place = placeOf(step, run);
    const message = messageOf(at(step, 'message'), descriptor);
    return place === undefined || message === undefined ? [] : [{ place, message }];
  });
}

function placeOf(location: unknown, run: unknown): ForeignPlace | undefined {
  const physical = at(location, 'physicalLocation');
  const artifact = at(physical, 'artifactLocation');
  const index = at(artifact, 'index');
  const uri = textAt(artifact, 'uri') ?? (typeof index === 'number' ? textAt(run, 'artifacts', index, 'location', 'uri') : undefined);
  if (uri === undefined) return undefined;
  const base = textAt(run, 'originalUriBaseIds', textAt(artifact, 'uriBaseId') ?? '', 'uri') ?? '';
  const region = at(physical, 'region');
  const start = { line: (countAt(region, 'startLine') ?? 1) - 1, character: (countAt(region, 'startColumn') ?? 1) - 1 };
  const endColumn = countAt(region, 'endColumn');
  const end = endColumn === undefined ? undefined : { line: (countAt(region, 'endLine') ?? start.line + 1) - 1, character: endColumn - 1 };
  return { path: pathOf(base + uri), start, ...(end ? { end } : {}), inCodePoints: textAt(run, 'columnKind') === 'unicodeCodePoints' };
}

function pathOf(uri: string): string {
  const path = uri.replace(/^file:\/\/(?:localhost)?/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    // Some tools write paths where addresses belong, and a path may hold any percent sign.
    return path;
  }
}

/** A message as plain text: placeholders filled, links reduced to their words, escapes undone. */
function messageOf(message: unknown, descriptor: unknown): string | undefined {
  const id = textAt(message, 'id') ?? 'default';
  const text = textAt(message, 'text') ?? textAt(descriptor, 'messageStrings', id, 'text') ?? textAt(message, 'markdown');
  const values = listAt(message, 'arguments');
  return text
    ?.replace(/\{(\d+)\}/g, (whole, index: string) => textAt(values, Number(index)) ?? whole)
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(\s*[^)]*\)/g, '$1')
    .replace(/\\([\\[\]])/g, '$1')
    .trim();
}

/** Proves the formats that pipelines read: annotations, code quality, JUnit, comments. Each is read back as its reader would. */
import assert from 'node:assert/strict';
import { formats, renderReview } from '../../src/report/render-review.js';
import type { Review } from '../../src/engine/review.js';
import { elementsOf, parseXml } from '../support/xml.js';
import { at, findingAt, hostile, hostileText, options, ordersFindings, ordersReview, reviewOf, statuses } from './support.js';

const clean = reviewOf([]);

describe('every format', () => {
  for (const format of formats) {
    it(`is the same for the same review, and ends its last line: ${format}`, () => {
      for (const review of [clean, statuses, hostile]) {
        const text = renderReview(format, review, options);
        assert.equal(renderReview(format, structuredClone(review), options), text);
        assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'));
      }
    });

    it(`holds no control character of the workspace: ${format}`, () => {
      const text = renderReview(format, hostile, { ...options, includeSuppressed: true });
      // eslint-disable-next-line no-control-regex -- control characters are what this is about
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])/);
    });

    it(`tells what is silent only when asked: ${format}`, () => {
      const told = (includeSuppressed: boolean): number => renderReview(format, statuses, { ...options, includeSuppressed }).split(/src\/a\.ts/).length - 1;
      if (format === 'json' || format === 'text') assert.equal(told(true), told(false));
      else assert.ok(told(true) > told(false));
    });
  }
});

describe('GitHub annotations', () => {
  it('are one command a finding, as the runner reads them', () => {
    const commands = annotationsOf(ordersReview());
    assert.deepEqual(commands.map((it) => `${it.properties['file'] ?? ''}:${it.properties['line'] ?? ''}`), ordersFindings().map((it) => `${it.location.file}:${it.location.start.line + 1}`));
    assert.deepEqual(new Set(commands.map((it) => it.command)), new Set(['error', 'warning', 'notice']));
    assert.match(commands.find((it) => it.message.includes('load each other'))?.message ?? '', /→ src\/billing\/domain\/reminder\.ts:1 [\s\S]*\n\nWhat do these files share/);
  });

  it('let no text of the workspace become a command or a property', () => {
    const text = renderReview('github', hostile, options);
    const lines = text.trimEnd().split('\n');
    assert.equal(lines.length, hostile.findings.filter((it) => it.status === 'reported').length + hostile.problems.length + hostile.notices.length + 1);
    const [first] = annotationsOf(hostile);
    assert.deepEqual(Object.keys(first?.properties ?? {}), ['file', 'line', 'endLine', 'col', 'endColumn', 'title']);
    assert.equal(first?.properties['file'], hostile.findings[0]?.location.file);
    assert.ok(first?.message.startsWith('a</title><img src=x onerror=alert(1)>&amp; `x` ]]> [link](https://evil.example) %0A::error::no\n::set-output'));
  });

  it('give columns only on one line', () => {
    const [one, many] = annotationsOf(reviewOf([findingAt(at('a.ts', 1, 2, 1, 4)), findingAt(at('a.ts', 1, 2, 3, 4))]));
    assert.deepEqual([one?.properties['col'], one?.properties['endColumn'], many?.properties['col'], many?.properties['endLine']], ['3', '5', undefined, '4']);
  });
});

interface Annotation {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads commands as the runner of GitHub Actions does. */
function annotationsOf(review: Review): readonly Annotation[] {
  return renderReview('github', review, options).split('\n').filter((it) => it.startsWith('::')).map((line) => {
    const [, command = '', given = '', data = ''] = /^::(\w+)(?: ([^]*?))?::([^]*)$/.exec(line) ?? [];
    const decode = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
    const properties = Object.fromEntries(given.split(',').filter((it) => it !== '').map((it) => [it.slice(0, it.indexOf('=')), decode(it.slice(it.indexOf('=') + 1))]));
    const message = data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    return { command, properties, message };
  });
}

describe('GitLab code quality', () => {
  it('has what GitLab needs of each finding', () => {
    const entries = JSON.parse(renderReview('gitlab', ordersReview(), options)) as Readonly<Record<string, unknown>>[];
    assert.equal(entries.length, ordersFindings().length);
    for (const it of entries) {
      assert.ok(typeof it['description'] === 'string' && it['description'] !== '');
      assert.ok(typeof it['check_name'] === 'string' && it['check_name'] !== '');
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(String(it['severity'])));
      const location = it['location'] as { path: string; lines: { begin: number } };
      assert.ok(!location.path.startsWith('./') && location.lines.begin > 0);
    }
    assert.equal(new Set(entries.map((it) => it['fingerprint'])).size, entries.length);
  });

  it('is an empty list where nothing was found', () => {
    assert.equal(renderReview('gitlab', clean, options), '[]\n');
  });
});

interface Case {
  readonly rule: string;
  /** Name of what is inside, such as `failure`; empty for a plain pass. */
  readonly outcome: string;
  readonly message: string;
}

/** Reads the XML strictly; entities become what they stand for. */
function junitOf(review: Review, given: Partial<typeof options> = {}): { readonly counts: readonly string[]; readonly cases: readonly Case[] } {
  const root = parseXml(renderReview('junit', review, { ...options, ...given })).documentElement;
  assert.equal(root?.tagName, 'testsuites');
  const cases = elementsOf(root, 'testcase').map((it): Case => {
    const [inside] = elementsOf(it, '*');
    return { rule: it.getAttribute('classname') ?? '', outcome: inside?.tagName ?? '', message: inside?.getAttribute('message') ?? '' };
  });
  return { counts: ['tests', 'failures', 'errors', 'skipped'].map((it) => root.getAttribute(it) ?? ''), cases };
}

describe('JUnit', () => {
  it('has a failure for each finding that fails the run, and a test for each silent rule', () => {
    const { counts, cases } = junitOf(ordersReview());
    const failing = ordersFindings().filter((it) => it.severity !== 'info');
    assert.equal(cases.filter((it) => it.outcome === 'failure').length, failing.length);
    assert.deepEqual(counts, [String(cases.length), String(failing.length), '0', '0']);
    const rules = new Set(cases.map((it) => it.rule));
    for (const rule of options.cards.keys()) assert.ok(rules.has(rule), rule);
    assert.deepEqual(junitOf(clean).counts, [String(options.cards.size), '0', '0', '0']);
  });

  it('fails what --fail-on fails', () => {
    const failures = (failOn: typeof options.failOn): string | undefined => junitOf(ordersReview(), { failOn }).counts[1];
    const from = (...severities: readonly string[]): string => String(ordersFindings().filter((it) => severities.includes(it.severity)).length);
    assert.deepEqual([failures('never'), failures('error'), failures('warning'), failures('info')], ['0', from('error'), from('error', 'warning'), from('error', 'warning', 'info')]);
    assert.deepEqual(new Set([failures('never'), failures('error'), failures('warning'), failures('info')]).size, 4);
  });

  it('skips what is known, with the reason, when asked', () => {
    const skipped = junitOf(statuses, { includeSuppressed: true }).cases.filter((it) => it.outcome === 'skipped');
    assert.deepEqual(skipped.map((it) => it.message), ['suppressed: It is a probe.', 'waived: Until the move.', 'baselined']);
  });

  it('keeps hostile text text, and problems errors', () => {
    const { counts, cases } = junitOf(hostile);
    assert.equal(counts[2], '2');
    const failure = cases.find((it) => it.outcome === 'failure');
    assert.ok(failure?.message.startsWith('a</title><img src=x onerror=alert(1)>&amp; `x` ]]> [link]'), failure?.message);
  });
});

describe('review comments', () => {
  const review = reviewOf([
    findingAt(at('src/a.ts', 10)),
    findingAt(at('src/a.ts', 12, 0, 19, 1)),
    findingAt(at('src/a.ts', 40)),
    findingAt(at('src/other.ts', 10), { message: hostileText, related: [{ location: at('src/routes.ts', 1), message: 'GET /orders' }] }),
  ]);

  function commentsOf(diff: typeof options.diff): { comments: Record<string, unknown>[]; outside: Record<string, unknown>[] } {
    return JSON.parse(renderReview('review-comments', review, { ...options, diff })) as ReturnType<typeof commentsOf>;
  }

  it('stand on lines of the change alone; the rest is told beside them', () => {
    const { comments, outside } = commentsOf(new Map([['src/a.ts', [[2, 3], [8, 15]]]]));
    assert.deepEqual(comments.map(({ path, line, start_line, side }) => [path, line, start_line, side]), [['src/a.ts', 11, undefined, 'RIGHT'], ['src/a.ts', 16, 13, 'RIGHT']]);
    assert.deepEqual(outside.map(({ path, line }) => [path, line]), [['src/a.ts', 41], ['src/other.ts', 11]]);
  });

  it('say what, why and the question, and keep text text', () => {
    const { comments } = commentsOf(new Map([['src/other.ts', [[0, 90]]]]));
    const body = String(comments[0]?.['body']);
    assert.ok(body.includes('a\\</title\\>') && !/(?<!\\)\[link\]\(/.test(body), body);
    assert.match(body, /- `src\/routes\.ts:2` GET \/orders\n\n\*\*If this fails at three in the morning, who hears about it\?\*\*\n\nWhen this promise rejects/);
  });
});

/** Facts in words, at the place they are about, so that fixtures can hold them with carets: `^^^^ promise: statement`. */
import type { FileFacts, FunctionId, Span, SyntaxFacts } from '../../src/facts/facts.js';
import { finish } from '../../src/analysis/steps.js';
import { Extractor, isSource } from '../../src/extract/extractor.js';
import { typesFolder } from '../../src/host/resources.js';
import { compareMarks, filesOf, type Fixture } from './fixtures.js';

export const factKinds = ['imports', 'exports', 'functions', 'calls', 'promises', 'comments', 'fallbacks', 'switches'] as const;

export type FactKind = (typeof factKinds)[number];

/** A fact of a file: words to compare, at a span. */
interface Described {
  readonly span: Span;
  readonly words: readonly string[];
}

/** The facts of every file of a fixture, with what types answer. */
export function factsOf(fixture: Fixture): readonly FileFacts[] {
  const files = filesOf(fixture);
  const extractor = new Extractor(files, typesFolder());
  const syntax = finish(extractor.syntax(files.list().filter((it) => isSource(it))));
  return finish(extractor.answers(syntax, new Set(syntax.map((it) => it.file))));
}

/**
 * What differs between the facts of one kind and the fixture; `undefined` when nothing does. Every word of an expectation
 * must be among those of the fact, in any order; a line without carets has no fact of the kind.
 */
export function factDifferences(kind: FactKind, fixture: Fixture): string | undefined {
  const facts = factsOf(fixture).flatMap((it) => describe(kind, it).map((fact) => ({ ...fact, file: it.syntax.file })));
  const matched = new Set<object>();
  const missed = fixture.expectations.filter((expected) => {
    const match = facts.find(({ file, span, words }, index) => {
      const isThere = file === expected.file && span[0] === expected.line && span[1] === expected.start && endOn(fixture, file, span) === expected.end;
      return isThere && !matched.has(facts[index] ?? {}) && wordsIn(expected.text).every((it) => words.includes(it));
    });
    if (match) matched.add(match);
    return match === undefined;
  });
  const got = facts.filter((it) => !matched.has(it));
  return compareMarks(
    fixture,
    missed.map((it) => ({ ...it, text: `${it.of}: ${it.text}` })),
    got.map(({ file, span, words }) => ({ file, line: span[0], start: span[1], end: endOn(fixture, file, span), text: `${kind.slice(0, -1)}: ${words.join(' ')}` })),
  );
}

function describe(kind: FactKind, { syntax, answers }: FileFacts): readonly Described[] {
  switch (kind) {
    case 'imports':
      return syntax.imports.map((it, index) => {
        const target = answers.imports[index];
        const leads = target?.kind === 'file' ? `file=${target.file}` : target?.kind === 'package' ? `package=${target.name}` : target?.kind === 'builtin' ? `builtin=${target.name}` : (target?.kind ?? '');
        const names = it.names.map((name) => `${name.imported}=${name.typeOnly ? 'typeOnly' : name.use}`);
        return { span: it.span, words: [it.kind, leads, ...names, ...(it.typeOnly ? ['typeOnly'] : []), ...(it.deferred ? ['deferred'] : [])] };
      });
    case 'exports':
      // An export is a name and no place, so all of them stand below the first four columns of their file.
      return syntax.exports.length === 0 ? [] : [{ span: [0, 0, 0, 4], words: syntax.exports.map((it) => `${it.name}=${it.from ? `from(${it.from.name})` : it.kind === 'type' ? 'type' : (it.value?.kind ?? 'value')}`) }];
    case 'functions':
      return syntax.functions.map((it) => ({
        span: it.nameSpan,
        words: [
          it.name === '' ? 'anonymous' : it.name, `parameters=${it.parameters}`, `returns=${it.returns.length}`, `risks=${it.risks.map((risk) => risk.kind).join(',')}`,
          ...(it.async ? ['async'] : []), ...(it.generator ? ['generator'] : []), `within=${nameOf(syntax, it.within)}`,
        ],
      }));
    case 'calls':
      return syntax.calls.map((it) => ({
        span: it.span,
        words: [it.text, `callee=${it.callee.kind}`, `arguments=${it.arguments.map((argument) => argument.kind).join(',')}`, `within=${nameOf(syntax, it.within)}`, ...(it.construct ? ['construct'] : [])],
      }));
    case 'promises':
      return syntax.promises.map((it) => {
        const answer = answers.answers[it.question];
        return { span: it.span, words: [it.dropped, `is=${answer?.kind === 'promise' ? answer.is : ''}`, `within=${nameOf(syntax, it.within)}`, ...(it.chained ? ['chained'] : [])] };
      });
    case 'fallbacks':
      return syntax.fallbacks.map((it) => ({ span: it.span, words: [it.value.kind, it.text, `within=${nameOf(syntax, it.within)}`] }));
    case 'switches':
      return syntax.switches.map((it) => ({ span: it.span, words: [it.name, it.on ? 'on' : 'off', `within=${nameOf(syntax, it.within)}`] }));
    case 'comments':
      return syntax.comments.map((it) => ({
        span: it.span,
        words: [it.kind, it.directive, `rule=${it.rule}`, `covers=${it.covers.map((line) => line + 1).join(',')}`, ...(it.reason === '' ? ['silent'] : wordsIn(it.reason))],
      }));
  }
}

function nameOf(syntax: SyntaxFacts, id: FunctionId): string {
  return id === -1 ? 'module' : syntax.functions[id]?.name || 'anonymous';
}

function wordsIn(text: string): readonly string[] {
  return text.split(' ').filter((it) => it !== '');
}

/** Where a mark below the first line of a span ends. */
function endOn(fixture: Fixture, file: string, [line, , endLine, end]: Span): number {
  return endLine === line ? end : (fixture.files[file] ?? '').split('\n')[line]?.replace(/\r$/, '').length ?? 0;
}

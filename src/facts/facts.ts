/**
 * The vocabulary of facts: what one file says (syntax facts, which only that file can change) and what types say about
 * it (answers). A fact has no opinion in it and survives `JSON.stringify`.
 */
import type { Value } from './value.js';

/** Changes whenever the meaning or shape of a fact does, so that stored facts of another version are not read. */
export const FACTS_VERSION = 7;

/** Start line, start character, end line, end character; counted like `SourceLocation`. */
export type Span = readonly [number, number, number, number];

/** Index of a function in its file; `-1` is the module's top level. */
export type FunctionId = number;

export interface FileFacts {
  readonly syntax: SyntaxFacts;
  readonly answers: AnswerFacts;
}

export interface SyntaxFacts {
  /** Path relative to the root, with forward slashes. */
  readonly file: string;
  readonly language: 'typescript' | 'javascript';
  /** Whether the file has `import` or `export` at its top level. */
  readonly isModule: boolean;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly definitions: readonly DefinitionFact[];
  readonly functions: readonly FunctionFact[];
  readonly classes: readonly ClassFact[];
  readonly interfaces: readonly InterfaceFact[];
  readonly calls: readonly CallFact[];
  readonly assignments: readonly AssignmentFact[];
  readonly promises: readonly PromiseFact[];
  readonly loops: readonly LoopFact[];
  readonly branches: readonly BranchFact[];
  readonly catches: readonly CatchFact[];
  readonly casts: readonly CastFact[];
  readonly fallbacks: readonly FallbackFact[];
  readonly switches: readonly SwitchFact[];
  readonly comments: readonly CommentFact[];
  /** What only types can tell, in the order of `AnswerFacts.answers`. */
  readonly questions: readonly Question[];
  /** Begins with `#!`, so that it is a program to be started by hand. */
  readonly isProgram: boolean;
  /** Says at its head that a program wrote it, or begins as a compiler lets files begin. */
  readonly isGenerated: boolean;
  /** Says at its head where on the web it was taken from. */
  readonly isCopied: boolean;
  /** First syntax error, in the compiler's words; absent when the file parses. */
  readonly syntaxError?: { readonly message: string; readonly span: Span };
}

export interface ImportFact {
  readonly specifier: string;
  readonly kind: 'import' | 'reexport' | 'require' | 'dynamic';
  /** Names taken: `default`, `*`, or an exported name. Empty for an import for its side effects. */
  readonly names: readonly ImportedName[];
  /** Written `import type` or `export type`. */
  readonly typeOnly: boolean;
  /** Inside a function, so that loading the file does not load the other. */
  readonly deferred: boolean;
  /** The specifier with its quotes. */
  readonly span: Span;
}

export interface ImportedName {
  readonly imported: string;
  /** Written with `type` before the name. */
  readonly typeOnly: boolean;
  /**
   * Where the file uses it: nowhere but in types, in decorated signatures (kept where decorators emit metadata), as a
   * value when a function runs later, or as a value when the file loads. The last that holds.
   */
  readonly use: 'type' | 'metadata' | 'later' | 'load';
}

export interface ExportFact {
  /** Exported name; `default`; `=` for `module.exports = …` and `export =`; `*` for `export * from`. */
  readonly name: string;
  readonly kind: 'value' | 'type';
  /** What is exported; absent for re-exports and types. */
  readonly value?: Value;
  /** For a re-export: the import it passes on, and the name it has there. */
  readonly from?: { readonly import: number; readonly name: string };
}

export type DefinitionFact =
  | { readonly kind: 'import'; readonly import: number; readonly name: string }
  | { readonly kind: 'function'; readonly id: FunctionId }
  | { readonly kind: 'class'; readonly id: number }
  /** A type alone; an instance of it may be of any class that implements it. */
  | { readonly kind: 'interface'; readonly id: number }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** What is assigned to it, wherever that happens in the file. */
      readonly values: readonly Value[];
      /** Members taken from the value, outermost first: `['a', 'b']` for `const { a: { b } } = value`. */
      readonly path: readonly string[];
      /** An instance of the annotated type; absent without a plain annotation. */
      readonly type?: Value;
      /** Function whose variable it is; `-1` for one that lives as long as the module. */
      readonly within: FunctionId;
    }
  | {
      readonly kind: 'parameter';
      readonly name: string;
      readonly function: FunctionId;
      readonly index: number;
      readonly path: readonly string[];
      readonly type?: Value;
    };

export interface FunctionFact {
  /** Name for readers, with its class: `InvoiceService.render`; empty when it has none. */
  readonly name: string;
  readonly within: FunctionId;
  /** The whole function. */
  readonly span: Span;
  /** Its name, or the variable or property it is assigned to; the first token when it has neither. */
  readonly nameSpan: Span;
  /** From its start to its body, the smallest thing that names an anonymous function. */
  readonly headSpan: Span;
  readonly async: boolean;
  readonly generator: boolean;
  readonly parameters: number;
  /** What its parameters say about themselves, in order; absent when none has a type or a decorator. */
  readonly signature?: readonly ParameterFact[];
  /** Has a body with nothing in it. */
  readonly isEmpty: boolean;
  /** What a comment in or beside an empty body says; absent for other functions and without one. */
  readonly comment?: string;
  /** What it may return. */
  readonly returns: readonly Value[];
  /** What may make the promise of an async function reject: all that stands outside a `try` whose `catch` swallows. */
  readonly risks: readonly RiskFact[];
}

export interface ParameterFact {
  /** Empty for a destructured one. */
  readonly name: string;
  readonly decorators: readonly Value[];
  /** The annotation as written, white space folded, at most 80 characters; empty without one. */
  readonly typeText: string;
  /** The annotation; absent without one. */
  readonly typeSpan?: Span;
  /** An instance of the annotated type; absent without a plain annotation. */
  readonly type?: Value;
}

/** A place where a function may fail. */
export interface RiskFact {
  readonly kind: 'throw' | 'await' | 'return';
  /** What is awaited or returned; `unknown` for `throw`. */
  readonly value: Value;
  readonly span: Span;
  /** Question about what is awaited, or `-1`. */
  readonly question: number;
}

export interface ClassFact {
  readonly name: string;
  readonly span: Span;
  readonly extends?: Value;
  readonly implements: readonly Value[];
  readonly decorators: readonly Value[];
  /** Has the modifier `abstract`. */
  readonly isAbstract: boolean;
  readonly members: readonly MemberFact[];
  /** The constructor, or `-1` when none is written. */
  readonly constructedBy: FunctionId;
}

export interface InterfaceFact {
  readonly name: string;
  readonly extends: readonly Value[];
  /** Properties whose type plainly names another: an instance of it each. */
  readonly members: readonly (readonly [name: string, type: Value])[];
}

export interface MemberFact {
  readonly name: string;
  readonly static: boolean;
  readonly value: Value;
  readonly decorators: readonly Value[];
}

export interface CallFact {
  /** The callee as written, such as `orders.findMany`, white space folded, at most 80 characters. */
  readonly text: string;
  readonly callee: Value;
  readonly arguments: readonly Value[];
  readonly construct: boolean;
  /** A template with a tag, as in sql`…`: the arguments are its texts, as an array, and its values. */
  readonly tagged: boolean;
  /** Directly under `await`. */
  readonly awaited: boolean;
  /** Innermost loop of the same function around it: an index into `SyntaxFacts.loops`, or `-1`. */
  readonly loop: number;
  /** Function that the call stands in. */
  readonly within: FunctionId;
  /** The callee. */
  readonly span: Span;
  /** Each argument. */
  readonly argumentSpans: readonly Span[];
  /** Question about the callee, or `-1`. */
  readonly question: number;
  /** Questions about arguments that may be functions: index of the argument and of the question. */
  readonly argumentQuestions: readonly (readonly [argument: number, question: number])[];
}

/** A write: `this.app = express()`, `count += 1`, `delete cache[key]`. Declarations are none. */
export interface AssignmentFact {
  readonly target: Value;
  /** The operator as written, such as `=`, `??=`, `++`; or `delete`. */
  readonly operator: string;
  /** `unknown` for `++`, `--` and `delete`. */
  readonly value: Value;
  readonly within: FunctionId;
  /** The target. */
  readonly span: Span;
}

export interface LoopFact {
  readonly kind: 'for' | 'of' | 'in' | 'await' | 'while';
  /** What is iterated; `unknown` where that is no expression. */
  readonly over: Value;
  readonly within: FunctionId;
  /** The whole loop. */
  readonly span: Span;
  /** Loop of the same function around it, or `-1`. */
  readonly outer: number;
}

/** A region of a function that runs only when a test holds, or only when it does not. */
export interface BranchFact {
  readonly test: Test;
  readonly holds: boolean;
  /** Whether the region begins where the other way out left the block: `if (!user) return;` and all that follows. */
  readonly isRest: boolean;
  readonly within: FunctionId;
  readonly span: Span;
}

/** What a condition asks. */
export type Test =
  | { readonly kind: 'truthy'; readonly value: Value }
  | { readonly kind: 'not'; readonly of: Test }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Test[] }
  /** `left operator right`, with `===` for `==` and `!==` for `!=`; `in` and `instanceof` too. */
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Value; readonly right: Value }
  | { readonly kind: 'typeof'; readonly value: Value; readonly is: string };

export interface CatchFact {
  readonly within: FunctionId;
  /** The word `catch`. */
  readonly span: Span;
  /** From the brace to the brace. */
  readonly region: Span;
  /** The `try` block. */
  readonly tried: Span;
  /** The `try` block returns, so that what follows is the answer where it fails. */
  readonly triedReturns: boolean;
  /** What the error is called, or `unknown` when it has no name. */
  readonly error: Value;
  readonly usesError: boolean;
  readonly throws: boolean;
  readonly returns: boolean;
  /** Statements in it. */
  readonly statements: number;
  /** A comment inside, or beside an empty one, in the author's words; empty when there is none. */
  readonly comment: string;
}

/** A type claimed for a value without a check at run time. */
export interface CastFact {
  readonly kind: 'as' | 'annotation' | 'generic';
  readonly value: Value;
  /** The type as written, white space folded, at most 80 characters. */
  readonly to: string;
  readonly within: FunctionId;
  /** The type. */
  readonly span: Span;
}

/** A text that stands in when a value is missing: `value || 'text'`, or a default in a pattern. */
export interface FallbackFact {
  readonly value: Value;
  readonly text: string;
  readonly within: FunctionId;
  /** The text with its quotes. */
  readonly span: Span;
}

/** An option that is on or off as it is written: `{ rejectUnauthorized: false }`. */
export interface SwitchFact {
  readonly name: string;
  readonly on: boolean;
  readonly within: FunctionId;
  /** The word `true` or `false`. */
  readonly span: Span;
}

/** An expression whose result goes nowhere, and may be a promise. */
export interface PromiseFact {
  /** `statement` as `save();`, `void` as `void save();`, `variable` for a local constant that nothing reads. */
  readonly dropped: 'statement' | 'void' | 'variable';
  /** The expression as written, white space folded, at most 80 characters. */
  readonly text: string;
  readonly value: Value;
  readonly within: FunctionId;
  /** The callee, or the expression where there is none. */
  readonly span: Span;
  readonly question: number;
  /** Ends in `.then(callback)`, which only thenables have. */
  readonly chained: boolean;
  /**
   * A callback handed over last that may hear of failures, as promisified APIs take beside giving a promise: `written` at
   * the call with an error as its first parameter, or all in one, or `passed-on` under a usual name such as `next`.
   */
  readonly errorCallback: 'none' | 'written' | 'passed-on';
}

export interface CommentFact {
  readonly kind: 'plumbline-allow' | 'eslint' | 'typescript' | 'biome' | 'sonar';
  /** The directive as written, such as `eslint-disable-next-line`. */
  readonly directive: string;
  /** Rule named in a `plumbline-allow`; empty when none is. */
  readonly rule: string;
  /** Why, in the author's words; empty when nobody said. */
  readonly reason: string;
  readonly span: Span;
  /** Lines of code it speaks about: its own and, when it stands alone, the next line that is not a comment. */
  readonly covers: readonly number[];
}

/** Something only types can tell about a node, found again by its kind and offsets. */
export interface Question {
  /**
   * `promise`: is the expression a promise, and which function made it; `callback`: what does the parameter that
   * receives this argument expect; `declaration`: where is what this expression names declared.
   */
  readonly kind: 'promise' | 'callback' | 'declaration';
  /** UTF-16 offsets of the node. */
  readonly start: number;
  readonly end: number;
}

export interface AnswerFacts {
  /** Where each import leads, in the order of `SyntaxFacts.imports`. */
  readonly imports: readonly Resolution[];
  /** In the order of `SyntaxFacts.questions`. */
  readonly answers: readonly Answer[];
  /** Whether imports that are only used as types are erased, and whether decorators keep what their signatures name. */
  readonly keepsUnusedImports: boolean;
  readonly emitsDecoratorMetadata: boolean;
}

export type Resolution =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'package'; readonly name: string; readonly installed: boolean }
  | { readonly kind: 'builtin'; readonly name: string }
  /** A JSON, style or other file that is no code. */
  | { readonly kind: 'asset' }
  | { readonly kind: 'missing' };

export type Answer =
  | { readonly kind: 'promise'; readonly is: 'promise' | 'promises' | 'other' | 'unknown'; readonly declared?: Declared }
  | {
      readonly kind: 'callback';
      readonly expects: 'void' | 'other' | 'unknown';
      /** Whether the callback itself returns a promise. */
      readonly gives: 'promise' | 'promises' | 'other' | 'unknown';
      readonly declared?: Declared;
    }
  | { readonly kind: 'declaration'; readonly declared?: Declared };

/** Where something is declared. */
export interface Declared {
  /** Path of an own file; the empty string for a package or the language itself. */
  readonly file: string;
  /** Package name without `@types/`, `node` for Node's own, `lib` for the language; the empty string for an own file. */
  readonly package: string;
  /** Name with its container, such as `EventEmitter.on`. */
  readonly name: string;
  /** Start of the declared name in an own file. */
  readonly at: readonly [line: number, character: number];
}

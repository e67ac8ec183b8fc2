/** The state of one walk over one file: what was found so far and where the walk stands. */
import ts from 'typescript';
import type {
  AssignmentFact,
  BranchFact,
  CallFact,
  CastFact,
  CatchFact,
  ClassFact,
  ExportFact,
  FallbackFact,
  FunctionFact,
  FunctionId,
  ImportFact,
  InterfaceFact,
  LoopFact,
  PromiseFact,
  Question,
  RiskFact,
  SwitchFact,
  Span,
} from '../facts/facts.js';
import { unknown, type Value } from '../facts/value.js';
import { isHandled } from './handled.js';
import { Names, type Scope } from './scope.js';

export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The function that the walk is in, or the module. */
export interface Frame {
  readonly id: FunctionId;
  readonly isAsync: boolean;
  readonly returns: Value[];
  readonly risks: RiskFact[];
  /** How many `try` blocks with a `catch` surround this place within the function. */
  protections: number;
  /** How many `catch` blocks surround this place within the function. */
  catches: number;
  /** Innermost loop of this function around this place, or `-1`. */
  loop: number;
  /** How many `throw` and `return` statements of this function were seen so far. */
  thrown: number;
  returned: number;
  /** What `this` stands for: an instance, in a static member the class, elsewhere unknown. */
  readonly thisValue: Value;
}

/** What to call a function or class that has no name of its own. */
export interface NameHint {
  readonly name: string;
  readonly node: ts.Node;
}

export class Walk {
  readonly source: ts.SourceFile;
  readonly isJavaScript: boolean;
  readonly names = new Names();
  readonly imports: Mutable<ImportFact>[] = [];
  readonly exports: ExportFact[] = [];
  readonly functions: FunctionFact[] = [];
  readonly classes: ClassFact[] = [];
  readonly interfaces: InterfaceFact[] = [];
  readonly calls: Mutable<CallFact>[] = [];
  readonly loops: LoopFact[] = [];
  readonly branches: BranchFact[] = [];
  readonly catches: Mutable<CatchFact>[] = [];
  readonly casts: CastFact[] = [];
  readonly fallbacks: FallbackFact[] = [];
  readonly switches: SwitchFact[] = [];
  /** Names of caught errors, by the index of their `catch`. */
  readonly caught: { readonly catch: number; readonly definition: number }[] = [];
  readonly assignments: AssignmentFact[] = [];
  readonly promises: PromiseFact[] = [];
  readonly questions: Question[] = [];
  /** The node of each question, for a resolver that works on the same tree. */
  readonly questionNodes: ts.Node[] = [];
  /** Variables that may hold a promise nobody reads; judged when all uses are known. */
  readonly unread: { definition: number; call: ts.Expression; value: Value; within: FunctionId }[] = [];
  /** Import behind each definition that an import made, to learn how its names are used. */
  readonly importedNames: { definition: number; import: number; index: number }[] = [];
  /** Constructors whose parameter types decorators of the class keep at run time. */
  readonly keptConstructors = new Set<ts.Node>();
  readonly moduleScope: Scope;
  scope: Scope;
  frame: Frame;
  /** Names of the enclosing declarations, outermost first. */
  readonly path: string[] = [];

  constructor(source: ts.SourceFile) {
    this.source = source;
    this.isJavaScript = /\.[cm]?jsx?$/.test(source.fileName);
    this.moduleScope = this.names.open(undefined, true);
    this.scope = this.moduleScope;
    this.frame = newFrame(-1, false, unknown);
  }

  /** Runs `work` in a new scope inside the present one. */
  within<T>(holdsVar: boolean, work: () => T): T {
    const outer = this.scope;
    this.scope = this.names.open(outer, holdsVar);
    const result = work();
    this.scope = outer;
    return result;
  }

  /** The scope in which `var` lands. */
  get varScope(): Scope {
    let scope = this.scope;
    while (!scope.holdsVar && scope.parent) scope = scope.parent;
    return scope;
  }

  /** The value of a name that is read here. */
  refer(name: string, scope = this.scope): Value {
    return this.names.refer(scope, name, this.frame.id !== -1);
  }

  /** Notes what a function returns; in an async one, a promise that is returned fails the caller like one that is awaited. */
  returned(value: Value, node: ts.Expression): void {
    this.frame.returns.push(value);
    if (isHandled(node)) return;
    this.risk('return', value, node, this.frame.isAsync && ts.isCallExpression(node) ? node : undefined);
  }

  ask(kind: Question['kind'], node: ts.Node): number {
    this.questionNodes.push(node);
    return this.questions.push({ kind, start: this.start(node), end: node.end }) - 1;
  }

  start(node: ts.Node): number {
    return node.getStart(this.source, false);
  }

  span(node: ts.Node): Span {
    return this.spanOf(this.start(node), node.end);
  }

  spanOf(start: number, end: number): Span {
    const from = ts.getLineAndCharacterOfPosition(this.source, start);
    const to = ts.getLineAndCharacterOfPosition(this.source, end);
    return [from.line, from.character, to.line, to.character];
  }

  text(node: ts.Node): string {
    // A chain over several lines reads as if written on one.
    const text = this.source.text.slice(this.start(node), node.end).replace(/\s+/g, ' ').replace(/ (?=\??\.[\w$#])/g, '');
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  }

  /** Notes a place where the function may fail, unless a `try` around it swallows that. `awaited` is what to ask types about. */
  risk(kind: RiskFact['kind'], value: Value, node: ts.Node, awaited?: ts.Expression): void {
    const { frame } = this;
    // What a catch block awaits is clean-up; only an explicit throw there says that the failure goes on.
    if (kind !== 'return' && frame.protections > 0) return;
    if (kind === 'await' && frame.catches > 0) return;
    frame.risks.push({ kind, value, span: this.span(node), question: awaited === undefined ? -1 : this.ask('promise', awaited) });
  }
}

/** A frame in which nothing was seen yet. */
export function newFrame(id: FunctionId, isAsync: boolean, thisValue: Value): Frame {
  return { id, isAsync, returns: [], risks: [], protections: 0, catches: 0, loop: -1, thrown: 0, returned: 0, thisValue };
}

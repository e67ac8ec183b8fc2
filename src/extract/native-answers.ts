/** All questions about one file, asked of the native checker in as few requests as there are kinds of them. */
import type { Expression, Node, SourceFile } from 'typescript-native/unstable/ast';
import type { Answer, Declared, Question } from '../facts/facts.js';
import { NativeDeclarations } from './native-declarations.js';
import type { Checker, NativeModules, Project } from './native-modules.js';
import { findNodes } from './native-tree.js';
import { NativeTypes } from './native-types.js';
import { unanswered } from './type-resolver.js';

/** A question with the node that it is about. */
interface Asked {
  readonly node: Node;
  readonly index: number;
}

/** Asks about one program; a new program needs a new one, because ids of types belong to their program. */
export class NativeAnswers {
  readonly #checker: Checker;
  readonly #modules: NativeModules;
  readonly #types: NativeTypes;
  readonly #declarations: NativeDeclarations;
  readonly #byKind: Readonly<Record<Question['kind'], (asked: readonly Asked[]) => readonly Answer[]>>;

  constructor({ program, checker }: Project, modules: NativeModules, root: string) {
    this.#checker = checker;
    this.#modules = modules;
    this.#types = new NativeTypes(checker, modules);
    this.#declarations = new NativeDeclarations(program, checker, modules, root);
    // A new kind of question is one function here.
    this.#byKind = {
      promise: (asked) => this.#promises(asked),
      callback: (asked) => this.#callbacks(asked),
      declaration: (asked) => this.#declared(asked.map((it) => it.node)).map((it) => withDeclared({ kind: 'declaration' }, it)),
    };
  }

  /** In the order of the questions. */
  of(source: SourceFile, questions: readonly Question[]): readonly Answer[] {
    const answers: Answer[] = questions.map((it) => unanswered(it.kind));
    const byKind = new Map<Question['kind'], Asked[]>();
    findNodes(source, questions).forEach((node, index) => {
      const kind = questions[index]?.kind;
      if (node === undefined || kind === undefined) return;
      const known = byKind.get(kind);
      if (known) known.push({ node, index });
      else byKind.set(kind, [{ node, index }]);
    });
    for (const [kind, asked] of byKind) {
      this.#byKind[kind](asked).forEach((answer, at) => {
        const index = asked[at]?.index;
        if (index !== undefined) answers[index] = answer;
      });
    }
    return answers;
  }

  #promises(asked: readonly Asked[]): readonly Answer[] {
    const types = this.#checker.getTypeAtLocation(asked.map((it) => it.node));
    const kinds = types.map((it) => (it ? this.#types.promiseKind(it) : 'unknown'));
    // Where no promise is made, nobody asks which function made it.
    const wanted = asked.map((it, at) => (kinds[at] === 'other' ? undefined : this.#made(it.node)));
    const declared = this.#declared(wanted);
    return kinds.map((is, at) => withDeclared({ kind: 'promise', is }, declared[at]));
  }

  #callbacks(asked: readonly Asked[]): readonly Answer[] {
    const { ast } = this.#modules;
    const types = this.#checker.getTypeAtLocation(asked.map((it) => it.node));
    const callees = asked.map(({ node: { parent } }) => (ast.isCallExpression(parent) || ast.isNewExpression(parent) ? this.#calleeName(parent.expression) : undefined));
    const declared = this.#declared(callees);
    return asked.map(({ node }, at) => {
      const contextual = this.#checker.getContextualType(node as Expression);
      const expects = contextual ? this.#types.expectation(contextual) : 'unknown';
      const type = types[at];
      const gives = type ? this.#types.givenBack(type) : 'unknown';
      return withDeclared({ kind: 'callback', expects, gives }, declared[at]);
    });
  }

  /** The node that names what made the value. */
  #made(node: Node): Node {
    const { ast } = this.#modules;
    return ast.isCallExpression(node) || ast.isNewExpression(node) ? this.#calleeName(node.expression) : node;
  }

  #calleeName(node: Node): Node {
    const { ast } = this.#modules;
    if (ast.isParenthesizedExpression(node) || ast.isNonNullExpression(node)) return this.#calleeName(node.expression);
    return ast.isPropertyAccessExpression(node) ? node.name : node;
  }

  /** Where each node's name is declared, in one request for all. */
  #declared(nodes: readonly (Node | undefined)[]): readonly (Declared | undefined)[] {
    const { ast } = this.#modules;
    const named = nodes.flatMap((node, at) => (node === undefined ? [] : [{ at, name: ast.isPropertyAccessExpression(node) ? node.name : node }]));
    if (named.length === 0) return nodes.map(() => undefined);
    const symbols = this.#checker.getSymbolAtLocation(named.map((it) => it.name));
    const found = new Map(named.map(({ at }, index) => [at, this.#declarations.of(symbols[index])]));
    return nodes.map((_node, at) => found.get(at));
  }
}

function withDeclared(answer: Answer, declared: Declared | undefined): Answer {
  return declared ? { ...answer, declared } : answer;
}

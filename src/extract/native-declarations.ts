/** Where symbols of the native checker are declared; each declaration is looked up once. */
import type { Node, SourceFile } from 'typescript-native/unstable/ast';
import type { NodeHandle, Symbol as NativeSymbol } from 'typescript-native/unstable/sync';
import type { Declared } from '../facts/facts.js';
import { packageOfFile } from './declaring-package.js';
import type { Checker, NativeModules, Program } from './native-modules.js';

export class NativeDeclarations {
  readonly #program: Program;
  readonly #checker: Checker;
  readonly #modules: NativeModules;
  readonly #root: string;
  readonly #aliased = new Map<number, NativeSymbol>();
  readonly #declared = new Map<string, Declared>();

  constructor(program: Program, checker: Checker, modules: NativeModules, root: string) {
    this.#program = program;
    this.#checker = checker;
    this.#modules = modules;
    this.#root = root;
  }

  of(given: NativeSymbol | undefined): Declared | undefined {
    const symbol = given && this.#followed(given);
    // TypeScript 6 names no symbol for what an index signature gives.
    if (symbol?.name === '__index') return undefined;
    const declaration = symbol?.valueDeclaration ?? symbol?.declarations[0];
    if (!symbol || !declaration) return undefined;
    const key = `${declaration.index} ${declaration.path} ${symbol.name}`;
    const known = this.#declared.get(key);
    if (known) return known;
    const declared = this.#describe(symbol, declaration);
    this.#declared.set(key, declared);
    return declared;
  }

  #followed(symbol: NativeSymbol): NativeSymbol {
    if ((symbol.flags & this.#modules.sync.SymbolFlags.Alias) === 0) return symbol;
    const known = this.#aliased.get(symbol.id) ?? this.#checker.getAliasedSymbol(symbol);
    this.#aliased.set(symbol.id, known);
    return known;
  }

  #describe(symbol: NativeSymbol, declaration: NodeHandle): Declared {
    const owner = packageOfFile(declaration.path, this.#root);
    if (owner !== '') return { file: '', package: owner, name: this.#nameInPackage(symbol, declaration), at: [0, 0] };
    const node = declaration.resolve();
    const source = this.#program.getSourceFile(declaration.path);
    if (!node || !source) return { file: '', package: 'lib', name: symbol.name, at: [0, 0] };
    const { line, character } = lineOf(source, (this.#nameOf(node) ?? node).getStart(source));
    const name = [...this.#containers(node), symbol.name].join('.');
    return { file: source.fileName.slice(this.#root.length + 1), package: '', name, at: [line, character] };
  }

  /** Symbols know their parents, which spares a request for the tree of a large declaration file. */
  #nameInPackage(symbol: NativeSymbol, declaration: NodeHandle): string {
    const names = [symbol.name];
    for (let it = symbol.getParent(); it; it = it.getParent()) {
      if (it.name.startsWith('"') || it.name === '__global') continue;
      // A member of something without a name: only the tree says what surrounds that.
      if (it.name.startsWith('__')) return this.#nameFromTree(symbol, declaration);
      names.unshift(it.name);
    }
    return names.join('.');
  }

  #nameFromTree(symbol: NativeSymbol, declaration: NodeHandle): string {
    const node = declaration.resolve();
    return node ? [...this.#containers(node), symbol.name].join('.') : symbol.name;
  }

  #containers(node: Node): readonly string[] {
    const { ast } = this.#modules;
    const names: string[] = [];
    for (let it = node.parent as Node | undefined; it; it = it.parent as Node | undefined) {
      if (!ast.isClassDeclaration(it) && !ast.isClassExpression(it) && !ast.isInterfaceDeclaration(it) && !ast.isModuleDeclaration(it)) continue;
      const { name } = it as { readonly name?: Node };
      if (name && ast.isIdentifier(name) && name.text !== 'global') names.unshift(name.text);
    }
    return names;
  }

  /** The name of a declaration, its own or the one of what it is assigned to. */
  #nameOf(node: Node): Node | undefined {
    const { ast } = this.#modules;
    if (ast.isBinaryExpression(node)) return this.#accessed(node.left);
    if (ast.isCallExpression(node)) return node.arguments[1];
    if (ast.isExportAssignment(node)) return ast.isIdentifier(node.expression) ? node.expression : undefined;
    if (ast.isElementAccessExpression(node)) return node.argumentExpression;
    if (ast.isIdentifier(node)) return node;
    const { name } = node as { readonly name?: Node };
    if (name !== undefined) return name;
    const isValue = ast.isFunctionExpression(node) || ast.isArrowFunction(node) || ast.isClassExpression(node);
    return isValue ? this.#assignedName(node) : undefined;
  }

  #assignedName(node: Node): Node | undefined {
    const { ast } = this.#modules;
    const { parent } = node;
    if (ast.isPropertyAssignment(parent) || ast.isBindingElement(parent)) return parent.name;
    if (ast.isBinaryExpression(parent)) return ast.isIdentifier(parent.left) ? parent.left : this.#accessed(parent.left);
    return ast.isVariableDeclaration(parent) && ast.isIdentifier(parent.name) ? parent.name : undefined;
  }

  #accessed(node: Node): Node | undefined {
    const { ast } = this.#modules;
    if (ast.isPropertyAccessExpression(node)) return node.name;
    return ast.isElementAccessExpression(node) ? node.argumentExpression : undefined;
  }
}

function lineOf(source: SourceFile, position: number): { readonly line: number; readonly character: number } {
  return source.getLineAndCharacterOfPosition(position);
}

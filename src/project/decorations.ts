/** Members that the code adds to objects of a framework or to models of a mapper: `app.context.assets = …`, `fastify.decorate('library', …)`, `req.log = …`. */
import { isLiteral, unknown, type Value } from '../facts/value.js';
import type { EditedFiles } from './edited-files.js';
import type { ProjectFile } from './project-file.js';
import type { Target } from './targets.js';

interface Added {
  readonly file: ProjectFile;
  readonly value: Value;
}

/** What was added before some files were edited. */
interface Earlier {
  readonly decorations: Decorations;
  readonly edited: EditedFiles;
}

type Evaluate = (file: ProjectFile, value: Value) => readonly Target[];

/** Frameworks that hand their own objects to handlers, where what was added to them is found again. */
const frameworks = /^(?:express|express-serve-static-core|fastify|koa|@koa\/router|koa-router|hono|fastify-plugin|@fastify\/type-provider-\w+|@nestjs\/common|socket\.io)$/;

/** Reports whether code may add members of its own to what a package gives. */
export function mayBeDecorated(packageName: string): boolean {
  return packageName === 'mongoose' || frameworks.test(packageName);
}

/** Names that the frameworks' own objects have. */
const own = new Set('body query params headers cookies url method path get set send json status render redirect end on use next request response req res app log id ip state context'.split(' '));

export class Decorations {
  readonly #files: Iterable<ProjectFile>;
  readonly #evaluate: Evaluate;
  readonly #earlier: Earlier | undefined;
  #added = new Map<string, Added[]>();

  constructor(files: Iterable<ProjectFile>, evaluate: Evaluate, earlier?: Earlier) {
    this.#files = [...files];
    this.#evaluate = evaluate;
    this.#earlier = earlier;
  }

  /** What was added to the objects of a framework under a name; empty for names of its own. */
  named(target: Target & { kind: 'package' }, name: string): readonly Added[] {
    const isModel = target.name === 'mongoose' && /odel\(\)/.test(target.path);
    if (!isModel && (!frameworks.test(target.name) || own.has(name))) return [];
    return this.#named(isModel ? `model.${name}` : name);
  }

  #named(name: string): readonly Added[] {
    const own = this.#added.get(name) ?? [];
    if (!this.#earlier) return own;
    const { decorations, edited } = this.#earlier;
    return [...decorations.#named(name).filter((it) => !edited.isPast(it.file)), ...own];
  }

  /** Looks for what was added; before that, nothing was. */
  collect(): void {
    const added = new Map<string, Added[]>();
    for (const file of this.#files) {
      if (file.role !== 'server') continue;
      for (const { target, value, operator } of file.syntax.assignments) {
        if (target.kind !== 'member' || target.name === '[]' || own.has(target.name) || operator === 'delete' || value === unknown || isLiteral(value)) continue;
        // Neither is an object of a framework.
        if (target.of.kind === 'this' || target.of.kind === 'global') continue;
        const targets = this.#evaluate(file, target.of);
        if (targets.some((it) => it.kind === 'package' && frameworks.test(it.name))) add(added, target.name, { file, value });
        // Statics and methods of a schema are members of its models and documents.
        if (targets.some((it) => it.kind === 'package' && it.name === 'mongoose' && /Schema\(\)\.(?:statics|methods)$/.test(it.path))) add(added, `model.${target.name}`, { file, value });
      }
      for (const { callee, arguments: [name, value] } of file.syntax.calls) {
        if (callee.kind !== 'member' || !/^decorate(?:Request|Reply)?$/.test(callee.name) || name?.kind !== 'text' || value === undefined) continue;
        if (this.#isOfFramework(file, callee.of)) add(added, name.value, { file, value });
      }
    }
    this.#added = added;
  }

  #isOfFramework(file: ProjectFile, value: Value): boolean {
    return this.#evaluate(file, value).some((it) => it.kind === 'package' && frameworks.test(it.name));
  }
}

function add(map: Map<string, Added[]>, name: string, value: Added): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}

/** What a plugin of Fastify is registered with: `app.register(jobs, { rootLogger })` gives `jobs` its second parameter. */
import type { FunctionId } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';

interface Given {
  readonly file: ProjectFile;
  readonly value: Value;
}

export class PluginOptions {
  readonly #files: readonly ProjectFile[];
  readonly #values: Values;
  #given: ReadonlyMap<string, readonly Given[]> | undefined;

  constructor(files: readonly ProjectFile[], values: Values) {
    this.#files = files;
    this.#values = values;
  }

  /** The options that a function is registered with as a plugin; empty for one that is none. */
  of(file: ProjectFile, id: FunctionId): readonly Given[] {
    return (this.#given ??= this.#collect()).get(`${file.path}#${id}`) ?? [];
  }

  #collect(): ReadonlyMap<string, readonly Given[]> {
    const given = new Map<string, Given[]>();
    for (const file of this.#files) {
      for (const { callee, arguments: [plugin, value] } of file.syntax.calls) {
        if (callee.kind !== 'member' || callee.name !== 'register' || !plugin || !value) continue;
        for (const it of this.#functions(file, plugin)) given.set(it, [...(given.get(it) ?? []), { file, value }]);
      }
    }
    return given;
  }

  /** The plugin itself, or what `fastify-plugin` wraps. */
  #functions(file: ProjectFile, plugin: Value): readonly string[] {
    return this.#values.targets(file, plugin).flatMap((it): readonly string[] => {
      if (it.kind === 'function') return [`${it.file.path}#${it.id}`];
      if (it.kind !== 'package' || it.name !== 'fastify-plugin' || !it.made) return [];
      const [inner] = it.made.file.syntax.calls[it.made.call]?.arguments ?? [];
      return inner ? this.#functions(it.made.file, inner) : [];
    });
  }
}

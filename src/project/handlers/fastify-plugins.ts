/** Fastify plugins: which functions are given an instance, where they are registered, and what autoload finds in folders. */
import type { ProjectFile } from '../project-file.js';
import { argumentOf, argumentsOf, callAt, note, option, texts, type Context } from './context.js';
import { folderOf, folderText } from './known-calls.js';
import { joinPath } from './paths.js';
import type { CallSite, Thing } from './place.js';
import { receiversOf, type Receiver } from './registrations.js';

/** A plugin as one `register` gives it an instance. */
export interface PluginUse {
  readonly site: CallSite;
  readonly parent: Receiver;
  readonly file: ProjectFile;
  readonly function: number;
  readonly prefixes: readonly string[];
  /** Shares the scope of its parent, as `fastify-plugin` makes it. */
  readonly isOpen: boolean;
}

interface Plugin {
  readonly file: ProjectFile;
  readonly function: number;
  readonly isOpen: boolean;
  readonly prefix: string;
}

const maximumRounds = 8;

export class FastifyPlugins {
  readonly #uses = new Map<string, PluginUse>();
  readonly #functions = new Set<string>();
  readonly #applications = new Set<string>();

  constructor(context: Context) {
    const sites = registerCalls(context);
    for (const site of sites) this.#collectApplication(context, site);
    for (let round = 0; round < maximumRounds; round += 1) {
      const known = this.#uses.size;
      for (const site of sites) this.#collect(context, site);
      // A plugin that was found may register others.
      if (this.#uses.size === known) break;
    }
  }

  get uses(): readonly PluginUse[] {
    return [...this.#uses.values()];
  }

  /** Reports whether a plugin that nothing in sight registers is the application itself, as `fastify start` loads it. */
  isApplication(file: ProjectFile, id: number): boolean {
    return this.#applications.has(`${file.path}#${id}`);
  }

  isPlugin = (file: ProjectFile, id: number): boolean => this.#functions.has(`${file.path}#${id}`);

  /** Whatever registers plugins of packages on its first parameter is given an instance. */
  #collectApplication(context: Context, site: CallSite): void {
    const { callee } = callAt(site);
    const [first] = argumentsOf(context, site);
    if (callee.kind !== 'member' || !first) return;
    const isPackaged = context.places.things(first).some((it) => it.kind === 'package' && /^(?:@fastify\/|fastify-)/.test(it.name) && it.name !== 'fastify-plugin');
    if (!isPackaged) return;
    for (const it of context.places.things({ file: site.file, value: callee.of })) {
      if (it.kind !== 'parameter' || it.index !== 0 || it.path.length > 0) continue;
      this.#functions.add(`${it.file.path}#${it.function}`);
      this.#applications.add(`${it.file.path}#${it.function}`);
    }
  }

  #collect(context: Context, site: CallSite): void {
    const { callee } = callAt(site);
    if (callee.kind !== 'member') return;
    for (const frame of context.frames.of(site)) {
      const framed = { ...site, frame };
      const receivers = receiversOf(context, framed, { file: site.file, value: callee.of, frame }, this.isPlugin).filter((it) => it.family === 'fastify');
      if (receivers.length === 0) continue;
      for (const plugin of pluginsAt(context, framed)) {
        this.#functions.add(`${plugin.file.path}#${plugin.function}`);
        for (const parent of receivers) {
          const key = `${parent.key} ${site.file.path}#${site.call}@${frame?.key ?? ''} ${plugin.file.path}#${plugin.function}`;
          const options = option(context, argumentOf(framed, 1), 'prefix');
          const given = options.length === 0 ? [''] : options;
          const prefixes = given.map((it) => (plugin.prefix === '' ? it : joinPath(it, plugin.prefix))).filter((it) => it !== '');
          if (!this.#uses.has(key)) this.#uses.set(key, { site: framed, parent, file: plugin.file, function: plugin.function, prefixes, isOpen: plugin.isOpen });
        }
      }
    }
  }
}

function registerCalls({ files }: Context): readonly CallSite[] {
  return files.flatMap((file) => file.syntax.calls.flatMap((call, index) => (call.callee.kind === 'member' && call.callee.name === 'register' && call.arguments.length > 0 ? [{ file, call: index }] : [])));
}

function pluginsAt(context: Context, site: CallSite): readonly Plugin[] {
  const [first] = argumentsOf(context, site);
  if (!first) return [];
  const things = context.places.things(first);
  const autoload = things.some((it) => it.kind === 'package' && /^(?:@fastify\/autoload|fastify-autoload)$/.test(it.name));
  return autoload ? autoloaded(context, site) : things.flatMap((it) => pluginsIn(context, it, 0));
}

function pluginsIn(context: Context, thing: Thing, depth: number): readonly Plugin[] {
  if (depth > 4) return [];
  if (thing.kind === 'module') return context.places.exported(thing.file, 'default').flatMap((it) => pluginsIn(context, it, depth + 1));
  if (thing.kind === 'value' && thing.place.value.kind === 'function') {
    const { file, value } = thing.place;
    return [{ file, function: value.id, isOpen: skipsOverride(file, value.id), prefix: '' }];
  }
  const call = thing.kind === 'package' && /^fastify-plugin$/.test(thing.name) ? thing.calls.at(-1) : undefined;
  if (!call) return [];
  return context.places.things(argumentOf(call, 0)).flatMap((it) => pluginsIn(context, it, depth + 1)).map((it) => ({ ...it, isOpen: true }));
}

/** `plugin[Symbol.for('skip-override')] = true`, which is what `fastify-plugin` does. */
function skipsOverride(file: ProjectFile, id: number): boolean {
  return file.syntax.assignments.some(({ target }) => {
    if (target.kind !== 'member' || target.name !== '[]' || target.of.kind !== 'definition') return false;
    const definition = file.syntax.definitions[target.of.id];
    const call = target.key?.kind === 'result' ? file.syntax.calls[target.key.call] : undefined;
    return definition?.kind === 'function' && definition.id === id && call?.text === 'Symbol.for';
  });
}

/** Every plugin below the folder that autoload is given, with the prefix that its folders make. */
function autoloaded(context: Context, site: CallSite): readonly Plugin[] {
  const options = argumentOf(site, 1);
  const folders = option(context, options, 'dir').flatMap((it) => {
    const folder = folderText(it, site.file);
    return folder === undefined ? [] : [folder];
  });
  const [folder] = folders;
  if (folder === undefined) {
    note(context, site, 'loads plugins from a folder that the code does not name plainly');
    return [];
  }
  const bases = context.places.property(options, 'options').flatMap((it) => option(context, it, 'prefix'));
  const base = bases[0]?.replace(/\/$/, '') ?? '';
  const appends = option(context, options, 'appendAutoPrefix').includes('true');
  const isFlat = option(context, options, 'dirNameRoutePrefix').includes('false');
  const hasParams = option(context, options, 'routeParams').includes('true');
  const below = [...context.places.files.values()].filter((it) => it.path.startsWith(`${folder}/`) && !/\.(?:test|spec|d)\.[cm]?[jt]s$/.test(it.path));
  const indexed = new Set(below.filter((it) => /\/index\.[cm]?[jt]s$/.test(it.path)).map((it) => folderOf(it.path)));
  return below.flatMap((file): readonly Plugin[] => {
    const own = folderOf(file.path);
    const isHook = /\/\.?autohooks\.[cm]?[jt]s$/.test(file.path);
    // Where a folder has an index, its other files are not plugins of their own.
    if (indexed.has(own) && !/\/index\.[cm]?[jt]s$/.test(file.path) && !isHook) return [];
    const names = own.slice(folder.length).split('/').filter((it) => it !== '');
    const parts = names.map((it) => (hasParams ? it.replace(/^__?/, ':') : it));
    const prefix = isFlat || parts.length === 0 ? '' : `/${parts.join('/')}`;
    const [given] = exportedTexts(context, file, 'autoPrefix');
    const [override] = exportedTexts(context, file, 'prefixOverride');
    const full = override ?? base + (given === undefined ? prefix : appends ? joinPath(prefix, given) : given);
    const found = [...context.places.exported(file, 'default'), ...context.places.whole(file).filter((it) => it.kind !== 'module')];
    const [plugin] = found.flatMap((it) => pluginsIn(context, it, 0));
    return plugin ? [{ ...plugin, prefix: plugin.isOpen ? '' : full }] : [];
  });
}

function exportedTexts(context: Context, file: ProjectFile, name: string): readonly string[] {
  return context.values.exports.find(file, name).flatMap((it) => (it.kind === 'value' ? texts(context, { file: it.file, value: it.value }) : []));
}

/** Identity of the instance that a plugin is given, as receivers have it. */
export function pluginKey({ file, function: id }: Pick<PluginUse, 'file' | 'function'>): string {
  return `parameter:${file.path}#${id}.0.`;
}

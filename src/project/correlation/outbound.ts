/** Calls that leave the service, and whether they carry the id of the request. */
import type { CallFact } from '../../facts/facts.js';
import type { Value } from '../../facts/value.js';
import { commandClients, httpCalls, publishCalls, publishCommands } from '../apis/outbound.js';
import type { ExternalCall, ExternalCalls } from '../calls/external-calls.js';
import type { ProjectFile } from '../project-file.js';
import type { Made, Target } from '../targets.js';
import type { Values } from '../values.js';
import type { IdFlow } from './id-flow.js';

export interface OutboundCall {
  readonly external: ExternalCall;
  readonly kind: 'http' | 'publish';
  readonly state: 'carries' | 'plain' | 'unknown';
}

interface Linked {
  readonly values: Values;
  readonly external: ExternalCalls;
}

/** Where something is added to every request of a client: `client.interceptors.request.use(fn)`. */
interface Hook {
  readonly file: ProjectFile;
  readonly call: CallFact;
  readonly targets: readonly Target[];
}

const hooked = /(?:^|\.)(?:interceptors\.request\.use|useRequestInterceptor|setGlobalDispatcher|defaults\.headers)$/;

export class Outbound {
  readonly #values: Values;
  readonly #external: ExternalCalls;
  readonly #ids: IdFlow;
  #calls: readonly (Pick<OutboundCall, 'external' | 'kind'>)[] | undefined;
  #hooks: readonly Hook[] | undefined;

  constructor({ values, external }: Linked, ids: IdFlow) {
    this.#values = values;
    this.#external = external;
    this.#ids = ids;
  }

  /** The outbound calls that `isOf` picks, as a service with these files makes them; in the order of files and calls. */
  callsIn(files: ReadonlySet<string>, isOf: (call: ExternalCall) => boolean): readonly OutboundCall[] {
    this.#calls ??= this.#collect();
    return this.#calls.filter((it) => isOf(it.external)).map((it) => ({ ...it, state: this.#state(it.external, files) }));
  }

  #collect(): readonly (Pick<OutboundCall, 'external' | 'kind'>)[] {
    const http = this.#external.to(httpCalls).filter((it) => !this.#isPart(it)).map((external) => ({ external, kind: 'http' as const }));
    const commands = this.#external.to(commandClients).filter(({ file, call }) => call.arguments.some((it) => this.#isPublishing(file, it)));
    const publish = [...this.#external.to(publishCalls), ...commands].map((external) => ({ external, kind: 'publish' as const }));
    return [...http, ...publish];
  }

  /** `got(url).json()` and `axios.create()` make no request of their own. */
  #isPart({ call, path, package: name }: ExternalCall): boolean {
    if (/(?:^|\.)(?:create|extend|defaults|instance)$/.test(path)) return true;
    return name === 'superagent' && path === '' && call.arguments.length === 0;
  }

  #isPublishing(file: ProjectFile, value: Value): boolean {
    if (value.kind === 'definition') {
      const definition = file.syntax.definitions[value.id];
      return definition?.kind === 'variable' && definition.values.some((it) => this.#isPublishing(file, it));
    }
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    return call !== undefined && this.#values.targets(file, call.callee).some((it) => it.kind === 'package' && publishCommands.test(it.path));
  }

  #state(external: ExternalCall, files: ReadonlySet<string>): OutboundCall['state'] {
    const { file, call, index } = external;
    const given = call.arguments.map((it) => this.#ids.carries(file, it));
    if (given.includes('yes')) return 'carries';
    if (this.#isSetLater(file, index)) return 'carries';
    const client = this.#clientState(external, files);
    if (client !== 'plain') return client;
    // What comes first is the address, but where one object says everything.
    return given.slice(1).includes('unknown') || (given[0] === 'unknown' && takesOptions(external)) ? 'unknown' : 'plain';
  }

  /** `superagent.get(url).set('x-request-id', id)`, and `const req = http.request(url); req.setHeader(…)`. */
  #isSetLater(file: ProjectFile, index: number): boolean {
    const isResult = (value: Value, depth = 0): boolean => {
      if (depth > 8) return false;
      if (value.kind === 'result') {
        if (value.call === index) return true;
        const callee = file.syntax.calls[value.call]?.callee;
        return callee?.kind === 'member' && isResult(callee.of, depth + 1);
      }
      if (value.kind === 'awaited') return isResult(value.of, depth + 1);
      const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
      return definition?.kind === 'variable' && definition.path.length === 0 && definition.values.some((it) => it.kind !== 'definition' && isResult(it, depth + 1));
    };
    const setting = /^(?:set|setHeader|header|headers|query|send)$/;
    return file.syntax.calls.some((it) => it.callee.kind === 'member' && setting.test(it.callee.name) && isResult(it.callee.of) && it.arguments.some((_, at) => this.#sets(file, it, at)));
  }

  #sets(file: ProjectFile, call: CallFact, at: number): boolean {
    const value = call.arguments[at];
    if (!value) return false;
    return this.#ids.carries(file, value) === 'yes' || (value.kind === 'text' && at === 0 && this.#ids.carries(file, { kind: 'object', members: [[value.value, value]] }) === 'yes');
  }

  /** What the client that is called adds by itself. */
  #clientState({ file, call, package: name, path }: ExternalCall, files: ReadonlySet<string>): OutboundCall['state'] {
    const receivers = call.callee.kind === 'member' ? [...this.#values.targets(file, call.callee.of), ...this.#values.targets(file, call.callee)] : this.#values.targets(file, call.callee);
    const made = receivers.flatMap((it) => (it.kind === 'package' && it.made ? [it.made] : []));
    if (made.some((it) => this.#isMadeWithId(it, 0))) return 'carries';
    const hooks = (this.#hooks ??= this.#collectHooks()).filter((it) => files.has(it.file.path) && it.call.arguments.some((value) => this.#ids.mentions(it.file, value)));
    const isHooked = hooks.some(({ targets }) =>
      targets.some((it) => {
        if (it.kind !== 'package') return false;
        if (it.path.startsWith('setGlobalDispatcher')) return name === '' || name === 'undici';
        if (it.name === '@nestjs/axios') return name === '@nestjs/axios';
        if (it.name !== name) return false;
        const maker = it.made;
        return maker ? made.some((own) => own.file === maker.file && own.call === maker.call) : made.length === 0 && !/\(\)/.test(path);
      }),
    );
    if (isHooked) return 'carries';
    // A client that is only known by its type may be any of those that add the id.
    const isTyped = made.length === 0 && /^(?:Axios\w*|Got|KyInstance)\(\)/.test(path);
    return isTyped && hooks.length > 0 ? 'unknown' : 'plain';
  }

  /** Reports whether a client, or the one it was made from, was given something that adds the id. */
  #isMadeWithId({ file, call: index }: Made, depth: number): boolean {
    const call = file.syntax.calls[index];
    if (!call || depth > 4) return false;
    if (call.arguments.some((it) => this.#ids.carries(file, it) === 'yes' || this.#ids.mentions(file, it))) return true;
    if (call.callee.kind !== 'member') return false;
    return this.#values.targets(file, call.callee.of).some((it) => it.kind === 'package' && it.made && this.#isMadeWithId(it.made, depth + 1));
  }

  #collectHooks(): readonly Hook[] {
    const table = { axios: hooked, '@nestjs/axios': hooked, undici: hooked };
    return this.#external.to(table).map(({ file, call }) => ({ file, call, targets: this.#values.targets(file, call.callee) }));
  }
}

function takesOptions({ package: name, path }: ExternalCall): boolean {
  return /^(?:http|https|request|axios|got|needle|phin)/.test(name) && /(?:^|\.)(?:request|get|defaults\(\)|create\(\)|axiosRef)?$/.test(path);
}

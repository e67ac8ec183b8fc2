/** A second thread that extracts files from the last to the first, and hands over what it made in order of asking. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { StartSyntaxThread, SyntaxThread } from '../analysis/syntax-thread.js';
import { installationFolder } from './resources.js';

/** What each file's place in the shared list says. */
export const free = 0;
export const mine = 1;
export const theirs = 2;
export const done = 3;

/** What the thread is given to begin with. */
export interface SyntaxWork {
  readonly root: string;
  readonly files: readonly string[];
  /** One number a file, in the same order. */
  readonly states: Int32Array;
  readonly port: MessagePort;
}

/** What it sends for each of its files; without a text where it failed. */
export interface SyntaxResult {
  readonly index: number;
  readonly text: string | undefined;
}

/** The longest wait for one file, in milliseconds: then the thread is given up. */
const patience = 5000;

/** Gives what starts the thread; `undefined` where a second one finds no processor of its own, or was not built. */
export function syntaxThreadStarter(program = path.join(installationFolder(), 'dist', 'syntax-worker.js')): StartSyntaxThread | undefined {
  if (os.availableParallelism() < 2 || !fs.existsSync(program)) return undefined;
  return (root, files) => new Thread(program, root, files);
}

class Thread implements SyntaxThread {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #states: Int32Array;
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #received = new Map<number, string | undefined>();
  #isOver = false;

  constructor(program: string, root: string, files: readonly string[]) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#states = new Int32Array(new SharedArrayBuffer(files.length * Int32Array.BYTES_PER_ELEMENT));
    this.#indexes = new Map(files.map((it, index) => [it, index]));
    const work: SyntaxWork = { root, files, states: this.#states, port: port2 };
    this.#worker = new Worker(program, { workerData: work, transferList: [port2], execArgv: [] });
    // Whatever befalls it, the files it does not hand over are extracted here.
    this.#worker.on('error', () => { this.#isOver = true; });
    this.#worker.unref();
  }

  take(file: string): string | undefined {
    const index = this.#indexes.get(file);
    if (index === undefined || this.#isOver) return undefined;
    const state = Atomics.compareExchange(this.#states, index, free, mine);
    if (state === free || state === mine) return undefined;
    if (Atomics.wait(this.#states, index, theirs, patience) === 'timed-out') {
      this.close();
      return undefined;
    }
    this.#receive(index);
    const text = this.#received.get(index);
    this.#received.delete(index);
    return text;
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#received.clear();
    this.#port.close();
    void this.#worker.terminate();
  }

  #receive(index: number): void {
    while (!this.#received.has(index)) {
      const next = receiveMessageOnPort(this.#port) as { readonly message: SyntaxResult } | undefined;
      if (!next) return;
      this.#received.set(next.message.index, next.message.text);
    }
  }
}

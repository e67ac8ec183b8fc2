/** Answers questions with the native checker: one program over own files, in a process of its own. */
import type { CheckerProcess } from '../analysis/checker-process.js';
import type { SourceFiles } from '../analysis/source-files.js';
import type { Answer, Question } from '../facts/facts.js';
import { NativeAnswers } from './native-answers.js';
import type { NativeModules, Project } from './native-modules.js';
import { NativeProgram, type ProgramInput } from './native-program.js';
import { unanswered, type TypeResolver } from './type-resolver.js';

/** The process keeps something of every program it ever had. After so many it is started anew, at the next update. */
const maximumUpdates = 300;

/** The same for what it holds, where that can be told: so many times what it held after the first program. */
const maximumGrowth = 1.6;

export class NativeResolver implements TypeResolver {
  readonly name = 'native';
  readonly #checker: CheckerProcess;
  readonly #files: SourceFiles;
  readonly #typesFolder: string;
  #program: NativeProgram | undefined;
  #project: Project | undefined;
  #answers: NativeAnswers | undefined;
  #firstMegabytes = 0;

  constructor(checker: CheckerProcess, files: SourceFiles, typesFolder: string) {
    this.#checker = checker;
    this.#files = files;
    this.#typesFolder = typesFolder;
  }

  /** Brings the program up to date; `changed` are paths relative to the root. Starts the process when there is none. */
  update(input: ProgramInput, changed: readonly string[]): void {
    if (this.#isWornOut()) this.close();
    this.#program ??= new NativeProgram(this.#checker, this.#files, this.#typesFolder, input);
    this.#project = this.#program.update(input, changed);
    this.#answers = new NativeAnswers(this.#project, this.#checker.modules as NativeModules, this.#files.root);
  }

  answer(file: string, questions: readonly Question[]): readonly Answer[] {
    const path = `${this.#files.root}/${file}`;
    if (questions.length === 0) return [];
    const source = this.#project?.program.getSourceFile(path);
    if (!source || !this.#answers) return questions.map((it) => unanswered(it.kind));
    // An update that was missed would answer about another text and say nothing.
    if (source.end !== this.#files.read(path)?.length) throw new Error(`The native checker holds an older text of ${file}.`);
    return this.#answers.of(source, questions);
  }

  get ambientDeclarations(): Iterable<string> {
    return this.#program?.ambientDeclarations ?? [];
  }

  /** The process, for whoever watches it. */
  get pid(): number | undefined {
    return this.#program?.running.pid;
  }

  /** Megabytes that it holds, as far as that can be told. */
  get megabytes(): number {
    return this.#program?.running.megabytes() ?? 0;
  }

  close(): void {
    const program = this.#program;
    this.#program = undefined;
    this.#project = undefined;
    this.#answers = undefined;
    program?.close();
  }

  #isWornOut(): boolean {
    if (!this.#program) return false;
    const now = this.#program.running.megabytes() ?? 0;
    // What it holds after the first questions is what it needs.
    this.#firstMegabytes ||= now;
    return this.#program.updates >= maximumUpdates || now > this.#firstMegabytes * maximumGrowth + 200;
  }
}

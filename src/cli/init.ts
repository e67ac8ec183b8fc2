/** `plumbline init`. */
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline/promises';
import { drawMermaid, drawSvg, proposeFor } from '../engine/propose.js';
import { diskFiles } from '../host/disk-files.js';
import { typesFolder } from '../host/resources.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';

export interface InitArguments {
  readonly folder: string | undefined;
  readonly yes: boolean;
  /** File to draw the proposal into, `.svg` or `.mmd`. */
  readonly diagram?: string | undefined;
}

export async function init({ folder, yes, diagram }: InitArguments, terminal: Terminal): Promise<number> {
  const root = path.resolve(terminal.cwd, folder ?? '.');
  if (fs.statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(`There is no folder "${folder ?? '.'}" in ${terminal.cwd}.`);
  const file = path.join(root, 'plumbline.json');
  if (fs.existsSync(file)) throw new UsageError(`${file} exists already. Edit it, or move it away to be proposed a new one.`);

  const draw = diagram === undefined ? undefined : drawerFor(diagram);
  const types = typesFolder();
  const proposal = proposeFor(diskFiles(root, types), types);
  const words = [...proposal.meanings, ...proposal.reasons].map((it) => `- ${it}`).join('\n');
  terminal.stdout.write(`${words}\n\n${proposal.text}\n`);
  if (diagram !== undefined && draw !== undefined) writeDiagram(diagram, draw(proposal.picture), terminal);
  if (!yes && !(await agrees(terminal))) {
    terminal.stdout.write('Nothing was written. `plumbline init --yes` writes without asking.\n');
    return ExitCode.clean;
  }
  // Exclusive, so that a file that appeared meanwhile is not overwritten.
  fs.writeFileSync(file, proposal.text, { flag: 'wx' });
  terminal.stdout.write(`Wrote ${file}. Run "plumbline review" to see what it finds.\n`);
  return ExitCode.clean;
}

function drawerFor(diagram: string): typeof drawSvg {
  if (diagram.endsWith('.svg')) return drawSvg;
  if (/\.(?:mmd|mermaid)$/.test(diagram)) return drawMermaid;
  throw new UsageError(`--diagram: "${diagram}" tells no format; expected a name that ends in .svg or .mmd.`);
}

function writeDiagram(diagram: string, text: string, { cwd, stdout }: Terminal): void {
  const file = path.resolve(cwd, diagram);
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--diagram: cannot write ${diagram}: ${(error as Error).message}`);
  }
  stdout.write(`Drew the proposal into ${file}.\n`);
}

async function agrees({ stdin, stdout }: Terminal): Promise<boolean> {
  if (stdin.isTTY !== true) return false;
  const asking = readline.createInterface({ input: stdin, output: stdout as NodeJS.WritableStream });
  const answer = await asking.question('Write plumbline.json? [y/N] ');
  asking.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

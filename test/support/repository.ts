/** Real git repositories, built commit by commit for tests of what reads them. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from './folders.js';

export class Repository {
  readonly folder: string;

  /** A repository with one commit that holds these files, on the branch `main`. */
  constructor(files: Readonly<Record<string, string | Buffer>>) {
    this.folder = folderWith(files);
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', 'Test');
    this.git('config', 'user.email', 'test@example.com');
    if (Object.keys(files).length > 0) this.commit('first');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-c', 'commit.gpgSign=false', '-c', 'protocol.file.allow=always', ...args], { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
  }

  branch(name: string): void {
    this.git('checkout', '--quiet', '-b', name);
  }

  write(file: string, text: string | Buffer): void {
    const absolute = path.join(this.folder, file);
    fs.mkdirSync(path.dirname(absolute), { recursive: true });
    fs.writeFileSync(absolute, text);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  edit(file: string, change: (text: string) => string): void {
    this.write(file, change(this.read(file)));
  }

  move(from: string, to: string): void {
    fs.mkdirSync(path.dirname(path.join(this.folder, to)), { recursive: true });
    fs.renameSync(path.join(this.folder, from), path.join(this.folder, to));
  }

  remove(file: string): void {
    fs.rmSync(path.join(this.folder, file));
  }
}

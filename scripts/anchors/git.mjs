// What the study of anchors asks git: commits, trees, texts, and which line became which.
import { spawnSync } from 'node:child_process';

export class Repository {
  constructor(root) {
    this.root = root;
  }

  git(args, input) {
    const ran = spawnSync('git', ['-C', this.root, '-c', 'core.quotePath=false', ...args], { input, maxBuffer: 2 ** 31, timeout: 600_000 });
    if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr?.toString().slice(0, 400)}`);
    return ran.stdout;
  }

  /** Commits of the main line, newest first. */
  mainLine() {
    return this.git(['rev-list', '--first-parent', 'HEAD']).toString().trim().split('\n');
  }

  /** Texts of all code files of a commit, by path. */
  texts(commit) {
    const entries = this.git(['ls-tree', '-r', '-z', '-l', commit]).toString().split('\0').flatMap((line) => {
      const found = /^100\d{3} blob (\w+) +(\d+)\t([^]+)$/.exec(line);
      return found && isCode(found[3]) && Number(found[2]) < 300_000 ? [{ id: found[1], path: found[3] }] : [];
    });
    const out = this.git(['cat-file', '--batch'], entries.map((it) => it.id).join('\n') + '\n');
    const texts = new Map();
    let at = 0;
    for (const { path } of entries) {
      const end = out.indexOf(10, at);
      const size = Number(out.toString('latin1', at, end).split(' ')[2]);
      texts.set(path, out.toString('utf8', end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
    return texts;
  }

  /** Code files that differ between two commits, by their name in the first. */
  touched(start, end) {
    const out = this.git(['diff', '--name-status', '-z', '--no-renames', start, end]).toString().split('\0');
    const paths = [];
    for (let at = 0; at + 1 < out.length; at += 2) if (out[at] !== 'A' && isCode(out[at + 1])) paths.push(out[at + 1]);
    return paths;
  }

  /** For each line of a file at `start`, counted from zero: where it is at `end`, or nothing when it is gone. */
  fates(start, end, path) {
    let out;
    try {
      out = this.git(['blame', '--reverse', '--first-parent', '-w', '-M', '-C', '--porcelain', `${start}..${end}`, '--', path]).toString();
    } catch (error) {
      console.log(error.message);
      return undefined;
    }
    const files = new Map();
    const fates = [];
    let current;
    for (const line of out.split('\n')) {
      const head = /^([0-9a-f]{40}) (\d+) (\d+)(?: \d+)?$/.exec(line);
      if (head) current = { commit: head[1], line: Number(head[2]) - 1, at: Number(head[3]) - 1 };
      else if (line.startsWith('filename ')) files.set(current.commit, line.slice('filename '.length));
      else if (line.startsWith('\t')) {
        // The name stands once for each commit and file, before the first line of a group.
        fates[current.at] = current.commit === end ? { path: files.get(current.commit), line: current.line } : undefined;
      }
    }
    return fates;
  }
}

export function isCode(path) {
  return /\.[cm]?[jt]sx?$/.test(path) && !/(?:^|\/)(?:dist|vendor|node_modules|public\/vendor|\.yarn)\/|\.min\.|\.d\.ts$/.test(path);
}

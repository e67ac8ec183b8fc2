/**
 * Reads the outline of Terraform files: blocks with their labels, and attributes that are plain texts, numbers or booleans.
 * Expressions are kept as written and never evaluated. A file whose braces do not match is not read.
 */

export interface HclBlock {
  /** Such as `resource`, `deploy`. */
  readonly type: string;
  readonly labels: readonly string[];
  /** From zero. */
  readonly line: number;
  /** Attributes as written, the quotes of plain texts taken off. */
  readonly attributes: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  readonly blocks: readonly HclBlock[];
}

interface Open {
  readonly type: string;
  readonly labels: readonly string[];
  readonly line: number;
  readonly attributes: Map<string, { value: string; line: number }>;
  readonly blocks: HclBlock[];
}

/** The blocks of a file in order; `undefined` when it is not understood. */
export function blocksOf(text: string): readonly HclBlock[] | undefined {
  const root: Open = { type: '', labels: [], line: 0, attributes: new Map(), blocks: [] };
  const open: Open[] = [root];
  // Lists and objects inside an expression have brackets of their own.
  let inside = 0;
  for (const [line, raw] of plainLines(text).entries()) {
    const it = raw.trim();
    if (it === '') continue;
    if (inside > 0) {
      inside += depthOf(it);
      continue;
    }
    const at = open.at(-1);
    if (!at) return undefined;
    const block = /^([\w-]+)((?:\s+(?:"[^"]*"|[\w-]+))*)\s*\{(\s*\})?$/.exec(it);
    if (block) {
      const labels = [...(block[2] ?? '').matchAll(/"([^"]*)"|([\w-]+)/g)].map((found) => found[1] ?? found[2] ?? '');
      const made: Open = { type: block[1] ?? '', labels, line, attributes: new Map(), blocks: [] };
      at.blocks.push(made);
      if (block[3] === undefined) open.push(made);
      continue;
    }
    if (it === '}') {
      open.pop();
      if (open.length === 0) return undefined;
      continue;
    }
    const attribute = /^"?([\w.-]+)"?\s*[=:]\s*(.*)$/.exec(it);
    if (attribute) {
      at.attributes.set(attribute[1] ?? '', { value: unquoted(attribute[2] ?? ''), line });
      inside = Math.max(0, depthOf(attribute[2] ?? ''));
      continue;
    }
    inside = Math.max(0, depthOf(it));
  }
  return open.length === 1 ? root.blocks : undefined;
}

/** Every block of a type, at any depth. */
export function blocksNamed(blocks: readonly HclBlock[], type: string): readonly HclBlock[] {
  return blocks.flatMap((it) => [...(it.type === type ? [it] : []), ...blocksNamed(it.blocks, type)]);
}

/** The lines without comments and without the bodies of texts that span lines. */
function plainLines(text: string): readonly string[] {
  let isComment = false;
  let heredoc: string | undefined;
  return text.slice(0, 1_000_000).split('\n').map((line) => {
    if (heredoc !== undefined) {
      if (line.trim() === heredoc) heredoc = undefined;
      return '';
    }
    let rest = line;
    if (isComment) {
      const end = rest.indexOf('*/');
      if (end === -1) return '';
      isComment = false;
      rest = rest.slice(end + 2);
    }
    rest = rest.replace(/\/\*.*?\*\//g, '').replace(/^((?:[^"#/]|"(?:[^"\\]|\\.)*"|\/(?!\/|\*))*)(?:#|\/\/).*$/, '$1');
    const start = rest.indexOf('/*');
    if (start !== -1 && !/"[^"]*\/\*/.test(rest)) {
      isComment = true;
      rest = rest.slice(0, start);
    }
    heredoc = /<<[-~]?([A-Z_][A-Z0-9_]*)\s*$/i.exec(rest)?.[1];
    return rest;
  });
}

function depthOf(text: string): number {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return (plain.match(/[{[(]/g)?.length ?? 0) - (plain.match(/[}\])]/g)?.length ?? 0);
}

function unquoted(text: string): string {
  return /^"([^"$]*)"$/.exec(text.trim())?.[1] ?? text.trim();
}

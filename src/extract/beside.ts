/** What an author says about an empty block: inside it, behind it on the line, or on the line above. */
import ts from 'typescript';
import type { Walk } from './walk.js';

/** `node` is what the block belongs to; the comment above stands above its first line. */
export function commentBeside(walk: Walk, node: ts.Node, block: ts.Node): string {
  const { text } = walk.source;
  const within = text.slice(walk.start(block) + 1, block.end - 1);
  const inside = within.replace(/\s+/g, ' ').trim();
  if (inside !== '') return inside;
  const behind = /^[)\]};, \t]*(\/\/[^\n]*|\/\*[^\n]*?\*\/)/.exec(text.slice(block.end, block.end + 200))?.[1];
  if (behind !== undefined) return behind.trim();
  const lineStart = text.lastIndexOf('\n', walk.start(node) - 1);
  const above = lineStart <= 0 ? '' : text.slice(text.lastIndexOf('\n', lineStart - 1) + 1, lineStart).trim();
  return /^(?:\/\/|\*|\/\*)/.test(above) ? above : '';
}

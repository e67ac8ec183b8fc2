/** Renders a card for the terminal: plain text, 80 columns, no colour. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Card } from './card.js';
import { cardSections } from './card-sections.js';
import { describeCard } from './describe-card.js';

/** The card as `plumbline explain` prints it. Lines of code keep their width; everything else is wrapped. */
export function renderCardText(card: Card): string {
  const parts = [
    underline(plain(card.title), '='),
    wrap(plain(card.question)),
    ...cardSections.flatMap((name) => [underline(name, '-'), renderBlocks(card.sections[name])]),
    describeCard(card)
      .map((it) => wrap(it))
      .join('\n'),
  ];
  return parts.join('\n\n') + '\n';
}

const width = 80;
const markdown = new MarkdownIt('commonmark', { html: false });

function renderBlocks(text: string): string {
  const blocks: { readonly text: string; readonly item: boolean }[] = [];
  // The marker of the list item that is being read, used up by its first block; nesting deepens the indent.
  const lists: { readonly ordered: boolean; next: number }[] = [];
  let marker = '';

  for (const token of markdown.parse(text, {})) {
    const indent = '  '.repeat(Math.max(0, lists.length - 1));
    const list = lists.at(-1);
    if (token.type === 'bullet_list_open') lists.push({ ordered: false, next: 1 });
    else if (token.type === 'ordered_list_open') lists.push({ ordered: true, next: Number(token.attrGet('start') ?? 1) });
    else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open' && list !== undefined) marker = list.ordered ? `${list.next++}. ` : '- ';
    else if (token.type === 'inline') {
      const first = indent + marker;
      const rest = list === undefined ? '' : `${indent}  `;
      blocks.push({ text: wrap(inlineText(token), first === '' ? rest : first, rest), item: list !== undefined });
      marker = '';
    } else if (token.type === 'fence' || token.type === 'code_block') {
      blocks.push({ text: token.content.trimEnd().replace(/^(?=.)/gm, '    '), item: false });
    }
  }

  return blocks.map((it, index) => (index === 0 ? '' : it.item && blocks[index - 1]?.item ? '\n' : '\n\n') + it.text).join('');
}

/** Words of a paragraph. Code keeps its backticks, a link its address. */
function inlineText(token: Token): string {
  let text = '';
  let address = '';
  for (const child of token.children ?? []) {
    if (child.type === 'code_inline') text += `\`${child.content}\``;
    else if (child.type === 'softbreak' || child.type === 'hardbreak') text += ' ';
    else if (child.type === 'link_open') address = child.attrGet('href') ?? '';
    else if (child.type === 'link_close') text += ` (${address})`;
    else text += child.content;
  }
  return text;
}

function plain(text: string): string {
  return markdown
    .parseInline(text, {})
    .map((it) => inlineText(it))
    .join('');
}

function wrap(text: string, first = '', rest = ''): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter((it) => it !== '')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

function underline(text: string, character: string): string {
  return `${text}\n${character.repeat(text.length)}`;
}

/** Puts a team's own words into a card. They come from a workspace: what is no paragraph, list, code or https link stays text. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Card, CardSection } from './card.js';
import { codeBlock, codeSpan, escapeMarkdown } from './escape-markdown.js';

/** A team's words by part: `title`, `question`, or the heading of a section. */
export type Wording = Readonly<Partial<Record<string, string>>>;

/** The card with the team's words where there are any. */
export function withWording(card: Card, wording: Wording | undefined): Card {
  if (wording === undefined) return card;
  const sections = Object.fromEntries(
    Object.entries(card.sections).map(([heading, text]) => [heading, wording[heading] === undefined ? text : safeMarkdown(wording[heading])]),
  ) as Record<CardSection, string>;
  const { title, question } = wording;
  return {
    ...card,
    title: title === undefined ? card.title : escapeMarkdown(title),
    question: question === undefined ? card.question : escapeMarkdown(question),
    sections,
  };
}

/** Markdown that says the same with paragraphs, lists, code and https links alone. */
export function safeMarkdown(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  const visible = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ' ');
  const blocks: string[] = [];
  const lists: { readonly ordered: boolean; next: number }[] = [];
  let marker = '';
  for (const token of markdown.parse(visible, {})) {
    const list = lists.at(-1);
    const indent = '   '.repeat(Math.max(0, lists.length - 1));
    const rest = list === undefined ? '' : `${indent}   `;
    if (token.type === 'bullet_list_open') lists.push({ ordered: false, next: 1 });
    else if (token.type === 'ordered_list_open') lists.push({ ordered: true, next: 1 });
    else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open' && list !== undefined) marker = list.ordered ? `${list.next++}. ` : '-  ';
    else if (token.type === 'inline' || token.type === 'fence' || token.type === 'code_block') {
      const block = token.type === 'inline' ? inlineText(token) : codeBlock(/^[\w+-]*/.exec(token.info)?.[0] ?? '', token.content.replace(/\n$/, ''));
      const first = marker === '' ? rest : indent + marker;
      blocks.push(block.split('\n').map((line, index) => (index === 0 ? first : rest) + line).join('\n'));
      marker = '';
    }
  }
  return blocks.join('\n\n');
}

const markdown = createMarkdown();

function createMarkdown(): MarkdownIt {
  const it = new MarkdownIt('commonmark', { html: false });
  it.disable('image');
  it.validateLink = (address) => /^https:\/\//i.test(address);
  return it;
}

function inlineText({ children }: Token): string {
  return (children ?? []).map((token) => {
    if (token.type === 'code_inline') return codeSpan(token.content);
    if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
    if (token.type === 'link_open') return '[';
    if (token.type === 'link_close') return `](<${addressOf(children ?? [], token)}>)`;
    if (token.type === 'em_open' || token.type === 'em_close') return '*';
    if (token.type === 'strong_open' || token.type === 'strong_close') return '**';
    return escapedText(token.content);
  }).join('');
}

/** Links do not nest, so the address is that of the last one opened. */
function addressOf(tokens: readonly Token[], close: Token): string {
  const opened = tokens.slice(0, tokens.indexOf(close)).findLast((it) => it.type === 'link_open');
  return (opened?.attrGet('href') ?? '').replace(/[<>\s]/g, encodeURIComponent);
}

/** Escaping trims, and the spaces between words and markup matter here. */
function escapedText(text: string): string {
  const [before = '', after = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  return text.trim() === '' ? text : before + escapeMarkdown(text) + after;
}

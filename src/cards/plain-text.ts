/** Markdown of a card as plain text, for places that show nothing else. */
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt('commonmark', { html: false });

/** The words of paragraphs and lists, a line each; code blocks are left out. */
export function plainText(text: string): string {
  return markdown.parse(text, {}).filter((it) => it.type === 'inline').map(({ children }) =>
    (children ?? []).map((it) => (it.type === 'softbreak' || it.type === 'hardbreak' ? ' ' : it.content)).join('')).join('\n');
}

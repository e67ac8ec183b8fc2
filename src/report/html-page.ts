/** A page that stands alone: no script, no font, no image and no style from anywhere else, unless a panel of an editor frames it. */
import MarkdownIt from 'markdown-it';
import { showInvisible } from '../cards/escape-markdown.js';

/** What a page in a panel of an editor may load besides itself: one style for the theme, one script for its links. */
export interface PanelFrame {
  readonly source: string;
  readonly nonce: string;
  readonly style: string;
  readonly script: string;
}

/** HTML of a page around `body`, which is HTML already. */
export function htmlPage(title: string, body: string, panel?: PanelFrame): string {
  const nonce = panel === undefined ? '' : ` nonce="${escapeHtml(panel.nonce)}"`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policyOf(panel)).replaceAll('&#39;', "'")}">
<title>${escapeHtml(title)}</title>
<style${nonce}>
${styles}
</style>${panel === undefined ? '' : `\n<link rel="stylesheet" href="${escapeHtml(panel.style)}">`}
</head>
<body>
${panel === undefined ? body : `<main id="plumbline-page">\n${body}\n</main>\n<script${nonce} src="${escapeHtml(panel.script)}"></script>`}
</body>
</html>
`;
}

function policyOf(panel: PanelFrame | undefined): string {
  if (panel === undefined) return "default-src 'none'; style-src 'unsafe-inline'";
  return `default-src 'none'; style-src ${panel.source} 'nonce-${panel.nonce}'; script-src 'nonce-${panel.nonce}'`;
}

/** Text as HTML: it can be read, and never becomes an element. Characters that cannot be seen are spelled out. */
export function escapeHtml(text: string): string {
  return text.split(/\r\n|\r|\n/).map(showInvisible).join('\n').replace(/[&<>"']/g, (it) => entities[it] ?? it);
}

/** A link that leaves the page when a person follows it. */
export function htmlLink(address: string | null, label: string): string {
  if (address === null || !/^https?:\/\//.test(address)) return `<code>${escapeHtml(label)}</code>`;
  return `<a href="${escapeHtml(address)}" rel="noopener noreferrer"><code>${escapeHtml(label)}</code></a>`;
}

/** One paragraph of Markdown from a card of ours. HTML in it stays text. */
export function inlineMarkdown(text: string): string {
  return markdown.renderInline(text);
}

const markdown = new MarkdownIt('commonmark', { html: false });

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const styles = `:root {
  --paper: #ffffff; --ink: #1c2430; --soft: #55606e; --line: #d5dbe2; --panel: #f4f6f8; --link: #0b5cad;
  --none: #ffffff; --emerging: #dbe9f6; --solid: #a9cde8; --senior: #3f83bd; --principal: #12426f;
  --on-emerging: #1c2430; --on-solid: #102a43; --on-senior: #ffffff; --on-principal: #ffffff;
  --growth: #a15c00; --strength: #1d6b37; --warn: #9d2b1f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --ink: #e4e8ed; --soft: #a3adb8; --line: #39424d; --panel: #1d232a; --link: #7ab8f5;
    --none: #14181d; --emerging: #1d3347; --solid: #28567d; --senior: #5b9fd6; --principal: #bfdff8;
    --on-emerging: #e4e8ed; --on-solid: #f1f6fb; --on-senior: #0a1a28; --on-principal: #0a1a28;
    --growth: #e3a857; --strength: #7cc795; --warn: #f09488;
  }
}
@media print {
  :root {
    --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --panel: #ffffff; --link: #000000;
    --none: #ffffff; --emerging: #dbe9f6; --solid: #a9cde8; --senior: #3f83bd; --principal: #12426f;
    --on-emerging: #1c2430; --on-solid: #102a43; --on-senior: #ffffff; --on-principal: #ffffff;
    --growth: #7a4600; --strength: #14502a; --warn: #8a2318;
  }
  body { max-width: none !important; padding: 0 !important; font-size: 10pt !important; }
  article, figure, li { break-inside: avoid; }
  h2, h3, .lead, .intro { break-after: avoid; }
  svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  @page { margin: 16mm 14mm; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 0.75rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0; }
p { margin: 0.4rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
code { font: 0.92em ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0 0 1rem; color: var(--soft); }
dl.facts dt { font-weight: 600; } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.lead, .soft { color: var(--soft); }
.notes { white-space: pre-wrap; }
.notices { margin: 1rem 0; padding: 0.6rem 1rem 0.6rem 2rem; border: 1px solid var(--line); border-left: 4px solid var(--growth); background: var(--panel); }
figure { margin: 1rem 0; } figcaption { color: var(--soft); font-size: 0.9em; }
svg { width: 100%; height: auto; display: block; }
svg text { font-family: inherit; }
article, .flag { border: 1px solid var(--line); border-radius: 6px; padding: 0.7rem 1rem; margin: 0.6rem 0; background: var(--panel); }
article header { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; justify-content: space-between; }
article.unseen { background: none; border: 0; padding: 0 1rem; margin: 0.45rem 0; }
article.unseen h3, article.unseen .level { color: var(--soft); } article.unseen .ask { margin: 0.1rem 0; }
.level { font-weight: 600; white-space: nowrap; }
.differ { color: var(--warn); font-weight: 600; }
pre { font: 0.86em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; margin: 0.35rem 0; padding: 0.4rem 0.6rem;
  white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
ul.evidence { list-style: none; margin: 0.5rem 0; padding: 0; }
ul.evidence > li { padding: 0.35rem 0 0.35rem 0.75rem; border-left: 3px solid var(--line); margin: 0.35rem 0; }
ul.evidence > li.strength { border-color: var(--strength); } ul.evidence > li.growth { border-color: var(--growth); }
.note { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.15rem 0; }
.strength .kind { color: var(--strength); } .growth .kind { color: var(--growth); } .kind { font-weight: 600; }
.ask { margin-top: 0.4rem; } .ask b { font-weight: 600; }
.minutes, .aside { color: var(--soft); font-weight: 400; white-space: nowrap; }
ol.ask-list li { margin: 0.3rem 0; }`;

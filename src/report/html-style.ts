/** The look of the HTML report: light and dark by the reader's choice, narrow screens, and paper. */

export const htmlStyle = `:root {
  --page: #fbfaf8; --sheet: #ffffff; --ink: #1f2328; --quiet: #5b636d; --rule: #dcdad5; --link: #0b57a4;
  --error: #b42318; --warning: #8a5300; --info: #1f5fa8; --code: #f4f2ee; --mark: #ffe9a8;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181c; --sheet: #1e2126; --ink: #e6e6e3; --quiet: #a2a9b2; --rule: #363b42; --link: #82b8f5;
    --error: #ff8f80; --warning: #f0b95b; --info: #8bbcf5; --code: #15171b; --mark: #5d4a10;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  max-width: 58rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;
}
code, pre, .place { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
code { font-size: .88em; overflow-wrap: anywhere; }
pre { overflow-x: auto; margin: .6rem 0; padding: .6rem .8rem; border-radius: 6px; background: var(--code); line-height: 1.45; }
pre code { overflow-wrap: normal; }
a { color: var(--link); }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 2.4rem 0 .8rem; padding-bottom: .3rem; border-bottom: 1px solid var(--rule); font-size: 1.2rem; }
h3 { margin: 0 0 .5rem; font-size: 1.05rem; line-height: 1.4; }
h4 { margin: 1rem 0 .25rem; font-size: .92rem; }
p { margin: .4rem 0; }
.product { margin: 0 0 .2rem; color: var(--quiet); font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; }
.extent, footer, .count { color: var(--quiet); }
.tiles { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.2rem 0 0; padding: 0; list-style: none; }
.tile { min-width: 6.5rem; padding: .5rem .8rem; border: 1px solid var(--rule); border-top: 3px solid var(--quiet); border-radius: 6px; background: var(--sheet); color: var(--quiet); font-size: .88rem; }
.tile strong { display: block; color: var(--ink); font-size: 1.5rem; line-height: 1.2; }
.tile.error:not(.none) { border-top-color: var(--error); }
.tile.warning:not(.none) { border-top-color: var(--warning); }
.tile.info:not(.none) { border-top-color: var(--info); }
nav ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: .15rem 1.5rem; margin: 1.6rem 0 0; padding: 0; list-style: none; }
.rule { margin: 1rem 0 1.6rem; padding: 1.1rem 1.2rem; border: 1px solid var(--rule); border-radius: 8px; background: var(--sheet); }
.severity { display: inline-block; margin-right: .3rem; padding: 0 .5em; border: 1px solid currentColor; border-radius: 1em; font-size: .75rem; font-weight: 600; vertical-align: .1em; }
.severity.error { color: var(--error); }
.severity.warning { color: var(--warning); }
.severity.info { color: var(--info); }
.id { color: var(--quiet); font-weight: 400; }
.question { margin: .6rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--link); font-size: 1.05rem; font-style: italic; }
.why p { margin: .3rem 0; }
.lesson { margin: .6rem 0; }
.lesson summary { color: var(--link); cursor: pointer; }
.findings { margin: .9rem 0 0; padding: 0; list-style: none; }
.finding { padding: .8rem 0 .2rem; border-top: 1px solid var(--rule); }
.finding .place, .problem .place { font-size: .85rem; overflow-wrap: anywhere; }
.finding > .place { margin: 0; font-weight: 600; }
.line { color: var(--quiet); font-weight: 400; }
.message { margin: .2rem 0; }
.known { color: var(--quiet); }
.status { padding: 0 .5em; border: 1px dashed currentColor; border-radius: 1em; font-size: .75rem; }
.frame { font-size: .88rem; }
.frame mark { padding: .05em 0; border-radius: 2px; background: var(--mark); color: inherit; }
.number { display: inline-block; min-width: 2.5em; padding-right: 1em; color: var(--quiet); text-align: right; user-select: none; }
.path { margin: .4rem 0 .8rem; padding-left: 1.5rem; font-size: .92rem; }
.path .place { color: var(--quiet); }
.clean { padding: 1.2rem; border: 1px solid var(--rule); border-radius: 8px; background: var(--sheet); }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); font-size: .85rem; }
@media (max-width: 34rem) {
  body { padding: 1.2rem .8rem 2rem; }
  .rule { padding: .9rem .8rem; }
  .tiles { display: grid; grid-template-columns: repeat(3, 1fr); }
  .tile { min-width: 0; padding: .4rem .6rem; }
  .frame { font-size: .8rem; }
  .number { min-width: 2em; padding-right: .6em; }
}
@media print {
  :root { --page: #fff; --sheet: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --link: #000; --error: #9b1c12; --warning: #6f4200; --info: #174a85; --code: #f6f6f4; --mark: #ffe9a8; color-scheme: light; }
  @page { margin: 16mm 14mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .lesson { display: none; }
  .rule { padding: 0; border: 0; }
  .finding, .tile, .question, h2, h3 { break-inside: avoid; }
  h2, h3, .question, .why { break-after: avoid; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  mark, .tile, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

// The architecture panel's only script: shows the picture, and lists the imports behind an arrow. All text is set as text.
/* global acquireVsCodeApi, DOMParser */
const vscode = acquireVsCodeApi();
const root = document.getElementById('plumbline-architecture');
let view;
/** The arrow whose imports are listed; undefined for the overview. */
let chosen = vscode.getState()?.chosen;

window.addEventListener('message', ({ data }) => {
  view = data;
  if (view.arrows[chosen] === undefined) chosen = undefined;
  show();
});
vscode.postMessage({ ready: true });

function show() {
  root.replaceChildren(...(view.isDeclared ? [head(), picture(), details()] : [nothing()]));
}

function nothing() {
  const create = button('Create Standards', () => { vscode.postMessage({ create: true }); });
  create.className = 'primary';
  return element('div', { className: 'empty' }, [
    element('h1', { textContent: 'No layers or contexts yet' }),
    element('p', { textContent: 'A picture needs layers or contexts in plumbline.json. Plumbline proposes them from your folders and imports; nothing is written until you say so.' }),
    create,
  ]);
}

function head() {
  const wrong = view.arrows.reduce((sum, it) => sum + it.violations, 0);
  const summary = wrong === 0 ? 'Every import keeps to the standards.' : `${counted(wrong, 'import')} ${wrong === 1 ? 'goes' : 'go'} against the standards.`;
  return element('header', {}, [
    element('h1', { textContent: 'Architecture' }),
    element('p', { className: wrong === 0 ? 'summary' : 'summary wrong', textContent: summary }),
    element('div', { className: 'actions' }, [
      button('Export as SVG…', () => { vscode.postMessage({ format: 'svg' }); }),
      button('Export as Mermaid…', () => { vscode.postMessage({ format: 'mermaid' }); }),
    ]),
  ]);
}

function picture() {
  const svg = document.importNode(new DOMParser().parseFromString(view.drawing, 'image/svg+xml').documentElement, true);
  for (const way of svg.querySelectorAll('[data-arrow]')) {
    const arrow = Number(way.dataset.arrow);
    way.classList.toggle('chosen', arrow === chosen);
    way.setAttribute('aria-pressed', String(arrow === chosen));
    way.addEventListener('click', () => { choose(arrow); });
    way.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose(arrow);
      root.querySelector(`[data-arrow="${arrow}"]`)?.focus();
    });
  }
  const legend = element('p', { className: 'legend', textContent: 'Numbers are imports. Dashed arrows are allowed and unused. Red arrows go against the standards. Choose an arrow to see its imports.' });
  return element('section', { className: 'picture', ariaLabel: 'Picture' }, [svg, legend]);
}

/** The imports of the chosen arrow, or all arrows. */
function details() {
  const arrow = view.arrows[chosen];
  const section = element('section', { id: 'imports', ariaLive: 'polite' });
  if (arrow === undefined) {
    const used = view.arrows.map((it, index) => ({ ...it, index })).filter((it) => it.imports > 0);
    used.sort((a, b) => b.violations - a.violations || a.index - b.index);
    const rows = used.map((it) => element('li', {}, [button(titleOf(it), () => { choose(it.index); }, 'link'), note(it)]));
    section.append(element('h2', { textContent: 'Imports' }), element('ul', {}, rows));
    return section;
  }
  const places = arrow.places.map((place, index) => element('li', { className: index < arrow.violations ? 'wrong' : '' }, [
    button(place.label, () => { vscode.postMessage({ arrow: chosen, place: index }); }, 'link'),
    element('code', { textContent: place.message }),
    ...(index < arrow.violations ? [element('span', { className: 'badge', textContent: 'against the standards' })] : []),
  ]));
  const more = arrow.imports - arrow.places.length;
  section.append(
    element('h2', { textContent: titleOf(arrow) }),
    note(arrow),
    element('ul', { className: 'places' }, places),
    ...(arrow.imports === 0 ? [element('p', { textContent: 'This direction is allowed, and nothing uses it.' })] : []),
    ...(more > 0 ? [element('p', { textContent: `and ${more} more` })] : []),
    button('All imports', () => { choose(undefined); }, 'link'),
  );
  return section;
}

function titleOf({ from, to }) {
  return `${from} → ${to}`;
}

function note({ imports, violations }) {
  const text = imports === 0 ? 'allowed, unused' : `${counted(imports, 'import')}${violations > 0 ? `, ${violations} against the standards` : ''}`;
  return element('span', { className: violations > 0 ? 'note wrong' : 'note', textContent: text });
}

function choose(arrow) {
  chosen = arrow;
  vscode.setState({ chosen });
  show();
  document.getElementById('imports')?.scrollIntoView({ block: 'nearest' });
}

function counted(count, what) {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function button(text, run, className = '') {
  const made = element('button', { type: 'button', className, textContent: text });
  made.addEventListener('click', run);
  return made;
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

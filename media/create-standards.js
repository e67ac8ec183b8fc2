// The script of *Create standards*: a form over the draft, and what the draft would mean. All text is set as text.
/* global acquireVsCodeApi, DOMParser */
const vscode = acquireVsCodeApi();
const root = document.getElementById('plumbline-create-standards');
/** How long the draft rests before it is drawn anew. */
const restMs = 250;

/** Layers know each other as objects, so that a new name is a new name everywhere. */
let layers = [];
let contexts = [];
let reasons = [];
let drawn;
let timer;
let isPending = false;

window.addEventListener('message', ({ data }) => {
  if (data.draft !== undefined) {
    take(data);
    build();
  }
  drawn = data.drawn;
  isPending = timer !== undefined;
  update();
});
vscode.postMessage({ ready: true });

function take({ draft, reasons: why }) {
  reasons = why;
  layers = draft.layers.map((it) => ({ ...it, mayImport: new Set() }));
  draft.layers.forEach((it, index) => {
    for (const name of it.mayImport) layers[index].mayImport.add(layers.find((other) => other.name === name));
  });
  contexts = draft.contexts.map((it) => ({ ...it }));
}

/** The page itself; parts that follow the draft are filled by `update`. */
function build() {
  root.replaceChildren(
    element('header', {}, [
      element('h1', { textContent: 'Create standards' }),
      element('p', { textContent: 'This is a proposal from your folders and imports. Change what is wrong; nothing is written until you say so.' }),
    ]),
    element('div', { className: 'columns' }, [
      element('div', { id: 'form' }),
      element('div', { className: 'meaning' }, [
        element('p', { id: 'summary', ariaLive: 'polite' }),
        element('ul', { id: 'mistakes', ariaLive: 'assertive' }),
        element('section', { id: 'picture', className: 'picture', ariaLabel: 'Picture of the draft' }),
        element('p', { className: 'legend', textContent: 'Numbers are imports of today. Dashed arrows are allowed and unused. Red arrows would go against the standards.' }),
        element('div', { className: 'actions' }, [
          Object.assign(button('Write plumbline.json', () => { vscode.postMessage({ write: true }); }), { id: 'write', className: 'primary' }),
          button('Edit as Text', () => { vscode.postMessage({ asText: true }); }),
        ]),
        element('h2', { textContent: 'Why this was proposed' }),
        element('ul', { className: 'reasons' }, reasons.map((it) => element('li', {}, withCode(it)))),
        element('details', {}, [element('summary', { textContent: 'The file as text' }), element('pre', { id: 'text', tabIndex: 0 })]),
      ]),
    ]),
  );
  buildForm();
}

function buildForm(focused) {
  document.getElementById('form').replaceChildren(
    element('h2', { textContent: 'Layers' }),
    element('p', { className: 'note', textContent: 'A file belongs to the first layer that matches. Files are globs, several of them with commas between.' }),
    ...layers.map(layerCard),
    button('Add a Layer', () => { change(() => { layers.push({ name: nameFor('layer', layers), files: [], mayImport: new Set(), domain: false }); }, `name-layer-${layers.length}`); }),
    element('h2', { textContent: 'Contexts' }),
    element('p', { className: 'note', textContent: 'Parts that own a model. Others may import their public files alone, or everything where they are shared.' }),
    ...contexts.map(contextCard),
    button('Add a Context', () => { change(() => { contexts.push({ name: nameFor('context', contexts), files: [], public: [], shared: false }); }, `name-context-${contexts.length}`); }),
  );
  if (focused !== undefined) document.getElementById(focused)?.focus();
}

function layerCard(layer, index) {
  const others = layers.filter((it) => it !== layer);
  const ways = others.map((other) => checkbox(other, layer.mayImport.has(other), (isOn) => {
    if (isOn) layer.mayImport.add(other);
    else layer.mayImport.delete(other);
  }));
  return card(layer, 'layer', index, [
    field('Files', listText(layer.files), (text) => { layer.files = listOf(text); }),
    element('fieldset', {}, [element('legend', { textContent: 'May import' }), ...(ways.length === 0 ? [element('span', { className: 'note', textContent: 'There is no other layer.' })] : ways)]),
    checkbox('Holds the domain: no disk, no network, no framework', layer.domain, (isOn) => { layer.domain = isOn; }),
  ]);
}

function contextCard(context, index) {
  return card(context, 'context', index, [
    field('Files', listText(context.files), (text) => { context.files = listOf(text); }),
    field('Public files', listText(context.public), (text) => { context.public = listOf(text); }),
    checkbox('Shared: every context may import it', context.shared, (isOn) => { context.shared = isOn; }),
  ]);
}

/** `part` is a layer or a context; its place in the list is what decides between two that match. */
function card(part, kind, index, fields) {
  const list = kind === 'layer' ? layers : contexts;
  const move = (by) => { change(() => { list.splice(index + by, 0, ...list.splice(index, 1)); }, `name-${kind}-${index + by}`); };
  const name = field('Name', part.name, (text) => {
    part.name = text.trim();
    for (const label of document.querySelectorAll('span.of')) if (label.draftPart === part) label.textContent = part.name;
  });
  name.querySelector('input').id = `name-${kind}-${index}`;
  const remove = () => {
    change(() => {
      list.splice(index, 1);
      for (const it of layers) it.mayImport.delete(part);
    }, `name-${kind}-${Math.max(0, index - 1)}`);
  };
  return element('section', { className: 'card', ariaLabel: `${kind} ${part.name}` }, [
    element('div', { className: 'top' }, [
      name,
      Object.assign(button('↑', () => { move(-1); }), { ariaLabel: `Move ${part.name} up`, title: 'Move up', disabled: index === 0 }),
      Object.assign(button('↓', () => { move(1); }), { ariaLabel: `Move ${part.name} down`, title: 'Move down', disabled: index === list.length - 1 }),
      Object.assign(button('Remove', remove), { ariaLabel: `Remove ${kind} ${part.name}` }),
    ]),
    ...fields,
  ]);
}

/** Changes which parts there are, or their order. */
function change(edit, focused) {
  edit();
  buildForm(focused);
  edited();
}

/** Sends the draft once nobody has typed for a moment. */
function edited() {
  isPending = true;
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    const ordered = (layer) => layers.filter((it) => layer.mayImport.has(it)).map((it) => it.name);
    vscode.postMessage({ edited: { layers: layers.map((it) => ({ ...it, mayImport: ordered(it) })), contexts } });
  }, restMs);
  update();
}

function update() {
  const { imports, violations, mistakes, drawing, text } = drawn;
  const summary = document.getElementById('summary');
  const kept = `${imports - violations} of ${imports} imports between ${contexts.length > 0 ? 'them' : 'layers'} keep to it`;
  summary.textContent = violations === 0 ? 'Every import of today keeps to this draft.' : `${kept}; ${violations} would go against it.`;
  summary.className = violations === 0 ? 'summary' : 'summary wrong';
  document.getElementById('mistakes').replaceChildren(...mistakes.map((it) => element('li', { className: 'badge' }, [element('span', {}, withCode(it))])));
  const svg = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
  // Nothing happens at an arrow here, so none takes the focus.
  for (const way of svg.querySelectorAll('.way')) for (const it of ['tabindex', 'role', 'class']) way.removeAttribute(it);
  document.getElementById('picture').replaceChildren(document.importNode(svg, true));
  document.getElementById('text').textContent = text;
  document.getElementById('write').disabled = isPending || mistakes.length > 0;
}

/** Words with code between backticks, as nodes. */
function withCode(text) {
  return text.split('`').map((it, index) => (index % 2 === 1 ? element('code', { textContent: it }) : it));
}

function nameFor(kind, list) {
  const taken = new Set(list.map((it) => it.name));
  let number = list.length + 1;
  while (taken.has(`${kind}-${number}`)) number++;
  return `${kind}-${number}`;
}

function listText(globs) {
  return globs.join(', ');
}

/** Commas inside braces belong to a glob. */
function listOf(text) {
  return text.split(/,(?![^{]*\})/).map((it) => it.trim()).filter((it) => it !== '');
}

function field(label, value, set) {
  const input = element('input', { type: 'text', value, spellcheck: false });
  input.addEventListener('input', () => {
    set(input.value);
    edited();
  });
  return element('label', { className: 'field' }, [element('span', { textContent: label }), input]);
}

/** `label` is text, or the part whose name it shows. */
function checkbox(label, checked, set) {
  const input = element('input', { type: 'checkbox', checked });
  input.addEventListener('change', () => {
    set(input.checked);
    edited();
  });
  const words = typeof label === 'string' ? element('span', { textContent: label }) : element('span', { className: 'of', textContent: label.name, draftPart: label });
  return element('label', { className: 'check' }, [input, words]);
}

function button(text, run) {
  const made = element('button', { type: 'button', textContent: text });
  made.addEventListener('click', run);
  return made;
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

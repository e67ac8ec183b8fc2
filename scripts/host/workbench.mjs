// What a person does in a VS Code window, for tests and pictures. Every step waits for a state, never for a time.

export class Workbench {
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(20_000);
  }

  /** Waits until the folder is shown. */
  async ready() {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  }

  /** Runs a command by its title, from the palette. */
  async command(title) {
    await this.#choose('F1', `>${title}`, `[aria-label="${title}"], [aria-label^="${title}, "]`);
  }

  /** Opens a file by its path, with the cursor at a place counted from one. */
  async open(file, line = 1, column = 1) {
    const name = file.split('/').at(-1);
    await this.#choose('ControlOrMeta+p', `${file}:${line}:${column}`, `[aria-label^="${name}"]`);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Sets a colour theme by its name, and waits for the class that the window then has. */
  async theme(name, className) {
    await this.command('Preferences: Color Theme');
    await this.#choose(undefined, name, `[aria-label="${name}"], [aria-label^="${name}, "]`);
    await this.page.locator(`.monaco-workbench.${className}`).waitFor();
  }

  /** Opens the quick input with a key, types into it and takes the row that answers to a selector. */
  async #choose(key, text, row) {
    if (key) await this.page.keyboard.press(key);
    const input = this.page.locator('.quick-input-widget .quick-input-box input').first();
    await input.fill(text);
    const chosen = this.page.locator('.quick-input-list .monaco-list-row').and(this.page.locator(row)).first();
    await chosen.click();
    // A list that is drawn anew in the same moment loses the click, and stays.
    const isGone = await chosen.waitFor({ state: 'hidden', timeout: 4_000 }).then(() => true, () => false);
    if (!isGone) await chosen.click({ timeout: 1_000 }).catch(() => undefined);
  }

  /** Where `text` stands in the editor as shown; the line it is looked for in must hold `line`, too. */
  async placeOf(text, line = text) {
    return this.#see(text, line, (seen) => seen.box);
  }

  /** Waits for a squiggle below `text`. */
  async squiggle(text, kind = 'warning', line = text) {
    return this.#see(text, line, (seen) => seen.squiggles.includes(kind));
  }

  /** Waits until `text` is there with no squiggle of the kind below it. */
  async noSquiggle(text, kind = 'warning', line = text) {
    return this.#see(text, line, (seen) => !seen.squiggles.includes(kind) && seen.box);
  }

  /** Looks at a piece of text in the editor until `found` gives something for what is seen, and gives that. */
  async #see(text, line, found) {
    let seen;
    for (const started = Date.now(); Date.now() - started < 20_000;) {
      seen = await this.page.evaluate(lookAt, { text, line });
      const result = seen && found(seen);
      if (result) return result;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`waited in vain at "${text}": ${seen ? `squiggles there: ${seen.squiggles.join(', ') || 'none'}` : 'the editor does not show it'}`);
  }

  /** Moves the pointer over `text` and gives the hover card once it holds `expected`. */
  async hover(text, expected, line = text) {
    const card = this.page.locator('.monaco-hover:not(.hidden)').filter({ hasText: expected }).first();
    // The editor draws squiggles anew while answers arrive, and a hover that was under way then ends: point again.
    for (let attempt = 0; ; attempt++) {
      const { x, y, width, height } = await this.placeOf(text, line);
      await this.page.mouse.move(x + width / 2 + 3 * (attempt % 2), y + height / 2);
      const shown = await card.waitFor({ timeout: 2_000 }).then(() => true, () => false);
      if (shown) return card;
      if (attempt === 9) throw new Error(`no hover with "${expected}" at "${text}"`);
      await this.page.mouse.move(5, 795);
    }
  }

  /** Puts the cursor inside `text` by a click. */
  async placeCursor(text, line = text) {
    const { x, y, width, height } = await this.placeOf(text, line);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** Selects `text` by dragging the pointer over it. */
  async select(text, line = text) {
    const { x, y, width, height } = await this.placeOf(text, line);
    await this.page.mouse.move(x + 1, y + height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x + width, y + height / 2, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Clicks `text`, asks for the actions there and gives the menu. */
  async actions(text, line = text) {
    const menu = this.page.locator('.action-widget').first();
    // What was drawn anew meanwhile may have moved the text, or closed the menu: ask again.
    for (let attempt = 0; ; attempt++) {
      await this.placeCursor(text, line);
      await this.page.keyboard.press('ControlOrMeta+.');
      const shown = await menu.locator('.monaco-list-row.action').first().waitFor({ timeout: 5_000 }).then(() => true, () => false);
      if (shown) return menu;
      if (attempt === 3) throw new Error(`no actions at "${text}"`);
    }
  }

  /** Takes an action of the menu that `actions` opened, by arrow keys: until the pointer moves, older releases ignore clicks. */
  async choose(menu, title) {
    const rows = await menu.locator('.monaco-list-row.action').count();
    const chosen = menu.locator('.monaco-list-row.action.focused').filter({ hasText: title });
    for (let row = 0; row < rows && await chosen.count() === 0; row++) await this.page.keyboard.press('ArrowDown');
    await chosen.waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Gives the frame of a webview by the id of an element in it; the panel's page is two frames deep. */
  async webview(id) {
    for (const started = Date.now(); Date.now() - started < 20_000;) {
      for (const frame of this.page.frames()) {
        if (await frame.locator(`#${id}`).count().catch(() => 0)) return frame;
      }
      await this.page.waitForTimeout(50);
    }
    throw new Error(`no webview with #${id}`);
  }

  /** A picture, once what was last drawn has settled. */
  async screenshot(file) {
    await this.page.waitForTimeout(300);
    await this.page.screenshot({ path: file });
  }
}

/** Runs in the page: the box of a piece of text in the editor and the kinds of squiggle below it; `undefined` without it. */
function lookAt({ text, line }) {
  const range = document.createRange();
  for (const element of document.querySelectorAll('.editor-instance .view-line')) {
    const content = element.textContent.replaceAll('\u00a0', ' '); // So the editor writes a space.
    const start = content.indexOf(text);
    if (start < 0 || !content.includes(line)) continue;

    // The line is a row of spans, one a colour: find the nodes in which the text starts and ends.
    const walker = document.createTreeWalker(element, 4 /* text nodes */);
    let before = 0;
    for (let node = walker.nextNode(); node; before += node.length, node = walker.nextNode()) {
      const first = start - before;
      const last = start + text.length - before;
      if (first >= 0 && first < node.length) range.setStart(node, first);
      if (last > 0 && last <= node.length) range.setEnd(node, last);
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    const below = (it) => it.left < x + width && it.right > x && it.top < y + height && it.bottom > y;
    const squiggles = ['error', 'warning', 'info', 'hint'].filter((kind) =>
      [...document.querySelectorAll(`.editor-instance .squiggly-${kind}`)].some((it) => below(it.getBoundingClientRect())));
    return { box: { x, y, width, height }, squiggles };
  }
  return undefined;
}

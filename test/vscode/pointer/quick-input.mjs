// Answers the questions that commands ask one after another.

const widget = '.quick-input-widget:not([style*="display: none"])';

export class QuickInput {
  constructor(page) {
    this.page = page;
  }

  /** Waits until something that holds `expected` is asked: its title, its placeholder or its prompt. */
  async asked(expected) {
    await this.page.waitForFunction(({ selector, text }) => {
      const shown = document.querySelector(selector);
      if (shown === null) return false;
      const input = shown.querySelector('.quick-input-box input');
      return [shown.querySelector('.quick-input-title'), shown.querySelector('.quick-input-message')].some((it) => it?.textContent.includes(text)) || input?.placeholder.includes(text);
    }, { selector: widget, text: expected });
  }

  /** Types an answer to what is asked. */
  async type(expected, text) {
    await this.asked(expected);
    await this.#input().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Types until the wanted row is the one in focus, and takes it. */
  async pick(expected, row, text = row) {
    await this.asked(expected);
    await this.#input().fill(text);
    await this.page.locator(`${widget} .monaco-list-row.focused`).filter({ hasText: row }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  #input() {
    return this.page.locator(`${widget} .quick-input-box input`).first();
  }
}

// Somebody who has a keyboard and no mouse.
import assert from "node:assert/strict";
import { Person } from "./browser.mjs";

/** More stops than any page has. */
const STOPS = 300;

/** Where the keyboard is, and whether that is to be seen: an outline or a shadow, on the control or on the label that is drawn for it. */
export const focus = (page) => page.evaluate(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const boxes = [at, ...(at.labels ?? [])].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, "::before")]);
  const drawn = boxes.some((style) => (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
  const inside = [at, ...(at.labels ?? [])].some((one) => {
    const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  });
  return { name: at.name ?? "", id: at.id, text: at.textContent.trim().slice(0, 60), tag: at.localName, href: at.getAttribute("href"), shown: drawn && inside };
});

/** Somebody who has a keyboard only. */
export class Typist {
  static async at(browser, system, path, cookies = []) {
    const typist = new Typist();
    typist.person = await Person.at(browser, system);
    typist.page = typist.person.page;
    await typist.person.context.addCookies(cookies);
    await typist.person.open(path);
    return typist;
  }

  /** Presses Tab until the focus is where it should be. Each stop on the way is to be seen. */
  async tabTo(what, is) {
    for (let stop = 0; stop < STOPS; stop += 1) {
      await this.page.keyboard.press("Tab");
      const at = await focus(this.page);
      if (!at) continue;
      assert.ok(at.shown, `the focus can't be seen on ${this.page.url()} at ${JSON.stringify(at)}`);
      if (is(at)) return at;
    }
    throw new Error(`${what} can't be reached with Tab on ${this.page.url()}`);
  }

  field(name) {
    return this.tabTo(`the field ${name}`, (at) => at.name === name);
  }

  async type(name, text) {
    await this.field(name);
    await this.page.keyboard.type(text);
  }

  /** Goes to a button or link by its text and presses it. */
  async press(text, key = "Enter") {
    await this.tabTo(`“${text}”`, (at) => at.text === text && ["a", "button"].includes(at.tag));
    await this.leave(key);
  }

  /** Presses a key that leads to another page, and waits for that page. */
  async leave(key = "Enter") {
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press(key)]);
  }
}

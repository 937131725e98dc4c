// The browser, and people in it: each has a window of their own, with or without scripts, in a language, at a width.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { eventually, OUTPUT } from "./system.mjs";
import { word } from "./words.mjs";

/** Quiet: nothing is fetched that the tests didn't ask for. */
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run", "--disable-quic",
];

const LOCALES = { en: "en-US", es: "es-US", hy: "hy-AM", zh: "zh-CN" };

export async function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** Somebody at a computer. */
export class Person {
  /** Opens a window for somebody; `trouble` collects what a browser complains of, and requests that leave the site. */
  static async at(browser, system, { language = "en", scripts = true, width = 1024, height = 900 } = {}) {
    const context = await browser.newContext({
      baseURL: system.url, locale: LOCALES[language], javaScriptEnabled: scripts, viewport: { width, height },
      timezoneId: "America/Los_Angeles", reducedMotion: "reduce",
    });
    context.setDefaultTimeout(20_000);
    const person = new Person(system, context, await context.newPage());
    person.language = language;
    person.watch(person.page);
    return person;
  }

  constructor(system, context, page) {
    this.system = system;
    this.context = context;
    this.page = page;
    this.trouble = [];
  }

  /** Notes what the browser complains of. That an answer was a refusal is for the page to say, not for the console. */
  watch(page) {
    page.on("console", (message) => {
      const expected = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
      if (["error", "warning"].includes(message.type()) && !expected) this.trouble.push(message.text());
    });
    page.on("pageerror", (error) => this.trouble.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(this.system.url) && !request.url().startsWith("about:")) this.trouble.push(`asked ${request.url()}`);
    });
  }

  /** A text of the pages in this person's language. */
  says(name, fill) {
    return word(name, fill, this.language);
  }

  async open(path) {
    return this.page.goto(path);
  }

  /** Presses a button, waits for the page that follows, and gives its status. */
  async press(name, within = this.page) {
    const button = within.getByRole("button", { name: this.says(name), exact: true });
    const [answer] = await Promise.all([this.page.waitForNavigation(), button.click()]);
    return answer;
  }

  /** Follows a link that has this text. */
  async follow(name) {
    await Promise.all([this.page.waitForNavigation(), this.page.getByRole("link", { name: this.says(name), exact: true }).click()]);
  }

  /** Opens the link of a mail and presses its button. */
  async continueFrom(link) {
    await this.open(link);
    await this.press("link-continue");
  }

  /** The page's main heading. */
  async heading() {
    return (await this.page.getByRole("heading", { level: 1 }).innerText()).trim();
  }

  /** What stands in the main part of the page. */
  async main() {
    return this.page.locator("main").innerText();
  }

  /** Goes to the desk, and signs in on the way when that is asked for. */
  async desk(role) {
    await this.open("/desk");
    if (!this.page.url().includes("/sign-in")) return;
    await this.press("sign-in-button");
    await Promise.all([this.page.waitForURL("**/desk"), this.page.locator(`button[name=role][value=${role}]`).click()]);
  }

  /** Opens a page again until something is on it: what others do arrives a moment later. */
  async openUntil(path, shows) {
    await eventually(`${path} to show what was done`, async () => {
      await this.open(path);
      return await shows(this.page).count() > 0;
    });
  }

  /** Keeps a picture of the whole page. */
  async picture(name) {
    const path = join(OUTPUT, `${name}.png`);
    mkdirSync(join(path, ".."), { recursive: true });
    await this.page.screenshot({ path, fullPage: true });
    return path;
  }
}

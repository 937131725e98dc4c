// Four pairs of eyes, one a language, that open the same page in the same state and note what they see.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { axe, hollow, inline, loads, squeezed, texts, tooWide, withLargeText } from "./checks.mjs";
import { Person } from "./browser.mjs";
import { cookie } from "./journey.mjs";
import { OUTPUT } from "./system.mjs";
import { LANGUAGES } from "./words.mjs";

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };
/** WCAG 1.4.10: everything is there at this width without scrolling sideways. */
const NARROWEST = { width: 320, height: 640 };

export class Eyes {
  static async open(browser, system, languages = LANGUAGES) {
    const eyes = new Eyes();
    Object.assign(eyes, { browser, system, seen: [] });
    eyes.pairs = await Promise.all(languages.map((language) => Person.at(browser, system, { language, width: DESKTOP.width })));
    for (const pair of eyes.pairs) {
      pair.page.on("response", (answer) => {
        if (answer.request().isNavigationRequest() && answer.frame() === pair.page.mainFrame()) pair.answer = answer;
      });
    }
    return eyes;
  }

  /**
   * Looks at a page in every language.
   *
   * `as` are the cookies of whoever opens it, without which the eyes stay who they are and, without `path`, where they are. Both may
   * depend on the language. Once all have opened it, `meanwhile` happens, and then each does what `act` says.
   */
  async see(name, { as, path, act, meanwhile, only = LANGUAGES, audience = "public" } = {}) {
    const pairs = this.pairs.filter((pair) => only.includes(pair.language));
    const of = (value, pair) => (typeof value === "function" ? value(pair.language) : value);
    await Promise.all(pairs.map(async (pair) => {
      if (as !== undefined) {
        await pair.context.clearCookies();
        await pair.context.addCookies(await of(as, pair));
      }
      await pair.context.addCookies([{ ...cookie("lang", pair.language), secure: false, httpOnly: false }]);
      pair.trouble = [];
      if (path !== undefined) await pair.page.goto(await of(path, pair));
    }));
    await meanwhile?.();
    await Promise.all(pairs.map(async (pair) => {
      try {
        await act?.(pair.page, pair.language, pair);
        this.seen.push(await this.note(name, pair, audience));
      } catch (error) {
        // The others are worth seeing all the same; a test says that this one was not reached.
        this.seen.push({ name, language: pair.language, audience, failed: `at ${pair.page.url()}: ${error.message}` });
      }
    }));
  }

  async note(name, pair, audience) {
    const { page, answer, language } = pair;
    const html = await answer.text();
    // Alternating, so that every page is heard in English and every other language is heard on a third of them.
    const other = LANGUAGES[1 + ([...name].reduce((sum, one) => sum + one.codePointAt(0), 0) % 3)];
    const seen = {
      name, language, audience, status: answer.status(), url: page.url().slice(this.system.url.length),
      policy: answer.headers()["content-security-policy"] ?? "", html, inline: inline(html), loads: loads(html), texts: await texts(page),
      axe: language === "en" || language === other ? await axe(page, { colors: language === "en" }) : null,
    };
    // Shown as people meet it, with nothing of the checks left; menus and dialogs stay as they are.
    seen.hollow = await hollow(page);
    seen.large = await withLargeText(page);
    await this.picture(name, pair, DESKTOP);
    await page.setViewportSize(NARROWEST);
    seen.narrow = await tooWide(page);
    seen.squeezed = await squeezed(page);
    await page.setViewportSize(PHONE);
    await this.picture(name, pair, PHONE);
    await page.setViewportSize(DESKTOP);
    await page.evaluate(() => sessionStorage.clear());
    return { ...seen, trouble: pair.trouble };
  }

  async picture(name, { page, language }, { width, height }) {
    // Pictures take longest. On a desktop the languages differ little, so that theirs are taken only when asked for.
    if (process.env.BROWSER_PICTURES !== "all" && width === DESKTOP.width && language !== "en") return;
    const path = join(OUTPUT, "screens", picture(language, width, name));
    mkdirSync(dirname(path), { recursive: true });
    await page.setViewportSize({ width, height });
    await page.screenshot({ path, fullPage: true });
  }
}

/** Where the picture of a page is, among the pictures. */
export function picture(language, width, name) {
  return `${language}/${width}/${name.replace(/[^a-z0-9]+/gi, "-")}.png`;
}

/** Presses the button of a form, known by where it leads, and waits for the page that follows. */
export async function press(page, action, value) {
  const button = page.locator(`form[action$="${action}"] button${value ? `[value="${value}"]` : "[type=submit]"}`).first();
  // A form in a dialog isn't shown until the dialog is.
  await Promise.all([page.waitForNavigation(), button.evaluate((one) => one.click())]);
}

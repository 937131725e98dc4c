// The public journey with Tab, Enter, Space and arrows alone: the focus is always to be seen, goes where it should, and is never caught.
import assert from "node:assert/strict";
import { test } from "node:test";
import { STATEMENT } from "./case.mjs";
import { Journey } from "./journey.mjs";
import { browser, system } from "./running.mjs";
import { focus, Typist } from "./typist.mjs";
import { word } from "./words.mjs";

const at = (path, cookies) => Typist.at(browser, system, path, cookies);

test("a focus that isn't drawn is noticed", async () => {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><a href="#a" style="outline:none">a</a><a href="#b">b</a>');
  await page.keyboard.press("Tab");
  assert.equal((await focus(page)).shown, false);
  await page.keyboard.press("Tab");
  assert.equal((await focus(page)).shown, true);
  await page.close();
});

test("the first stop leads past the header, to the main content", async () => {
  const typist = await at("/");
  await typist.page.keyboard.press("Tab");
  const skip = await focus(typist.page);
  assert.deepEqual([skip.text, skip.shown], [word("skip-to-content"), true]);
  await typist.page.keyboard.press("Enter");
  assert.equal((await focus(typist.page)).id, "main");
  assert.equal((await typist.tabTo("the first link of the content", () => true)).text, word("start-ask"));
});

test("somebody asks for mediation", async () => {
  const typist = await at("/");
  const { page } = typist;
  await typist.press(word("start-ask"));
  await typist.field("language");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("input[name=language]:checked").getAttribute("value"), "es");
  await page.keyboard.press("ArrowUp");
  await typist.press(word("continue"));
  await typist.field("kind");
  await page.keyboard.press("Space");
  await typist.press(word("continue"));
  await typist.field("category");
  await page.keyboard.press("Space");
  await typist.type("statement", STATEMENT.replace("\n", " "));
  await typist.press(word("continue"), "Space");
  const { year, day } = await system.daysAgo(40);
  await typist.field("incident_on-month");
  await page.keyboard.type("Oct");
  await typist.type("incident_on-day", day);
  await typist.type("incident_on-year", year);
  // Enter in a field sends the page, as everywhere.
  await typist.leave();
  await typist.press(word("continue"));
  await typist.type("email", "ana.keys@example.org");
  await typist.press(word("continue"));
  await typist.field("age");
  await page.keyboard.press("Space");
  await typist.field("contact_consent");
  await page.keyboard.press("Space");
  await typist.press(word("continue"));
  await typist.press(word("check-send"));
  assert.equal(await typist.person.heading(), word("filed-title"));
});

test("an error summary has the focus, and its links lead to the fields", async () => {
  const typist = await at("/ask/what");
  await typist.press(word("continue"));
  assert.equal((await focus(typist.page)).id, "errors");
  for (const [message, field] of [["field-category-required", "category"], ["field-statement-required", "statement"]]) {
    await typist.page.evaluate(() => document.querySelector("#errors").focus());
    await typist.tabTo(message, (at) => at.text === word(message));
    await typist.page.keyboard.press("Enter");
    const there = await focus(typist.page);
    assert.deepEqual([there.name, there.shown], [field, true]);
  }
});

test("every stop of a page is reached, in the order of the page, and the focus comes back to the first", async () => {
  for (const path of ["/", "/ask", "/ask/kind", "/ask/what", "/ask/when", "/ask/you", "/ask/needs", "/sign-in", "/dev/components"]) {
    const typist = await at(path);
    const first = await typist.tabTo("anything", () => true);
    const seen = [];
    const again = await typist.tabTo("the first stop again", (at) => {
      seen.push(at);
      return at.text === first.text && at.href === first.href && at.tag === first.tag;
    });
    assert.equal(again.text, first.text);
    const stops = await typist.page.evaluate(() => {
      const radios = new Set();
      return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter((one) => {
        if (!one.checkVisibility() || (one.type === "radio" && radios.has(one.name))) return false;
        return one.type === "radio" ? radios.add(one.name) : true;
      }).length;
    });
    assert.equal(seen.length, stops, path);
  }
});

test("an offer is answered and times are picked", async () => {
  const journey = await new Journey(system, "keys").admit();
  await journey.offer();
  await journey.answer("officer", "yes");
  const typist = await at("/mediation", journey.as("resident"));
  await typist.press(word("offer-yes"));
  await journey.register();
  await journey.accept();
  await journey.prepare();
  await journey.offerTimes();
  await typist.person.context.addCookies(journey.as("resident"));
  await typist.person.open("/mediation");
  await typist.field("starts");
  await typist.page.keyboard.press("Space");
  await typist.press(word("pick-send"));
  assert.equal(await typist.page.locator(".status__now").innerText(), word("own-status-picked"));
});

test("the dialog opens, closes with Escape and gives the focus back", async () => {
  const journey = await new Journey(system, "dialog").admit();
  await journey.agree();
  const typist = await at("/mediation", journey.as("resident"));
  const { page } = typist;
  const dialog = page.getByRole("dialog");
  await typist.tabTo("the dialog's button", (at) => at.text === word("withdraw-open"));
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "visible" });
  assert.equal((await focus(page)).text, word("dialog-back"), "the way back is nearer than the way on");
  await page.keyboard.press("Shift+Tab");
  assert.equal((await focus(page)).text, word("withdraw-send"));
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal((await focus(page)).text, word("withdraw-open"));
  await page.keyboard.press("Space");
  await dialog.waitFor({ state: "visible" });
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  assert.equal((await focus(page)).text, word("withdraw-open"), "the way back leads back");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "visible" });
  await page.keyboard.press("Shift+Tab");
  await typist.leave();
  assert.equal(await page.locator(".status__now").innerText(), word("own-status-not-going-ahead"));
});

test("a survey is answered with arrows", async () => {
  const journey = await new Journey(system, "survey").admit();
  await journey.agree();
  await journey.register();
  await journey.accept();
  await journey.prepare();
  await journey.offerTimes();
  await journey.book();
  await journey.pass();
  await journey.record();
  await journey.follow("officer", "survey");
  const typist = await at("/survey", journey.as("officer"));
  const names = await typist.page.locator("form[action='/survey'] input[type=radio]").evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
  for (const name of names) {
    await typist.field(name);
    await typist.page.keyboard.press("Space");
    for (let step = 0; step < 4; step += 1) await typist.page.keyboard.press("ArrowDown");
    assert.equal(await typist.page.locator(`input[name="${name}"]:checked`).getAttribute("value"), "5");
  }
  await typist.press(word("survey-send"));
  assert.equal(await typist.person.heading(), word("survey-thanks-title"));
});

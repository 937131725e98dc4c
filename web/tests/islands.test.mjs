// What scripts add: a draft that survives, a count of characters, a warning before staff are signed out, a desk that narrows while one
// types.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Person } from "./browser.mjs";
import { Case, STATEMENT } from "./case.mjs";
import { Journey } from "./journey.mjs";
import { browser, system } from "./running.mjs";
import { eventually } from "./system.mjs";
import { word } from "./words.mjs";

const person = () => Person.at(browser, system);
const drafts = (page) => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("draft:")));

test("what was typed and not sent is there after a reload", async () => {
  const { page, ...someone } = await person();
  await page.goto("/ask/what");
  await page.getByLabel(word("category-bias"), { exact: true }).check();
  await page.getByLabel(word("ask-statement"), { exact: true }).fill(STATEMENT);
  await page.reload();
  assert.equal(await page.getByLabel(word("ask-statement"), { exact: true }).inputValue(), STATEMENT);
  assert.ok(await page.getByLabel(word("category-bias"), { exact: true }).isChecked());
  assert.deepEqual(await drafts(page), ["draft:ask-what"]);
  await someone.context.close();
});

test("nothing typed is left in the browser after sending, and none after clearing", async () => {
  const asked = new Case(system, { resident: await person() });
  await asked.ask();
  await asked.send();
  const { page } = asked.resident;
  assert.deepEqual(await drafts(page), []);
  await page.goto("/ask/what");
  assert.equal(await page.getByLabel(word("ask-statement"), { exact: true }).inputValue(), "");
  await page.getByLabel(word("ask-statement"), { exact: true }).fill("Another thing");
  await asked.resident.press("ask-clear");
  assert.deepEqual(await drafts(page), []);
  await page.goto("/ask/what");
  assert.equal(await page.getByLabel(word("ask-statement"), { exact: true }).inputValue(), "");
});

test("the characters that are left are counted, and those that are too many", async () => {
  const { page } = await person();
  await page.goto("/ask/what");
  const count = page.locator("[data-count-for=statement]");
  const says = (text) => eventually(text, async () => (await count.innerText()) === text);
  await says("5,000 characters left");
  await page.locator("#statement").fill("调解 😀");
  await says("4,996 characters left");
  await page.locator("#statement").fill("a".repeat(4999));
  await says("1 character left");
  await page.locator("#statement").fill("a".repeat(5002));
  await says("2 characters too many");
});

/** A desk whose browser has a clock of its own, to put forward. */
async function desk() {
  const staff = await person();
  await staff.page.clock.install();
  await staff.desk("program");
  return { staff, page: staff.page, dialog: staff.page.getByRole("alertdialog") };
}

test("staff are warned before they are signed out, and stay by a button", async () => {
  const { page, dialog } = await desk();
  await page.locator("#q").focus();
  await page.clock.fastForward("20:00");
  assert.equal(await dialog.isVisible(), false);
  await page.clock.fastForward("08:00");
  await dialog.waitFor({ state: "visible" });
  assert.equal(await dialog.getByRole("heading").innerText(), word("timeout-title"));
  assert.match(await dialog.innerText(), /\b2\b/);
  const stay = dialog.getByRole("button", { name: word("timeout-stay"), exact: true });
  assert.ok(await stay.evaluate((one) => one === document.activeElement));
  await Promise.all([page.waitForResponse("**/v1/session"), page.keyboard.press("Enter")]);
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.clock.fastForward("20:00");
  assert.equal(await dialog.isVisible(), false);
});

test("whoever doesn't answer is told that they were signed out, and where to sign in", async () => {
  const { page, dialog } = await desk();
  await page.clock.fastForward("31:00");
  const link = dialog.getByRole("link", { name: word("sign-in-title"), exact: true });
  await link.waitFor({ state: "visible" });
  assert.ok((await dialog.innerText()).includes(word("timeout-gone")));
  assert.ok(await link.evaluate((one) => one === document.activeElement));
});

test("the desk narrows while one types, and the address keeps it", async () => {
  const received = await new Journey(system, "received").file();
  const acknowledged = await new Journey(system, "acknowledged").file();
  await acknowledged.acknowledge();
  const staff = await person();
  await staff.desk("program");
  const { page } = staff;
  const rows = page.locator("#cases tbody tr:visible");
  const shown = (count) => eventually(`${count} rows`, async () => (await rows.count()) === count);
  const all = await rows.count();
  assert.ok(all >= 2);
  await page.locator("#stage").selectOption("acknowledged");
  await shown(1);
  await eventually("the address to follow", () => new URL(page.url()).searchParams.get("stage") === "acknowledged");
  await page.locator("#stage").selectOption("");
  await shown(all);
  const { reference } = (await system.api("GET", "/v1/desk")).cases.find((one) => one.id === received.id);
  await page.locator("#q").fill(reference.toLowerCase().replaceAll("-", " "));
  await shown(1);
  await page.reload();
  await shown(1);
  assert.equal(await rows.locator("th").innerText(), reference);
  await page.locator("#q").fill("nothing like it");
  await staff.press("desk-filter");
  assert.ok((await staff.main()).includes(word("desk-nothing-found")));
  await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: word("desk-clear"), exact: true }).click()]);
  await shown(all);
});

test("nothing fits: the desk says so while one types", async () => {
  const staff = await person();
  await staff.desk("program");
  await staff.page.locator("#q").fill("ZZZZ");
  await staff.page.locator("[data-filter-empty]").waitFor({ state: "visible" });
  assert.equal(await staff.page.locator("tbody tr:visible").count(), 0);
});

// The reader's language: offered by the browser, changed on any page, chosen at the first question, kept for mails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Person } from "./browser.mjs";
import { Case, STATEMENT } from "./case.mjs";
import { browser, system } from "./running.mjs";
import { LANGUAGES, like, OWN_NAMES, word } from "./words.mjs";

const tag = (page) => page.locator("html").getAttribute("lang");
const change = async (person, language) => {
  await Promise.all([person.page.waitForNavigation(), person.page.getByRole("link", { name: OWN_NAMES[language], exact: true }).click()]);
  person.language = language;
};

for (const language of LANGUAGES) {
  test(`a browser that prefers ${language} gets the start page in ${language}`, async () => {
    const person = await Person.at(browser, system, { language });
    await person.open("/");
    assert.equal((await tag(person.page)).slice(0, 2), language);
    assert.equal(await person.heading(), word("start-title", {}, language));
    await person.context.close();
  });
}

test("changing the language keeps the page and the answers, and holds on the next pages", async () => {
  const person = await Person.at(browser, system);
  await person.open("/ask/what");
  await person.page.locator("input[name=category][value=bias]").check();
  await person.page.locator("#statement").fill(STATEMENT);
  await person.press("continue");
  await person.page.goBack();
  for (const language of ["hy", "zh", "es"]) {
    await change(person, language);
    assert.equal(new URL(person.page.url()).pathname, "/ask/what");
    assert.equal(await person.heading(), word("ask-what-title", {}, language));
    assert.equal(await person.page.locator("#statement").inputValue(), STATEMENT);
    assert.ok(await person.page.locator("input[name=category][value=bias]").isChecked());
  }
  await person.open("/");
  assert.equal(await person.heading(), word("start-title", {}, "es"));
});

test("what was typed and not sent yet survives a change of language", async () => {
  const person = await Person.at(browser, system);
  await person.open("/ask/what");
  await person.page.locator("#statement").fill(STATEMENT);
  await change(person, "hy");
  assert.equal(await person.page.locator("#statement").inputValue(), STATEMENT);
});

for (const language of ["es", "hy", "zh"]) {
  test(`who chooses ${language} at the first question reads and gets mail in ${language}`, async () => {
    const asked = new Case(system, { resident: await Person.at(browser, system) }, language);
    await asked.ask({ language });
    assert.equal(await asked.resident.heading(), word("check-title", {}, language));
    await asked.send();
    const { subject, plain } = await system.mail("receipt", asked.mail.resident);
    assert.match(subject, like("mail-receipt", language));
    assert.ok(plain.includes(word("mail-receipt.reason", {}, language)));
    await asked.follow(asked.resident, "receipt", asked.mail.resident);
    assert.equal(await asked.resident.heading(), word("status-title", {}, language));
  });
}

test("a filtered desk stays filtered in another language", async () => {
  const staff = await Person.at(browser, system);
  await staff.desk("program");
  await staff.open("/desk?waiting=program&view=overdue");
  await change(staff, "es");
  const { searchParams } = new URL(staff.page.url());
  assert.deepEqual([searchParams.get("waiting"), searchParams.get("view")], ["program", "overdue"]);
  assert.equal(await staff.page.locator("#waiting").inputValue(), "program");
});

test("a refused page offers its languages, and the switch leads to a page that exists", async () => {
  const person = await Person.at(browser, system);
  await person.open("/ask/you");
  await person.press("continue");
  await change(person, "zh");
  assert.equal(await person.heading(), word("ask-you-title", {}, "zh"));
});

// The HTML of every page is as the standard has it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { launch } from "./browser.mjs";
import { hollow } from "./checks.mjs";
import { walkedPages } from "./walk.mjs";

const html = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // The style sheet and the scripts come from our own server; the policy allows no other.
    "require-sri": "off",
    // Space at the end of a line is where a template has a condition; compressed it weighs nothing.
    "no-trailing-whitespace": "off",
  },
});

const wrong = (text) => html.validateStringSync(text).results
  .flatMap((result) => result.messages).map(({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`);

test("html-validate finds what is wrong, when something is", () => {
  assert.match(wrong('<!doctype html><html lang="en"><head><title>x</title></head><body><p><div></div></p><a id="b" id="b">c</body></html>').join("\n"), /close-order|element-permitted-content/);
});

test("a box with nothing in it is found", async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><span class="usa-tag"></span><h2>x</h2><h2 hidden></h2>');
    assert.deepEqual(await hollow(page), ['<span class="usa-tag"></span>']);
  } finally {
    await browser.close();
  }
});

for (const { name, visits } of await walkedPages()) {
  test(`${name}: the HTML holds`, () => {
    // The words differ between languages, the elements don't.
    const found = visits.slice(0, 1).flatMap((visit) => wrong(visit.html));
    assert.deepEqual([...new Set(found)], []);
    assert.deepEqual([...new Set(visits.flatMap((visit) => visit.hollow))], [], "drawn, and nothing in it");
  });
}

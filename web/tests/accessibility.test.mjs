// Every page in every state is for everyone: axe finds nothing serious, in English and one other language each.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./browser.mjs";
import { axe } from "./checks.mjs";
import { walked, walkedPages } from "./walk.mjs";

const written = ({ id, impact, help, at }) => `${impact}: ${help} (${id})\n  ${at.join("\n  ")}`;

test("every page was reached in every state", async () => {
  const failed = (await walked()).filter((visit) => visit.failed);
  assert.deepEqual(failed.map(({ name, language, failed: why }) => `${name} in ${language} ${why}`), []);
});

test("axe finds what is wrong, when something is", async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><img src="x"><p style="color:#ddd;background:#fff">faint</p></main></html>');
    const found = (await axe(page)).filter(({ impact }) => impact === "critical" || impact === "serious").map(({ id }) => id);
    assert.deepEqual(found.sort(), ["color-contrast", "image-alt"]);
  } finally {
    await browser.close();
  }
});

test("every language is heard", async () => {
  const heard = new Set((await walked()).filter((visit) => visit.axe).map((visit) => visit.language));
  assert.deepEqual([...heard].sort(), ["en", "es", "hy", "zh"]);
});

for (const { name, visits } of await walkedPages()) {
  test(`${name}: nothing serious keeps anybody out`, (context) => {
    const found = visits.flatMap((visit) => (visit.axe ?? []).map((violation) => ({ ...violation, help: `${visit.language}: ${violation.help}` })));
    const grave = found.filter(({ impact }) => impact === "critical" || impact === "serious");
    for (const one of found.filter((violation) => !grave.includes(violation))) context.diagnostic(written(one));
    assert.deepEqual(grave.map(written), []);
  });
}

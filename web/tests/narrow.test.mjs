// Nobody scrolls sideways: not on a window of 320 px (WCAG 1.4.10), not with text twice as large (1.4.4), in no language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./browser.mjs";
import { squeezed, tooWide, withLargeText } from "./checks.mjs";
import { walkedPages } from "./walk.mjs";

test("what is too wide is found, what is squeezed, and text that doesn't grow", async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 600 } });
    await page.setContent('<!doctype html><p style="width:400px;font-size:16px">wide</p>');
    assert.match((await tooWide(page)).join(), /p: wide/);
    await page.setContent('<!doctype html><table style="width:40px"><tr><td>已回到常规程序<td>Received</table>');
    assert.deepEqual(await squeezed(page), ["td: 已回到常规程序"]);
    await page.setContent('<!doctype html><body style="font-size:16px"><p>fixed</p>');
    assert.match((await withLargeText(page)).join(), /grows 1 times only/);
    await page.setContent("<!doctype html><p>fits</p>");
    assert.deepEqual([...(await tooWide(page)), ...(await withLargeText(page))], []);
  } finally {
    await browser.close();
  }
});

for (const { name, visits } of await walkedPages()) {
  test(`${name}: fits 320 px with whole words, and twice the text`, () => {
    const wide = (kind) => visits.filter((visit) => visit[kind].length > 0).map((visit) => `${visit.language}: ${visit[kind].join("; ")}`);
    assert.deepEqual({ narrow: wide("narrow"), squeezed: wide("squeezed"), large: wide("large") }, { narrow: [], squeezed: [], large: [] });
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { countCharacters } from "./count.ts";
import { fill } from "./words.ts";

test("characters are code points, not UTF-16 units", () => {
  assert.equal(countCharacters(""), 0);
  assert.equal(countCharacters("a\nb"), 3);
  assert.equal(countCharacters("调解"), 2);
  assert.equal(countCharacters("😀😀"), 2);
});

test("the form of a sentence follows the number and the language", () => {
  const forms: Record<string, string> = { one: "%n character left", other: "%n characters left" };
  const form = (category: string): string | null => forms[category] ?? null;
  assert.equal(fill(form, 1, "en"), "1 character left");
  assert.equal(fill(form, 4999, "en"), "4,999 characters left");
  assert.equal(fill(form, 0, "hy"), "0 character left");
  assert.equal(fill(form, 4999, "zh-Hans"), "4,999 characters left");
  assert.equal(fill((category) => (category === "other" ? "%n" : null), 1, "en"), "1");
  assert.equal(fill(() => null, 1, "en"), null);
});

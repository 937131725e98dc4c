import assert from "node:assert/strict";
import { test } from "node:test";
import { matches, narrows, plain, type Wish } from "./filter.ts";

const row = (values: Record<string, string>) => (field: string): string | null => values[field] ?? null;
const search = (text: string): Wish => ({ field: "q", values: [text], part: true });
const choice = (...values: string[]): Wish => ({ field: "stage", values, part: false });

test("a search ignores case, accents, spaces and hyphens", () => {
  assert.equal(plain(" LA-26–00417 "), "la2600417");
  assert.equal(plain("José Núñez"), "josenunez");
  assert.equal(matches([search("la26 004")], row({ q: "LA-26-00417" })), true);
  assert.equal(matches([search("调解")], row({ q: "一次调解" })), true);
  assert.equal(matches([search("418")], row({ q: "LA-26-00417" })), false);
});

test("a choice is exact, several are alternatives, fields add up", () => {
  assert.equal(matches([choice("open")], row({ stage: "open" })), true);
  assert.equal(matches([choice("open")], row({ stage: "reopened" })), false);
  assert.equal(matches([choice("open", "done")], row({ stage: "done" })), true);
  assert.equal(matches([choice("open"), search("x")], row({ stage: "open", q: "y" })), false);
});

test("no wish, or one no row knows, leaves every row", () => {
  assert.equal(matches([], row({})), true);
  assert.equal(matches([choice("open")], row({ q: "x" })), true);
});

test("only a narrower view can be shown without the server", () => {
  assert.equal(narrows(undefined, choice("open")), true);
  assert.equal(narrows(choice("open"), choice("open")), true);
  assert.equal(narrows(choice("open"), choice("done")), false);
  assert.equal(narrows(choice("open"), undefined), false);
  assert.equal(narrows(search("la"), search("LA-26")), true);
  assert.equal(narrows(search("la-26"), search("la")), false);
});

// No page is left out: every address that shows somebody a page was looked at, in every language.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { walkedPages } from "./walk.mjs";
import { LANGUAGES } from "./words.mjs";

/** Files and machines' answers, which nobody reads in a browser. */
const NO_PAGES = /^\/(v1|assets|health|calendar)(\/|$)|\.(csv|ics|pdf|xlsx)$/;

/** The addresses that show a page to somebody, from the table of who gets what: `/cases/{id}`. */
function pages(table) {
  const found = [];
  for (const block of table.split("\n\n")) {
    const [head, ...answers] = block.split("\n").filter((line) => !line.startsWith("#"));
    const address = /^GET (\/\S*)$/.exec(head?.trim() ?? "")?.[1];
    if (address && !NO_PAGES.test(address) && answers.some((line) => /^\s+200\b/.test(line))) found.push(address);
  }
  return found;
}

const pattern = (address) => new RegExp(`^${address.replace(/\{\w+\}/g, "[^/]+")}$`);

/** Those of them that nobody looked at. */
function missed(addresses, paths) {
  return addresses.filter((address) => !paths.some((path) => pattern(address).test(path)));
}

const table = readFileSync(fileURLToPath(new URL("../../tests/golden/authorization.txt", import.meta.url)), "utf8");

test("a page that nobody looked at is noticed", () => {
  const addresses = pages("GET /desk\n  200   program\n\nGET /cases/{id}\n  200   program\n\nGET /v1/desk\n  200   program\n\nGET /gone\n  404   program");
  assert.deepEqual(addresses, ["/desk", "/cases/{id}"]);
  assert.deepEqual(missed(addresses, ["/desk"]), ["/cases/{id}"]);
  assert.deepEqual(missed(addresses, ["/desk", "/cases/1"]), []);
});

test("every page that there is was looked at", async () => {
  const visits = (await walkedPages()).flatMap((page) => page.visits);
  for (const language of LANGUAGES) {
    const paths = visits.filter((visit) => visit.language === language).map(({ url }) => url.replace(/[?#].*/, ""));
    assert.deepEqual(missed(pages(table), paths), [], language);
  }
  assert.ok(pages(table).length > 40, String(pages(table).length));
});

// Pages are light, for cracked phones and poor signal: what the first view of each weighs, compressed.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { begin } from "./system.mjs";
import { walkedPages } from "./walk.mjs";

/** Thousands of bytes. */
const STYLE = 12, PUBLIC_SCRIPT = 10, STAFF_SCRIPT = 40, FIRST_VIEW = 60;

const weigh = (bytes) => gzipSync(bytes, { level: 9 }).length;
const system = await begin();
const weights = new Map();

/** The weight of an asset; the build that a page names is left out, because another run may have another. */
async function asset(address) {
  const path = address.replace(/\?.*/, "");
  if (!weights.has(path)) weights.set(path, weigh(Buffer.from(await (await fetch(`${system.url}${path}`)).arrayBuffer())));
  return weights.get(path);
}

const views = [];
for (const { name, visits, audience } of await walkedPages()) {
  const heaviest = visits.map((visit) => ({ visit, html: weigh(visit.html) })).sort((a, b) => b.html - a.html)[0];
  let all = heaviest.html;
  for (const address of heaviest.visit.loads) all += await asset(address);
  views.push({ name, audience, html: heaviest.html, all, loads: heaviest.visit.loads });
}

after(async () => {
  await system.end();
  console.log(`${"page".padEnd(52)}${"HTML".padStart(8)}${"first view".padStart(12)}`);
  for (const { name, html, all } of views.sort((a, b) => b.all - a.all)) console.log(`${name.padEnd(52)}${String(html).padStart(8)}${String(all).padStart(12)}`);
});

test("what is too heavy is found", () => {
  let noise = 7;
  const bytes = Uint8Array.from({ length: 61_000 }, () => (noise = (noise * 48_271) % 2_147_483_647) & 255);
  assert.ok(weigh(bytes) > FIRST_VIEW * 1000);
});

test("each style sheet weighs 12 kB at most", async () => {
  for (const sheet of ["/assets/concord.css", "/assets/concord.rtl.css"]) assert.ok(await asset(sheet) <= STYLE * 1000, `${sheet}: ${await asset(sheet)}`);
});

test("the public's script weighs 10 kB at most, staff's 40 kB", async () => {
  assert.ok(await asset("/assets/concord.js") <= PUBLIC_SCRIPT * 1000, String(await asset("/assets/concord.js")));
  assert.ok(await asset("/assets/staff.js") <= STAFF_SCRIPT * 1000, String(await asset("/assets/staff.js")));
});

test("the first view of every public page weighs 60 kB at most", () => {
  assert.deepEqual(views.filter(({ audience, all }) => audience === "public" && all > FIRST_VIEW * 1000), []);
});

test("the public loads the public's script, never staff's", () => {
  const loads = (audience, script) => views.filter((view) => view.audience === audience && view.loads.some((one) => one.includes(script))).map(({ name }) => name);
  assert.deepEqual(loads("public", "staff.js"), []);
  assert.ok(loads("staff", "staff.js").length > 10);
});

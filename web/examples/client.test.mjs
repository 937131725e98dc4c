// The example client against a whole Concord: it files, follows, corrects, and says what is wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { begin } from "../tests/system.mjs";
import { Concord, NotDone } from "./dist/concord.js";

const system = await begin();
after(() => system.end());

const filing = (email, more = {}) => ({
  kind: "community", category: "demeanor", statement: "The officer at the counter spoke over me.", incident_on: "2026-01-15",
  email, language: "en", age: "adult", contact_consent: true, ...more,
});

test("a request is filed once, however often its answer is lost, and followed by the link of the mail", async () => {
  const concord = new Concord(system.url);
  const [first, second] = [await concord.file(filing("ana@example.org"), "a-form-1"), await concord.file(filing("ana@example.org"), "a-form-1")];
  assert.deepEqual(first, second);
  const follower = await concord.follow(`${system.url}${await system.link("receipt", "ana@example.org")}`);
  assert.deepEqual(await follower.status(), { reference: first.reference, stage: "received" });
  assert.equal(await system.count("receipt", "ana@example.org"), 1);
});

test("how somebody is reached is read and corrected", async () => {
  const concord = new Concord(system.url);
  await concord.file(filing("eva@example.org"), "a-form-2");
  const follower = await concord.follow(await system.link("receipt", "eva@example.org"));
  const { contact: { email, ...contact }, version } = await follower.contact();
  assert.equal(email, "eva@example.org");
  await follower.correct({ ...contact, phone: "(626) 555-0100", language: "es" }, version, "a-correction");
  const late = await follower.correct({ ...contact, language: "hy" }, version, "a-late-one").catch((error) => error);
  assert.equal(late.problem.code, "stale-version");
  const { contact: corrected } = await follower.contact();
  assert.equal(corrected.language, "es");
  assert.match(corrected.phone, /555/);
});

test("what is wrong is told by field, in the reader's language, and a link works once", async () => {
  const wrong = await new Concord(system.url, "es").file(filing("not an address", { statement: "" }), "a-form-3").catch((error) => error);
  assert.ok(wrong instanceof NotDone);
  assert.equal(wrong.field("statement"), "required");
  assert.equal(wrong.problem.title, "Hay un problema");
  const concord = new Concord(system.url);
  await concord.file(filing("ida@example.org"), "a-form-4");
  const link = await system.link("receipt", "ida@example.org");
  await concord.follow(link);
  const again = await concord.follow(link).catch((error) => error);
  assert.equal(again.problem.code, "link-spent");
});

test("the program prints a reference, and where the request stands", async () => {
  const main = fileURLToPath(new URL("dist/main.js", import.meta.url));
  const run = (...more) => spawnSync(process.execPath, [main, system.url, ...more], { encoding: "utf8" });
  const filed = run();
  const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(filed.stdout)?.[0];
  assert.ok(reference, filed.stderr);
  const followed = run(await system.link("receipt", "ana@example.org", 1));
  assert.equal(followed.stdout.trim(), `${reference}: received`, followed.stderr);
});

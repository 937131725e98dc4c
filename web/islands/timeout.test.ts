import assert from "node:assert/strict";
import { test } from "node:test";
import { next, phase } from "./timeout.ts";

test("a session is quiet, then warned of, then gone", () => {
  assert.equal(phase(300_001, 300_000), "quiet");
  assert.equal(phase(300_000, 300_000), "warning");
  assert.equal(phase(1, 300_000), "warning");
  assert.equal(phase(0, 300_000), "gone");
});

test("the clock looks again in time, and at least once a minute", () => {
  assert.equal(next(310_000, 300_000), 10_005);
  assert.equal(next(900_000, 300_000), 60_005);
  assert.equal(next(300_000, 300_000), 60_005);
  assert.equal(next(130_000, 300_000), 10_005);
  assert.equal(next(500, 300_000), 505);
});

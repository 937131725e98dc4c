import assert from "node:assert/strict";
import { test } from "node:test";
import { covers, parse } from "./draft.ts";

test("a page names the drafts it ends, alone or by their beginning", () => {
  assert.equal(covers("ask survey", "ask"), true);
  assert.equal(covers("ask survey", "ask-2"), false);
  assert.equal(covers("survey ask-*", "ask-2"), true);
  assert.equal(covers("", "ask"), false);
  assert.equal(covers("  ", ""), false);
});

test("what is stored is read with care", () => {
  assert.deepEqual(parse('{"a":["1","2"]}'), { a: ["1", "2"] });
  assert.deepEqual(parse('{"a":[1,null,"2"],"b":"x"}'), { a: ["2"] });
  assert.deepEqual(parse(null), {});
  assert.deepEqual(parse("null"), {});
  assert.deepEqual(parse('{"a":['), {});
});

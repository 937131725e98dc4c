import assert from "node:assert/strict";
import { test } from "node:test";
import { sections, type Verdict } from "./verdict.ts";

const heading = (name: string): string => name.toUpperCase();

test("what blocks comes first, with the free days, then what a supervisor decides, then what is only said", () => {
  const verdict: Verdict = {
    findings: [{ weight: "warns", words: "soon" }, { weight: "blocks", words: "a game" }, { weight: "routes", words: "a weekend" }],
    nearest: [{ words: "Tuesday" }, { words: "Wednesday" }],
  };
  assert.deepEqual(sections(verdict, heading), [
    { heading: "BLOCKS", lines: ["a game"] },
    { heading: "NEAREST", lines: ["Tuesday", "Wednesday"] },
    { heading: "ROUTES", lines: ["a weekend"] },
    { heading: "WARNS", lines: ["soon"] },
  ]);
});

test("nothing found is said, too", () => {
  assert.deepEqual(sections({ findings: [], nearest: [] }, heading), [{ heading: "CLEAR", lines: [] }]);
});

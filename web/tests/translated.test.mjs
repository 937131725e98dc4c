// Every page is wholly in its reader's language: no text of the English page is on it, and no English word.
import assert from "node:assert/strict";
import { test } from "node:test";
import { STATEMENT } from "./case.mjs";
import { walkedPages } from "./walk.mjs";

/** What is the same in every language: names, what somebody typed, codes, and the names of things. */
const SAME = [
  /[0-9a-f]{8}-[0-9a-f-]{27,}/g, // before references, which four digits between two dashes look like
  STATEMENT.replace("\n", " "), "California Evidence Code", "Concord", "Ana López", "Officer Example", "Officer Late", "Maria Mediator", "James Mediator", /Kim Mediator \d/g, "Garfield Avenue, at the counter", "Garfield Avenue", "The report is rewritten",
  "Tall, badge 4711", "A place without steps", "It was good to talk.", /\S+@\S+/g, /[A-Z0-9]{4}(-[A-Z0-9]{4})+/g, /[A-Z]{2,6}-\d+/g, /\(\d{3}\) [\d-]+/g,
  /pasadena-\d+/g, "Pasadena", "Central Library, meeting room", "Garfield Heights Watch", "Package theft", "Recreation center, Villa Street", "Summer on our street", "Villa Street", "Kim Lee", "Noor Haddad", "Coffee with the unit", "Central Library", "The week after is fine.", "More of it", "Rose Bowl home game", "Northwest", "Northeast", "Central", "Southwest", "ZIP", /\d+ [NSEW]\. [\w ]+(Street|Avenue|Boulevard)/g, /\d+ N Raymond Ave/g, "La Pintoresca Branch Library", /offer-\d+/g, /DOC-\d+/g, "TOML", "CSV", "PDF", "BEGIN:VCALENDAR", "END:VCALENDAR", "Excel", "(.ics)", "（.ics）",
];

/** English words that Spanish doesn't have; in the other scripts any Latin word is one too many. */
const ENGLISH = /\b(the|and|you|your|with|was|were|this|that|is|are|has|have|not|for|from|day|days|until|by|who|what|somebody)\b/i;
const LATIN = /[A-Za-z]{2,}/;

const bare = (text) => SAME.reduce((left, same) => left.replaceAll(same, " "), text).replace(/[\s\d\p{P}\p{S}]+/gu, " ").trim();

/** What is left in English on a page. */
function leftInEnglish({ language, texts }, english) {
  const words = texts.filter(({ at }) => at !== "typed").map(({ text, at }) => ({ text, at, rest: bare(text) })).filter(({ rest }) => /\p{L}{2,}/u.test(rest));
  const foreign = ({ text, rest }) => english.has(text) || (language === "es" ? ENGLISH : LATIN).test(rest);
  return words.filter(foreign).map(({ text, at }) => `${language} ${at}: ${text}`);
}

/** Spanish and English share a few words as they stand. */
const SHARED = new Set(["No", "Error:", "Supervisor"]);

test("an English word is found, a name isn't", () => {
  const english = new Set(["Case", "Wait"]);
  const on = (language, ...texts) => leftInEnglish({ language, texts: texts.map((text) => ({ text, at: "p" })) }, english).length;
  assert.equal(on("zh", "案件", "Case", "等待 program"), 2);
  assert.equal(on("es", "Espere until mañana", "Wait", "Es su elección"), 2);
  assert.equal(on("hy", "Ana López (բնակիչ)", "4KX9-2MPD", "Concord"), 0);
});

// The pages of this machine speak English; they are for those who build.
for (const { name, visits } of (await walkedPages()).filter((page) => page.audience !== "local" && !page.name.startsWith("components"))) {
  test(`${name}: no English is left in other languages`, () => {
    const english = new Set(visits.find((visit) => visit.language === "en")?.texts.map(({ text }) => text).filter((text) => !SHARED.has(text)));
    const others = visits.filter((visit) => visit.language !== "en");
    assert.deepEqual([...new Set(others.flatMap((visit) => leftInEnglish(visit, english)))], []);
  });
}

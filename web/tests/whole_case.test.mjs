// One case from the start page to the closed file and the answered surveys, by clicks and typing alone; what each person sees at each
// step. The resident reads Spanish.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { cast } from "./case.mjs";
import { browser, system } from "./running.mjs";
import { like, word } from "./words.mjs";

let played;

before(async () => {
  played = await cast(browser, system, { language: "es" });
});

/** The one sentence that says where something stands. */
const standing = (person) => person.page.locator(".status__now").innerText();
const shows = async (person, text) => assert.ok((await person.main()).includes(text), `“${text}” in:\n${await person.main()}`);
const hides = async (person, text) => assert.ok(!(await person.main()).includes(text), `no “${text}” in:\n${await person.main()}`);

async function mailed(template, address, language = "en") {
  const mail = await system.mail(template, address);
  const expected = like(`mail-${template}`, language);
  assert.match(mail.subject, expected);
  return mail;
}

test("a resident asks for mediation and gets a reference and a mail in her language", async () => {
  await played.ask();
  assert.equal(await played.resident.heading(), word("check-title", {}, "es"));
  await shows(played.resident, "Ana López");
  await shows(played.resident, "Garfield Avenue");
  const reference = await played.send();
  assert.match(reference, /^[A-Z0-9]{4}(-[A-Z0-9]{4})+$/);
  assert.equal(await played.resident.heading(), word("filed-title", {}, "es"));
  await shows(played.resident, word("filed-mail", {}, "es"));
  const receipt = await mailed("receipt", played.mail.resident, "es");
  assert.ok(receipt.plain.includes(reference));
  await played.follow(played.resident, "receipt", played.mail.resident);
  assert.equal(await standing(played.resident), word("status-received", {}, "es"));
});

test("professional standards acknowledge it from their desk", async () => {
  await mailed("case-received", "standards@pasadena.example");
  await played.find(played.standards, "professional_standards");
  assert.equal(await standing(played.standards), word("stage-received"));
  await shows(played.standards, "Tall, badge 4711");
  await played.standards.press("do-acknowledge");
  assert.equal(await standing(played.standards), word("stage-acknowledged"));
  await hides(played.standards, word("do-screen-means"));
  await played.resident.open("/status");
  assert.equal(await standing(played.resident), word("status-acknowledged", {}, "es"));
});

test("the program screens it: first under review, then eligible", async () => {
  await played.screen({ safety_concern: "unknown" });
  assert.equal(await standing(played.program), word("stage-under-review"));
  await shows(played.program, word("question-safety-concern"));
  await played.screen();
  assert.equal(await standing(played.program), word("stage-eligible"));
  await mailed("approval-wanted", "standards@pasadena.example");
});

test("with officer, day of discovery and both approvals it is admitted", async () => {
  await played.identifyOfficer();
  await played.startClock();
  await shows(played.standards, word("history-discovery-recorded"));
  await played.approve();
  assert.equal(await standing(played.standards), word("stage-admitted"));
  assert.equal(await played.standards.page.getByRole("link", { name: word("side-mediation"), exact: true }).count(), 0, "WALL-1");
});

test("the program sends the offers, and both sides read the same page", async () => {
  await played.sendOffers();
  assert.equal(await standing(played.program), word("mediation-stage-offering"));
  await mailed("offer", played.mail.resident, "es");
  await played.follow(played.resident, "offer", played.mail.resident);
  await played.follow(played.officer, "offer", played.mail.officer);
  assert.equal(await standing(played.resident), word("own-status-offer", {}, "es"));
  assert.equal(await standing(played.officer), word("own-status-offer"));
  for (const about of ["offer-what", "offer-confidential", "offer-replaces"]) await shows(played.officer, word(about));
  await hides(played.officer, "Ana López");
  await hides(played.officer, "raised his voice");
});

test("each says yes without seeing the other's answer, then it goes ahead", async () => {
  await played.resident.press("offer-yes");
  assert.equal(await standing(played.resident), word("own-status-answered", {}, "es"));
  await played.officer.open("/mediation");
  assert.equal(await standing(played.officer), word("own-status-offer"));
  await played.officer.press("offer-yes");
  assert.equal(await standing(played.officer), word("own-status-going-ahead"));
  await mailed("going-ahead", played.mail.resident, "es");
});

test("two mediators are asked, have no conflict, and only then see how to reach the people", async () => {
  await played.register();
  await played.askMediators();
  assert.equal(await standing(played.program), word("mediation-stage-assigning"));
  await played.follow(played.mediators[0], "assignment", played.mail.mediators[0]);
  await hides(played.mediators[0], played.mail.resident);
  await played.mediators[0].press("conflict-no");
  await shows(played.mediators[0], played.mail.resident);
  await played.declare(1);
  assert.equal(await standing(played.mediators[1]), word("assignment-prepare"));
  await mailed("mediators-named", played.mail.resident, "es");
  await played.officer.open("/mediation");
  for (const name of ["Maria Mediator", "James Mediator"]) await shows(played.officer, name);
});

test("a mediator records the conversations, and the times on offer are picked by both", async () => {
  await played.prepare();
  assert.equal(await standing(played.mediators[0]), word("assignment-wait"));
  await played.offerTimes();
  assert.equal(await standing(played.program), word("mediation-stage-picking"));
  await mailed("pick-times", played.mail.officer);
  await played.pick(played.resident, played.mail.resident);
  assert.equal(await standing(played.resident), word("own-status-picked", {}, "es"));
  await played.pick(played.officer, played.mail.officer);
  assert.equal(await standing(played.officer), word("own-status-booked"));
});

test("everyone gets the appointment, and it stands on every page", async () => {
  for (const [person, address] of [[played.resident, played.mail.resident], [played.officer, played.mail.officer]]) {
    const { calendar } = await system.mail("session-booked", address);
    assert.match(calendar, /METHOD:REQUEST/);
    await person.open("/mediation");
    await shows(person, word("session-title", {}, person.language));
  }
});

test("after the session a mediator records the outcome", async () => {
  await played.pass();
  assert.ok(await system.count("session-reminder", played.mail.resident) >= 1);
  await played.record("agreement");
  assert.equal(await standing(played.mediators[0]), word("assignment-concluded"));
});

test("everyone answers a survey, once", async () => {
  const people = [[played.resident, played.mail.resident], [played.officer, played.mail.officer], ...played.mediators.map((one, at) => [one, played.mail.mediators[at]])];
  for (const [person, address] of people) {
    await played.answerSurvey(person, address);
    assert.equal(await person.heading(), word("survey-thanks-title", {}, person.language));
  }
  const again = await played.resident.open("/survey");
  assert.equal(again.status(), 409);
  assert.equal(await played.resident.heading(), word("problem-survey-answered", {}, "es"));
});

test("the program closes the mediation, and both sides of the case say so", async () => {
  await played.close();
  assert.equal(await standing(played.program), word("mediation-stage-closed"));
  await shows(played.program, word("history-notes-destroyed"));
  await played.find(played.standards, "professional_standards");
  assert.equal(await standing(played.standards), word("stage-closed"));
  await mailed("case-closed", "standards@pasadena.example");
});

test("no browser complained on the way", () => {
  const people = [played.resident, played.officer, played.program, played.standards, ...played.mediators];
  // The stand-in for the city's sign-in has pages and a policy of its own.
  assert.deepEqual(people.flatMap((person) => person.trouble).filter((one) => !one.includes("mark.svg")), []);
});

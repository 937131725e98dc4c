// Without JavaScript every public journey works: asking, following, answering, picking times, withdrawing, the survey.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Person } from "./browser.mjs";
import { Case, STATEMENT } from "./case.mjs";
import { Journey } from "./journey.mjs";
import { browser, system } from "./running.mjs";
import { word } from "./words.mjs";

let journey, sent;

const people = () => Person.at(browser, system, { scripts: false, width: 360 });

before(async () => {
  journey = new Journey(system, "plain");
});

test("scripts are off", async () => {
  const person = await people();
  await person.page.setContent("<script>document.title = 'on'</script>");
  assert.equal(await person.page.title(), "");
});

test("somebody asks for mediation, goes back, changes an answer, and nothing typed is lost", async () => {
  const asked = new Case(system, { resident: await people() });
  asked.mail.resident = journey.people.resident;
  await asked.ask();
  const { page } = asked.resident;
  await Promise.all([page.waitForNavigation(), page.locator("a[href^='/ask/what?change=yes']").first().click()]);
  assert.equal(await page.locator("[name=statement]").inputValue(), STATEMENT);
  await page.locator("[name=statement]").fill(`${STATEMENT} Then I left.`);
  await asked.resident.press("continue");
  assert.equal(await asked.resident.heading(), word("check-title"));
  assert.match(await asked.resident.main(), /Then I left\./);
  await asked.send();
  await system.forward(0);
  const { cases } = await system.api("GET", "/v1/desk");
  journey.id = cases.find((one) => one.reference === asked.reference).id;
  sent = asked.resident;
});

test("on a shared computer, somebody closes what was sent, and isn't told that it wasn't", async () => {
  await sent.press("filed-clear");
  assert.doesNotMatch(await sent.main(), /nothing was sent/i, "the request was sent");
  await sent.open("/ask/what");
  assert.equal(await sent.page.locator("[name=statement]").inputValue(), "");
});

test("an error is said at the top and at the field, and a link leads from one to the other", async () => {
  const person = await people();
  await person.open("/ask/you");
  await person.press("continue");
  const link = person.page.locator(".error-summary a").first();
  await link.click();
  assert.equal(await person.page.locator(":target").getAttribute("name"), "email");
});

test("a resident follows the request, says yes, picks times and sees the appointment", async () => {
  const [resident, officer] = [await people(), await people()];
  await resident.continueFrom(await system.link("receipt", journey.people.resident));
  assert.equal(await resident.page.locator(".status__now").innerText(), word("status-received"));
  await journey.acknowledge();
  await journey.screen();
  await journey.prepareApproval();
  await journey.approve();
  await journey.onMediation("offers", { place: "" });
  for (const [person, address] of [[resident, journey.people.resident], [officer, journey.people.officer]]) {
    await person.continueFrom(await system.link("offer", address));
    await person.press("offer-yes");
  }
  await journey.register();
  await journey.accept();
  await journey.prepare();
  await journey.offerTimes({ follow: false });
  for (const [person, address] of [[resident, journey.people.resident], [officer, journey.people.officer]]) {
    await person.continueFrom(await system.link("pick-times", address));
    await person.page.locator("input[name=starts]").first().check();
    await person.press("pick-send");
  }
  assert.equal(await officer.page.locator(".status__now").innerText(), word("own-status-booked"));
});

test("a mediator records how it ended", async () => {
  await journey.pass();
  const mediator = await people();
  await mediator.continueFrom(await system.link("outcome-due", journey.team[0]));
  for (const paper of await mediator.page.locator("input[name=signed]").all()) await paper.check();
  const { year, month, day } = await system.daysAgo(1);
  await mediator.page.locator("select[name=signed_on-month]").selectOption({ index: Number(month) });
  for (const [part, value] of Object.entries({ day, year })) await mediator.page.locator(`[name=signed_on-${part}]`).fill(value);
  await mediator.press("papers-send");
  await mediator.page.locator("input[name=outcome][value=agreement]").check();
  await mediator.page.locator("input[name=everybody][value=yes]").check();
  await mediator.press("outcome-send");
  assert.equal(await mediator.page.locator(".status__now").innerText(), word("assignment-concluded"));
});

test("the survey keeps what was chosen when something is missing, and is sealed when it is whole", async () => {
  const person = await people();
  await person.continueFrom(await system.link("survey", journey.people.officer));
  const fives = person.page.locator("form[action='/survey'] input[value='5']");
  await fives.first().check();
  assert.equal((await person.press("survey-send")).status(), 422);
  assert.ok(await fives.first().isChecked());
  for (const five of await fives.all()) await five.check();
  await person.press("survey-send");
  assert.equal(await person.heading(), word("survey-thanks-title"));
});

test("somebody withdraws: the question opens and sends without a script", async () => {
  const other = await new Journey(system, "other").admit();
  await other.agree();
  const person = await people();
  await person.context.addCookies(other.as("resident"));
  await person.open("/mediation");
  await person.page.getByRole("button", { name: word("withdraw-open"), exact: true }).click();
  await person.press("withdraw-send", person.page.getByRole("dialog"));
  assert.equal(await person.page.locator(".status__now").innerText(), word("own-status-not-going-ahead"));
});

test("somebody corrects how they are reached, and has a link to their mediation sent again", async () => {
  const own = await new Journey(system, "reached").file();
  const person = await people();
  await person.continueFrom(await system.link("receipt", own.people.resident));
  await person.follow("own-contact-open");
  await person.page.locator("[name=phone]").fill("12");
  assert.equal((await person.press("deed-contact-send")).status(), 422);
  await person.page.locator("[name=phone]").fill("(626) 555-0199");
  await person.press("deed-contact-send");
  assert.match(await person.main(), /555-?\s?0199/);
  await own.acknowledge();
  await own.screen();
  await own.prepareApproval();
  await own.approve();
  await own.onMediation("offers", { place: "" });
  await person.open("/status");
  await person.press("status-link");
  await person.continueFrom(await system.link("new-mediation-link", own.people.resident));
  assert.equal(await person.page.locator(".status__now").innerText(), word("own-status-offer"));
});

test("a mediator says when they have time, and finds every assignment at home", async () => {
  const other = await new Journey(system, "home").admit();
  await other.agree();
  await other.register();
  other.team = await other.assign();
  const mediator = await people();
  await mediator.continueFrom(await system.link("assignment", other.team[0]));
  await mediator.follow("home-title");
  assert.match(await mediator.main(), new RegExp(word("assignment-decide")));
  await mediator.follow("home-hours-open");
  await mediator.page.locator("[name=weekly-6-0-from]").fill("10:00");
  assert.equal((await mediator.press("hours-send")).status(), 422);
  await mediator.page.locator("[name=weekly-6-0-until]").fill("14:00");
  await mediator.press("hours-send");
  await mediator.follow("home-hours-open");
  assert.equal(await mediator.page.locator("[name=weekly-6-0-until]").inputValue(), "14:00");
});

test("the dashboard, a city's figures by month, and a paper to print are there without a script", async () => {
  const person = await people();
  for (const path of ["/", "/dashboard", "/sign-in"]) assert.equal((await person.open(path)).status(), 200, path);
});

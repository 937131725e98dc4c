// The pages of staff: the desk, a case and a mediation in each stage, and forms that were refused.
import { Person } from "./browser.mjs";
import { STATEMENT } from "./case.mjs";
import { press } from "./eyes.mjs";
import { Journey } from "./journey.mjs";

/** What a browser sends along after signing in. */
async function signedIn(browser, system, role) {
  const person = await Person.at(browser, system);
  await person.desk(role);
  const cookies = await person.context.cookies();
  await person.context.close();
  return cookies.map((one) => ({ name: one.name, value: one.value, url: "https://localhost/", secure: true, httpOnly: true }));
}

const fill = (page, name, text) => page.locator(`[name="${name}"]`).first().fill(text);

/** The eyes of each of the staff. */
export class Staff {
  constructor(system, eyes) {
    Object.assign(this, { system, eyes });
  }

  /** Signs both roles in, anew after time has passed. */
  async begin() {
    this.program = await signedIn(this.eyes.browser, this.system, "program");
    this.standards = await signedIn(this.eyes.browser, this.system, "professional_standards");
    this.supervisor = await signedIn(this.eyes.browser, this.system, "supervisor");
    this.outreach = await signedIn(this.eyes.browser, this.system, "outreach");
    this.auditor = await signedIn(this.eyes.browser, this.system, "auditor");
  }

  see(name, role, path, more = {}) {
    return this.eyes.see(name, { as: this[role], path, audience: "staff", ...more });
  }

  /** A case as both roles see it. */
  async case(stage, { id }) {
    await this.see(`case ${stage}, program`, "program", `/cases/${id}`);
    await this.see(`case ${stage}, standards`, "standards", `/cases/${id}`);
  }

  /** What is done to a case on a page of its own: blank, then sent as it is. */
  async deed(what, role, { id }, { wrong = true } = {}) {
    const path = `/cases/${id}/${what}`;
    await this.see(`${what}`, role, path);
    if (wrong) await this.see(`${what} with errors`, role, path, { act: (page) => press(page, `/${what}`) });
  }

  mediation(stage, { id }, more) {
    return this.see(`mediation ${stage}`, "program", `/mediations/${id}`, more);
  }
}

/** The complaint side, from received to admitted, with what is refused on the way. */
async function complaint(staff, system) {
  const journey = await new Journey(system, "staff").file({ needs: "A place without steps", officer: "Tall, badge 4711", phone: "(626) 555-0100" });
  await staff.case("received", journey);
  const path = `/cases/${journey.id}`;
  await staff.see("case officer with errors", "standards", path, { act: (page) => press(page, "/respondents") });
  await staff.see("case discovery with errors", "standards", path, { act: (page) => press(page, "/discovery") });
  await staff.see("case acknowledged twice", "standards", path, {
    meanwhile: () => journey.acknowledge(), act: (page) => press(page, "/acknowledgement"),
  });
  await staff.case("acknowledged", journey);
  await journey.screen({ safety_concern: "yes", pending_matter: "no", recent_mediation: "unknown" });
  await staff.case("under review", journey);
  await journey.screen();
  await staff.case("eligible", journey);
  await journey.prepareApproval();
  await staff.case("eligible and approved by the program", journey);
  const opened = (id) => async (page) => {
    await page.locator(`button[popovertarget="${id}"]:not([popovertargetaction])`).click();
    await page.locator(`#${id}`).waitFor({ state: "visible" });
  };
  await staff.see("case, approval taken back asked", "program", path, { act: opened("take-approval-back-1") });
  await staff.see("case, wrong person asked", "standards", path, { act: opened("take-off-1") });
  await staff.see("case officer refused", "standards", path, {
    meanwhile: () => journey.approve(),
    act: async (page) => {
      await fill(page, "name", "Officer Late");
      await fill(page, "email", "late@police.example");
      await press(page, "/respondents");
    },
  });
  await staff.case("admitted", journey);
  return journey;
}

/** The mediation side, from admitted to closed. */
async function mediation(staff, system, journey) {
  await staff.mediation("admitted", journey);
  const summary = (page) => page.locator("form[action$='/companions']").evaluate((form) => { form.closest("details").open = true; });
  await staff.mediation("somebody joins", journey, { act: summary });
  await staff.mediation("somebody joins with errors", journey, {
    act: async (page) => {
      await summary(page);
      await press(page, "/companions");
    },
  });
  await staff.mediation("offers refused", journey, {
    meanwhile: () => journey.offer(),
    act: async (page) => {
      await fill(page, "place", "Garfield Avenue, at the counter");
      await press(page, "/offers");
    },
  });
  await staff.mediation("offering", journey);
  await staff.see("offers on paper", "program", `/mediations/${journey.id}/papers/offer`);
  await staff.case("in mediation", journey);
  const [{ person }] = (await system.api("GET", `/v1/mediations/${journey.id}`)).participants;
  await staff.see("person to call", "program", `/mediations/${journey.id}/people/${person}`);
  await staff.see("person to call with errors", "program", `/mediations/${journey.id}/people/${person}`, {
    act: (page) => press(page, "/attempts"),
  });
  await journey.answer("resident", "yes");
  await journey.answer("officer", "yes");
  await staff.mediation("consented without a roster", journey);
  await journey.register();
  await staff.mediation("consented", journey);
  const [{ id: mediator }] = await system.api("GET", "/v1/mediators");
  await staff.see("roster", "program", "/mediators");
  await staff.see("mediator", "program", `/mediators/${mediator}`);
  await staff.see("mediator new", "program", "/mediators/new");
  await staff.see("mediator new with errors", "program", "/mediators/new", { act: (page) => press(page, "/mediators/new") });
  await journey.accept();
  await staff.mediation("preparing", journey);
  await staff.mediation("stop asked", journey, {
    act: async (page) => {
      await page.locator("button[popovertarget=stop]:not([popovertargetaction])").click();
      await page.locator("#stop").waitFor({ state: "visible" });
    },
  });
  await staff.mediation("preparing with errors", journey, { act: (page) => press(page, "/preparations") });
  await journey.prepare();
  await staff.mediation("prepared", journey);
  await staff.mediation("without a time", journey, {
    act: async (page) => {
      for (const time of await page.locator("input[name=starts]").all()) await time.uncheck();
      await press(page, "/slots");
    },
  });
  await journey.offerTimes();
  await staff.begin();
  await staff.mediation("picking", journey);
  const [first] = (await system.api("GET", `/v1/mediations/${journey.id}`)).participants;
  await staff.see("person who chooses", "program", `/mediations/${journey.id}/people/${first.person}`);
  await journey.book();
  await staff.mediation("booked", journey);
  for (const paper of ["participation", "confidentiality"]) {
    await staff.see(`papers for everybody, ${paper}`, "program", `/mediations/${journey.id}/papers/${paper}`);
  }
  await staff.mediation("papers without a mark", journey, { act: (page) => press(page, "/papers") });
  const { participants } = await system.api("GET", `/v1/mediations/${journey.id}`);
  const officer = `/mediations/${journey.id}/people/${participants[1].person}`;
  await staff.see("person with hours", "program", officer);
  await staff.see("person with wrong hours", "program", officer, {
    act: async (page) => {
      await page.locator("[name=weekly-1-0-from]").fill("10:00");
      await press(page, "/shifts");
    },
  });
  await journey.onMediation("rescheduling", { person: participants[1].person });
  await staff.mediation("another time wanted", journey);
  await journey.pass();
  await staff.begin();
  await staff.mediation("to record", journey);
  await staff.mediation("to record with errors", journey, { act: (page) => press(page, "/outcome") });
  await journey.record();
  await staff.mediation("concluded", journey);
  await staff.mediation("agreement with errors", journey, { act: (page) => press(page, "/agreement") });
  await journey.onMediation("agreement", { terms: "Both greet each other when they meet. The report is rewritten." });
  await staff.mediation("agreement held up", journey);
  await journey.onMediation("agreement/clearance", { text: 1 });
  await staff.mediation("agreement without a mark", journey, { act: (page) => press(page, "/signatures") });
  await staff.mediation("agreement, destruction asked", journey, {
    act: async (page) => {
      await page.locator("button[popovertarget=destroy-agreement]:not([popovertargetaction])").click();
      await page.locator("#destroy-agreement").waitFor({ state: "visible" });
    },
  });
  const { agreement } = await system.api("GET", `/v1/mediations/${journey.id}`);
  const today = await system.daysAgo(0);
  const signedOn = `${today.year}-${today.month.padStart(2, "0")}-${today.day.padStart(2, "0")}`;
  await journey.onMediation("agreement/signatures", { text: 1, signed: agreement.signatures.map(({ person }) => person), signed_on: signedOn });
  await staff.see("agreement on paper, program", "program", `/mediations/${journey.id}/papers/agreement`);
  await staff.mediation("concluded, closing asked", journey, {
    act: async (page) => {
      await page.locator("button[popovertarget=close]:not([popovertargetaction])").click();
      await page.locator("#close").waitFor({ state: "visible" });
    },
  });
  await journey.onMediation("close", {});
  await staff.mediation("closed", journey);
  await staff.case("closed", journey);
  for (let day = 0; day < 70 && await system.count("follow-up", journey.people.resident) === 0; day += 1) await system.forward(1440);
  await staff.begin();
  await staff.see("person, whether it held", "program", officer);
  await staff.see("person, whether it held, with errors", "program", officer, { act: (page) => press(page, "/follow-up") });
  await journey.onMediation("follow-up/answers", { person: participants[1].person, held: "no", channel: "phone" });
  await staff.mediation("it did not hold", journey);
}

/** What is judged, overridden, tolled, waived, held and recorded, each on its page. */
async function deeds(staff, system) {
  const standards = "professional_standards";
  const judged = await new Journey(system, "judged").file({ phone: "(626) 555-0100" });
  await staff.see("contact", "program", `/cases/${judged.id}/contact`);
  await staff.see("contact with errors", "program", `/cases/${judged.id}/contact`, {
    act: async (page) => {
      await fill(page, "phone", "6");
      await press(page, "/contact");
    },
  });
  await judged.acknowledge();
  await judged.screen({ safety_concern: "yes" });
  await staff.deed("judgement", "program", judged);
  await judged.onCase("judgement", { suitable: "yes", reason: STATEMENT });
  await judged.onCase("comments", { comment: STATEMENT });
  await judged.onCase("assignee", { to: "me" });
  await judged.prepareApproval();
  await staff.deed("tolls", "standards", judged);
  const { year, month, day } = await system.daysAgo(1);
  const yesterday = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  await judged.onCase("tolls", { ground: "officer_waiver", from: yesterday, until: "", document: "DOC-17" }, standards);
  await staff.deed("toll-ends", "standards", judged);
  await staff.deed("waiver", "standards", judged);
  await judged.onCase("waiver", { document: "DOC-18" }, standards);
  await staff.case("judged, tolled and waived", judged);

  const returned = await new Journey(system, "overridden").file();
  await returned.acknowledge();
  await returned.screen({ pending_claim: "yes" });
  await staff.see("case returned, supervisor", "supervisor", `/cases/${returned.id}`);
  await staff.deed("override", "supervisor", returned);
  await returned.onCase("receipt", {}, standards);
  await staff.deed("disposition", "standards", returned);
  await returned.onCase("disposition", { finding: "exonerated", on: yesterday }, standards);
  await staff.deed("disposition-notice", "standards", returned);
  await staff.deed("hold", "standards", returned);
  await returned.onCase("disposition-notice", { notified_on: yesterday }, standards);
  await returned.onCase("hold", { document: "DOC-19" }, standards);
  await staff.deed("hold-release", "standards", returned, { wrong: false });
  await staff.case("with a disposition and a hold", returned);

  const neighbor = await new Journey(system, "neighbor").file({ kind: "neighbor", category: "noise" });
  await staff.see("case of neighbors, outreach", "outreach", `/cases/${neighbor.id}`);
  await staff.see("desk of outreach", "outreach", "/desk");
}

/** The city's policy: what is kept, reading it, keeping another with faults and without. */
async function policies(staff, system) {
  await staff.see("policies", "program", "/policies");
  await staff.see("policies with faults", "supervisor", "/policies", {
    act: async (page) => {
      await fill(page, "document", "version = 1\ncolour = \"green\"");
      await press(page, "/policies");
    },
  });
  const { document } = await system.api("GET", "/v1/policies/pasadena-2");
  await system.api("POST", "/v1/policies", { document: document.replace("pasadena-2", "pasadena-3") }, "supervisor");
  await staff.see("policies kept", "supervisor", "/policies");
  await staff.see("policy", "program", "/policies/pasadena-3");
  await staff.see("policy in force", "program", "/policies/pasadena-2");
  await staff.see("mails of a policy", "program", "/policies/pasadena-3/mails");
}

/** The desk by role, by view, by filter, with nothing and with much. */
async function desk(staff, system) {
  await staff.see("desk empty", "program", "/desk");
  const returned = await new Journey(system, "returned").file();
  await returned.acknowledge();
  await returned.screen({ force: "yes" });
  await staff.case("returned", returned);
  const ended = await new Journey(system, "ended").admit();
  await ended.agree();
  await ended.onMediation("withdrawal", {}, ended.sessions.resident);
  await staff.mediation("not going ahead", ended);
  const unreachable = await new Journey(system, "unreachable").file({ email: "", phone: "(626) 555-0100" });
  await unreachable.acknowledge();
  await unreachable.screen({ force: "yes" });
  const waiting = await new Journey(system, "waiting").admit();
  await waiting.offer();
  await new Journey(system, "fresh").file();
  await new Journey(system, "bounced").file({ email: "bounce@simulator.amazonses.com" });
  await system.forward(5 * 1440);
  await staff.begin();
  await staff.see("desk", "program", "/desk");
  const { tasks } = await system.api("GET", "/v1/desk");
  for (const trouble of ["bounced", "no-email"]) {
    const { notice } = tasks.find((task) => task.trouble === trouble);
    await staff.see(`mail ${trouble}`, "program", `/desk/mails/${notice}`);
    await staff.see(`mail ${trouble} as a letter`, "program", `/desk/mails/${notice}/letter`);
  }
  await staff.see("reports", "program", "/reports");
  await staff.see("reports with errors", "program", "/reports?from=2026-12-31&until=2026-01-01");
  await staff.see("what people say", "program", "/survey/results");
  await staff.see("outgoing mail", "program", "/desk/mail", {
    act: async (page) => {
      await page.locator("button[popovertarget=pause]:not([popovertargetaction])").click();
      await page.locator("#pause").waitFor({ state: "visible" });
    },
  });
  await system.api("POST", "/v1/desk/mail/pause", {});
  await staff.see("outgoing mail stopped", "program", "/desk/mail");
  await staff.see("desk while mail is stopped", "program", "/desk");
  await system.api("POST", "/v1/desk/mail/resumption", {});
  await staff.see("own mail", "program", "/account/mail");
  await staff.see("own mail with errors", "program", "/account/mail", {
    act: async (page) => {
      await page.locator("input[name=frequency]:checked").evaluate((input) => { input.checked = false; });
      await press(page, "/account/mail");
    },
  });
  await staff.see("desk, standards", "standards", "/desk");
  await staff.see("desk overdue", "program", "/desk?view=overdue");
  await staff.see("desk done", "program", "/desk?view=done");
  await staff.see("desk filtered", "program", "/desk?waiting=parties");
  await staff.see("view without a name", "program", "/desk?waiting=parties", { act: (page) => press(page, "/desk/views") });
  await system.api("POST", "/v1/desk/views", { title: "DOC-30", looks_for: { view: "overdue" } });
  await staff.see("desk with a saved view and marks", "program", "/desk", {
    act: async (page) => {
      await page.locator("input[name=case]").first().check();
      await press(page, "/cases/assignees", "me");
    },
  });
  await staff.see("nothing was marked", "program", "/desk", { act: (page) => press(page, "/cases/assignees", "me") });
  await staff.see("desk of an auditor", "auditor", "/desk");
  await staff.see("desk nothing found", "program", "/desk?q=ZZZZ");
  await staff.see("desk of a supervisor", "supervisor", "/desk");
  await staff.see("case unknown", "program", "/cases/00000000-0000-7000-8000-000000000000");
  await staff.see("mediation hidden from standards", "standards", `/mediations/${waiting.id}`);
}

/** Years later: what may be destroyed, what a hold keeps, what was destroyed. */
async function records(staff, system, { id }) {
  await staff.see("records, none", "standards", "/records");
  await system.forward(6 * 366 * 1440);
  await staff.begin();
  await staff.see("records", "standards", "/records");
  await staff.see("records with errors", "standards", "/records", { act: (page) => press(page, "/records") });
  await system.api("POST", `/v1/cases/${id}/destruction`, { document: "DOC-20" }, "professional_standards");
  await staff.see("records destroyed", "standards", "/records");
}

export async function staffPages(system, eyes) {
  const staff = new Staff(system, eyes);
  await staff.begin();
  await desk(staff, system);
  await deeds(staff, system);
  await policies(staff, system);
  const journey = await complaint(staff, system);
  await mediation(staff, system, journey);
  await records(staff, system, journey);
}

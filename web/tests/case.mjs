// A case, played by clicking and typing in pages, each person in a window of their own. Mails are read in the mailbox, and time
// passes by the clock's page.
import { Person } from "./browser.mjs";

export const STATEMENT = "He raised his voice at me at the counter.\nI could not finish a sentence.";

/** Opens a window for everyone who takes part. */
export async function cast(browser, system, options = {}) {
  const at = (more = {}) => Person.at(browser, system, { ...options, ...more });
  const people = {
    resident: await at({ language: options.language }), officer: await at({ language: "en" }), program: await at({ language: "en" }),
    standards: await at({ language: "en" }), mediators: [await at({ language: "en" }), await at({ language: "en" })],
  };
  return new Case(system, people, options.name ?? "");
}

export class Case {
  constructor(system, people, name = "") {
    Object.assign(this, { system, name }, people);
    const own = name && `.${name}`;
    this.mail = {
      resident: `ana${own}@example.org`, officer: `officer${own}@police.example`,
      mediators: [`maria${own}@mediators.example`, `james${own}@mediators.example`],
    };
  }

  /** The answers of the form, page by page; each page is left by its button. */
  async ask({ language = this.resident.language } = {}) {
    const { page } = this.resident;
    await this.resident.open("/");
    await this.resident.follow("start-ask");
    await page.locator(`input[name=language][value=${language}]`).check();
    await this.resident.press("continue");
    this.resident.language = language;
    await page.getByLabel(this.resident.says("ask-kind-community"), { exact: true }).check();
    await this.resident.press("continue");
    await page.getByLabel(this.resident.says("category-demeanor"), { exact: true }).check();
    await page.getByLabel(this.resident.says("ask-statement"), { exact: true }).fill(STATEMENT);
    await this.resident.press("continue");
    await this.date(this.resident, "incident_on", await this.system.daysAgo(40));
    await page.getByLabel(this.resident.says("ask-incident-place"), { exact: true }).fill("Garfield Avenue");
    await this.resident.press("continue");
    await page.getByLabel(this.resident.says("ask-officer"), { exact: true }).fill("Tall, badge 4711");
    await this.resident.press("continue");
    await page.getByLabel(this.resident.says("ask-name"), { exact: true }).fill("Ana López");
    await page.getByLabel(this.resident.says("ask-email"), { exact: true }).fill(this.mail.resident);
    await page.getByLabel(this.resident.says("ask-phone"), { exact: true }).fill("(626) 555-0100");
    await this.resident.press("continue");
    await page.getByLabel(this.resident.says("age-adult"), { exact: true }).check();
    await page.getByLabel(this.resident.says("consent-yes"), { exact: true }).check();
    await this.resident.press("continue");
  }

  /** Sends what was asked; the reference that the confirmation shows. */
  async send() {
    await this.resident.press("check-send");
    this.reference = (await this.resident.page.locator(".reference").innerText()).trim();
    return this.reference;
  }

  /** Month by its list, day and year by typing. */
  async date(person, name, { year, month, day }, within = person.page) {
    await within.locator(`select[name="${name}-month"]`).selectOption({ index: Number(month) });
    await within.locator(`input[name="${name}-day"]`).fill(day);
    await within.locator(`input[name="${name}-year"]`).fill(year);
  }

  /** Opens this case from the desk: on the complaint side or the mediation side. */
  async find(person, role, side = "cases") {
    await person.desk(role);
    const link = (page) => page.locator(`#${side}`).getByRole("link", { name: this.reference, exact: true });
    await person.openUntil("/desk", link);
    await Promise.all([person.page.waitForNavigation(), link(person.page).click()]);
    this.id = person.page.url().split("/").pop();
  }

  async acknowledge() {
    await this.find(this.standards, "professional_standards");
    await this.standards.press("do-acknowledge");
  }

  /** No to every question but those given. */
  async screen(different = {}) {
    await this.find(this.program, "program");
    const form = this.program.page.locator("form[action$='/screening']");
    for (const radio of await form.locator("input[value=no]").all()) {
      const name = await radio.getAttribute("name");
      await form.locator(`input[name="${name}"][value=${different[name] ?? "no"}]`).check();
    }
    await this.program.press("do-screen");
  }

  async identifyOfficer() {
    await this.find(this.standards, "professional_standards");
    await this.standards.page.getByLabel(this.standards.says("respondent-name"), { exact: true }).fill("Officer Example");
    await this.standards.page.getByLabel(this.standards.says("respondent-email"), { exact: true }).fill(this.mail.officer);
    await this.standards.page.getByLabel(this.standards.says("respondent-language"), { exact: true }).selectOption("en");
    await this.standards.press("do-respondent");
  }

  async startClock() {
    await this.date(this.standards, "discovered_on", await this.system.daysAgo(3));
    await this.standards.press("do-discovery");
  }

  async approve() {
    await this.find(this.program, "program");
    await this.program.press("do-approve-program");
    await this.find(this.standards, "professional_standards");
    await this.standards.press("do-approve-professional-standards");
  }

  async sendOffers() {
    await this.find(this.program, "program", "mediations");
    await this.program.page.getByLabel(this.program.says("do-offer-place"), { exact: true }).fill("Garfield Avenue");
    await this.program.press("do-offer");
  }

  /** Opens the newest link of a template and presses its button. */
  async follow(person, template, address, after = 0) {
    await person.continueFrom(await this.system.link(template, address, after));
  }

  /** Two mediators, put on the roster page by page, with every week's working days free. */
  async register(names = ["Maria Mediator", "James Mediator"]) {
    const { page } = this.program;
    for (const [at, email] of this.mail.mediators.entries()) {
      await this.program.open("/mediators");
      await this.program.follow("mediator-new-title");
      const fields = { name: names[at], email, training_hours: "40", lecture_hours: "12" };
      for (const [name, value] of Object.entries(fields)) await page.locator(`input[name=${name}]`).fill(value);
      for (const language of ["en", "es", "hy", "zh"]) await page.locator(`input[name=languages][value=${language}]`).check();
      await page.locator("input[name=marks][value=confidentiality_signed]").check();
      if (at === 0) await page.locator("input[name=marks][value=law_enforcement]").check();
      for (const day of [1, 2, 3, 4, 5]) {
        await page.locator(`[name=weekly-${day}-0-from]`).fill("09:00");
        await page.locator(`[name=weekly-${day}-0-until]`).fill("18:00");
      }
      await this.program.press("mediator-send");
    }
  }

  async askMediators() {
    await this.find(this.program, "program", "mediations");
    const team = (page) => page.locator("form[action$='/mediators'] button");
    await this.program.openUntil(this.program.page.url(), team);
    await Promise.all([this.program.page.waitForNavigation(), team(this.program.page).first().click()]);
  }

  async declare(at, answer = "no") {
    await this.follow(this.mediators[at], "assignment", this.mail.mediators[at]);
    await this.mediators[at].press(`conflict-${answer}`);
  }

  /** The first mediator records a conversation with everyone. */
  async prepare() {
    const mediator = this.mediators[0];
    await mediator.open(`/assignment/${this.id}`);
    for (let left = await mediator.page.locator("form[action$='/preparations']").count(); left > 0; left -= 1) {
      const form = mediator.page.locator("form[action$='/preparations']").first();
      await this.date(mediator, "on", await this.system.daysAgo(1), form);
      await form.locator("input[name=minutes]").fill("45");
      await form.locator("input[name=suitable][value=yes]").check();
      await mediator.press("prepare-send", form);
    }
  }

  /** Lets the days pass in which a side may object to a mediator, then offers every time. */
  async offerTimes() {
    for (let day = 0; day < 3; day += 1) await this.system.forward(1440);
    await this.system.forward(1);
    await this.find(this.program, "program", "mediations");
    await this.program.press("do-times");
  }

  async pick(person, address) {
    await this.follow(person, "pick-times", address);
    for (const time of await person.page.locator("input[name=starts]").all()) await time.check();
    await person.press("pick-send");
  }

  /** Lets time pass, day by day, until the session is over: the record of it is due then. */
  async pass() {
    const address = this.mail.mediators[0];
    for (let day = 0; day < 40 && await this.system.count("outcome-due", address) === 0; day += 1) await this.system.forward(1440);
  }

  /** Everybody has signed, and a mediator says so. */
  async sign(mediator) {
    for (const paper of await mediator.page.locator("input[name=signed]").all()) await paper.check();
    await this.date(mediator, "signed_on", await this.system.daysAgo(1));
    await mediator.press("papers-send");
  }

  async record(outcome = "agreement") {
    const mediator = this.mediators[0];
    await this.follow(mediator, "outcome-due", this.mail.mediators[0]);
    await this.sign(mediator);
    await mediator.page.locator(`input[name=outcome][value=${outcome}]`).check();
    await mediator.page.locator("input[name=everybody][value=yes]").check();
    await mediator.press("outcome-send");
  }

  async answerSurvey(person, address) {
    await this.follow(person, "survey", address);
    for (const satisfied of await person.page.locator("form[action='/survey'] input[value='5']").all()) await satisfied.check();
    await person.press("survey-send");
  }

  async close() {
    await this.find(this.program, "program", "mediations");
    await this.program.openUntil(this.program.page.url(), (page) => page.locator("form[action$='/close']"));
    await this.program.page.getByRole("button", { name: this.program.says("do-close-open"), exact: true }).click();
    await this.program.press("do-close", this.program.page.getByRole("dialog"));
  }
}

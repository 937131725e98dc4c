// A case, played by the API: the quick way to a state whose pages are to be looked at. How people get there is case.mjs.
import { STATEMENT } from "./case.mjs";

/** The cookie that a browser would have, with a session that came of a link. */
export function cookie(name, value) {
  return { name, value, url: "https://localhost/", secure: true, httpOnly: true, sameSite: "Lax" };
}

const iso = ({ year, month, day }) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

export class Journey {
  constructor(system, name, language = "en") {
    Object.assign(this, { system, name, language, sessions: {} });
    this.people = { resident: `ana.${name}@example.org`, officer: `officer.${name}@police.example` };
  }

  async post(path, body, { role = "program", session } = {}) {
    const answer = session ? await this.asParty("POST", path, session, body) : await this.system.api("POST", path, body, role);
    await this.system.forward(0);
    return answer;
  }

  async asParty(method, path, session, body) {
    const headers = { authorization: `Bearer ${session}`, "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    const answer = await fetch(`${this.system.url}${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  onCase(what, body, role) {
    return this.post(`/v1/cases/${this.id}/${what}`, body, { role });
  }

  onMediation(what, body, session) {
    return this.post(`/v1/mediations/${this.id}/${what}`, body, { session });
  }

  async file(more = {}) {
    const filed = await this.post("/v1/cases", {
      kind: "community", category: "demeanor", statement: STATEMENT, incident_on: iso(await this.system.daysAgo(40)),
      incident_place: "Garfield Avenue", name: "Ana López", email: this.people.resident, language: this.language, age: "adult",
      contact_consent: true, ...more,
    });
    this.id = filed.id;
    return this;
  }

  acknowledge() {
    return this.onCase("acknowledgement", {}, "professional_standards");
  }

  /** No to every question but those given. */
  screen(different = {}) {
    const questions = ["force", "serious_misconduct", "injury_or_damage", "contested_arrest", "pending_matter", "pending_claim", "recent_mediation", "safety_concern"];
    const answers = Object.fromEntries(questions.map((question) => [question, different[question] ?? "no"]));
    return this.onCase("screening", { answers });
  }

  async prepareApproval() {
    await this.onCase("respondents", { name: "Officer Example", email: this.people.officer, language: "en" }, "professional_standards");
    await this.onCase("discovery", { discovered_on: iso(await this.system.daysAgo(3)) }, "professional_standards");
    return this.onCase("approvals", { for: "program" });
  }

  approve() {
    return this.onCase("approvals", { for: "professional_standards" }, "professional_standards");
  }

  async admit() {
    await this.file();
    await this.acknowledge();
    await this.screen();
    await this.prepareApproval();
    await this.approve();
    return this;
  }

  /** Redeems the newest link of a template; keeps the session under `who`. */
  async follow(who, template, address = this.people[who], after = 0) {
    const token = (await this.system.link(template, address, after)).split("/").pop();
    const answer = await fetch(`${this.system.url}/v1/links`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token }),
    });
    if (!answer.ok) throw new Error(`the link of ${template} was answered with ${answer.status}`);
    this.sessions[who] = (await answer.json()).session;
    return this.sessions[who];
  }

  /** What a browser of theirs would send along. */
  as(who) {
    return [cookie("__Host-concord", this.sessions[who])];
  }

  async offer() {
    await this.onMediation("offers", { place: "Garfield Avenue" });
    await this.follow("resident", "offer");
    await this.follow("officer", "offer");
  }

  answer(who, answer) {
    return this.onMediation("answer", { answer, text_version: "2026-11", language: "en" }, this.sessions[who]);
  }

  async agree() {
    await this.offer();
    await this.answer("officer", "yes");
    await this.answer("resident", "yes");
  }

  /** Puts mediators on the roster. */
  async register(count = 2) {
    const weekly = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", until: "18:00" }));
    this.roster = {};
    for (let at = 0; at < count; at += 1) {
      const email = `mediator${at}.${this.name}@mediators.example`;
      const { id } = await this.post("/v1/mediators", {
        name: ["Maria Mediator", "James Mediator"][at] ?? `Kim Mediator ${at}`, email, languages: ["en", "es", "hy", "zh"],
        training_hours: 40, lecture_hours: 12, confidentiality_signed: true, law_enforcement: true, weekly,
      });
      this.roster[id] = email;
    }
  }

  /** Asks the best team among the own roster; their addresses. */
  async assign() {
    const { teams } = await this.system.api("GET", `/v1/mediations/${this.id}/proposals`);
    const team = teams.find((one) => one.mediators.every((id) => this.roster[id])).mediators;
    await this.onMediation("mediators", { mediators: team });
    return team.map((id) => this.roster[id]);
  }

  /** Both mediators are asked and say that they have no conflict. */
  async accept() {
    this.team = await this.assign();
    for (const [at, email] of this.team.entries()) {
      await this.follow(`mediator${at}`, "assignment", email);
      await this.onMediation("assignment", { answer: "clear" }, this.sessions[`mediator${at}`]);
    }
  }

  async prepare() {
    const { participants } = await this.system.api("GET", `/v1/mediations/${this.id}`);
    for (const { person } of participants) {
      await this.onMediation("preparations", { person, on: iso(await this.system.daysAgo(1)), minutes: 45, suitable: "yes" }, this.sessions.mediator0);
    }
  }

  /** Lets the days pass in which a side may object to a mediator. Signing in is over then. */
  async objectionsPass() {
    const { objections_until } = await this.system.api("GET", `/v1/mediations/${this.id}`);
    const minutes = Math.ceil((new Date(objections_until) - await this.system.now()) / 60_000);
    if (minutes > 0) await this.system.forward(minutes);
  }

  /** Offers every time that the finder found. */
  async offerTimes({ follow = true } = {}) {
    await this.objectionsPass();
    const { participants } = await this.system.api("GET", `/v1/mediations/${this.id}`);
    for (const { person } of participants.filter((one) => one.has_needs && !one.needs_arranged)) await this.onMediation("arrangements", { person });
    const { slots } = await this.system.api("GET", `/v1/mediations/${this.id}/slots`);
    this.starts = slots.map((slot) => slot.starts_at);
    await this.onMediation("slots", { starts: this.starts });
    for (const who of follow ? ["resident", "officer"] : []) await this.follow(who, "pick-times");
  }

  async book() {
    for (const who of ["resident", "officer"]) await this.onMediation("picks", { starts: this.starts }, this.sessions[who]);
  }

  /** Lets time pass, day by day so that every reminder has its moment, until the record of the session is due. Signing in is over then. */
  async pass() {
    for (let day = 0; day < 40 && await this.system.count("outcome-due", this.team[0]) === 0; day += 1) await this.system.forward(1440);
  }

  async record(outcome = "agreement") {
    const mediation = await this.system.api("GET", `/v1/mediations/${this.id}`);
    const signed = mediation.papers.filter(({ signed_on }) => !signed_on).map(({ person, paper }) => ({ person, paper }));
    if (signed.length > 0) await this.onMediation("papers", { signed_on: iso(await this.system.daysAgo(1)), signed });
    const people = [...mediation.participants, ...mediation.mediators];
    await this.onMediation("outcome", { outcome, attendance: people.map(({ person }) => ({ person, attendance: "present" })) });
  }
}

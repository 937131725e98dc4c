// Presentations and events: the calendar, the request as it is written, what the unit and a supervisor see of it, and what whoever asked does.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { press } from "./eyes.mjs";
import { Journey } from "./journey.mjs";
import { Staff } from "./pages_staff.mjs";

const POLICY = readFileSync(fileURLToPath(new URL("../../shared/domain/policies/pasadena.toml", import.meta.url)), "utf8");

/** Open to everybody, in a week without anything big on. */
const TALK = {
  kind: "neighborhood_watch", organization: "Garfield Heights Watch", subject: "Package theft", at: "18:30", minutes: 60,
  place: "Recreation center, Villa Street", zip: "91104", audience: 30, ages: "adults", language: "en", public: true, name: "Ana López",
};

const BLOCK_PARTY = { ...TALK, kind: "block_party", organization: "Villa Street", subject: "Summer on our street", at: "10:00", minutes: 240 };

const iso = (day) => day.toISOString().slice(0, 10);
const after = (day, days) => new Date(day.getTime() + days * 86_400_000);

/** Days that are big in every year. */
const YEARLY = ["01-01", "01-02", "07-04", "10-31", "12-31"];

/** The first such day of the week (0 is Sunday) that is at least so many days away, and on which nothing big is on. */
function weekday(now, which, days) {
  const soon = after(now, days);
  const day = after(soon, (which - soon.getUTCDay() + 7) % 7);
  return YEARLY.includes(iso(day).slice(5)) ? weekday(day, which, 1) : day;
}

/** The next fourth of July. */
function fourthOfJuly(now) {
  const year = now.getUTCFullYear() + (iso(now).slice(5) < "07-04" ? 0 : 1);
  return new Date(Date.UTC(year, 6, 4));
}

async function type(page, request, day) {
  await page.locator(`[name=kind][value=${request.kind}]`).check();
  for (const name of ["organization", "subject", "place", "zip"]) await page.locator(`[name=${name}]`).fill(request[name]);
  await page.locator("[name=audience]").fill(String(request.audience));
  await page.locator(`[name=ages][value=${request.ages}]`).check();
  await page.locator("[name=day-month]").selectOption({ index: day.getUTCMonth() + 1 });
  await page.locator("[name=day-day]").fill(String(day.getUTCDate()));
  await page.locator("[name=day-year]").fill(String(day.getUTCFullYear()));
  await page.locator("[name=at]").selectOption(request.at);
  await page.locator("[name=minutes]").selectOption(String(request.minutes));
  for (const special of request.specials ?? []) await page.locator(`[name=specials][value=${special}]`).check();
}

/** What is said of a request before it is sent. */
async function verdicts(eyes, now, game) {
  const judged = (name, request, day) => eyes.see(name, {
    as: [], path: "/community/ask",
    act: async (page) => {
      await type(page, request, day);
      await press(page, "/community/ask", "check");
    },
  });
  await eyes.see("community, nothing planned", { as: [], path: "/community" });
  await eyes.see("community ask", { path: "/community/ask" });
  await eyes.see("community ask with errors", { act: (page) => press(page, "/community/ask", "send") });
  await judged("community ask, nothing against it", TALK, weekday(now, 2, 60));
  await judged("community ask, two days before a home game", TALK, after(game, -2));
  await judged("community ask, on the day of a home game", TALK, game);
  await judged("community ask, block party on the fourth of July", BLOCK_PARTY, fourthOfJuly(now));
  await judged("community ask, block party on a Saturday, three hours", { ...BLOCK_PARTY, minutes: 180 }, weekday(now, 6, 60));
  await judged("community ask, block party on a Saturday, four hours", BLOCK_PARTY, weekday(now, 6, 60));
  await judged("community ask, with a helicopter", { ...BLOCK_PARTY, specials: ["helicopter"] }, weekday(now, 2, 31));
  await eyes.see("community ask, said while typing", {
    as: [], path: "/community/ask",
    act: async (page) => {
      await type(page, TALK, game);
      await page.locator("[data-verdict-live] p").first().waitFor();
    },
  });
  await eyes.see("community ask, kept", { act: (page) => press(page, "/community/ask", "keep") });
  await eyes.see("community sent", {
    path: "/community/ask",
    act: async (page, language) => {
      await page.locator("[name=name]").fill("Ana López");
      await page.locator("[name=email]").fill(`ana.${language}@example.org`);
      await press(page, "/community/ask", "send");
    },
  });
}

/** The unit's own pages: its program and who presents. */
async function unit(staff, system) {
  const outreach = (name, path, more) => staff.see(name, "outreach", path, more);
  await outreach("community program, empty", "/community/program");
  await outreach("community program with errors", "/community/program", { act: (page) => press(page, "/community/program") });
  await outreach("community specialists, none", "/community/specialists");
  await outreach("community specialist new", "/community/specialists/new");
  await outreach("community specialist with errors", "/community/specialists/new", { act: (page) => press(page, "/community/specialists/new") });
  await outreach("community requests before there are specialists", "/community/requests");
  const now = await system.now();
  await system.api("POST", "/v1/community/program", {
    title: "Coffee with the unit", place: "Central Library", day: iso(weekday(now, 3, 20)), at: "09:00", minutes: 120,
  }, "outreach");
  const added = async (name, house, areas) => (await system.api("POST", "/v1/community/specialists", {
    name, email: `${name.toLowerCase().replace(" ", ".")}@example.org`, house, areas,
  }, "outreach")).id;
  const kim = await added("Kim Lee", "city", ["northeast", "central"]);
  const noor = await added("Noor Haddad", "program", []);
  await outreach("community program", "/community/program");
  await outreach("community specialists", "/community/specialists");
  await outreach("community specialist", `/community/specialists/${kim}`);
  return { kim, noor };
}

/** Whoever asked, by their link. Each language has a request of its own where something is sent. */
class Requester {
  constructor(system, name) {
    Object.assign(this, { system, name });
    this.journey = new Journey(system, name);
    this.email = `ana.${name}@example.org`;
  }

  async file(request, day) {
    const { id } = await this.system.api("POST", "/v1/community/requests", { ...request, day: iso(day), email: this.email }, "outreach");
    this.id = id;
    await this.system.forward(0);
    return this;
  }

  async follow(template) {
    await this.journey.follow("requester", template, this.email);
    return this;
  }

  as() {
    return this.journey.as("requester");
  }

  async decided(what, body, role = "outreach") {
    await this.system.api("POST", `/v1/community/requests/${this.id}/${what}`, body, role);
    await this.system.forward(0);
  }
}

/** A request from the first look to the feedback. */
async function request(staff, system, eyes, { noor }) {
  const now = await system.now();
  const talk = await (await new Requester(system, "talk").file(TALK, weekday(now, 2, 30))).follow("request-received");
  const mine = (name, who, more = {}) => eyes.see(name, { as: who.as(), path: "/community/mine", ...more });
  const seen = (name, who, role = "outreach", more = {}) => staff.see(name, role, `/community/requests/${who.id}`, more);
  await mine("community mine, received", talk);
  await eyes.see("community mine, to change", { as: talk.as(), path: "/community/mine/change" });
  await eyes.see("community mine, to change with errors", {
    act: async (page) => {
      await page.locator("[name=zip]").fill("9");
      await press(page, "/community/mine/change", "send");
    },
  });
  await eyes.see("community ask, a copy", { as: talk.as(), path: "/community/ask?copy=mine" });
  await seen("community request, received", talk);
  await seen("community request, denied without a reason", talk, "outreach", { act: (page) => press(page, "/denial") });
  const party = await (await new Requester(system, "party").file({ ...BLOCK_PARTY, specials: ["k9"] }, weekday(now, 6, 40))).follow("request-received");
  await seen("community request, a supervisor's part", party, "supervisor");
  await seen("community request, waiting for a supervisor", party, "outreach", { act: (page) => press(page, "/approval") });
  await party.decided("denial", { reason: "nobody_free", note: "The week after is fine." });
  await mine("community mine, denied", party);
  await seen("community request, denied", party);
  await talk.decided("approval", { presenters: [noor] });
  await mine("community mine, approved", talk);
  await mine("community mine, calling it off asked", talk, {
    act: async (page) => {
      await page.locator("button[popovertarget=cancel]:not([popovertargetaction])").click();
      await page.locator("#cancel").waitFor({ state: "visible" });
    },
  });
  await seen("community request, approved", talk);
  await seen("community request, handed over to nobody", talk, "outreach", { act: (page) => press(page, "/hand-over") });
  await staff.see("community requests", "outreach", "/community/requests");
  await staff.see("community requests of a supervisor", "supervisor", "/community/requests");
  await eyes.see("community", { as: [], path: "/community" });
  await system.forward(50 * 1440);
  await staff.begin();
  await seen("community request, to complete", talk);
  await seen("community request, completed without a number", talk, "outreach", { act: (page) => press(page, "/completion") });
  await talk.decided("completion", { headcount: 28 });
  await talk.follow("feedback-wanted");
  await mine("community mine, how was it", talk);
  await eyes.see("community mine, how was it with errors", { as: talk.as(), path: "/community/mine", act: (page) => press(page, "/community/mine/feedback") });
  await talk.journey.asParty("POST", "/v1/community/requests/mine/feedback", talk.journey.sessions.requester, { rating: 5, remark: "More of it" });
  await mine("community mine, thanked", talk);
  await seen("community request, over", talk);
  await staff.see("community requests, over", "outreach", "/community/requests?view=over");
}

export async function communityPages(system, eyes) {
  const now = await system.now();
  const game = weekday(now, 3, 20);
  const event = `[[sessions.events]]\nname = "Rose Bowl home game"\nfirst = "${iso(game)}"\nlast = "${iso(game)}"\nyearly = false\n\n[[sessions.rooms]]`;
  const document = POLICY.replace("pasadena-2", "games-1").replace("[[sessions.rooms]]", event);
  await system.api("POST", "/v1/policies", { document }, "supervisor");
  await system.api("POST", "/v1/policies/games-1/activation", {}, "supervisor");
  await verdicts(eyes, now, game);
  const staff = new Staff(system, eyes);
  await staff.begin();
  const people = await unit(staff, system);
  await request(staff, system, eyes, people);
}

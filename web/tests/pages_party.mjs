// The pages of those who come by a link, in every state: status, offer, times, appointment, assignment, survey.
import { press } from "./eyes.mjs";
import { Journey } from "./journey.mjs";

/** Opens a dialog by its button. */
async function open(page, id) {
  await page.locator(`button[popovertarget="${id}"]:not([popovertargetaction])`).click();
  await page.locator(`#${id}`).waitFor({ state: "visible" });
}

/** One case, from the form to the survey. Every state is looked at by each of those who can see it. */
async function wholeCase(system, eyes) {
  const journey = new Journey(system, "whole");
  await journey.file();
  await journey.follow("status", "receipt", journey.people.resident);
  const status = (name) => eyes.see(name, { as: journey.as("status"), path: "/status" });
  await journey.acknowledge();
  await status("status acknowledged");
  await journey.screen({ safety_concern: "yes" });
  await status("status under review");
  await journey.screen();
  await status("status eligible");
  await journey.prepareApproval();
  await journey.approve();
  await status("status admitted");

  const mediation = (name, who, more = {}) => eyes.see(name, { as: journey.as(who), path: "/mediation", ...more });
  await journey.offer();
  await status("status in mediation");
  const contact = (name, more = {}) => eyes.see(name, { as: journey.as("status"), path: "/status/contact", ...more });
  await contact("own contact");
  await contact("own contact with errors", {
    act: async (page) => {
      await page.locator("[name=phone]").fill("12");
      await press(page, "/status/contact");
    },
  });
  await eyes.see("link to the mediation sent", { as: journey.as("status"), path: "/status", only: ["en"], act: (page) => press(page, "/mediation-link") });
  await mediation("offer", "resident");
  const paper = (name, who, path) => eyes.see(name, { as: journey.as(who), path });
  await paper("offer on paper", "resident", "/mediation/papers/offer");
  await journey.onMediation("call", {}, journey.sessions.resident);
  await mediation("offer with a call wanted", "resident");
  await journey.answer("resident", "yes");
  await mediation("offer answered yes", "resident");
  await journey.answer("officer", "yes");
  await mediation("going ahead", "officer");
  await mediation("withdrawal asked", "resident", { act: (page) => open(page, "withdraw") });

  await journey.register(2 + eyes.pairs.length);
  await declining(system, eyes, journey);
  journey.team = await journey.assign();
  for (const [at, address] of journey.team.entries()) await journey.follow(`mediator${at}`, "assignment", address);
  const assignment = (name, who, more = {}) => eyes.see(name, { as: journey.as(who), path: `/assignment/${journey.id}`, ...more });
  const home = (name, path = "/assignment", more = {}) => eyes.see(name, { as: journey.as("mediator0"), path, ...more });
  await home("home undecided");
  await home("own hours", "/assignment/hours");
  await home("own hours that are wrong", "/assignment/hours", {
    act: async (page) => {
      await page.locator("[name=weekly-6-0-from]").fill("10:00");
      await press(page, "/assignment/hours");
    },
  });
  await home("own calendar that is wrong", "/assignment/hours", {
    act: async (page) => {
      await page.locator("[name=calendar]").fill("no calendar");
      await press(page, "/assignment/busy");
    },
  });
  await assignment("assignment undecided", "mediator0");
  for (const who of ["mediator0", "mediator1"]) await journey.onMediation("assignment", { answer: "clear" }, journey.sessions[who]);
  await mediation("preparing", "resident");
  await mediation("objection asked", "officer", { act: (page) => open(page, "object-1") });
  await assignment("assignment preparing", "mediator0");
  await assignment("assignment preparing with errors", "mediator1", { act: (page) => press(page, "/preparations") });
  await journey.prepare();
  await mediation("prepared", "resident");
  await assignment("assignment waiting", "mediator0");
  await assignment("assignment, stop asked", "mediator0", { act: (page) => open(page, "stop") });
  await journey.offerTimes();
  await mediation("times", "resident");
  await mediation("times with errors", "resident", { act: (page) => press(page, "/picks") });
  await mediation("times with both", "resident", {
    act: async (page) => {
      await page.locator("input[name=starts]").first().check();
      await page.locator("input[name=none]").check();
      await press(page, "/picks");
    },
  });
  await journey.onMediation("picks", { starts: journey.starts.slice(3, 6) }, journey.sessions.resident);
  await mediation("times picked", "resident");
  await mediation("times no longer on offer", "officer", {
    meanwhile: () => journey.book(),
    act: async (page) => {
      await page.locator("input[name=starts]").first().check();
      await press(page, "/picks");
    },
  });
  await mediation("booked", "resident");
  await paper("confidentiality on paper", "resident", "/mediation/papers/confidentiality");
  await paper("participation on paper", "officer", "/mediation/papers/participation");
  await mediation("another time asked", "resident", {
    act: async (page) => {
      await page.locator("button[popovertarget=another-time]:not([popovertargetaction])").click();
      await page.locator("#another-time").waitFor({ state: "visible" });
    },
  });
  await mediation("hours that are wrong", "resident", {
    act: async (page) => {
      await page.locator("details:has(#weekly) > summary").click();
      await page.locator("[name=weekly-1-0-from]").fill("10:00");
      await press(page, "/hours");
    },
  });
  await mediation("calendar address", "officer", { act: (page) => press(page, "/calendar-link") });
  await mediation("booked, with a calendar address", "officer");
  await journey.onMediation("reminders", { wanted: false }, journey.sessions.officer);
  await mediation("without reminders", "officer");
  await journey.onMediation("another-time", {}, journey.sessions.officer);
  await mediation("another time wanted", "officer");
  await journey.onMediation("slots", { starts: journey.starts.slice(-2) });
  await mediation("other times offered", "resident");
  await renewed(system, journey, "mediator0", "assignment", journey.team[0]);
  await assignment("assignment booked", "mediator0");
  await home("home booked");
  await paper("papers of a table", "mediator0", `/assignment/${journey.id}/papers/confidentiality`);
  await paper("papers of a table, to take part", "mediator0", `/assignment/${journey.id}/papers/participation`);
  await afterwards(system, eyes, journey, { mediation, assignment });
}

/** A mediator has a conflict: for each language another one, because each answers once. */
async function declining(system, eyes, journey) {
  for (const { language } of eyes.pairs) {
    const [address] = await journey.assign();
    await journey.follow("declining", "assignment", address);
    await eyes.see("assignment declined", {
      as: journey.as("declining"), path: `/assignment/${journey.id}`, only: [language], act: (page) => press(page, "/assignment", "conflict"),
    });
    await system.forward(0);
  }
}

/** Somebody whose session is over asks for a new link and follows it. */
async function renewed(system, journey, who, template, address) {
  const anew = `new-${template === "assignment" ? "assignment" : "mediation"}-link`;
  const [link, before] = [await system.link(template, address), await system.count(anew, address)];
  await fetch(`${system.url}${link}/again`, { method: "POST", body: new URLSearchParams({ key: crypto.randomUUID() }) });
  await journey.follow(who, anew, address, before);
}

/** After the session: sessions of people are over, so that they follow newer links. */
async function afterwards(system, eyes, journey, { mediation, assignment }) {
  await journey.pass();
  await renewed(system, journey, "mediator0", "assignment", journey.team[0]);
  await renewed(system, journey, "resident", "offer", journey.people.resident);
  await assignment("assignment to record", "mediator0");
  await assignment("assignment to record with errors", "mediator0", { act: (page) => press(page, "/outcome") });
  await journey.record();
  await assignment("assignment concluded", "mediator0");
  await assignment("agreement with errors", "mediator0", { act: (page) => press(page, "/agreement") });
  await mediation("over", "resident");
  await journey.onMediation("agreement", { terms: "Both greet each other when they meet. The report is rewritten." });
  await assignment("agreement held up", "mediator0");
  await journey.onMediation("agreement/clearance", { text: 1 });
  await assignment("agreement to sign", "mediator0");
  await mediation("agreement to sign", "resident");
  await journey.onMediation("agreement/signature", { text: 1 }, journey.sessions.resident);
  await mediation("agreement signed", "resident");
  await eyes.see("agreement on paper", { as: journey.as("resident"), path: "/mediation/papers/agreement" });
  await eyes.see("agreement of a table on paper", { as: journey.as("mediator0"), path: `/assignment/${journey.id}/papers/agreement` });
  await eyes.see("home concluded", { as: journey.as("mediator0"), path: "/assignment" });

  const people = [...Object.values(journey.people), ...journey.team];
  for (const [at, address] of people.entries()) await journey.follow(`survey${at}`, "survey", address);
  const own = (language) => journey.as(`survey${eyes.pairs.findIndex((pair) => pair.language === language)}`);
  await eyes.see("survey", { as: own, path: "/survey" });
  await eyes.see("survey with errors", {
    act: async (page) => {
      await page.locator("input[value='5']").first().check();
      await page.locator("[name=remark]").fill("It was good to talk.");
      await press(page, "/survey");
    },
  });
  await eyes.see("survey thanks", {
    act: async (page) => {
      for (const five of await page.locator("input[value='5']").all()) await five.check();
      await press(page, "/survey");
    },
  });
  await eyes.see("survey answered", { as: own, path: "/survey" });
  for (let day = 0; day < 70 && await system.count("follow-up", journey.people.resident) === 0; day += 1) await system.forward(1440);
  await journey.follow("resident", "follow-up");
  await mediation("asked whether it held", "resident");
}

/** What isn't mediated: by the screening, by an answer, by a withdrawal. */
async function otherEnds(system, eyes) {
  const returned = await new Journey(system, "returned").file();
  await returned.acknowledge();
  await returned.screen({ force: "yes" });
  await returned.follow("status", "receipt", returned.people.resident);
  await eyes.see("status returned", { as: returned.as("status"), path: "/status" });
  const ended = await new Journey(system, "ended").admit();
  await ended.offer();
  await ended.answer("resident", "no");
  await eyes.see("offer answered no", { as: ended.as("resident"), path: "/mediation" });
  await eyes.see("offer answered twice", {
    as: ended.as("officer"), path: "/mediation",
    meanwhile: () => ended.answer("officer", "yes"),
    act: (page) => press(page, "/answer", "yes"),
  });
  const withdrawn = await new Journey(system, "withdrawn").admit();
  await withdrawn.agree();
  await withdrawn.onMediation("withdrawal", {}, withdrawn.sessions.officer);
  await eyes.see("not going ahead", { as: withdrawn.as("resident"), path: "/mediation" });
}

export async function partyPages(system, eyes) {
  await otherEnds(system, eyes);
  await wholeCase(system, eyes);
}

// The pages that anybody can open, in every state worth seeing.
import { STATEMENT } from "./case.mjs";
import { press } from "./eyes.mjs";
import { Journey } from "./journey.mjs";

const fill = (page, name, text) => page.locator(`[name="${name}"]`).fill(text);
const check = (page, name, value) => page.locator(`input[name="${name}"][value="${value}"]`).check();

async function date(page, name, { year, month, day }) {
  await page.locator(`select[name="${name}-month"]`).selectOption({ index: Number(month) });
  await fill(page, `${name}-day`, day);
  await fill(page, `${name}-year`, year);
}

async function kind(page, value) {
  await check(page, "kind", value);
  await press(page, "/ask/kind");
}

/** The request, page by page: blank, wrong, right. The eyes keep their cookies, which hold what they typed. */
async function asking(system, eyes) {
  const happened = await system.daysAgo(40);
  await eyes.see("start", { as: [], path: "/" });
  await eyes.see("dashboard", { path: "/dashboard" });
  await eyes.see("ask language", { path: "/ask" });
  await eyes.see("ask kind", { act: (page) => press(page, "/ask") });
  await eyes.see("ask kind with errors", { act: (page) => press(page, "/ask/kind") });
  await eyes.see("ask what of a neighbor", { act: (page) => kind(page, "neighbor") });
  await eyes.see("ask what", {
    act: async (page) => {
      await page.goto("/ask/kind");
      await kind(page, "community");
    },
  });
  await eyes.see("ask what with errors", { act: (page) => press(page, "/ask/what") });
  await eyes.see("ask what too long", {
    act: async (page) => {
      await check(page, "category", "bias");
      await fill(page, "statement", "ä".repeat(5001));
      await press(page, "/ask/what");
    },
  });
  await eyes.see("ask when", {
    act: async (page) => {
      await check(page, "category", "demeanor");
      await fill(page, "statement", STATEMENT);
      await press(page, "/ask/what");
    },
  });
  await eyes.see("ask when with errors", {
    act: async (page) => {
      await date(page, "incident_on", { year: "2026", month: "2", day: "31" });
      await press(page, "/ask/when");
    },
  });
  await eyes.see("ask when in the future", {
    act: async (page) => {
      await date(page, "incident_on", { ...happened, year: String(Number(happened.year) + 2) });
      await press(page, "/ask/when");
    },
  });
  await eyes.see("ask officer", {
    act: async (page) => {
      await date(page, "incident_on", happened);
      await fill(page, "incident_place", "Garfield Avenue");
      await press(page, "/ask/when");
    },
  });
  await eyes.see("ask you", { act: (page) => press(page, "/ask/officer") });
  await eyes.see("ask you with errors", { act: (page) => press(page, "/ask/you") });
  await eyes.see("ask you with wrong addresses", {
    act: async (page) => {
      await fill(page, "email", "ana@");
      await fill(page, "phone", "12");
      await press(page, "/ask/you");
    },
  });
  await eyes.see("ask needs", {
    act: async (page, language) => {
      await fill(page, "name", "Ana López");
      await fill(page, "email", `ana.${language}@example.org`);
      await fill(page, "phone", "(626) 555-0100");
      await press(page, "/ask/you");
    },
  });
  await eyes.see("ask needs with errors", { act: (page) => press(page, "/ask/needs") });
  await eyes.see("check", {
    act: async (page) => {
      await check(page, "age", "adult");
      await check(page, "contact_consent", "yes");
      await press(page, "/ask/needs");
    },
  });
  await eyes.see("ask what to change", { path: "/ask/what?change=yes" });
  await eyes.see("sent", {
    act: async (page) => {
      await page.goto("/ask/check");
      await press(page, "/ask/check");
    },
  });
  await eyes.see("cleared", { act: (page) => press(page, "/ask/clear") });
  await anonymously(eyes, happened);
}

/** The same without a way to be reached, about a neighbor: all in one go, because the pages were seen. */
async function anonymously(eyes, happened) {
  await eyes.see("ask needs of somebody anonymous", {
    act: async (page) => {
      await page.goto("/ask");
      await press(page, "/ask");
      await kind(page, "neighbor");
      await check(page, "category", "noise");
      await fill(page, "statement", STATEMENT);
      await press(page, "/ask/what");
      await date(page, "incident_on", happened);
      await press(page, "/ask/when");
      await press(page, "/ask/officer");
      await check(page, "anonymous", "yes");
      await press(page, "/ask/you");
    },
  });
  await eyes.see("check of somebody anonymous", {
    act: async (page) => {
      await check(page, "age", "adult");
      await press(page, "/ask/needs");
    },
  });
  await eyes.see("sent by somebody anonymous", { act: (page) => press(page, "/ask/check") });
}

/** One-time links in every state. Each language has a link of its own, because asking anew is counted by link. */
async function links(system, eyes) {
  const link = {};
  for (const { language } of eyes.pairs) {
    const journey = await new Journey(system, `link-${language}`, language).file();
    link[language] = await system.link("receipt", journey.people.resident);
  }
  const own = (language) => link[language];
  await eyes.see("link ready", { as: [], path: own });
  await eyes.see("status received", { path: own, act: (page, language) => press(page, link[language]) });
  await eyes.see("link used", { as: [], path: own });
  await eyes.see("link asked anew", { path: own, act: (page) => press(page, "/again") });
  await eyes.see("link asked too often", { path: own, act: (page) => press(page, "/again") });
  await eyes.see("link unknown", { path: "/l/nobody-knows-this-one" });
  return async () => {
    const old = {};
    for (const { language } of eyes.pairs) {
      const journey = await new Journey(system, `old-${language}`, language).file();
      old[language] = await system.link("receipt", journey.people.resident);
    }
    await system.forward(120 * 1440);
    await eyes.see("link too old", { as: [], path: (language) => old[language] });
  };
}

/** What went wrong, in words. */
async function problems(system, eyes) {
  await eyes.see("sign in", { as: [], path: "/sign-in" });
  await eyes.see("sign in failed", { path: "/sign-in/callback?state=1&code=2" });
  await eyes.see("not found", { path: "/nothing/here" });
  await eyes.see("not a way", { path: "/ask/clear" });
  await eyes.see("status of nobody", { path: "/status" });
  await eyes.see("mediation of nobody", { path: "/mediation" });
  await eyes.see("home of nobody", { path: "/assignment" });
  await eyes.see("assignment of nobody", { path: "/assignment/00000000-0000-7000-8000-000000000000" });
  await eyes.see("survey of nobody", { path: "/survey" });
  await eyes.see("from another website", {
    act: async (page) => {
      await page.goto("about:blank");
      await page.setContent(`<form method="post" action="${system.url}/ask/clear"><button type="submit">x</button></form>`);
      await press(page, "/ask/clear");
    },
  });
}

/** The pages that only this machine has; they speak English. */
async function local(system, eyes) {
  const only = ["en"];
  await eyes.see("components", { as: [], path: "/dev/components" });
  await eyes.see("components right to left", { path: "/dev/components?dir=rtl", only: ["en", "hy"] });
  await eyes.see("local mailbox", { path: "/dev/mail", only, audience: "local" });
  await eyes.see("local mail", {
    path: "/dev/mail", only, audience: "local",
    act: (page) => Promise.all([page.waitForNavigation(), page.locator("main table a").first().click()]),
  });
  await eyes.see("local clock", { path: "/dev/clock", only, audience: "local" });
  await eyes.see("local sign in", { path: "/sign-in", only, audience: "local", act: (page) => press(page, "/sign-in") });
}

export async function publicPages(system, eyes) {
  await asking(system, eyes);
  await problems(system, eyes);
  const later = await links(system, eyes);
  await local(system, eyes);
  await later();
}

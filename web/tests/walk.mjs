// Visits every page in every state once, in every language, and keeps what was seen for the tests to judge.
//
//   node tests/walk.mjs      writes what was seen, and a picture of each page
//
// A test that is run alone walks by itself.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { Eyes, picture } from "./eyes.mjs";
import { communityPages } from "./pages_community.mjs";
import { publicPages } from "./pages_public.mjs";
import { partyPages } from "./pages_party.mjs";
import { staffPages } from "./pages_staff.mjs";
import { begin, OUTPUT } from "./system.mjs";
import { LANGUAGES } from "./words.mjs";

const KEPT = join(OUTPUT, "walk.json");

/** Each part has a system of its own, because time passes in it. */
const PARTS = { public: publicPages, party: partyPages, staff: staffPages, community: communityPages };

async function part(browser, visit) {
  const system = await begin();
  const eyes = await Eyes.open(browser, system);
  try {
    await visit(system, eyes);
    return eyes.seen;
  } finally {
    await Promise.all(eyes.pairs.map((pair) => pair.context.close()));
    await system.end();
  }
}

/** A page with every picture, each state a row, to look through. */
function contactSheet(seen) {
  const names = [...new Set(seen.filter((visit) => !visit.failed).map(({ name }) => name))];
  const taken = (path) => existsSync(join(OUTPUT, "screens", path));
  const cell = (language, width, name) => taken(picture(language, width, name)) ? `<td><img loading="lazy" width="${width / 4}" src="${picture(language, width, name)}" alt="">` : "<td>";
  const columns = [360, 1280].flatMap((width) => LANGUAGES.map((language) => [language, width]));
  const rows = names.map((name) => `<tr><th>${name}${columns.map(([language, width]) => cell(language, width, name)).join("")}`);
  mkdirSync(join(OUTPUT, "screens"), { recursive: true });
  writeFileSync(join(OUTPUT, "screens/index.html"), `<!doctype html><title>Pages</title><style>th,td{vertical-align:top;border:1px solid}</style><table>${rows.join("\n")}</table>\n`);
}

async function walk() {
  rmSync(join(OUTPUT, "screens"), { recursive: true, force: true });
  rmSync(KEPT, { force: true });
  const browser = await launch();
  try {
    const parts = (process.env.BROWSER_PARTS ?? Object.keys(PARTS).join(" ")).split(" ");
    const seen = (await Promise.all(parts.map((name) => part(browser, PARTS[name])))).flat();
    mkdirSync(OUTPUT, { recursive: true });
    writeFileSync(KEPT, JSON.stringify(seen));
    contactSheet(seen);
    return seen;
  } finally {
    await browser.close();
  }
}

let once;

/** What was seen of every page; of an earlier walk when `BROWSER_WALKED` says so. */
export function walked() {
  once ??= process.env.BROWSER_WALKED === "yes" ? Promise.resolve(JSON.parse(readFileSync(KEPT, "utf8"))) : walk();
  return once;
}

/** The same by page: its visits, one a language. */
export async function walkedPages() {
  const pages = new Map();
  for (const visit of await walked()) {
    if (!visit.failed) pages.set(visit.name, [...(pages.get(visit.name) ?? []), visit]);
  }
  return [...pages].map(([name, visits]) => ({ name, visits, audience: visits[0].audience }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await walk();

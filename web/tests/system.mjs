// A whole Concord on this machine, of its own for whoever begins it: a free port, a throw-away folder, ended with the process.
//
// Nobody shares a system, because putting its clock forward moves everything in it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BINARY = process.env.CONCORD ?? join(ROOT, "target/debug/concord");

/** Where screenshots and what was seen of each page go. */
export const OUTPUT = process.env.BROWSER_OUTPUT ?? join(ROOT, "target/browser");

/** Asks until there is an answer; what people wait for, too, comes a moment later. */
export async function eventually(what, ask, patience = 10_000) {
  const until = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The address that the program prints once it listens. */
async function address(program) {
  const lines = createInterface({ input: program.stdout });
  for await (const line of lines) {
    const found = /http:\/\/[^/\s]+/.exec(line);
    if (found) {
      // What it prints later is nobody's; a full pipe would stop it.
      program.stdout.resume();
      return found[0];
    }
  }
  throw new Error(`${BINARY} ended before it listened`);
}

/** Begins a system. */
export async function begin() {
  const data = mkdtempSync(join(tmpdir(), "concord-browser-"));
  mkdirSync(OUTPUT, { recursive: true });
  const log = openSync(join(OUTPUT, "concord.log"), "a");
  const program = spawn(BINARY, ["up", "--port", "0", "--data", data], { stdio: ["ignore", "pipe", log] });
  const clear = () => rmSync(data, { recursive: true, force: true });
  const kill = () => {
    program.kill("SIGKILL");
    clear();
  };
  process.once("exit", kill);
  program.once("error", (error) => { throw new Error(`${BINARY} can't be started: ${error.message}`); });
  const url = await address(program);
  await eventually("the system's health", async () => (await fetch(`${url}/health`)).ok);
  return new System(url, async () => {
    process.off("exit", kill);
    const ended = once(program, "exit");
    program.kill("SIGINT");
    await ended;
    clear();
  });
}

export class System {
  constructor(url, end) {
    this.url = url;
    this.end = end;
  }

  /** Every mail, newest first. */
  async mails() {
    return (await fetch(`${this.url}/dev/mail/index.json`)).json();
  }

  /** How many mails of a template somebody has. */
  async count(template, to) {
    return (await this.mails()).filter((mail) => mail.template === template && mail.to === to).length;
  }

  /** The newest mail of a template to somebody; waits for it. `after` is how many there were already. */
  async mail(template, to, after = 0) {
    return eventually(`the mail ${template} to ${to}`, async () => {
      const own = (await this.mails()).filter((mail) => mail.template === template && mail.to === to);
      return own.length > after && own[0];
    });
  }

  /** The path of the one-time link in that mail. */
  async link(template, to, after = 0) {
    const found = /\/l\/\S+/.exec((await this.mail(template, to, after)).plain);
    if (!found) throw new Error(`the mail ${template} to ${to} has no link`);
    return found[0];
  }

  /** Puts the clock forward; everything due happens before this returns. */
  async forward(minutes) {
    const body = new URLSearchParams({ minutes: String(Math.ceil(minutes)) });
    const answer = await fetch(`${this.url}/dev/clock`, { method: "POST", body });
    if (!answer.ok) throw new Error(`the clock answered ${answer.status}`);
  }

  /** What time it is for Concord. */
  async now() {
    const page = await (await fetch(`${this.url}/dev/clock`)).text();
    return new Date(/datetime="([^"]+)"/.exec(page)[1]);
  }

  /** The day so many days before, where the city is, as year, month and day. */
  async daysAgo(days) {
    const then = new Date((await this.now()).getTime() - days * 86_400_000);
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: "America/Los_Angeles" }).formatToParts(then);
    return Object.fromEntries(parts.filter(({ type }) => type !== "literal").map(({ type, value }) => [type, value]));
  }

  /** Asks the API as a city's own system would, with the program's rights. */
  async api(method, path, body, role = "program") {
    const credentials = new URLSearchParams({ grant_type: "client_credentials", client_id: "concord", client_secret: "local", scope: `role/${role}` });
    const { access_token } = await (await fetch(`${this.url}/dev/oidc/token`, { method: "POST", body: credentials })).json();
    const headers = { authorization: `Bearer ${access_token}`, "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    const answer = await fetch(`${this.url}${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}

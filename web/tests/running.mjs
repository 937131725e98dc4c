// A system and a browser for the tests of one file, begun before the first and ended after the last. Each file is a process of its own,
// so importing this is enough.
import { after } from "node:test";
import { launch } from "./browser.mjs";
import { begin } from "./system.mjs";

export const [system, browser] = await Promise.all([begin(), launch()]);

after(async () => {
  await browser.close();
  await system.end();
});

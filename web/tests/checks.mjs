// What is looked at on a page while it is open. Each function runs against a page of the browser and gives plain data, so that
// one visit serves every test.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 A and AA, and axe's best practices. Colors, which take longest, are the same in every language. */
export async function axe(page, { colors = true } = {}) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((enabled) => globalThis.axe.run(document, {
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled } },
    // What a mail contains is shown in a frame of its own, without scripts; it isn't Concord's page.
    iframes: false,
  }), colors);
  return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, at: nodes.map((node) => `${node.target.join(" ")}: ${node.html.slice(0, 120)}`) }));
}

/** What makes the page wider than its window; empty when it fits. */
export function tooWide(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const scrolls = (element) => {
      for (let box = element.parentElement; box; box = box.parentElement) {
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(box).overflowX)) return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(one));
    const deepest = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    const name = (one) => `${one.localName}${one.className ? `.${String(one.className.baseVal ?? one.className).split(" ").join(".")}` : ""}`;
    return [`${root.scrollWidth} px wide`, ...deepest.slice(0, 3).map((one) => `${name(one)}: ${one.textContent.trim().slice(0, 60)}`)];
  });
}

/** Texts that a narrow column breaks into single characters, one below the other. */
export function squeezed(page) {
  return page.evaluate(() => {
    const found = [];
    for (const box of document.querySelectorAll("th, td, dt, dd, li, label, button, a")) {
      const text = box.textContent.trim();
      const size = Number.parseFloat(getComputedStyle(box).fontSize);
      const inside = document.createRange();
      inside.selectNodeContents(box);
      const { width, height } = inside.getBoundingClientRect();
      if (text.length >= 3 && width > 0 && width < 2 * size && height > 3 * size) found.push(`${box.localName}: ${text.slice(0, 40)}`);
    }
    return found;
  });
}

/** Boxes that are drawn although there is nothing in them. */
export function hollow(page) {
  return page.evaluate(() => [...document.querySelectorAll(".usa-tag, h1, h2, h3, legend, label, button, th, li")]
    .filter((box) => box.checkVisibility() && box.textContent.trim() === "").map((box) => box.outerHTML.slice(0, 120)));
}

/** The page with text twice as large: what is too wide then, and whether the text did grow. */
export async function withLargeText(page) {
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const before = await size();
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const wide = await tooWide(page);
  const grown = (await size()) / before;
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  return grown > 1.9 ? wide : [`text grows ${grown} times only`];
}

/** What people read or hear: text nodes that are shown, and names that are only heard. Words in another language are marked so. */
export function texts(page) {
  return page.evaluate(() => {
    const found = [{ text: document.title, at: "title" }];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const language = document.documentElement.lang;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const box = node.parentElement;
      const text = node.data.replace(/\s+/g, " ").trim();
      if (text === "" || box.closest("script, style") || box.closest("[lang]").lang !== language) continue;
      // What somebody wrote, and facts that are names.
      found.push({ text, at: box.closest(".letter, textarea, time") ? "typed" : box.localName });
    }
    for (const element of document.querySelectorAll("[aria-label], [alt], [title], [placeholder]")) {
      if (element.closest("[lang]").lang !== language) continue;
      for (const name of ["aria-label", "alt", "title", "placeholder"]) {
        const text = element.getAttribute(name);
        if (text) found.push({ text, at: `${element.localName}[${name}]` });
      }
    }
    return found;
  });
}

/** Styles, scripts and handlers inside the page, which the content security policy forbids. Of the answer's text, not of what scripts made. */
export function inline(html) {
  const found = [];
  // A mail's own HTML is shown in a frame that may do nothing.
  for (const [tag] of html.replace(/ srcdoc="[^"]*"/g, "").matchAll(/<[a-z][^>]*>/gi)) {
    if (/\sstyle\s*=/i.test(tag)) found.push(tag);
    if (/\son[a-z]+\s*=/i.test(tag)) found.push(tag);
    if (/^<style/i.test(tag)) found.push(tag);
    if (/^<script/i.test(tag) && !/\ssrc=/i.test(tag)) found.push(tag);
    if (/(href|src|action)\s*=\s*["']?\s*(javascript|data):/i.test(tag)) found.push(tag);
  }
  return found;
}

/** The address of everything that a page loads with its first view. */
export function loads(html) {
  const tags = [...html.matchAll(/<(?:link|script|img)\b[^>]*>/g)].map(([tag]) => tag);
  return [...new Set(tags.map((tag) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1]).filter(Boolean))];
}

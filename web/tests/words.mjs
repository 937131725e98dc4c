// The texts of the pages, from the same files as the pages have them, so that tests name a button by what people read on it.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { FluentBundle, FluentResource } from "@fluent/bundle";

const LOCALES = fileURLToPath(new URL("../locales", import.meta.url));

export const LANGUAGES = ["en", "es", "hy", "zh"];

/** How each language calls itself in the switch. */
export const OWN_NAMES = { en: "English", es: "Español", hy: "Հայերեն", zh: "简体中文" };

/** One language, read as the pages read it. */
function read(language) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of readdirSync(`${LOCALES}/${language}`)) {
    bundle.addResource(new FluentResource(readFileSync(`${LOCALES}/${language}/${file}`, "utf8")));
  }
  return bundle;
}

const ALL = new Map(LANGUAGES.map((language) => [language, read(language)]));

/** A text, or a part of one as `name.part`, with its gaps filled; a gap that isn't filled stays, as `{$gap}`. */
export function word(name, fill = {}, language = "en") {
  const [id, part] = name.split(".");
  const bundle = ALL.get(language);
  const message = bundle.getMessage(id);
  const pattern = part ? message?.attributes[part] : message?.value;
  if (pattern === undefined || pattern === null) throw new Error(`there is no text ${name} in ${language}`);
  return bundle.formatPattern(pattern, fill, []);
}

/** A text as a pattern: its gaps match anything. */
export function like(name, language = "en") {
  const pieces = word(name, {}, language).split(/\{ ?\$\w+ ?\}/);
  return new RegExp(pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+"));
}

// The texts of the pages, from the same files as the pages have them, so that tests name a button by what people read on it.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOCALES = fileURLToPath(new URL("../locales", import.meta.url));

export const LANGUAGES = ["en", "es", "hy", "zh"];

/** How each language calls itself in the switch. */
export const OWN_NAMES = { en: "English", es: "Español", hy: "Հայերեն", zh: "简体中文" };

/** Reads one language: messages by name, attributes as `name.attribute`. */
function read(language) {
  const texts = new Map();
  for (const file of readdirSync(`${LOCALES}/${language}`)) {
    let message = "";
    for (const line of readFileSync(`${LOCALES}/${language}/${file}`, "utf8").split("\n")) {
      const found = /^([a-z][\w-]*) = ?(.*)$/.exec(line);
      const attribute = /^\s+\.([\w-]+) = (.*)$/.exec(line);
      if (found) {
        message = found[1];
        texts.set(message, found[2]);
      } else if (attribute) texts.set(`${message}.${attribute[1]}`, attribute[2]);
    }
  }
  return texts;
}

const ALL = new Map(LANGUAGES.map((language) => [language, read(language)]));

/** A text, with its gaps filled. */
export function word(name, fill = {}, language = "en") {
  const text = ALL.get(language).get(name);
  if (text === undefined) throw new Error(`there is no text ${name} in ${language}`);
  return text.replace(/\{ ?\$(\w+) ?\}/g, (gap, key) => fill[key] ?? gap).replace(/\{"(.*?)"\}/g, "$1");
}

/** A text as a pattern: its gaps match anything. */
export function like(name, language = "en") {
  const pieces = word(name, {}, language).split(/\{ ?\$\w+ ?\}/);
  return new RegExp(pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+"));
}

/**
 * Says while one types what would be said of a request: `<form data-verdict="ADDRESS">`
 * asks that address once what, when and how long are chosen, and writes the
 * answer into the form's `[data-verdict-live]`, whose headings are on it as
 * `data-clear`, `data-blocks`, `data-routes`, `data-warns` and `data-nearest`.
 * Without a script, a button does the same.
 */
import { afterPause, language } from "./words.ts";

export type Finding = { weight: string; words: string };
export type Verdict = { findings: Finding[]; nearest: { words: string }[] };

/** What is asked, or nothing while something is missing. */
export function question(value: (name: string) => string, specials: string[]): URLSearchParams | null {
  const [year, month, day] = ["year", "month", "day"].map((part) => value(`day-${part}`).trim());
  const [kind, at, minutes] = ["kind", "at", "minutes"].map(value);
  if (!year || !month || !day || !kind || !at || !minutes || !/^\d{4}$/.test(year)) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return new URLSearchParams({ kind, day: date, at, minutes, specials: specials.join(","), lang: language().slice(0, 2) });
}

/** The answer as headings with their lines, the heaviest first. */
export function sections(verdict: Verdict, heading: (name: string) => string): { heading: string; lines: string[] }[] {
  const of = (weight: string) => ({
    heading: heading(weight), lines: verdict.findings.filter((one) => one.weight === weight).map(({ words }) => words),
  });
  const nearest = { heading: heading("nearest"), lines: verdict.nearest.map(({ words }) => words) };
  const found = [of("blocks"), nearest, of("routes"), of("warns")].filter(({ lines }) => lines.length > 0);
  return found.length > 0 ? found : [{ heading: heading("clear"), lines: [] }];
}

function write(place: HTMLElement, verdict: Verdict): void {
  const parts = sections(verdict, (name) => place.getAttribute(`data-${name}`) ?? "").flatMap(({ heading, lines }) => {
    const title = document.createElement("p");
    title.className = "status__now";
    title.textContent = heading;
    const list = document.createElement("ul");
    list.className = "usa-list";
    for (const line of lines) list.appendChild(document.createElement("li")).textContent = line;
    return lines.length > 0 ? [title, list] : [title];
  });
  place.replaceChildren(...parts);
}

function start(form: HTMLFormElement, address: string): void {
  const place = form.querySelector<HTMLElement>("[data-verdict-live]");
  if (!place) return;
  let asked = "";
  const ask = async (): Promise<void> => {
    const data = new FormData(form);
    const value = (name: string): string => String(data.get(name) ?? "");
    const wanted = question(value, data.getAll("specials").map(String))?.toString() ?? "";
    if (wanted === asked) return;
    asked = wanted;
    if (wanted === "") return place.replaceChildren();
    try {
      const answer = await fetch(`${address}?${wanted}`);
      // An answer to what is no longer asked, or none at all, says nothing.
      if (wanted === asked) answer.ok ? write(place, (await answer.json()) as Verdict) : place.replaceChildren();
    } catch {
      place.replaceChildren();
    }
  };
  const soon = afterPause(400, () => void ask());
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
}

export function verdicts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-verdict]")) start(form, form.dataset["verdict"] ?? "");
}

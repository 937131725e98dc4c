/**
 * Narrows a table while one chooses: `<form method="get" data-filter-table="ID OTHER">`,
 * rows with `data-<field>` for each field of the form. The address follows, so
 * that reloading or sharing it gives the same view from the server.
 *
 * A field no row knows is left to the server, and so is one the server had
 * already narrowed by, because the other rows are not in the page; the submit
 * button does those. `data-filter-whole` says that all rows are in the page
 * (the server hides the others with `hidden`); `data-filter-partial` that there
 * are further pages of rows, so that only the server can filter.
 */
import { afterPause, words } from "./words.ts";

/** A text as it is compared: no case, accents, spaces or hyphens. */
export function plain(text: string): string {
  return text.normalize("NFKD").replace(/[\s\p{M}\p{Pd}\u00ad]+/gu, "").toLowerCase();
}

/** One field's wish: any of these values exactly, or a part of the text. */
export type Wish = { field: string; values: string[]; part: boolean };

/** Whether a row with these attribute values fulfills all wishes; an unknown field always does. */
export function matches(wishes: Wish[], value: (field: string) => string | null): boolean {
  return wishes.every(({ field, values, part }) => {
    const has = value(field);
    if (has === null) return true;
    return values.some((wanted) => (part ? plain(has).includes(plain(wanted)) : has === wanted));
  });
}

/** Whether rows that fulfill `now` are among those that fulfill `before`. */
export function narrows(before: Wish | undefined, now: Wish | undefined): boolean {
  if (!before) return true;
  if (!now) return false;
  if (before.part) return before.values.every((old) => now.values.every((value) => plain(value).includes(plain(old))));
  return now.values.every((value) => before.values.includes(value));
}

/** What the form asks for now: one wish for each field that is not empty. */
function wishes(form: HTMLFormElement): Wish[] {
  const parts = new Set([...form.querySelectorAll<HTMLInputElement>("input[type=search], input[type=text], input:not([type])")].map((input) => input.name));
  const found = new Map<string, string[]>();
  for (const [field, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") found.set(field, [...(found.get(field) ?? []), value]);
  }
  return [...found].map(([field, values]) => ({ field, values, part: parts.has(field) }));
}

/** The address with the fields that rows know replaced by what is chosen now. */
function follow(form: HTMLFormElement, now: Wish[], known: (field: string) => boolean): void {
  const address = new URL(location.href);
  for (const control of form.elements) {
    const field = control.getAttribute("name") ?? "";
    if (known(field)) address.searchParams.delete(field);
  }
  for (const { field, values } of now) {
    if (known(field)) for (const value of values) address.searchParams.append(field, value);
  }
  history.replaceState(history.state, "", address);
}

/** Hides or shows a row; what is hidden must not be sent along with a bulk action. */
function setHidden(row: HTMLElement, hidden: boolean): void {
  row.hidden = hidden;
  for (const control of row.querySelectorAll<HTMLInputElement>("input, select, button")) {
    if (hidden && !control.disabled) {
      control.disabled = true;
      control.dataset["filterOff"] = "";
    } else if (!hidden && "filterOff" in control.dataset) {
      control.disabled = false;
      delete control.dataset["filterOff"];
    }
  }
}

function start(form: HTMLFormElement): void {
  const tables = (form.dataset["filterTable"] ?? "").split(/\s+/).map((id) => document.getElementById(id)).filter((one) => one !== null);
  if (tables.length === 0 || "filterPartial" in form.dataset) return;
  const whole = "filterWhole" in form.dataset;
  const count = document.querySelector("[data-filter-count]");
  const empty = document.querySelector<HTMLElement>("[data-filter-empty]");
  if (count && !count.hasAttribute("role")) count.setAttribute("role", "status");
  const served = new URL(location.href).searchParams;
  const rows = tables.flatMap((table) => [...table.querySelectorAll<HTMLElement>("tbody > tr")]);
  const known = (field: string): boolean => field !== "" && rows.some((row) => row.hasAttribute(`data-${field}`));
  const before = wishes(form).filter(({ field }) => served.has(field));

  const apply = (): void => {
    const now = wishes(form);
    // Rows the server left out cannot be brought back here; its button can.
    if (!whole && !before.every((old) => narrows(old, now.find(({ field }) => field === old.field)))) return;
    let left = 0;
    for (const table of tables) {
      let here = 0;
      for (const row of table.querySelectorAll<HTMLElement>("tbody > tr")) {
        const shown = matches(now, (field) => row.getAttribute(`data-${field}`));
        setHidden(row, !shown);
        if (shown) here += 1;
      }
      (table.closest<HTMLElement>(".usa-table-container--scrollable") ?? table).hidden = here === 0;
      left += here;
    }
    const text = count && words(count, "data-count", left);
    if (count && text) count.textContent = text;
    if (empty) empty.hidden = left > 0;
    follow(form, now, known);
  };
  const soon = afterPause(200, apply);
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  // Going back restores the fields without an event.
  addEventListener("pageshow", (event) => {
    if (event.persisted) apply();
  });
}

export function filters(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-filter-table]")) start(form);
}

/**
 * Keeps what is typed in `<form data-draft="NAME">` until it has been sent, so
 * that a lost signal or an ended session costs nobody their words.
 *
 * In sessionStorage, which ends with the tab: many people here use shared
 * computers. The server's values always win; a page with
 * `data-draft-done="NAME OTHER ask-*"` forgets those drafts.
 */
import { afterPause } from "./words.ts";

const PREFIX = "draft:";

/** What a form held: values by field name; for radios and checkboxes the chosen ones. */
export type Draft = Record<string, string[]>;

/** Whether a list of names, some ending in `*`, covers `name`. */
export function covers(names: string, name: string): boolean {
  return names.split(/\s+/).some((one) => (one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : one !== "" && one === name));
}

/** Reads a stored draft; anything that is not one counts as none. */
export function parse(stored: string | null): Draft {
  const draft: Draft = {};
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    if (typeof value === "object" && value !== null) {
      for (const [name, values] of Object.entries(value)) {
        if (Array.isArray(values)) draft[name] = values.filter((one): one is string => typeof one === "string");
      }
    }
  } catch {
    // Not JSON: another program's, or cut short.
  }
  return draft;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NEVER = new Set(["hidden", "password", "file", "submit", "button", "image", "reset"]);

/** The fields worth keeping, grouped by name. */
function fields(form: HTMLFormElement): Map<string, Control[]> {
  const groups = new Map<string, Control[]>();
  for (const control of form.elements) {
    const kept = control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement
      || (control instanceof HTMLInputElement && !NEVER.has(control.type));
    if (!kept || control.name === "" || control.autocomplete === "one-time-code") continue;
    groups.set(control.name, [...(groups.get(control.name) ?? []), control]);
  }
  return groups;
}

const ticked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");

function chosen(control: Control): string[] {
  if (ticked(control)) return control.checked ? [control.value] : [];
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map((option) => option.value).filter((value) => value !== "");
  return control.value === "" ? [] : [control.value];
}

/** Whether the server (or the browser, going back) already filled this field. */
function filled(control: Control): boolean {
  if (ticked(control)) return control.checked || control.defaultChecked;
  if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.defaultSelected && option.value !== "");
  return control.value !== "" || control.defaultValue !== "";
}

function restore(form: HTMLFormElement, draft: Draft): void {
  for (const [name, controls] of fields(form)) {
    const values = draft[name];
    if (!values || values.length === 0 || controls.some(filled)) continue;
    controls.forEach((control, at) => {
      if (ticked(control)) control.checked = values.includes(control.value);
      else if (control instanceof HTMLSelectElement) {
        for (const option of control.options) if (values.includes(option.value)) option.selected = true;
      } else control.value = values[at] ?? "";
    });
  }
}

function snapshot(form: HTMLFormElement): Draft {
  const draft: Draft = {};
  for (const [name, controls] of fields(form)) {
    // Text fields that share a name keep their order, so an empty one holds its place.
    const values = controls.flatMap((control) => (ticked(control) || control instanceof HTMLSelectElement ? chosen(control) : [control.value]));
    if (values.some((value) => value !== "")) draft[name] = values;
  }
  return draft;
}

/** Runs `use` with the storage, or not at all where the browser blocks it. */
function withStorage(use: (storage: Storage) => void): void {
  try {
    use(sessionStorage);
  } catch {
    // Blocked or full: the page works without.
  }
}

export function drafts(): void {
  withStorage((storage) => {
    for (const done of document.querySelectorAll<HTMLElement>("[data-draft-done]")) {
      for (const key of Object.keys(storage)) {
        if (key.startsWith(PREFIX) && covers(done.dataset["draftDone"] ?? "", key.slice(PREFIX.length))) storage.removeItem(key);
      }
    }
  });
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) {
    const key = PREFIX + (form.dataset["draft"] ?? "");
    withStorage((storage) => restore(form, parse(storage.getItem(key))));
    let changed = false;
    const save = (): void => {
      if (!changed) return;
      changed = false;
      withStorage((storage) => {
        const draft = snapshot(form);
        if (Object.keys(draft).length === 0) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(draft));
      });
    };
    const saveSoon = afterPause(300, save);
    form.addEventListener("input", () => {
      changed = true;
      saveSoon();
    });
    // Leaving before the pause is over must not lose the last words.
    addEventListener("pagehide", save);
  }
}

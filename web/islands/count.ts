/**
 * How many characters are left: `<textarea id="x" data-count data-count-max="5000">`
 * with `<span data-count-for="x" data-left-one data-left-other data-over-one data-over-other>`.
 * Eyes see every change at once; screen readers hear only after a pause,
 * or typing would be talked over.
 */
import { afterPause, words } from "./words.ts";

/** Characters as people count them in a limit: code points, not UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function start(area: HTMLTextAreaElement | HTMLInputElement): void {
  const most = Number(area.dataset["countMax"]);
  const message = document.querySelector(`[data-count-for="${CSS.escape(area.id)}"]`)
    ?? area.parentElement?.querySelector("[data-left-other]");
  if (!message || !(most > 0)) return;

  const spoken = document.createElement("span");
  spoken.className = "usa-sr-only";
  spoken.setAttribute("role", "status");
  message.after(spoken);

  const speak = afterPause(1000, () => {
    spoken.textContent = message.textContent;
  });
  const show = (): void => {
    const left = most - countCharacters(area.value);
    const text = words(message, left < 0 ? "data-over" : "data-left", Math.abs(left));
    if (text !== null) message.textContent = text;
    message.classList.toggle("usa-character-count__message--over", left < 0);
  };
  area.addEventListener("input", () => {
    show();
    speak();
  });
  // The browser may put text back without an event, after going back.
  addEventListener("pageshow", show);
  show();
}

export function counts(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("[data-count]")) start(area);
}

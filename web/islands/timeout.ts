/**
 * Warns before a session ends for want of activity:
 *
 *     <div data-timeout="1800" data-timeout-warn="300" aria-labelledby="…" hidden>
 *       <h2>…</h2>
 *       <p data-timeout-still>… <span data-timeout-left data-left-one="%n minute" data-left-other="%n minutes"></span></p>
 *       <p data-timeout-gone hidden>… <a href="/sign-in">…</a></p>
 *       <button data-timeout-stay>…</button>
 *     </div>
 *
 * The clock of the server is what counts: it starts anew with every page that
 * opens and every "stay", in whichever tab, and not with typing.
 */
import { language, words } from "./words.ts";

const CHANNEL = "concord-session";

export type Phase = "quiet" | "warning" | "gone";

/** Where a session stands with `left` milliseconds to go. */
export function phase(left: number, warn: number): Phase {
  if (left <= 0) return "gone";
  return left <= warn ? "warning" : "quiet";
}

/** Milliseconds until something must change on the page; at most a minute, since computers sleep. */
export function next(left: number, warn: number): number {
  const untilChange = left > warn ? left - warn : left % 60_000 || 60_000;
  return Math.min(untilChange, 60_000) + 5;
}

/** Tells the other tabs that the session was used, and hears it from them. */
function otherTabs(heard: () => void): () => void {
  if ("BroadcastChannel" in globalThis) {
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", heard);
    return () => channel.postMessage("");
  }
  addEventListener("storage", (event) => {
    if (event.key === CHANNEL) heard();
  });
  return () => {
    try {
      localStorage.setItem(CHANNEL, String(Date.now()));
    } catch {
      // Blocked: this tab then counts alone.
    }
  };
}

function start(box: HTMLElement): void {
  const whole = Number(box.dataset["timeout"]) * 1000;
  const warn = Number(box.dataset["timeoutWarn"]) * 1000;
  const stay = box.querySelector<HTMLElement>("[data-timeout-stay]");
  const gone = box.querySelector<HTMLElement>("[data-timeout-gone]");
  const still = box.querySelectorAll<HTMLElement>("[data-timeout-still], [data-timeout-stay]");
  const minutes = box.querySelector<HTMLElement>("[data-timeout-left]");
  if (!(whole > 0) || !(warn > 0) || !stay || !gone) return;

  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-modal", "true");
  minutes?.setAttribute("aria-live", "polite");
  let until = Date.now() + whole;
  let shown: Phase = "quiet";
  let timer = 0;
  let before: Element | null = null;

  const close = (): void => {
    box.hidden = true;
    if (before instanceof HTMLElement) before.focus();
  };

  const show = (now: Phase): void => {
    if (now === shown) return;
    if (shown === "quiet") before = document.activeElement;
    shown = now;
    if (now === "quiet") {
      close();
      return;
    }
    for (const part of still) part.hidden = now === "gone";
    gone.hidden = now !== "gone";
    box.hidden = false;
    (now === "gone" ? gone.querySelector<HTMLElement>("a") : stay)?.focus();
  };

  const tick = (): void => {
    clearTimeout(timer);
    const left = until - Date.now();
    const now = phase(left, warn);
    if (minutes && now === "warning") {
      const n = Math.ceil(left / 60_000);
      const text = words(minutes, "data-left", n) ?? new Intl.NumberFormat(language()).format(n);
      // Only a change is spoken.
      if (minutes.textContent !== text) minutes.textContent = text;
    }
    show(now);
    if (now !== "gone") timer = setTimeout(tick, next(left, warn));
  };

  const anew = (): void => {
    until = Date.now() + whole;
    tick();
  };
  const tell = otherTabs(anew);

  const keep = async (): Promise<void> => {
    try {
      const answer = await fetch("/v1/session", { credentials: "same-origin", cache: "no-store" });
      if (!answer.ok) return; // The service is troubled, the session may not be: the button stays.
      const { kind } = (await answer.json()) as { kind?: string };
      if (kind === "staff") {
        tell();
        anew();
      } else {
        until = 0;
        tick();
      }
    } catch {
      // No network: the warning stays, and so does its button.
    }
  };

  stay.addEventListener("click", () => void keep());
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      // Once it is over, closing gives the page back, to copy from.
      if (shown === "gone") close();
      else void keep();
    } else if (event.key === "Tab") {
      const stops = [...box.querySelectorAll<HTMLElement>("a[href], button")].filter((stop) => stop.offsetParent !== null);
      const at = stops.indexOf(document.activeElement as HTMLElement) + (event.shiftKey ? -1 : 1);
      event.preventDefault();
      stops[(at + stops.length) % stops.length]?.focus();
    }
  });
  // Timers stop while a computer sleeps or a tab is frozen.
  document.addEventListener("visibilitychange", tick);
  tell();
  tick();
}

export function timeout(): void {
  const box = document.querySelector<HTMLElement>("[data-timeout]");
  if (box) start(box);
}

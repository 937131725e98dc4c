/**
 * Sentences with a number in them. The server puts the translated forms on an
 * element, such as `data-left-one` and `data-left-other`, with `%n` where the
 * number goes; no words live in the scripts.
 */

/** The language of the page, or English when it names one the browser refuses. */
export function language(): string {
  try {
    return Intl.getCanonicalLocales(document.documentElement.lang)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** Chooses the form for `n` in `locale` and fills it in; null when there is none. */
export function fill(form: (category: string) => string | null, n: number, locale: string): string | null {
  const category = new Intl.PluralRules(locale).select(n);
  const words = form(category) ?? form("other");
  return words === null ? null : words.replace("%n", new Intl.NumberFormat(locale).format(n));
}

/** The same from `element`'s attributes, which begin with `prefix`. */
export function words(element: Element, prefix: string, n: number): string | null {
  return fill((category) => element.getAttribute(`${prefix}-${category}`), n, language());
}

/** Waits until calls have paused for `milliseconds`, then runs once. */
export function afterPause(milliseconds: number, run: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
}

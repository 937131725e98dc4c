/**
 * The error summary, or the notice of what could not be done, takes the focus
 * when the page opens, so that everyone meets it first; its links lead into the field itself, also for a group of
 * radios or checkboxes, which cannot take the focus as a whole.
 */
export function summary(): void {
  const box = document.querySelector<HTMLElement>(".error-summary, #refusal");
  if (!box) return;
  box.focus();
  box.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const target = link?.hash ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
    if (!target) return;
    const control = target.matches("input, select, textarea") ? target : target.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea");
    if (!control) return;
    event.preventDefault();
    // The label or legend comes into view with it, not the bare field.
    (control.closest(".usa-form-group, fieldset") ?? control).scrollIntoView();
    control.focus({ preventScroll: true });
  });
}

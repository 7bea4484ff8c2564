// A form that came back with errors: the keyboard stands at the first of them, wherever it is on the page.
(() => {
  const control = 'input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])';
  const seen = (element) => element.getClientRects().length > 0;

  function first() {
    const main = document.querySelector('main');
    if (!main) {
      return null;
    }
    const marked = [...main.querySelectorAll('[aria-invalid="true"]')].find(seen);
    if (marked) {
      return marked;
    }
    const said = [...main.querySelectorAll('form .invalid-feedback')].find(seen);
    const place = said?.closest('.field, .leaf, fieldset, form');
    // what is said stands under the control it is about
    const controls = place ? [...place.querySelectorAll(control)] : [];
    const before = controls.filter((each) => each.compareDocumentPosition(said) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before.at(-1) ?? controls[0] ?? null;
  }

  function go() {
    // whoever is at work in a field stays there
    if (document.activeElement === null || document.activeElement === document.body) {
      first()?.focus();
    }
  }

  document.addEventListener('DOMContentLoaded', go);
  document.addEventListener('htmx:afterSettle', go);
})();

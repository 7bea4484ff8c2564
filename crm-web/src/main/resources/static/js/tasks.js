// The desk without a mouse: j and k go through the list, Enter opens the customer, d goes to the first outcome.
// A suggested moment fills the field of the next call.
(() => {
  const links = () => [...document.querySelectorAll('[data-task]')];
  const current = () => links().findIndex((link) => link.hasAttribute('aria-current'));

  function mark(link) {
    links().forEach((other) => other.removeAttribute('aria-current'));
    link.setAttribute('aria-current', 'true');
  }

  function go(step) {
    const list = links();
    const next = list[Math.min(list.length - 1, Math.max(0, current() + step))];
    if (next) {
      next.focus();
      next.click();
    }
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-task]');
    if (link) {
      mark(link);
    }
    const moment = event.target.closest('[data-moment]');
    if (moment) {
      document.getElementById('nextCallAt').value = moment.dataset.moment;
    }
  });

  // On a narrow screen the panel is below the list: bring it up.
  document.addEventListener('htmx:afterSwap', (event) => {
    const panel = document.getElementById('task');
    if (event.detail.requestConfig.verb === 'get' && panel && window.matchMedia('(max-width: 60rem)').matches) {
      panel.scrollIntoView({ block: 'start' });
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, textarea, select')) {
      return;
    }
    if (event.key === 'j' || event.key === 'k') {
      go(event.key === 'j' ? 1 : -1);
      event.preventDefault();
    } else if (event.key === 'd') {
      document.querySelector('[data-done]')?.focus();
      event.preventDefault();
    } else if (event.key === 'Enter' && event.target.matches('[data-task][aria-current]')) {
      document.querySelector('[data-customer]')?.click();
      event.preventDefault();
    }
  });
})();

// The queue without a mouse: a button's keys press it, unless somebody is typing. The next pair gets the focus.
(() => {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input:not([type=radio]), textarea, select')) {
      return;
    }
    const button = [...document.querySelectorAll('[data-pair] [data-key]')]
      .find((one) => one.dataset.key.split(' ').includes(event.key.toLowerCase()));
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.requestConfig.verb === 'post') {
      document.querySelector('[data-pair] [data-key]')?.focus();
    }
  });
})();

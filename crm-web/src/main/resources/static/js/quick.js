// The search over any page: "/" or Ctrl+K opens it, arrows go through what was found, Enter opens a card.
document.addEventListener('DOMContentLoaded', () => {
  const dialog = document.getElementById('quick');
  if (!dialog || !dialog.showModal) {
    return;
  }
  const field = dialog.querySelector('input');
  const hits = () => [...dialog.querySelectorAll('[data-quick-hit]')];

  function open() {
    if (!dialog.open) {
      dialog.showModal();
      field.select();
    }
  }

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-quick-open]') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open();
    } else if (event.target.closest('[data-quick-close]') || event.target === dialog) {
      dialog.close();
    }
  });

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (slash || ((event.ctrlKey || event.metaKey) && event.code === 'KeyK')) {
      event.preventDefault();
      open();
    }
  });

  dialog.addEventListener('keydown', (event) => {
    const list = hits();
    const at = list.indexOf(document.activeElement);
    if (event.key === 'ArrowDown' && at + 1 < list.length) {
      list[at + 1].focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      (at === 0 ? field : list[at - 1]).focus();
    } else if (event.key === 'Enter' && document.activeElement === field && list.length > 0) {
      list[0].click();
    } else {
      return;
    }
    event.preventDefault();
  });
});

// The navigation on a narrow screen: a button opens it, Escape and a click beside it close it.
document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('[data-menu]');
  const menu = document.getElementById('navigation');
  if (!button || !menu) {
    return;
  }
  const set = (open) => {
    menu.classList.toggle('is-open', open);
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.classList.contains('is-open')) {
      set(false);
      button.focus();
    }
  });
  document.addEventListener('click', (event) => {
    if (menu.classList.contains('is-open') && !menu.contains(event.target) && !button.contains(event.target)) {
      set(false);
    }
  });
});

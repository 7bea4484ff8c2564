// The letter itself goes into a frame without scripts and without our origin: a form's answer, not a script's work.
document.addEventListener('htmx:afterSwap', (event) => {
  const check = event.target.closest('#check');
  if (check && check.querySelector('[data-ready]')) {
    document.getElementById('template').requestSubmit(document.getElementById('show'));
  }
});

// The buttons of the scenario's steps change the form in place instead of loading the page; without scripts they load it.
(() => {
  const steps = () => document.getElementById('steps');

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-step]');
    if (!button) {
      return;
    }
    event.preventDefault();
    const form = button.form;
    const body = new URLSearchParams(new FormData(form));
    body.set('act', button.value);
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const changed = page.getElementById('steps');
      if (!answer.ok || !changed) {
        throw new Error(`answered ${answer.status}`);
      }
      const before = new Set([...steps().querySelectorAll('[id]')].map((field) => field.id));
      steps().replaceWith(document.adoptNode(changed));
      // The focus follows the work: into a step that has just been added, else to the same button.
      const added = [...steps().querySelectorAll('select[id], input[id]')].find((field) => !before.has(field.id));
      const same = steps().querySelector(`button[value="${CSS.escape(button.value)}"]:not([disabled])`);
      (button.value.startsWith('add:') ? added ?? same : same ?? steps().querySelector('.step-add button'))?.focus();
    } catch {
      form.requestSubmit(button);
    }
  });
})();

// What every htmx request carries, and what a person hears when one fails.
document.addEventListener('htmx:configRequest', (event) => {
  const token = document.querySelector('meta[name="_csrf"]');
  if (token && event.detail.verb !== 'get') {
    event.detail.headers[document.querySelector('meta[name="_csrf_header"]').content] = token.content;
  }
});
document.addEventListener('htmx:responseError', (event) => {
  // 401 carries HX-Redirect: the page is leaving already.
  if (event.detail.xhr.status !== 401) {
    toast(document.body.dataset.failed);
  }
});
document.addEventListener('htmx:sendError', () => toast(document.body.dataset.offline));
// A handler may answer with HX-Trigger: {"toast": "text"}.
document.addEventListener('toast', (event) => toast(event.detail.value || event.detail));

function toast(text) {
  const shelf = document.getElementById('toasts');
  const message = document.createElement('p');
  message.className = 'notice notice-toast';
  message.textContent = text;
  shelf.append(message);
  setTimeout(() => message.remove(), 6000);
}

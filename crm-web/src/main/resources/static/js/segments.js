// The constructor of segments: the palette of conditions, and the buttons that change the tree.
(() => {
  const builder = document.getElementById('builder');
  const palette = document.getElementById('palette');
  const search = document.getElementById('palette-search');
  if (!builder || !palette) {
    return;
  }

  const change = (act, at) => {
    document.getElementById('at').value = at || 'r';
    htmx.ajax('POST', '/segments/constructor/tree', {
      source: builder, target: '#tree', swap: 'innerHTML', values: { act: act },
    });
  };

  const visible = () => [...palette.querySelectorAll('[data-scope]:not([hidden]) .palette-item:not([hidden])')];

  const filter = () => {
    const words = search.value.trim().toLowerCase().split(/\s+/);
    palette.querySelectorAll('[data-scope]:not([hidden]) .shelf').forEach((shelf) => {
      const items = [...shelf.querySelectorAll('.palette-item')];
      items.forEach((item) => {
        const text = (item.textContent + ' ' + (item.dataset.words || '')).toLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
      });
      shelf.hidden = items.length > 0 && items.every((item) => item.hidden);
    });
    palette.querySelector('.palette-none').hidden = visible().length > 0;
  };

  const open = (path, scope) => {
    palette.dataset.at = path;
    palette.querySelectorAll('[data-scope]').forEach((each) => { each.hidden = each.dataset.scope !== scope; });
    search.value = '';
    filter();
    palette.showModal();
    search.focus();
  };

  const choose = (act) => {
    palette.close();
    change(act, palette.dataset.at);
  };

  builder.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-palette]');
    const button = event.target.closest('[data-act]');
    if (opener) {
      open(opener.dataset.palette, opener.dataset.paletteScope);
    } else if (button) {
      change(button.dataset.act, button.dataset.at);
    }
  });

  palette.addEventListener('click', (event) => {
    const item = event.target.closest('.palette-item');
    const own = event.target.closest('[data-own-add]');
    if (item && item.dataset.act) {
      choose(item.dataset.act);
    } else if (own) {
      const input = own.parentElement.querySelector('[data-own]');
      if (input.value.trim()) {
        choose(input.dataset.own + input.value.trim());
        input.value = '';
      }
    } else if (event.target === palette || event.target.closest('[data-close]')) {
      palette.close();
    }
  });

  search.addEventListener('input', filter);
  palette.addEventListener('keydown', (event) => {
    const items = visible();
    const at = items.indexOf(document.activeElement);
    if (event.key === 'Enter' && document.activeElement === search && items.length > 0) {
      event.preventDefault();
      choose(items[0].dataset.act);
    } else if (event.key === 'ArrowDown' && items.length > 0) {
      event.preventDefault();
      items[Math.min(at + 1, items.length - 1)].focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (at === 0 ? search : items[at - 1]).focus();
    }
  });

  // Enter in a value must not save a half-finished segment.
  builder.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target.matches('#tree input')) {
      event.preventDefault();
      event.target.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });

  // What has just been added is where one wants to type.
  document.body.addEventListener('tree-grown', (event) => {
    const grown = document.getElementById('n-' + event.detail.value);
    const input = grown && grown.querySelector('.leaf-value input, .leaf-value select, .leaf-value textarea, .group-foot button, input:not([type=hidden])');
    if (input) {
      input.focus();
    }
  });
})();

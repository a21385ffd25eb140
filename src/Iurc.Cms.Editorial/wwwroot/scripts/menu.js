// Moves the entries of a menu: by buttons, or by drawing them with a mouse or a finger. There is one level, so there is nothing to draw into.
(function () {
  'use strict';

  const list = document.querySelector('[data-iurc-menu]');
  const order = list?.closest('form')?.querySelector('input[type=hidden][name$="Hierarchy"]');
  if (!order) {
    return;
  }

  const status = document.querySelector('[data-iurc-menu-status]');
  const rows = () => Array.from(list.children);

  function show() {
    rows().forEach((row, place, all) => {
      row.querySelector('[data-iurc-move="-1"]').disabled = place === 0;
      row.querySelector('[data-iurc-move="1"]').disabled = place === all.length - 1;
    });
  }

  function keep(row) {
    order.value = JSON.stringify(rows().map(entry => ({ index: entry.dataset.index })));
    order.dispatchEvent(new Event('change', { bubbles: true }));
    status.textContent = list.dataset.moved.replace(/\{(\d)\}/g, (_, place) => [row.dataset.text, rows().indexOf(row) + 1, rows().length][place]);
    show();
  }

  list.addEventListener('click', event => {
    const button = event.target.closest('[data-iurc-move]');
    if (!button) {
      return;
    }
    const row = button.closest('li');
    button.dataset.iurcMove === '1' ? row.nextElementSibling?.after(row) : row.previousElementSibling?.before(row);
    keep(row);
    // A button that has come to the end of its way passes the focus on.
    (button.disabled ? row.querySelector('[data-iurc-move]:not(:disabled)') : button)?.focus();
  });

  list.addEventListener('pointerdown', event => {
    const row = event.target.closest('li');
    if (event.button !== 0 || !row || !(event.target.closest('.iurc-handle') || (event.pointerType === 'mouse' && !event.target.closest('a, button')))) {
      return;
    }
    event.preventDefault();
    const before = rows().indexOf(row);

    function move({ clientY }) {
      row.classList.add('iurc-drawn');
      const next = rows().find(other => other !== row && clientY < other.getBoundingClientRect().top + other.offsetHeight / 2);
      next ? next.before(row) : list.append(row);
    }

    function end() {
      document.removeEventListener('pointermove', move);
      row.classList.remove('iurc-drawn');
      if (rows().indexOf(row) !== before) {
        keep(row);
      }
    }

    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end, { once: true });
    document.addEventListener('pointercancel', end, { once: true });
  });

  show();
})();

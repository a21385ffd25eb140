// The blocks of a page: rows that are named by what is in them, move by keyboard and by mouse, and can be added, copied and deleted.
(function () {
  'use strict';

  const $ = window.jQuery;
  const longest = 60;
  const fold = text => text.replace(/\s+/g, ' ').trim();
  const fill = (pattern, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), pattern);

  const listOf = element => element.closest('[data-iurc-blocks]');
  const rowOf = element => element.closest('[data-iurc-rows] > *');
  const rowsOf = list => Array.from(list.querySelector('[data-iurc-rows]').children);
  const cardOf = row => row.querySelector('[data-iurc-block]');
  // A dialog and what is said belong to the list itself, not to one that lies in a block of it.
  const own = (list, selector) => list.querySelector(`:scope > ${selector}`);

  // ---- Names.

  // What a row's fields say, in their order: the first that says anything names the block.
  function textOf(card) {
    const said = card.querySelectorAll('.content-picker-default__list-item a > span, .content-picker-default__list-item div > span > span:first-child, [data-iurc-chip], .trumbowyg-editor, input[type=text]:not(.multiselect__input), textarea:not(.trumbowyg-textarea)');
    for (const place of said) {
      const text = fold(place.value ?? place.innerText ?? '');
      if (text && !place.closest('.modal, dialog') && !/^https?:\/\//.test(text)) {
        return text.length > longest ? text.slice(0, longest).replace(/\s+\S*$/, '') + ' …' : text;
      }
    }
    return '';
  }

  function nameOf(row) {
    const card = cardOf(row);
    const said = card.isConnected ? textOf(card) : '';
    return said ? fill(card.dataset.naming, said) : card.dataset.name;
  }

  function rename(row, words) {
    const name = nameOf(row);
    const place = cardOf(row).querySelector('[data-iurc-block-name]');
    if (place.textContent !== name) {
      place.textContent = name;
    }
    for (const button of cardOf(row).querySelector('.iurc-block__tools').querySelectorAll('[data-iurc-do]')) {
      const label = fill(words[button.dataset.iurcDo], name);
      if (button.getAttribute('aria-label') !== label) {
        button.setAttribute('aria-label', label);
        button.title = label;
      }
    }
  }

  function refresh(list) {
    const rows = rowsOf(list).filter(cardOf);
    rows.forEach((row, i) => {
      rename(row, list.dataset);
      const tools = cardOf(row).querySelector('.iurc-block__tools');
      // Not disabled: the button would lose the focus at the end of the way.
      tools.querySelector('[data-iurc-do=up]')?.setAttribute('aria-disabled', String(i === 0));
      tools.querySelector('[data-iurc-do=down]')?.setAttribute('aria-disabled', String(i === rows.length - 1));
    });
  }

  // ---- What happened: to screen readers, to safe editing and to the preview.

  function say(list, text) {
    own(list, '[data-iurc-said]').textContent = text;
  }

  // A move changes the page, though no field has another value.
  function changed(list) {
    refresh(list);
    list.dispatchEvent(new Event('change', { bubbles: true }));
    $(document).trigger('contentpreview:render');
  }

  function sayPlace(list, row, pattern) {
    const rows = rowsOf(list);
    say(list, fill(pattern, nameOf(row), rows.indexOf(row) + 1, rows.length));
  }

  // ---- Moving.

  function move(list, row, step) {
    const rows = rowsOf(list);
    const other = rows[rows.indexOf(row) + step];
    if (!other) {
      say(list, fill(step < 0 ? list.dataset.first : list.dataset.last, nameOf(row)));
      return;
    }

    // The other one goes past, so that the button that was pressed keeps the focus.
    if (step < 0) {
      row.after(other);
    } else {
      row.before(other);
    }
    changed(list);
    sayPlace(list, row, list.dataset.moved);
    // A block may be higher than the screen: what was pressed stays in sight.
    cardOf(row).querySelector('.iurc-block__tools').scrollIntoView({ block: 'nearest' });
  }

  // ---- Adding and copying.

  function freePrefix(list) {
    const begin = list.dataset.list + '-';
    const used = Array.from(list.closest('form').elements, control => control.name.endsWith('.Prefixes') ? control.value : '')
      .filter(value => value.startsWith(begin)).map(value => parseInt(value.slice(begin.length), 10) || 0);
    return begin + (Math.max(-1, ...used) + 1);
  }

  async function ask(list, type, from) {
    const form = list.closest('form');
    const body = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (name === '__RequestVerificationToken' || (from && (name.startsWith(from + '.') || name.startsWith(from + '-')) && typeof value === 'string')) {
        body.append(name, value);
      }
    }
    const { list: begin, parent, part, url } = list.dataset;
    Object.entries({ Type: type, Prefix: freePrefix(list), From: from, List: begin, Parent: parent, Part: part }).forEach(([name, value]) => body.append(name, value));
    const answer = await fetch(url, { method: 'POST', body, headers: { Accept: 'application/json' } });
    if (!answer.ok || answer.redirected) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  }

  // In a template nothing is loaded and no script runs.
  function parse(html) {
    const template = document.createElement('template');
    template.innerHTML = `<div data-iurc-made>${html}</div>`;
    return template.content;
  }

  async function insert(list, type, original) {
    const from = original ? original.querySelector(':scope > input[name$=".Prefixes"]').value : '';
    let made;
    try {
      made = await ask(list, type, from);
    } catch {
      say(list, list.dataset.failed);
      own(list, '[data-iurc-said]').classList.remove('visually-hidden');
      return;
    }

    own(list, '[data-iurc-said]').classList.add('visually-hidden');
    const row = parse(made.content).querySelector('[data-iurc-block]').closest('[data-iurc-made] > *');
    if (original) {
      original.after(row);
    } else {
      list.querySelector('[data-iurc-rows]').append(row);
    }
    // The editors of the fields come to life by Orchard's own scripts.
    parse(made.scripts).querySelectorAll('script:not([src])').forEach(script => $.globalEval(script.textContent));
    row.querySelectorAll('[data-iurc-blocks]').forEach(start);
    changed(list);
    if (original) {
      say(list, fill(list.dataset.copied, nameOf(original)));
    } else {
      sayPlace(list, row, list.dataset.added);
    }
    // The next frame: by then a field for files has its button.
    requestAnimationFrame(() => {
      const controls = cardOf(row).querySelector('.card-body').querySelectorAll('input:not([type=hidden]), textarea:not(.trumbowyg-textarea), .trumbowyg-editor, select, button');
      const first = [...controls].find(control => !control.disabled && control.offsetParent);
      (original ? cardOf(row).querySelector('.iurc-block__open') : first)?.focus();
      row.scrollIntoView({ block: 'nearest' });
    });
  }

  // ---- Deleting.

  let doomed = null;

  function question(list, row) {
    doomed = row;
    const dialog = own(list, '[data-iurc-question]');
    dialog.querySelector('[data-iurc-question-title]').textContent = fill(list.dataset.question, nameOf(row));
    dialog.showModal();
  }

  function remove(list) {
    const rows = rowsOf(list);
    const at = rows.indexOf(doomed);
    const name = nameOf(doomed);
    own(list, '[data-iurc-question]').close();
    doomed.remove();
    doomed = null;
    changed(list);
    say(list, fill(list.dataset.deleted, name));
    const next = rows[at + 1] || rows[at - 1];
    (next ? next.querySelector('.iurc-block__open') : own(list, '[data-iurc-choose], [data-iurc-add]'))?.focus();
  }

  // ---- Listening.

  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-iurc-blocks] button');
    const list = button && listOf(button);
    if (!list) {
      return;
    }

    const { iurcDo, iurcAdd } = button.dataset;
    const row = rowOf(button);
    if (iurcDo === 'up' || iurcDo === 'down') {
      move(list, row, iurcDo === 'up' ? -1 : 1);
    } else if (iurcDo === 'copy') {
      insert(list, cardOf(row).dataset.iurcBlock, row);
    } else if (iurcDo === 'delete') {
      question(list, row);
    } else if (iurcAdd) {
      own(list, '[data-iurc-chooser]')?.close();
      insert(list, iurcAdd);
    } else if ('iurcChoose' in button.dataset) {
      own(list, '[data-iurc-chooser]').showModal();
    } else if ('iurcDelete' in button.dataset) {
      remove(list);
    } else if ('iurcClose' in button.dataset) {
      button.closest('dialog').close();
    }
  });

  function start(list) {
    refresh(list);
    $(list.querySelector('[data-iurc-rows]')).sortable({
      handle: '[data-iurc-handle]',
      axis: 'y',
      tolerance: 'pointer',
      update: (_, { item }) => {
        changed(list);
        sayPlace(list, item[0], list.dataset.moved);
      },
    });
    // Pickers and editors of rich text write into the page by themselves.
    let timer = 0;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => refresh(list), 50);
    };
    list.addEventListener('input', later);
    new MutationObserver(later).observe(list.querySelector('[data-iurc-rows]'), { childList: true, subtree: true, characterData: true });
  }

  document.querySelectorAll('[data-iurc-blocks]').forEach(start);
})();

// Makes of a long list a box to type in, with what is chosen as chips: a combobox with a list box, as ARIA 1.2 has it. The list stays in the
// form, hidden, and holds what is sent. Without this script it is there to be used.
(function () {
  'use strict';

  // "cote" finds Côte d’Ivoire, and an apostrophe is none.
  const fold = text => text.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();
  const say = (format, ...values) => (format || '').replace(/\{(\d)\}/g, (_, place) => values[place]);

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function enhance(select) {
    const words = select.dataset;
    const many = select.multiple;
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const id = select.id + '_choice';
    const name = label?.textContent.trim() ?? '';
    const choices = Array.from(select.options).map((option, index) => ({ option, folded: fold(option.text), code: fold(option.value), id: `${id}_${index}` }));

    const chips = make('ul', { className: 'iurc-chips list-unstyled' });
    chips.setAttribute('aria-label', name);
    const input = make('input', { type: 'text', id, className: 'form-select', placeholder: words.search, autocomplete: 'off', spellcheck: false });
    const list = make('ul', { id: id + '_list', className: 'iurc-choices list-unstyled', hidden: true });
    const status = make('span', { className: 'visually-hidden' });
    for (const [attribute, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) {
      input.setAttribute(attribute, value);
    }
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', name);
    if (many) {
      list.setAttribute('aria-multiselectable', 'true');
    }
    status.setAttribute('role', 'status');
    select.nextElementSibling?.classList.contains('field-validation-error') && input.classList.add('input-validation-error');
    select.after(make('div', { className: 'iurc-choice' }, ...(many ? [chips] : []), input, list, status));
    select.hidden = true;
    if (label) {
      label.htmlFor = id;
    }
    select.closest('.field-wrapper')?.querySelector('[data-iurc-choice-keys]')?.remove();

    let shown = [];
    let active = -1;

    const chosen = () => choices.filter(choice => choice.option.selected);

    // What only one can be chosen of shows it in the box itself.
    function draw() {
      if (!many) {
        input.value = select.value === '' ? '' : select.selectedOptions[0]?.text ?? '';
        return;
      }
      chips.replaceChildren(...chosen().map(choice => {
        const cross = make('span', { textContent: '×' });
        cross.setAttribute('aria-hidden', 'true');
        const button = make('button', { type: 'button', className: 'btn btn-sm' }, cross);
        button.setAttribute('aria-label', say(words.remove, choice.option.text));
        button.addEventListener('click', () => { put(choice, false); input.focus(); });
        return make('li', { className: 'iurc-chip' }, make('span', { textContent: choice.option.text }), button);
      }));
      chips.hidden = chips.children.length === 0;
    }

    function put(choice, isChosen) {
      choice.option.selected = isChosen;
      draw();
      status.textContent = many ? say(isChosen ? words.chosen : words.removed, choice.option.text) : '';
      for (const type of ['input', 'change']) {
        select.dispatchEvent(new Event(type, { bubbles: true }));
      }
    }

    function close() {
      list.hidden = true;
      status.className = 'visually-hidden';
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function point(index) {
      active = index;
      Array.from(list.children).forEach((item, place) => item.classList.toggle('active', place === active));
      const item = list.children[active];
      item ? input.setAttribute('aria-activedescendant', item.id) : input.removeAttribute('aria-activedescendant');
      item?.scrollIntoView({ block: 'nearest' });
    }

    // Names that begin with what is typed come first, then words that do, then the rest; a code finds its own before all.
    function rank(choice, sought) {
      const place = choice.folded.indexOf(sought);
      return choice.code === sought ? 0 : place === 0 ? 1 : place > 0 && choice.folded[place - 1] === ' ' ? 2 : place > 0 ? 3 : 4;
    }

    function open(typed) {
      const sought = fold(typed);
      shown = choices.filter(choice => !(many && choice.option.selected) && rank(choice, sought) < 4).sort((one, other) => rank(one, sought) - rank(other, sought));
      list.replaceChildren(...shown.map(choice => {
        const item = make('li', { id: choice.id, textContent: choice.option.text });
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', String(choice.option.selected));
        return item;
      }));
      list.hidden = shown.length === 0;
      input.setAttribute('aria-expanded', String(!list.hidden));
      status.textContent = shown.length === 0 ? words.nothing : say(words.found, shown.length);
      // That there is nothing is seen, too, in the place of the list.
      status.className = shown.length === 0 ? 'iurc-choices iurc-choices-none' : 'visually-hidden';
      (shown.length === 0 ? status : list).scrollIntoView({ block: 'nearest' });
      point(sought && shown.length ? 0 : -1);
    }

    function take(choice) {
      put(choice, true);
      close();
      if (many) {
        input.value = '';
      }
    }

    const isOpen = () => !list.hidden;
    const keys = {
      ArrowDown: () => isOpen() ? point(Math.min(active + 1, shown.length - 1)) : (open(many ? input.value : ''), point(0)),
      ArrowUp: () => isOpen() ? point(Math.max(active - 1, 0)) : (open(many ? input.value : ''), point(shown.length - 1)),
      // Enter never sends the form from here.
      Enter: () => { if (isOpen() && shown[active]) { take(shown[active]); } },
      Escape: () => { if (!isOpen()) { return false; } close(); draw(); },
      Backspace: () => { const last = chosen().pop(); if (!many || input.value !== '' || !last) { return false; } put(last, false); close(); },
    };

    input.addEventListener('keydown', event => {
      if (!event.isComposing && keys[event.key] && keys[event.key]() !== false) {
        event.preventDefault();
      }
    });
    input.addEventListener('input', event => { event.stopPropagation(); open(input.value); });
    input.addEventListener('change', event => event.stopPropagation());
    input.addEventListener('click', () => { if (!isOpen()) { many || input.select(); open(many ? input.value : ''); } });
    input.addEventListener('blur', () => {
      // One that may be empty is emptied by emptying the box.
      const none = choices.find(choice => choice.option.value === '');
      if (!many && input.value.trim() === '' && none && !none.option.selected) {
        put(none, true);
      }
      close();
      if (many) { input.value = ''; } else { draw(); }
    });
    list.addEventListener('pointerdown', event => event.preventDefault());
    list.addEventListener('click', event => {
      const choice = shown.find(candidate => candidate.id === event.target.closest('[role=option]')?.id);
      if (choice) { take(choice); input.focus(); }
    });
    // Also when another script gives back what was chosen before a crash, or a browser what was chosen before it went back.
    select.addEventListener('change', draw);
    select.addEventListener('iurc:reveal', () => input.focus());
    select.focus = () => input.focus();
    draw();
  }

  document.querySelectorAll('select[data-iurc-choice]').forEach(enhance);
})();

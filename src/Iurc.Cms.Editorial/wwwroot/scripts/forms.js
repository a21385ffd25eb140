// Leads from the summary of what is wrong to the fields, opens the tab of a field that is needed, says which must be filled in, and how long a
// text is.
(function () {
  'use strict';

  const settings = document.querySelector('[data-iurc-forms]');
  const form = settings && settings.closest('form');
  if (!form) {
    return;
  }

  const words = settings.dataset;
  const fold = element => element.textContent.replace(/\s+/g, ' ').trim();

  // ---- The summary.

  const focusable = 'input:not([type=hidden]):not([disabled]), textarea, select, button, a[href], [tabindex="0"]';

  // A control of a picker or of rich text is hidden: what stands in its place gets the focus.
  function placeOf(name, message) {
    const control = Array.from(form.elements).find(element => element.name === name && element.type !== 'hidden');
    const rich = control && control.closest('.trumbowyg-box')?.querySelector('.trumbowyg-editor');
    return rich || control || message.closest('.field-wrapper, .ocat-wrapper')?.querySelector(focusable) || null;
  }

  // A field may lie in a tab, a card or a group that is closed.
  function reveal(place) {
    for (let group = place.closest('details'); group; group = group.parentElement.closest('details')) {
      group.open = true;
    }

    for (let closed = place.closest('.tab-pane:not(.active), .collapse:not(.show)'); closed; closed = closed.parentElement.closest('.tab-pane:not(.active), .collapse:not(.show)')) {
      const id = CSS.escape(closed.id);
      document.querySelector(`[data-bs-target="#${id}"], a[href="#${id}"]`)?.click();
    }
  }

  // Also when the browser itself finds a field wrong, or another script leads to one.
  form.addEventListener('invalid', event => reveal(event.target), true);
  form.addEventListener('iurc:reveal', event => reveal(event.target));

  // Orchard's tabs: an entry of the list hides from screen readers that it is one of several tabs, and none says that it holds an error.
  for (const tab of form.querySelectorAll('[role=tablist] [role=tab]')) {
    tab.closest('li')?.setAttribute('role', 'presentation');
    if (document.querySelector(tab.getAttribute('href'))?.querySelector('.field-validation-error')) {
      const mark = document.createElement('i');
      mark.className = 'fa-solid fa-circle-exclamation text-danger ms-2';
      mark.setAttribute('role', 'img');
      mark.setAttribute('aria-label', words.tabHasErrors);
      tab.append(mark);
    }
  }

  function link(item, place) {
    place.id = place.id || `iurc-field-${Array.from(form.querySelectorAll('*')).indexOf(place)}`;
    const anchor = document.createElement('a');
    anchor.href = '#' + place.id;
    // The colour of the summary, against which that of links has too little contrast.
    anchor.className = 'text-reset';
    anchor.textContent = fold(item);
    anchor.addEventListener('click', event => {
      event.preventDefault();
      reveal(place);
      place.focus();
    });
    item.replaceChildren(anchor);
  }

  const summary = form.querySelector('.validation-summary-errors');
  if (summary) {
    const messages = Array.from(form.querySelectorAll('.field-validation-error[data-valmsg-for]'));
    for (const item of summary.querySelectorAll('li')) {
      const index = messages.findIndex(message => fold(message) === fold(item));
      if (index >= 0) {
        // Two fields may have the same message: each is led to once.
        const [message] = messages.splice(index, 1);
        const place = placeOf(message.dataset.valmsgFor, message);
        if (place) {
          link(item, place);
        }
      }
    }

    summary.tabIndex = -1;
    summary.setAttribute('role', 'group');
    summary.setAttribute('aria-label', words.summaryName);
    summary.focus();
  }

  // ---- What must be filled in. In words: an asterisk says nothing to who has not been told of it.

  const required = words.required.split(' ').filter(name => name);

  // Not the attribute that the browser itself checks: a draft may be saved without it.
  function mark(label, controls) {
    const said = document.createElement('span');
    said.className = 'iurc-required';
    said.textContent = words.isRequired;
    label.classList.remove('ocat-label-required');
    label.append(' ', said);
    controls.forEach(control => control.setAttribute('aria-required', 'true'));
  }

  const isText = control => control.matches('input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select');
  function markRequired(label) {
    const wrapper = label.closest('.field-wrapper, .ocat-wrapper');
    const controls = Array.from(wrapper?.querySelectorAll('input, textarea, select') ?? []);
    if (label.classList.contains('ocat-label-required') || controls.some(control => required.some(name => `.${control.name}`.includes(`.${name}.`)))) {
      mark(label, controls.filter(isText));
    }
  }

  // ---- Lengths, and where readers see a cut.

  const counted = words.counted.split(' ').map(entry => entry.split(':'));

  function describe(text, most) {
    // As readers count: one for a letter with its accent, one for a pictogram.
    const length = window.Intl.Segmenter ? Array.from(new Intl.Segmenter().segment(text)).length : Array.from(text).length;
    return length === 0 ? words.noCharacters
      : length === 1 ? words.oneCharacter
      : (length > most ? words.tooManyCharacters : words.manyCharacters).replace('{0}', length).replace('{1}', most);
  }

  function count(field) {
    const [, most] = counted.find(([end]) => `.${field.name}`.endsWith(end)) ?? [];
    // The title of what is no page is in no search result.
    if (most === undefined || (field.name === 'TitlePart.Title' && !form.elements['SeoMetaPart.PageTitle'])) {
      return;
    }

    const counter = document.createElement('span');
    counter.className = 'hint d-block';
    counter.dataset.iurcCounter = field.name;
    counter.setAttribute('aria-live', 'polite');
    const update = () => { counter.textContent = describe(field.value, Number(most)); };
    field.after(counter);
    field.addEventListener('input', update);
    if (field.value) {
      update();
    }
  }

  // Once for each: a block that is added to a page brings fields of its own.
  const seen = new WeakSet();
  function equip(selector, work) {
    for (const element of form.querySelectorAll(selector)) {
      if (!seen.has(element)) {
        seen.add(element);
        work(element);
      }
    }
  }

  function equipAll() {
    equip('label.ocat-label, legend.ocat-label', markRequired);
    equip('textarea, input[type=text]', count);
  }

  equipAll();
  new MutationObserver(records => {
    if (records.some(record => Array.from(record.addedNodes).some(node => node.querySelector?.('.ocat-label')))) {
      equipAll();
    }
  }).observe(form, { childList: true, subtree: true });
})();

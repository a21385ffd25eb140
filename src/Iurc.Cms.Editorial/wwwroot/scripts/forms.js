// Leads from the summary of what is wrong to the fields, opens the tab of a field that is needed, says which must be filled in and how long a
// text is, and completes addresses.
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

  const wrapperOf = element => element?.closest('.field-wrapper, .ocat-wrapper');
  const spanOf = name => form.querySelector(`[data-valmsg-for="${CSS.escape(name)}"]`);

  // A control of a picker or of rich text is hidden: what stands in its place gets the focus.
  function placeOf(name) {
    const controls = Array.from(form.elements).filter(element => element.name === name);
    const control = controls.find(element => element.type !== 'hidden');
    const rich = control?.closest('.trumbowyg-box')?.querySelector('.trumbowyg-editor');
    return rich || control || wrapperOf(controls[0] ?? spanOf(name))?.querySelector(focusable) || null;
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

  // Orchard's tabs: an entry of the list hides from screen readers that it is one of several tabs.
  for (const tab of form.querySelectorAll('[role=tablist] [role=tab]')) {
    tab.closest('li')?.setAttribute('role', 'presentation');
  }

  function errorMark() {
    const mark = document.createElement('i');
    mark.className = 'fa-solid fa-circle-exclamation text-danger ms-2';
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', words.tabHasErrors);
    return mark;
  }

  function link(item, name) {
    const anchor = document.createElement('a');
    anchor.href = '#';
    // The colour of the summary, against which that of links has too little contrast.
    anchor.className = 'text-reset';
    anchor.textContent = fold(item);
    anchor.addEventListener('click', event => {
      event.preventDefault();
      // Not before: an editor of rich text takes the place of its box when the page has been loaded.
      const place = placeOf(name);
      reveal(place);
      place.focus();
    });
    item.replaceChildren(anchor);
  }

  // What is wrong stands at the field as well, of whatever sort it is, and a tab or a block that is closed says that there is something.
  function tell(place, name, message) {
    const wrapper = wrapperOf(place);
    if (wrapper && !spanOf(name)?.textContent.trim()) {
      const said = document.createElement('span');
      said.className = 'field-validation-error d-block';
      said.textContent = message;
      wrapper.append(said);
    }

    const pane = place.closest('.tab-pane');
    const heads = [pane && form.querySelector(`[role=tab][href="#${CSS.escape(pane.id)}"]`)];
    for (let block = place.closest('[data-iurc-block]'); block; block = block.parentElement.closest('[data-iurc-block]')) {
      heads.push(block.querySelector('.iurc-block__open'));
    }
    heads.filter(head => head && !head.querySelector('.fa-circle-exclamation')).forEach(head => head.append(errorMark()));
  }

  const summary = form.querySelector('.validation-summary-errors');
  if (summary) {
    const errors = JSON.parse(words.errors);
    for (const item of summary.querySelectorAll('li')) {
      const index = errors.findIndex(([, message]) => message.replace(/\s+/g, ' ').trim() === fold(item));
      if (index >= 0) {
        // Two fields may have the same message: each is led to once.
        const [[name, message]] = errors.splice(index, 1);
        const place = placeOf(name);
        if (place) {
          tell(place, name, message);
          link(item, name);
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

  // ---- Addresses of websites as people write them: the browser refuses those, and says "Enter a URL".

  form.addEventListener('change', event => {
    const field = event.target;
    if (field.type === 'url' && /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]|$)/u.test(field.value.trim())) {
      field.value = 'https://' + field.value.trim();
    }
  });
})();

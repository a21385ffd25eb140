// Warns before changes of an editor's form are lost, and keeps them in the browser until the server has stored them.
(function () {
  'use strict';

  const root = document.querySelector('[data-iurc-safe-editing]');
  const form = root && root.closest('form');
  if (!form) {
    return;
  }

  const { user, subject, site } = root.dataset;
  const prefix = `iurc-work|${site}|${user}|`;
  const key = prefix + subject;
  const keptFor = 30 * 24 * 60 * 60 * 1000;
  const pause = 1000;
  const base = form.elements['SafeEditing.Base'];
  const work = form.elements['SafeEditing.Work'];
  if (!work.value) {
    // Not randomUUID, which a site without TLS does not have.
    work.value = Array.from(crypto.getRandomValues(new Uint32Array(4)), number => number.toString(36)).join('');
  }

  // ---- What the browser keeps: for each subject a list, the newest last. A full or forbidden storage must not hinder anybody.

  function read(name) {
    try {
      const records = JSON.parse(localStorage.getItem(name) || '[]');
      return Array.isArray(records) ? records.filter(record => record && record.values && Date.now() - record.time < keptFor) : [];
    } catch {
      return [];
    }
  }

  function write(name, records) {
    try {
      if (records.length > 0) {
        localStorage.setItem(name, JSON.stringify(records.slice(-5)));
      } else {
        localStorage.removeItem(name);
      }
    } catch {
      // The warning before leaving still works.
    }
  }

  function forget(id, name = key) {
    const records = read(name);
    write(name, records.filter(record => record.id !== id));
  }

  // The server names in a cookie what it has stored.
  function forgetSaved() {
    const cookie = document.cookie.split('; ').find(entry => entry.startsWith('iurc-saved='));
    if (!cookie) {
      return;
    }

    const ids = cookie.slice(cookie.indexOf('=') + 1).split('.');
    for (const name of Object.keys(localStorage).filter(name => name.startsWith(prefix))) {
      ids.forEach(id => forget(id, name));
    }

    document.cookie = `iurc-saved=; path=${site}; max-age=0; samesite=strict`;
  }

  // ---- The form's values.

  const isOurs = control => control.name.startsWith('SafeEditing.') || control.name === '__RequestVerificationToken';
  const isTyped = control => control.name && !isOurs(control)
    && !['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'].includes(control.type);

  function add(values, control) {
    const list = values[control.name] || (values[control.name] = []);
    if (control.type === 'checkbox' || control.type === 'radio') {
      if (control.checked) {
        list.push(control.value);
      }
    } else if (control.type === 'select-multiple') {
      list.push(...Array.from(control.selectedOptions, option => option.value));
    } else {
      list.push(control.value);
    }
  }

  function valuesOf(accept) {
    const values = {};
    Array.from(form.elements).filter(accept).forEach(control => add(values, control));
    return values;
  }

  const typed = () => valuesOf(isTyped);
  const typedState = () => JSON.stringify(typed());
  // Pictures and picked items are held in hidden fields: they count for the warning, but only their own scripts can set them.
  const pickedState = () => JSON.stringify(valuesOf(control => control.name && control.type === 'hidden' && !isOurs(control)));

  // ---- Has something changed? Editors of rich text tidy their field up when they start, and that is no change of anybody's:
  // the comparison is with the form at the first touch.

  let unsaved = root.dataset.unsaved === 'true';
  let leaving = false;
  let touched = false;
  let before = null;

  function remember() {
    before = before || { typed: typedState(), picked: pickedState() };
  }

  function isChanged() {
    return unsaved || (before !== null && ((touched && before.typed !== typedState()) || before.picked !== pickedState()));
  }

  // ---- Keeping.

  let timer = 0;

  function keep() {
    clearTimeout(timer);
    timer = 0;
    const others = read(key).filter(record => record.id !== work.value);
    write(key, isChanged() ? [...others, { id: work.value, time: Date.now(), base: base.value, values: typed() }] : others);
  }

  function keepSoon() {
    touched = true;
    leaving = false;
    if (timer === 0) {
      timer = setTimeout(keep, pause);
    }
  }

  function keepNow() {
    if (timer !== 0 || isChanged()) {
      keep();
    }
  }

  // ---- Giving back.

  const offer = root.querySelector('[data-iurc-offer]');
  let offered = null;

  function differs(record) {
    const now = typed();
    return Object.entries(record.values).some(([name, list]) => name in now
      ? JSON.stringify(now[name]) !== JSON.stringify(list)
      : list.some(value => value !== ''));
  }

  function showOffer() {
    const records = read(key).filter(record => record.id !== work.value);
    records.filter(record => !differs(record)).forEach(record => forget(record.id));
    offered = records.filter(differs).pop() || null;
    offer.hidden = offered === null;
    if (offered) {
      const time = new Date(offered.time);
      const isToday = time.toDateString() === new Date().toDateString();
      const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
      const element = offer.querySelector('time');
      element.dateTime = time.toISOString();
      element.textContent = new Intl.DateTimeFormat(document.documentElement.lang || undefined,
        isToday ? clock : { day: 'numeric', month: 'long', year: 'numeric', ...clock }).format(time);
    }
  }

  function setText(control, value) {
    control.value = value;
    // The editor of rich text shows a copy, which only it can change; jQuery is there whenever it is.
    if (control.classList.contains('trumbowyg-textarea') && window.jQuery) {
      window.jQuery(control).trumbowyg('html', value);
    }
  }

  function set(control, list, position) {
    const old = JSON.stringify(valuesOf(other => other === control));
    if (control.type === 'checkbox' || control.type === 'radio') {
      control.checked = list.includes(control.value);
    } else if (control.tagName === 'SELECT') {
      Array.from(control.options).forEach(option => { option.selected = list.includes(option.value); });
    } else if (position < list.length) {
      setText(control, list[position]);
    }

    if (JSON.stringify(valuesOf(other => other === control)) === old) {
      return false;
    }

    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }

  function restore(record) {
    remember();
    // If somebody has saved since, the server must find out when this is saved.
    if (record.base) {
      base.value = record.base;
    }

    const positions = {};
    const changed = Array.from(form.elements).filter(isTyped).filter(control => {
      const position = positions[control.name] = (positions[control.name] ?? -1) + 1;
      return Object.hasOwn(record.values, control.name) && set(control, record.values[control.name], position);
    });
    showLeft(Object.entries(record.values).filter(([name, list]) => !(name in positions) && list.some(value => value !== '')));
    touched = true;
    keep();
    return changed[0];
  }

  function showLeft(entries) {
    const left = root.querySelector('[data-iurc-left]');
    left.hidden = entries.length === 0;
    left.querySelector('ul').replaceChildren(...entries.map(([name, list]) => {
      const item = document.createElement('li');
      item.className = 'text-break';
      item.textContent = `${name}: ${list.join(', ')}`;
      return item;
    }));
  }

  root.querySelector('[data-iurc-restore]').addEventListener('click', () => {
    const { id } = offered;
    const first = restore(offered);
    forget(id);
    showOffer();
    const place = first && first.closest('.trumbowyg-box')?.querySelector('.trumbowyg-editor');
    const target = place || first;
    // It may lie in a tab that is closed.
    target?.dispatchEvent(new CustomEvent('iurc:reveal', { bubbles: true }));
    target?.focus();
  });

  root.querySelector('[data-iurc-discard]').addEventListener('click', () => {
    forget(offered.id);
    showOffer();
    form.querySelector('input:not([type=hidden]), textarea, select')?.focus();
  });

  // ---- Listening.

  ['pointerdown', 'keydown', 'focusin'].forEach(type => form.addEventListener(type, remember, true));
  form.addEventListener('input', keepSoon);
  form.addEventListener('change', keepSoon);
  window.addEventListener('submit', event => {
    // On the window, so that whoever stops the form from being sent has done so.
    if (event.target === form && !event.defaultPrevented) {
      unsaved = true;
      keep();
      leaving = true;
    }
  });
  window.addEventListener('beforeunload', event => {
    if (!leaving && isChanged()) {
      keepNow();
      event.preventDefault();
      event.returnValue = true;
    }
  });
  window.addEventListener('pagehide', () => { if (!leaving) { keepNow(); } });
  window.addEventListener('pageshow', event => { if (event.persisted) { leaving = false; } });
  document.addEventListener('visibilitychange', () => { if (document.hidden && !leaving) { keepNow(); } });

  forgetSaved();
  showOffer();
})();

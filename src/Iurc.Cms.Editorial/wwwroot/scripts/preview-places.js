// Leads from a part of the preview to the field that it comes from, and from a field to its part. The parts carry the names of their fields, in a preview
// only. No script runs in the page: all of this happens from outside.
(function () {
  'use strict';

  const panel = document.getElementById('iurc-preview');
  const form = document.querySelector('[data-iurc-preview-open]')?.closest('form');
  if (!panel || !form) {
    return;
  }

  const marked = '[data-iurc-field]';
  const focusable = 'input:not([type=hidden]):not([disabled]), textarea:not(.trumbowyg-textarea), .trumbowyg-editor, select, button, a[href], [tabindex="0"]';
  const words = panel.dataset;
  const attached = new WeakSet();
  let frame = null;
  let control = null;

  const page = () => frame?.contentDocument;
  const say = text => { panel.querySelector('[data-iurc-state]').textContent = text; };

  // ---- Names. A mark is the name of a field, or of one in a list of blocks, whose rows are counted: Blocks:0.TextBlock.Heading.

  function rowAt(list, index) {
    return Array.from(form.elements).filter(element => element.name === `${list}.Prefixes`)[index];
  }

  function read(mark) {
    let name = '';
    let row = null;
    for (const part of mark.split(/[.:]/)) {
      if (/^\d+$/.test(part)) {
        row = rowAt(name, Number(part));
        if (!row) {
          return null;
        }
        name = row.value;
      } else {
        name = name ? `${name}.${part}` : part;
      }
    }
    return { name, row, isRow: row?.value === name };
  }

  function controlsOf({ name }) {
    return Array.from(form.elements).filter(element => element.name === name || element.name.startsWith(name + '.'));
  }

  // Where to write: what stands in the place of a hidden control gets the focus.
  function placeOf(target) {
    if (target.isRow) {
      return target.row.parentElement.querySelector('.iurc-block__open, button');
    }
    const controls = controlsOf(target);
    const written = controls.find(element => element.type !== 'hidden');
    return written?.closest('.trumbowyg-box')?.querySelector('.trumbowyg-editor') || written || controls[0]?.closest('.field-wrapper, .ocat-wrapper')?.querySelector(focusable);
  }

  function labelOf(place) {
    const label = place.labels?.[0] || place.closest('.field-wrapper, .ocat-wrapper')?.querySelector('label, .ocat-label, legend');
    return (label?.textContent || place.textContent || '').replace(/\s+/g, ' ').replace(/\s*\*\s*$/, '').trim().slice(0, 80);
  }

  // ---- From the page to the form.

  function reveal(place) {
    for (let closed = place.closest('.tab-pane:not(.active), .collapse:not(.show)'); closed; closed = closed.parentElement.closest('.tab-pane:not(.active), .collapse:not(.show)')) {
      const id = CSS.escape(closed.id);
      document.querySelector(`[data-bs-target="#${id}"], a[href="#${id}"]`)?.click();
    }
  }

  function goToField(part) {
    const target = part && read(part.dataset.iurcField);
    const place = target && placeOf(target);
    if (!place) {
      say(words.noField);
      return;
    }
    reveal(place);
    place.focus();
    place.scrollIntoView({ block: 'center' });
    outline(part);
  }

  // ---- From the form to the page.

  function partOf(element) {
    const field = element.closest('.trumbowyg-box, .field-wrapper, .ocat-wrapper');
    // The list of blocks is one field of the form, and holds all of theirs.
    const around = field?.querySelector('[data-iurc-rows]') ? null : field;
    const names = [element.name, ...Array.from(around?.querySelectorAll('[name]') ?? [], inner => inner.getAttribute('name'))].filter(Boolean);
    const row = element.closest('[data-iurc-block]')?.parentElement.querySelector(':scope > [name$=".Prefixes"]')?.value;
    let best = null;
    let length = -1;
    for (const part of page()?.querySelectorAll(marked) ?? []) {
      const target = read(part.dataset.iurcField);
      const fits = target && (target.isRow ? target.name === row || names.some(name => name.startsWith(target.name + '.')) : names.some(name => name === target.name || name.startsWith(target.name + '.')));
      if (fits && target.name.length > length) {
        [best, length] = [part, target.name.length];
      }
    }
    return best;
  }

  function outline(part) {
    for (const other of page()?.querySelectorAll('[data-iurc-current]') ?? []) {
      other.removeAttribute('data-iurc-current');
      other.style.outline = other.style.outlineOffset = '';
    }
    if (part) {
      part.dataset.iurcCurrent = '';
      part.style.outline = '3px solid #d63384';
      part.style.outlineOffset = '3px';
    }
  }

  function show(part) {
    outline(part);
    const box = part.getBoundingClientRect();
    const height = frame.contentWindow.innerHeight;
    // Within the frame only: the form stays where it is.
    if (box.top < 0 || box.bottom > height) {
      frame.contentWindow.scrollBy(0, box.top - Math.max(16, (height - box.height) / 2));
    }
  }

  // By command the focus goes there as well.
  function goToPart() {
    const part = control?.isConnected && partOf(control);
    if (!part) {
      say(words.nothing);
      return;
    }
    show(part);
    frame.focus();
    part.focus({ preventScroll: true });
  }

  // ---- The page: its links lead nowhere, but to the form.

  function attach(document) {
    if (attached.has(document)) {
      return;
    }
    attached.add(document);
    document.addEventListener('click', event => {
      const part = event.target.closest?.(marked);
      // What folds out does so, too.
      if (!event.target.closest?.('summary')) {
        event.preventDefault();
      }
      goToField(part);
    });
    document.addEventListener('submit', event => event.preventDefault());
    document.addEventListener('keydown', event => {
      const part = event.target.closest?.(marked);
      if (part && (isCommand(event) || (event.key === 'Enter' && !event.target.closest('summary')))) {
        event.preventDefault();
        goToField(part);
      }
    });
    for (const part of document.querySelectorAll(marked)) {
      const target = read(part.dataset.iurcField);
      const place = target && placeOf(target);
      if (place) {
        part.tabIndex = 0;
        part.setAttribute('aria-description', words.go.replace('{0}', labelOf(place)));
        part.style.cursor = 'pointer';
      }
    }
  }

  const isCommand = event => event.altKey && event.shiftKey && event.code === 'KeyP';

  panel.addEventListener('iurc:shown', ({ detail }) => {
    frame = detail.frame;
    if (page()) {
      attach(page());
      const part = control?.isConnected && partOf(control);
      outline(part || null);
    }
  });
  form.addEventListener('focusin', event => {
    control = event.target;
    const part = !panel.hidden && partOf(control);
    if (part) {
      show(part);
    } else {
      outline(null);
    }
  });
  document.addEventListener('keydown', event => {
    if (isCommand(event) && !panel.hidden) {
      event.preventDefault();
      goToPart();
    }
  });
  panel.querySelector('[data-iurc-find]').addEventListener('click', goToPart);
})();

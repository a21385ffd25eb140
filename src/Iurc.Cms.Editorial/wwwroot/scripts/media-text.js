// Asks what a picture shows. Whatever puts a picture anywhere asks by this, at once.
(function () {
  'use strict';

  const words = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  let count = 0;

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  };

  // Promises { text, isDecoration }; null for "not now". "suggestion" stands in the box, all of it chosen: who types replaces it.
  window.iurcPictureText = async function (media, { title, ok, cancel, suggestion = '' }) {
    const id = `iurc-picture-text-${++count}`;
    const preview = element('img', 'img-fluid d-block mb-2');
    const address = new URL(media.url, location.href);
    address.searchParams.set('width', '240');
    address.searchParams.set('height', '240');
    preview.src = address.pathname + address.search;
    preview.alt = '';
    const text = element('input', 'form-control');
    text.id = id;
    text.setAttribute('autofocus', '');
    text.value = suggestion;
    text.addEventListener('focus', () => text.select(), { once: true });
    const label = element('label', 'form-label', words.text);
    label.htmlFor = id;
    const hint = element('div', 'form-text', words.hint);
    const box = element('input', 'form-check-input');
    box.type = 'checkbox';
    box.id = `${id}-decoration`;
    const boxLabel = element('label', 'form-check-label', words.decoration);
    boxLabel.htmlFor = box.id;
    const problem = element('div', 'iurc-dialog-problem');
    problem.setAttribute('role', 'alert');
    box.addEventListener('change', () => { text.disabled = box.checked; });

    const isIn = await window.iurcDialog({
      title,
      content: [preview, label, text, hint, element('div', 'form-check mt-2', box, boxLabel), problem],
      buttons: [{ text: cancel, className: 'btn-secondary', value: false }, { text: ok, className: 'btn-primary', value: true }],
      check: async isSure => {
        if (isSure && !box.checked && !text.value.trim()) {
          problem.textContent = words.none;
          text.focus();
          return false;
        }
        return true;
      },
    });
    return isIn ? { text: box.checked ? '' : text.value.trim(), isDecoration: box.checked } : null;
  };
})();

// "Insert media" in the toolbar of a text: puts in a picture, not a shortcode, and asks at once what it shows. Loads after Orchard's own
// plugin and takes its place.
(function () {
  'use strict';

  const $ = window.jQuery;
  const words = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  if (!$?.trumbowyg || !window.iurcDialog) {
    return;
  }

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  };
  const format = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  let count = 0;

  // Asks for the text of one picture; promises null for "not this one".
  async function textOf(media) {
    const id = `iurc-picture-text-${++count}`;
    const preview = element('img', 'img-fluid d-block mb-2');
    preview.src = `${addressOf(media)}?width=240&height=240`;
    preview.alt = '';
    const text = element('input', 'form-control');
    text.id = id;
    text.setAttribute('autofocus', '');
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
      title: format(words.title, media.name),
      content: [preview, label, text, hint, element('div', 'form-check mt-2', box, boxLabel), problem],
      buttons: [{ text: words.cancel, className: 'btn-secondary', value: false }, { text: words.ok, className: 'btn-primary', value: true }],
      check: async isSure => {
        if (isSure && !box.checked && !text.value.trim()) {
          problem.textContent = words.none;
          text.focus();
          return false;
        }
        return true;
      },
    });
    return isIn ? (box.checked ? '' : text.value.trim()) : null;
  }

  const addressOf = media => new URL(media.url, location.href).pathname;

  async function nodeOf(media) {
    if (!media.mime?.startsWith('image/')) {
      const link = document.createElement('a');
      link.href = addressOf(media);
      link.textContent = media.name;
      return link;
    }

    const alt = await textOf(media);
    return alt === null ? null : Object.assign(document.createElement('img'), { src: addressOf(media), alt });
  }

  function choose(editor) {
    editor.saveRange();
    const range = editor.range;
    $('#mediaApp').detach().appendTo('#mediaModalHtmlField .modal-body').removeClass('d-none');
    window.mediaApp.selectedMedias = [];
    const modal = window.bootstrap.Modal.getOrCreateInstance('#mediaModalHtmlField');
    modal.show();
    $('#mediaHtmlFieldSelectButton').off('click').on('click', async () => {
      const chosen = [...window.mediaApp.selectedMedias];
      modal.hide();
      const nodes = [];
      for (const media of chosen) {
        nodes.push(await nodeOf(media));
      }

      editor.restoreRange();
      const place = editor.range ?? range ?? editor.doc.createRange();
      if (!editor.$ed[0].contains(place.startContainer)) {
        place.selectNodeContents(editor.$ed[0]);
        place.collapse(false);
      }
      place.deleteContents();
      for (const node of nodes.filter(Boolean)) {
        place.insertNode(node);
        place.setStartAfter(node);
        place.collapse(true);
      }
      editor.syncCode();
      editor.$c.trigger('tbwchange');
      editor.$ed.trigger('focus');
    });
  }

  $.extend(true, $.trumbowyg, { plugins: { insertImage: { init: editor => editor.addBtnDef('insertImage', { fn: () => choose(editor) }) } } });
})();

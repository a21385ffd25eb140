// "Insert media" in the toolbar of a text: puts in a picture, not a shortcode, and asks at once what it shows. Loads after Orchard's own
// plugin and takes its place.
(function () {
  'use strict';

  const $ = window.jQuery;
  const words = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  if (!$?.trumbowyg || !window.iurcPictureText) {
    return;
  }

  const format = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const addressOf = media => new URL(media.url, location.href).pathname;

  async function nodeOf(media) {
    if (!media.mime?.startsWith('image/')) {
      const link = document.createElement('a');
      link.href = addressOf(media);
      link.textContent = media.name;
      return link;
    }

    const said = await window.iurcPictureText(media, { title: format(words.title, media.name), ok: words.ok, cancel: words.cancel });
    return said && Object.assign(document.createElement('img'), { src: addressOf(media), alt: said.text });
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

// Asks before the media library deletes, moves or renames a file that pages use. The server refuses such a request (409) until it is
// confirmed, and says which pages. What it refuses for good (400, 403) it says in words, which Orchard's script shows for a move or a new
// name only.
(function () {
  'use strict';

  const $ = window.jQuery;
  const words = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  if (!$ || !window.iurcDialog) {
    return;
  }

  function contentOf(question) {
    const list = document.createElement('ul');
    for (const use of question.uses) {
      const item = document.createElement('li');
      if (use.address) {
        const link = document.createElement('a');
        link.href = use.address;
        link.target = '_blank';
        link.textContent = use.title;
        item.append(link);
      } else {
        item.textContent = use.title;
      }
      list.append(item);
    }

    return [question.message, list, question.more];
  }

  $.ajaxPrefilter((options, original, xhr) => {
    if (/\/Media\/(DeleteMedia|DeleteMediaList|DeleteFolder)(\?|$)/i.test(options.url)) {
      xhr.fail(() => (xhr.status === 400 || xhr.status === 403) && xhr.responseJSON?.value && window.iurcTell(words.refused, xhr.responseJSON.value, words.close));
    }

    if (!/\/Media\/(DeleteMedia|DeleteMediaList|DeleteFolder|MoveMedia|MoveMediaList)(\?|$)/i.test(options.url)) {
      return;
    }

    const failed = options.error;
    options.error = async function (xhr, ...rest) {
      const question = xhr.status === 409 && xhr.responseJSON;
      if (!question || !question.token) {
        failed?.call(this, xhr, ...rest);
        return;
      }

      // The dialog for the new name has done its work: two, one over the other, are one too many.
      const rename = document.getElementById('renameMediaModal');
      rename && window.bootstrap?.Modal.getInstance(rename)?.hide();
      const isSure = await window.iurcDialog({
        title: question.title,
        content: contentOf(question),
        buttons: [{ text: question.cancel, className: 'btn-secondary', value: false }, { text: question.ok, className: 'btn-danger', value: true }],
      });
      if (isSure) {
        $.ajax({ ...original, data: { ...original.data, confirmedUses: question.token } });
      }
    };
  });

  // Orchard says by the browser's own dialog that a file is in this folder already.
  const alert = window.alert.bind(window);
  window.alert = text => text === $('#sameFolderMessage').val() ? window.iurcTell(words.refused, text, words.close) : alert(text);
})();

// Asks before the media library deletes or moves a file that pages use. The server refuses such a request (409) until it is
// confirmed, and says which pages. What it refuses for good (400, 403) it says in words, which Orchard's script shows for a move or a new
// name only.
(function () {
  'use strict';

  const $ = window.jQuery;
  if (!$ || !window.confirmDialog) {
    return;
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function describe(question) {
    const list = document.createElement('ul');
    for (const use of question.uses) {
      const item = document.createElement('li');
      if (use.address) {
        const link = element('a', use.title);
        link.href = use.address;
        link.target = '_blank';
        item.append(link);
      } else {
        item.textContent = use.title;
      }
      list.append(item);
    }

    const all = document.createElement('div');
    all.append(element('span', question.message), list, element('span', question.more));
    return all.innerHTML;
  }

  function escaped(text) {
    return element('span', text).innerHTML;
  }

  $.ajaxPrefilter((options, original, xhr) => {
    if (/\/Media\/(Upload|DeleteMedia|DeleteMediaList|DeleteFolder)(\?|$)/i.test(options.url)) {
      xhr.fail(() => (xhr.status === 400 || xhr.status === 403) && xhr.responseJSON?.value && window.alert(xhr.responseJSON.value));
    }

    if (!/\/(DeleteMedia|DeleteMediaList|DeleteFolder|MoveMedia|MoveMediaList)(\?|$)/i.test(options.url)) {
      return;
    }

    const failed = options.error;
    options.error = function (xhr, ...rest) {
      const question = xhr.status === 409 && xhr.responseJSON;
      if (!question || !question.token) {
        failed?.call(this, xhr, ...rest);
        return;
      }

      window.confirmDialog({
        title: escaped(question.title),
        message: describe(question),
        okText: escaped(question.ok),
        cancelText: escaped(question.cancel),
        okClass: 'btn-danger',
        callback: isSure => {
          if (isSure) {
            $.ajax({ ...original, data: { ...original.data, confirmedUses: question.token } });
          }
        },
      });
    };
  });
})();

// Asks in one dialog before something that others lead to is unpublished or deleted: the words come from the server, the dialog is the
// admin's own. Where the server cannot be asked, the admin goes on, and the server asks by itself before it does anything.
(function () {
  'use strict';

  const $ = window.jQuery;
  if (!$ || !window.confirmDialog) {
    return;
  }

  const field = 'confirmedLinks';
  const asked = new WeakSet();

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function escaped(text) {
    return element('span', text).innerHTML;
  }

  function describe(question) {
    const list = document.createElement('ul');
    for (const from of question.from) {
      const item = document.createElement('li');
      if (from.address) {
        const link = element('a', from.title);
        link.href = from.address;
        link.target = '_blank';
        item.append(link);
      } else {
        item.textContent = from.title;
      }
      list.append(item);
    }

    const all = document.createElement('div');
    all.append(element('span', question.message), list, element('span', question.more));
    return all.innerHTML;
  }

  // What is about to happen to which item: told by the address of the link or of the form.
  function targetOf(clicked) {
    const link = clicked.closest('a[data-url-af~="RemoveUrl"][href]');
    const button = clicked.closest('button[name="submit.Unpublish"]');
    const address = new URL(link?.href ?? button?.form?.action ?? '', location.href);
    const found = /^(.*)\/Contents\/ContentItems\/([^/]+)\/(Delete|Unpublish|Edit)$/i.exec(address.pathname)
      ?? /^(.*)\/OrchardCore\.Contents\/Admin\/()(Delete|Remove|Unpublish)$/i.exec(address.pathname);
    if (!found || (!link && !button)) {
      return null;
    }

    return {
      clicked: link ?? button,
      id: found[2] || address.searchParams.get('contentItemId'),
      admin: found[1],
      isDeletion: !/^(Unpublish|Edit)$/i.test(found[3]),
    };
  }

  function goOn(target, question) {
    asked.add(target.clicked);
    if (!question) {
      target.clicked.click();
    } else if (target.clicked.form) {
      window.confirmDialog({
        ...dialogOf(question),
        callback: isSure => {
          if (!isSure) {
            asked.delete(target.clicked);
            return;
          }
          const confirmed = document.createElement('input');
          confirmed.type = 'hidden';
          confirmed.name = field;
          confirmed.value = question.token;
          target.clicked.form.append(confirmed);
          target.clicked.click();
        },
      });
    } else {
      // The admin's own script makes the dialog of the link's data, and a form of its query.
      const address = new URL(target.clicked.href);
      address.searchParams.set(field, question.token);
      target.clicked.href = address.pathname + '?' + [...address.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
      $(target.clicked).data(dialogOf(question));
      target.clicked.click();
      asked.delete(target.clicked);
    }
  }

  function dialogOf(question) {
    return { title: escaped(question.title), message: describe(question), okText: escaped(question.ok), cancelText: escaped(question.cancel), okClass: 'btn-danger' };
  }

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? targetOf(event.target) : null;
    if (!target?.id || asked.has(target.clicked)) {
      return;
    }

    event.preventDefault();
    event.stopImmediatePropagation();
    fetch(`${target.admin}/LinkedContent/${encodeURIComponent(target.id)}?deletion=${target.isDeletion}`, { headers: { Accept: 'application/json' } })
      .then(answer => answer.status === 200 ? answer.json() : null)
      .catch(() => null)
      .then(question => goOn(target, question?.token ? question : null));
  }, true);
})();

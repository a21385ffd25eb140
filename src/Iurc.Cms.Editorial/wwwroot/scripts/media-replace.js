// Replaces a file at its address: a button beside the library's own, for the one file that is chosen.
(function () {
  'use strict';

  const $ = window.jQuery;
  const { words, address } = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  if (!$ || !address || !window.iurcWithLibrary) {
    return;
  }

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  };
  const format = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);

  function refresh(path) {
    const app = window.mediaApp;
    // A browser may show a preview once more that it has in memory: it has another address now.
    const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    if (app && (app.selectedFolder?.path ?? '') === parent) {
      app.refresh();
    }
  }

  async function replace(path) {
    const name = path.split('/').pop();
    const input = element('input', 'form-control');
    input.type = 'file';
    input.id = 'iurc-replacement';
    input.autofocus = true;
    input.setAttribute('autofocus', '');
    const dot = name.lastIndexOf('.');
    const extension = name.slice(dot).toLowerCase();
    input.accept = /^\.jpe?g$/.test(extension) ? '.jpg,.jpeg' : extension;
    const label = element('label', 'form-label', words.choose);
    label.htmlFor = input.id;
    const problem = element('div', 'iurc-dialog-problem');
    problem.setAttribute('role', 'alert');

    const isDone = await window.iurcDialog({
      title: format(words.title, name),
      content: [element('p', '', words.hint), label, input, problem],
      buttons: [{ text: words.cancel, className: 'btn-secondary', value: false }, { text: words.ok, className: 'btn-primary', value: true }],
      check: async isSure => {
        if (!isSure) {
          return true;
        }
        if (!input.files[0]) {
          problem.textContent = words.none;
          input.focus();
          return false;
        }

        const form = new FormData();
        form.append('file', input.files[0]);
        form.append('__RequestVerificationToken', $("input[name='__RequestVerificationToken']").val());
        try {
          const answer = await fetch(`${address}?path=${encodeURIComponent(path)}`, { method: 'POST', body: form });
          if (answer.ok && !answer.redirected) {
            return true;
          }
          const said = await answer.json().catch(() => null);
          problem.textContent = said?.value ?? (answer.status === 413 ? words.size : words.failed);
        } catch {
          problem.textContent = words.failed;
        }
        input.focus();
        return false;
      },
    });
    if (isDone) {
      refresh(path);
      const note = element('div', 'alert alert-success', format(words.done, name));
      note.setAttribute('role', 'status');
      document.getElementById('iurc-media-refusals')?.replaceChildren(note);
    }
  }

  window.iurcWithLibrary(app => {
    const button = element('button', 'btn btn-secondary btn-sm me-2', words.replace);
    button.type = 'button';
    button.addEventListener('click', () => replace(app.selectedMedias[0].mediaPath));
    document.querySelector('#mediaContainerMain .action-bar .me-auto').append(button);
    app.$watch('selectedMedias', chosen => { button.disabled = chosen.length !== 1 || chosen[0].mayChange === false; }, { immediate: true });
  });
})();

// A question, or a message, over the media library: one at a time, in the page and not the browser's own, with the focus in it, and left
// by Escape. The other scripts of the library use it.
(function () {
  'use strict';

  let count = 0;

  function element(name, className, ...content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  }

  // An open dialog of Bootstrap's holds the focus to itself: what is to have it has to be a part of it.
  function place() {
    return [...document.querySelectorAll('.modal.show')].pop() ?? document.body;
  }

  // Shows what is given: a title, nodes, and buttons of { text, className, value }, of which the first has the focus unless something
  // in the nodes asks for it. Promises the value of the button that was pressed; null for none. "check" may keep it open: it gets the
  // value, and promises whether it may close.
  window.iurcDialog = function ({ title, content, buttons, check }) {
    const id = `iurc-dialog-${++count}`;
    const heading = element('h2', 'modal-title h5', title);
    heading.id = id;
    const body = element('div', 'modal-body', ...content);
    const footer = element('div', 'modal-footer');
    const dialog = element('dialog', 'iurc-dialog modal-content p-0', element('div', 'modal-header', heading), body, footer);
    dialog.setAttribute('aria-labelledby', id);
    const before = document.activeElement;

    return new Promise(resolve => {
      let result = null;
      for (const { text, className, value } of buttons) {
        const button = element('button', `btn ${className}`, text);
        button.type = 'button';
        button.addEventListener('click', async () => {
          if (!check || await check(value)) {
            result = value;
            dialog.close();
          }
        });
        footer.append(button);
      }

      dialog.addEventListener('keydown', event => {
        event.stopPropagation();
        // As in a form: Enter in a box is the last button.
        if (event.key === 'Enter' && !event.isComposing && event.target.matches('input:not([type=checkbox], [type=radio], [type=file])')) {
          event.preventDefault();
          footer.lastChild.click();
        }
      });
      dialog.addEventListener('close', () => {
        dialog.remove();
        before?.isConnected && before.focus({ preventScroll: true });
        resolve(result);
      });
      place().append(dialog);
      dialog.showModal();
      (body.querySelector('[autofocus]') ?? footer.firstChild).focus();
    });
  };

  // Does something with the library as soon as it is there, whichever comes first, it or this script.
  window.iurcWithLibrary = work => window.mediaApp?.$el?.isConnected ? work(window.mediaApp) : window.jQuery?.(document).on('mediaApp:ready', () => work(window.mediaApp));

  window.iurcTell = (title, text, ok) => window.iurcDialog({ title, content: [text], buttons: [{ text: ok, className: 'btn-primary', value: true }] });
})();

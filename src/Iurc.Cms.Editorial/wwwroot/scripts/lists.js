// Chooses several lines of a list at a time, and asks before something is done with them, or before what was taken down is published again.
(function () {
  'use strict';

  const form = document.getElementById('items-form');

  // By the admin's own question before a link is followed.
  for (const state of form?.querySelectorAll('[data-iurc-taken-down]') ?? []) {
    for (const link of state.closest('tr').querySelectorAll('a[href*="/Publish"]')) {
      link.dataset.urlAf = 'RemoveUrl UnsafeUrl';
      Object.assign(link.dataset, { title: state.dataset.title, message: state.dataset.message });
    }
  }

  const bulk = form?.querySelector('[data-iurc-bulk]');
  if (!bulk) {
    return;
  }

  const all = document.getElementById('select-all');
  const boxes = [...form.querySelectorAll('input[name="itemIds"]')];
  const said = bulk.querySelector('[data-said]');

  function tell() {
    const chosen = boxes.filter(box => box.checked).length;
    bulk.hidden = chosen === 0;
    said.textContent = chosen === 0 ? '' : said.dataset.said.replace('{0}', chosen);
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }

  all.addEventListener('change', () => {
    boxes.forEach(box => { box.checked = all.checked; });
    tell();
  });
  boxes.forEach(box => box.addEventListener('change', tell));
  // What the browser has kept of the page.
  window.addEventListener('pageshow', tell);

  // The admin's own dialog asks, and the button that was pressed sends the form.
  bulk.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button || !window.confirmDialog) {
      return;
    }

    event.preventDefault();
    window.confirmDialog({
      title: button.dataset.title,
      message: button.dataset.question,
      okText: button.dataset.title,
      cancelText: button.dataset.cancelText,
      okClass: button.value === 'Remove' ? 'btn-danger' : 'btn-primary',
      callback: isSure => {
        if (isSure) {
          form.elements['Options.BulkAction'].value = button.value;
          form.requestSubmit(button);
        }
      },
    });
  });
})();

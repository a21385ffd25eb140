// Gives the focus back to where somebody was: a dialog that a script has opened, and a picker that has taken a choice, leave it to the page.
(function () {
  'use strict';

  const before = new Map();
  const isLost = () => document.activeElement === document.body || document.activeElement === null;
  // The dialog that asks before a deletion is opened over another one, or after a menu has closed: whatever is still there.
  const give = element => element?.isConnected && isLost() && element.focus({ preventScroll: true });

  // While it is caught, and not when it has risen: some dialogs are taken out of the page by then.
  document.addEventListener('show.bs.modal', event => before.set(event.target, document.activeElement), true);
  document.addEventListener('hidden.bs.modal', event => {
    const element = before.get(event.target);
    before.delete(event.target);
    setTimeout(() => give(element));
  }, true);

  document.addEventListener('keydown', event => {
    const picker = event.key === 'Enter' && event.target.closest?.('.multiselect');
    if (picker) {
      // What has just been chosen stands last in the list above.
      const field = picker.closest('.field-wrapper');
      setTimeout(() => give([...field?.querySelectorAll('.content-picker-default__list-item button') ?? []].pop()));
    }
  }, true);
})();

// Says on the log-in page that the browser keeps what was written in the form to which the log-in leads (safe-editing.js).
(function () {
  'use strict';

  const notice = document.querySelector('[data-iurc-kept-work]');
  if (!notice) {
    return;
  }

  const prefix = `iurc-work|${notice.dataset.site}|`;
  const pieces = new URL(notice.dataset.iurcKeptWork, location.href).pathname.split('/');
  const keptFor = 30 * 24 * 60 * 60 * 1000;

  function isKept(name) {
    const records = JSON.parse(localStorage.getItem(name));
    return Array.isArray(records) && records.some(record => record && Date.now() - record.time < keptFor);
  }

  try {
    // The last piece of a name is the item, or the type of a new one.
    notice.hidden = !Object.keys(localStorage).some(name => name.startsWith(prefix) && pieces.includes(name.split('|').pop()) && isKept(name));
  } catch {
    // Without storage nothing is kept, and nothing is said.
  }
})();

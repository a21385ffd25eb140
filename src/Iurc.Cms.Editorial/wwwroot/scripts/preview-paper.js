// Shows the preview as on paper: a browser prints with the rules for print; here they are given to the screen, and those for the screen are taken away.
(function () {
  'use strict';

  const panel = document.getElementById('iurc-preview');
  if (!panel) {
    return;
  }

  function swapMedia(media, isPaper) {
    const original = media.iurcOriginal ?? media.mediaText;
    media.iurcOriginal = original;
    if (/\bprint\b/.test(original)) {
      media.mediaText = isPaper ? 'all' : original;
    } else if (/\bscreen\b|prefers-color-scheme/.test(original)) {
      media.mediaText = isPaper ? 'not all' : original;
    }
  }

  function walk(rules, isPaper) {
    for (const rule of rules) {
      if (rule.media && rule.cssRules) {
        swapMedia(rule.media, isPaper);
        walk(rule.cssRules, isPaper);
      }
    }
  }

  panel.addEventListener('iurc:shown', ({ detail }) => {
    const isPaper = panel.querySelector('[data-paper]').getAttribute('aria-pressed') === 'true';
    for (const sheet of detail.frame.contentDocument?.styleSheets ?? []) {
      swapMedia(sheet.media, isPaper);
      walk(sheet.cssRules, isPaper);
    }
  });
})();

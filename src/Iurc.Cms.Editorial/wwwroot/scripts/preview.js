// Shows the preview at the width of a phone, a tablet or a desktop, or as on paper.
(function () {
  'use strict';

  const bar = document.querySelector('[data-iurc-preview]');
  const frames = Array.from(document.querySelectorAll('body > iframe'));
  if (!bar) {
    return;
  }

  // Orchard writes what stands at the foot of its page into the site's own layout, which is hidden here.
  document.body.prepend(bar);

  const widths = Array.from(bar.querySelectorAll('[data-width]'));

  // A browser prints with the rules for print; here they are given to the screen, and those for the screen are taken away.
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

  function showAs(frame) {
    const isPaper = document.body.dataset.preview === 'paper';
    for (const sheet of frame.contentDocument?.styleSheets ?? []) {
      swapMedia(sheet.media, isPaper);
      walk(sheet.cssRules, isPaper);
    }
  }

  bar.addEventListener('click', event => {
    const chosen = event.target.closest('[data-width]');
    if (chosen) {
      document.body.dataset.preview = chosen.dataset.width;
      widths.forEach(button => button.setAttribute('aria-pressed', String(button === chosen)));
      frames.forEach(showAs);
    }
  });
  frames.forEach(frame => frame.addEventListener('load', () => showAs(frame)));
})();

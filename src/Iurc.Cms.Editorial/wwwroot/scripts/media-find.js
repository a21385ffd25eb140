// Narrows the media library to the files that somebody looks for, and says of the chosen one how large it is. The server looks, in the folder
// and those below it.
(function () {
  'use strict';

  const $ = window.jQuery;
  const words = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  if (!$ || !words.label || !window.iurcWithLibrary) {
    return;
  }

  const select = document.createElement('select');
  select.id = 'iurc-library-shown';
  select.className = 'form-select form-select-sm w-auto';
  select.setAttribute('aria-label', words.label);
  for (const [value, text] of Object.entries(words.options)) {
    select.append(new Option(text, value));
  }

  $.ajaxPrefilter(options => {
    if (select.value !== 'all' && /\/Media\/GetMediaItems(\?|$)/i.test(options.url)) {
      options.url += `${options.url.includes('?') ? '&' : '?'}shown=${select.value}`;
    }
  });

  window.iurcWithLibrary(app => {
    const place = document.querySelector('#mediaContainerMain .media-filter')?.closest('.nav-item');
    if (!place) {
      return;
    }
    place.before(select);
    select.addEventListener('change', () => {
      window.iurcLibrary && (window.iurcLibrary.isNarrowed = select.value !== 'all');
      app.refresh();
    });

    const facts = document.createElement('p');
    facts.className = 'iurc-picture-size px-3 mb-0';
    facts.setAttribute('role', 'status');
    document.querySelector('#mediaContainerMain .media-container-top-bar').append(facts);
    app.$watch('selectedMedias', chosen => {
      const size = chosen.length === 1 ? window.iurcPictureSize?.(chosen[0]) : '';
      facts.textContent = size ? `${chosen[0].name}: ${size}` : '';
    }, { immediate: true });
  });
})();

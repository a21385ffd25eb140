// Offers to rename and delete only what whoever looks may change: the library offers it for every file, and the server refuses it.
(function () {
  'use strict';

  window.iurcWithLibrary?.(app => {
    const library = document.getElementById('mediaContainerMain');
    const isOthers = media => media?.mayChange === false;

    function look() {
      for (const link of library.querySelectorAll('.view-button')) {
        const isKept = isOthers(app.mediaItems.find(media => media.url === link.getAttribute('href')));
        link.parentElement.querySelectorAll('.edit-button, .delete-button').forEach(button => { button.hidden = isKept; });
      }
    }

    look();
    new MutationObserver(look).observe(library, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
    app.$watch('selectedMedias', chosen => {
      const button = [...library.querySelectorAll('.action-bar a')].find(link => link.querySelector('.badge'));
      button && (button.hidden = chosen.some(isOthers));
    });
  });
})();

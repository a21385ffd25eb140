// Offers to delete the chosen files only if whoever looks may change each: the library offers it always, and the server refuses it.
(function () {
  'use strict';

  window.iurcWithLibrary?.(app => {
    const library = document.getElementById('mediaContainerMain');
    app.$watch('selectedMedias', chosen => {
      const button = [...library.querySelectorAll('.action-bar a')].find(link => link.querySelector('.badge'));
      button && (button.hidden = chosen.some(media => media.mayChange === false));
    });
  });
})();

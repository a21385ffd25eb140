// What Orchard's pages lack. On a phone the open menu lies over the page: every page begins with it folded. The admin's own script does the rest.
(function () {
  'use strict';

  if (window.matchMedia('(max-width: 767.98px)').matches) {
    document.body.classList.add('left-sidebar-compact');
  }
})();

// Names and roles that Orchard's markup lacks, so that everybody can use each screen. It adds attributes and nothing else, to what is there
// and to what scripts add later. Each mend says what it is for; a test measures stock Orchard for each, so that one that is no longer
// needed shows up.
(function () {
  'use strict';

  const words = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  const fold = text => (text ?? '').replace(/\s+/g, ' ').trim();

  function set(element, name, value) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }

  // What a reader hears of an element; icons are silent.
  const named = element => element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby') || fold(element.textContent) !== '' || element.querySelector('img[alt]:not([alt=""]), [aria-label]');

  const iconOf = element => [...(element.querySelector('i[class*="fa-"]')?.className ?? "").matchAll(/\bfa-([a-z-]+)/g)]
    .map(match => match[1]).find(name => words[name]);

  const mends = {
    // Where the main part begins, to which screen readers jump past the menu. The log-in's screens have no other element for it.
    main: () => document.querySelectorAll('.ta-content, body > .d-flex:first-of-type > [class^="container"]').forEach(part => {
      set(part, 'role', 'main');
      // The link past the menu leads there.
      part.id ||= 'iurc-main';
      set(part, 'tabindex', '-1');
    }),

    // Two navigations on one page need names.
    navigations: () => {
      document.querySelectorAll('.ta-navbar-top').forEach(nav => set(nav, 'aria-label', words.top));
      document.querySelectorAll('#left-nav').forEach(nav => set(nav, 'aria-label', words.menu));
      // On a phone the menu's entries are icons: their words are there, and hidden. Links have a title besides, buttons have none.
      document.querySelectorAll('#left-nav button.item-label').forEach(entry => {
        const name = fold(entry.querySelector('.title')?.textContent);
        name && set(entry, 'aria-label', name);
      });
    },

    // The library's: two more navigations, and a heading of the third level below none of the second.
    library: () => {
      document.querySelectorAll('#mediaApp nav.action-bar').forEach(nav => set(nav, 'aria-label', words.files));
      document.querySelectorAll('#mediaApp nav#breadcrumb').forEach(nav => set(nav, 'aria-label', words.folders));
      document.querySelectorAll('#customdropzone h3').forEach(heading => set(heading, 'aria-level', '2'));
      // Its pictures stand beside their names, which is all that there is to say of them here; its pages have their numbers.
      document.querySelectorAll('#mediaApp img:not([alt]), .mediaApp img:not([alt]), .modal img[src*="/media/"]:not([alt])').forEach(picture => set(picture, 'alt', ''));
      document.querySelectorAll('#pageSizeSelect').forEach(select => set(select, 'aria-label', words.size));
      document.querySelectorAll('a.page-link[aria-label^="Goto Page"]').forEach(link => link.removeAttribute('aria-label'));
    },

    account: () => document.querySelectorAll('#navbarDropdown').forEach(button => set(button, 'aria-label', words.account)),

    filters: () => document.querySelectorAll('#filter-dropdown').forEach(button => set(button, 'aria-label', words.filters)),

    // A select that is named by a tooltip only.
    selects: () => document.querySelectorAll('select[title][data-header]:not([aria-label])').forEach(select => set(select, 'aria-label', select.dataset.header)),

    // The box before a line is that line's.
    boxes: () => document.querySelectorAll('.list-group-item input[name="itemIds"]').forEach(box => {
      const subject = box.closest('.list-group-item').querySelector('.contentitem p, .contentitem a, .contentitem');
      set(box, 'aria-label', `${words.choose}: ${fold(subject?.textContent)}`);
    }),

    // The list's pages are named by a tooltip around the link.
    pages: () => document.querySelectorAll('.page-item[title] > a.page-link[href]').forEach(link => set(link, 'aria-label', link.parentElement.title)),

    // The keyboard goes through a screen as it is read.
    order: () => document.querySelectorAll('[tabindex]').forEach(control => control.tabIndex > 0 && set(control, 'tabindex', '0')),

    // It names an element that is not there.
    cards: () => document.querySelectorAll('.accordion-button[data-bs-target^="#"]').forEach(button => set(button, 'aria-controls', button.dataset.bsTarget.slice(1))),

    // A word that browsers do not know.
    completion: () => document.querySelectorAll('[autocomplete="nope"]').forEach(input => set(input, 'autocomplete', 'off')),

    // Items that are drawn to their places lie in an element between them and their list.
    pickers: () => {
      document.querySelectorAll('ul:has(> div > li)').forEach(list => {
        set(list, 'role', 'presentation');
        set(list.querySelector(':scope > div'), 'role', 'list');
      });
      // And tabs in entries of a list that is none.
      document.querySelectorAll('ul[role="tablist"] > li').forEach(entry => set(entry, 'role', 'presentation'));
    },

    // Links that lead nowhere are buttons, and what is off says so.
    buttons: () => document.querySelectorAll('a[href^="javascript:"]:not(:has(a, button)), a.btn.disabled, a[aria-disabled]').forEach(link => {
      if (link.getAttribute('href')?.startsWith('javascript:')) {
        set(link, 'role', 'button');
      }
      if (link.classList.contains('disabled')) {
        set(link, 'aria-disabled', 'true');
        // Nor does the keyboard stop there.
        set(link, 'tabindex', '-1');
      } else if (link.hasAttribute('aria-disabled')) {
        link.removeAttribute('aria-disabled');
        link.removeAttribute('tabindex');
      }
    }),

    // What is an icon only has a name, which those who see it see, too.
    icons: () => document.querySelectorAll('a[href]:has(i[class*="fa-"]), button:has(i[class*="fa-"])').forEach(control => {
      if (!named(control)) {
        const name = control.querySelector('[title]')?.title || control.title || words[iconOf(control)] || words.other;
        set(control, 'aria-label', name);
        set(control, 'title', name);
      }
    }),

    // A dialog is named by its heading, which is the first in it.
    dialogs: () => document.querySelectorAll('.modal').forEach(modal => {
      const title = modal.querySelector('.modal-title');
      if (title && !modal.hasAttribute('aria-label')) {
        set(modal, 'role', 'dialog');
        set(modal, 'aria-label', fold(title.textContent));
      }
      if (title) {
        set(title, 'aria-level', '2');
        modal.querySelectorAll('h4.card-title').forEach(heading => set(heading, 'aria-level', '3'));
      }
    }),
  };

  let isDue = false;
  function mend() {
    isDue = false;
    Object.values(mends).forEach(one => one());
  }

  mend();
  new MutationObserver(() => {
    if (!isDue) {
      isDue = true;
      requestAnimationFrame(mend);
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] });

  // A button answers to the space bar, too.
  document.addEventListener('keydown', event => {
    if (event.key === ' ' && event.target.matches?.('a[role="button"][href^="javascript:"]')) {
      event.preventDefault();
      event.target.click();
    }
  });
})();

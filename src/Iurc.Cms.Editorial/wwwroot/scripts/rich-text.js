// What the toolbar of rich texts offers: nothing that would not survive. The title of the page is its only heading of level 1, the site
// has its own colours and alignment, and a shortcode would come out as it was typed.
(() => {
    "use strict";

    // Before jQuery tells the editors that the page is ready: this listener was there first.
    document.addEventListener("DOMContentLoaded", () => {
        const trumbowyg = window.jQuery?.trumbowyg;
        if (!trumbowyg) {
            return;
        }

        Object.assign(trumbowyg.langs.en, { p: "Paragraph", h2: "Heading", h3: "Heading of a part", h4: "Small heading" });
        trumbowyg.defaultOptions.btnsDef = { ...trumbowyg.defaultOptions.btnsDef, formatting: { dropdown: ["p", "h2", "h3", "h4", "blockquote"], ico: "p" } };
        trumbowyg.defaultOptions.btns = [
            ["viewHTML"], ["historyUndo", "historyRedo"], ["formatting"], ["strong", "em", "del"], ["superscript", "subscript"], ["link"], ["insertImage"],
            ["unorderedList", "orderedList"], ["horizontalRule"], ["removeformat"], ["fullscreen"],
        ];
        // Orchard's view puts this button into the list by itself.
        trumbowyg.plugins.insertShortcode = { init: editor => editor.addBtnDef("insertShortcode", { isSupported: () => false }) };
    });
})();

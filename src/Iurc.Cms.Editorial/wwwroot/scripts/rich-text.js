// What the toolbar of rich texts offers: nothing that would not survive. The title of the page is its only heading of level 1, the site
// has its own colours and alignment, and a shortcode would come out as it was typed.
(() => {
    "use strict";

    // The editor takes over what was typed when a key is let go. A spelling that is corrected, words that are dictated, and what the browser's own
    // menu deletes have no key; and nobody waits with the button to publish. All that listen to the form come after.
    const takeOver = box => {
        const text = box.querySelector("textarea.trumbowyg-textarea");
        const editor = text && window.jQuery(text).data("trumbowyg");
        if (editor && box.classList.contains("trumbowyg-editor-visible")) {
            const before = text.value;
            editor.syncTextarea();
            return text.value !== before && text;
        }
        return null;
    };
    document.addEventListener("input", event => {
        const box = event.target.closest?.(".trumbowyg-editor")?.closest(".trumbowyg-box");
        const text = box && takeOver(box);
        if (text) {
            window.jQuery(text).trigger("tbwchange");
        }
    }, true);
    document.addEventListener("submit", event => event.target.querySelectorAll(".trumbowyg-box").forEach(takeOver), true);

    // Before jQuery tells the editors that the page is ready: this listener was there first.
    document.addEventListener("DOMContentLoaded", () => {
        const trumbowyg = window.jQuery?.trumbowyg;
        if (!trumbowyg) {
            return;
        }

        // Trumbowyg lets nobody change a button that it has, so these have names of their own.
        const format = (tag, title) => ({ fn: "formatBlock", param: tag, tag, ico: tag, title });
        Object.assign(trumbowyg.defaultOptions.btnsDef, {
            heading: format("h2", "Heading"),
            subheading: format("h3", "Heading of a part"),
            smallHeading: format("h4", "Small heading"),
            formats: { dropdown: ["p", "heading", "subheading", "smallHeading", "blockquote"], ico: "p", title: trumbowyg.langs.en.formatting },
        });
        trumbowyg.defaultOptions.btns = [
            ["viewHTML"], ["historyUndo", "historyRedo"], ["formats"], ["strong", "em", "del"], ["superscript", "subscript"], ["link"], ["insertImage"],
            ["unorderedList", "orderedList"], ["horizontalRule"], ["removeformat"], ["fullscreen"],
        ];
        // Orchard's view puts this button into the list by itself.
        trumbowyg.plugins.insertShortcode = { init: editor => editor.addBtnDef("insertShortcode", { isSupported: () => false }) };
    });
})();

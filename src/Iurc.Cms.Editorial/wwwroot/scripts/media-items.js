// The files of the media library as lines and as cards, in place of Orchard's: each has a box that says whether it is chosen, for the keyboard
// and for screen readers, its buttons have names, and what it is stands there in words. Space and Enter choose, the arrows go from file to
// file. It speaks to Orchard's library by the messages that Orchard's own lines send.
(function () {
  'use strict';

  const { Vue, bus } = window;
  const words = JSON.parse(document.getElementById('iurc-library-words')?.textContent ?? 'null');
  if (!Vue || !bus || !words) {
    return;
  }

  const format = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);

  // Whether only some of the folder's files are shown; media-find.js knows.
  window.iurcLibrary = Vue.observable({ isNarrowed: false });

  const file = {
    props: { filteredMediaItems: Array, selectedMedias: Array, thumbSize: Number, sortBy: String, sortAsc: Boolean },
    created() {
      this.words = words;
    },
    methods: {
      isChosen: function (media) { return this.selectedMedias.some(one => one.url === media.url); },
      mayChange: media => media.mayChange !== false,
      isPicture: media => Boolean(media.mime?.startsWith('image')),
      iconOf: media => `${window.getClassNameForFilename(media.name)} fa-4x`,
      nameOf: (word, media) => format(words.of, word, media.name),
      previewOf(media) {
        const address = new URL(media.url, location.href);
        address.searchParams.set('width', this.thumbSize);
        address.searchParams.set('height', this.thumbSize);
        return address.pathname + address.search;
      },
      choose: media => bus.$emit('mediaToggleRequested', media),
      rename: media => bus.$emit('renameMediaRequested', media),
      remove: media => bus.$emit('deleteMediaRequested', media),
      drag: (media, event) => bus.$emit('mediaDragStartRequested', media, event),
      step(event, by) {
        const boxes = [...this.$el.querySelectorAll('input[type=checkbox]')];
        boxes[boxes.indexOf(event.target) + by]?.focus();
      },
    },
  };

  const box = `
    <input type="checkbox" class="form-check-input iurc-file-box" :checked="isChosen(media)" :aria-label="nameOfBox(media)"
      @click.stop="choose(media)" @keydown.enter.prevent="choose(media)" @keydown.down.prevent="step($event, 1)" @keydown.up.prevent="step($event, -1)"
      @keydown.right.prevent="step($event, 1)" @keydown.left.prevent="step($event, -1)">`;
  file.methods.nameOfBox = media => format(words.choose, media.name);

  const preview = `
    <img v-if="isPicture(media)" :src="previewOf(media)" :data-mime="media.mime" alt="" draggable="false" loading="lazy">
    <i v-else :class="iconOf(media)" :data-mime="media.mime" aria-hidden="true"></i>`;

  const buttons = `
    <div class="buttons-container">
      <button type="button" v-if="mayChange(media)" class="btn btn-link btn-sm edit-button" :aria-label="nameOf(words.rename, media)" @click.stop="rename(media)">{{ words.rename }}</button>
      <button type="button" v-if="mayChange(media)" class="btn btn-link btn-sm delete-button" :aria-label="nameOf(words.delete, media)" @click.stop="remove(media)">{{ words.delete }}</button>
      <a :href="media.url" target="_blank" class="btn btn-link btn-sm view-button" :aria-label="nameOf(words.view, media)" @click.stop>{{ words.view }}</a>
    </div>`;

  Vue.component('media-items-table', {
    mixins: [file],
    template: `
      <table class="table media-items-table iurc-files m-0">
        <thead>
          <tr class="header-row">
            <td class="iurc-file-choose"></td>
            <td class="thumbnail-column"></td>
            <th v-for="(text, name) in words.columns" scope="col" :class="'iurc-file-' + name" :aria-sort="(sortBy || 'name') === name ? (sortAsc ? 'ascending' : 'descending') : null">
              <button type="button" class="btn btn-link btn-sm" @click="sort(name)">{{ text }}
                <i v-if="(sortBy || 'name') === name" class="fa-solid" :class="sortAsc ? 'fa-chevron-up' : 'fa-chevron-down'" aria-hidden="true"></i></button>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr v-for="media in filteredMediaItems" :key="media.mediaPath" class="media-item" :class="{ selected: isChosen(media) }"
            :draggable="mayChange(media)" @dragstart="drag(media, $event)" @click.stop="choose(media)">
            <td class="iurc-file-choose">${box}</td>
            <td class="thumbnail-column"><div class="img-wrapper">${preview}</div></td>
            <td class="iurc-file-name"><div class="media-name-cell"><span class="iurc-name">{{ media.name }}</span>${buttons}</div></td>
            <td class="iurc-file-lastModify"><div class="text-col">{{ media.changedInWords }}</div></td>
            <td class="iurc-file-size"><div class="text-col">{{ media.sizeInWords }}</div></td>
            <td class="iurc-file-mime"><div class="text-col">{{ media.kindInWords }}</div></td>
          </tr>
        </tbody>
      </table>`,
    methods: { sort: name => bus.$emit('sortChangeRequested', name) },
  });

  Vue.component('media-items-grid', {
    mixins: [file],
    template: `
      <ol class="media-items-grid iurc-files row">
        <li v-for="media in filteredMediaItems" :key="media.mediaPath" class="media-item media-container-main-list-item card p-0" :class="{ selected: isChosen(media) }"
          :style="{ width: thumbSize + 2 + 'px' }" :draggable="mayChange(media)" @dragstart="drag(media, $event)" @click.stop="choose(media)">
          <div class="thumb-container" :style="{ height: thumbSize + 'px' }">${preview}</div>
          <div class="iurc-file-choose">${box}</div>
          <div class="card-body p-2"><span class="iurc-name small">{{ media.name }}</span>${buttons}</div>
        </li>
      </ol>`,
  });

  Vue.component('iurc-no-files', {
    template: '<span>{{ text }}</span>',
    computed: { text: () => window.iurcLibrary.isNarrowed ? words.none : words.empty },
  });

  // A folder of which no file is meant is not empty.
  const nothing = document.querySelector('#mediaApp [v-show="mediaItems.length < 1"]');
  nothing && (nothing.innerHTML = '<iurc-no-files></iurc-no-files>');
})();

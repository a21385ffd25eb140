// Says where a file was dropped or chosen why it has not been taken, and what to do. Orchard's script folds the reason away, and knows one
// only: that the file is too large. What cannot be taken is not sent at all.
(function () {
  'use strict';

  const $ = window.jQuery;
  const { words, extensions, longest } = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  if (!$ || !words || !window.iurcWithLibrary) {
    return;
  }

  const library = 'iurc-media-refusals';
  const format = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const megabytes = bytes => (bytes / 1e6).toLocaleString(document.documentElement.lang || undefined, { maximumFractionDigits: 1 });

  function reasonOf(file) {
    const extension = /\.[^.]*$/.exec(file.name)?.[0].toLowerCase() ?? '';
    if (!extensions.includes(extension)) {
      return format(words[extension] ?? words.kind, file.name);
    }
    return file.size > longest ? format(words.size, file.name, megabytes(file.size), megabytes(longest)) : null;
  }

  // In the media library it stands above the files; beside a field with files of its own, above that field's.
  function placeOf(input) {
    const own = input.closest('#mediaApp') ? document.getElementById(library) : input.closest('.ocat-end')?.querySelector('.iurc-media-refusals');
    if (own) {
      return own;
    }

    const made = $(`<div class="iurc-media-refusals" role="alert"></div>`)[0];
    (input.closest('.ocat-end') ?? input.parentElement).prepend(made);
    return made;
  }

  function say(input, text, kind = 'danger') {
    const place = placeOf(input);
    const line = document.createElement('div');
    line.className = `alert alert-${kind} d-flex justify-content-between gap-2 mb-2`;
    line.append(Object.assign(document.createElement('span'), { textContent: text }));
    const close = Object.assign(document.createElement('button'), { type: 'button', className: 'btn-close' });
    close.setAttribute('aria-label', words.close);
    close.addEventListener('click', () => line.remove());
    line.append(close);
    place.append(line);
    line.scrollIntoView({ block: 'nearest' });
  }

  // Phones name all pictures alike: what comes second has another name.
  const sayName = (input, file) => file.takenName && say(input, format(words.taken, file.takenName, file.name), 'info');

  // For whatever else sends files.
  window.iurcUploads = { reasonOf, say, sayName, failed: (file, status) => status === 413 ? format(words.size, file.name, megabytes(file.size), megabytes(longest)) : format(status === 403 || status === 401 ? words.denied : words.failed, file.name) };

  window.iurcWithLibrary(() => $(`<div id="${library}" role="alert"></div>`).attr('aria-label', words.label).prependTo('#mediaContainerMain .media-container-middle'));

  $(document)
    .on('fileuploadadd', (event, data) => {
      const reasons = (data.files ?? []).map(reasonOf).filter(Boolean);
      if (reasons.length > 0) {
        event.preventDefault();
        reasons.forEach(reason => say(event.target, reason));
        data.files.forEach(file => window.bus?.$emit('removalRequest', { name: file.name }));
      }
    })
    .on('fileuploaddone', (event, data) => {
      for (const file of data.result?.files ?? []) {
        file.error ? say(event.target, file.error) : sayName(event.target, file);
      }
    })
    .on('fileuploadfail', (event, data) => {
      const { status, responseJSON } = data.jqXHR ?? {};
      for (const file of data.files) {
        say(event.target, responseJSON?.value ?? window.iurcUploads.failed(file, status));
      }
    });
})();

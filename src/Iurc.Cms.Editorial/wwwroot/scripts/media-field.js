// Files go into a field where it stands: chosen, dropped or pasted, several at once if the field takes several. Each is sent with a bar that
// says how far it is, a picture is asked at once what it shows, and its size stands below it.
(function () {
  'use strict';

  const { words, address, suggestions = {} } = JSON.parse(decodeURIComponent(document.currentScript.dataset.words ?? '%7B%7D'));
  if (!address || !window.iurcUploads || !window.iurcPictureText) {
    return;
  }

  const format = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  };
  const appOf = root => (window.mediaFieldApps ?? []).find(app => app.idPrefix === root.id);
  let count = 0;

  function sizeOf(media) {
    if (!media?.width || !media.height) {
      return '';
    }
    const shape = media.width > media.height * 1.05 ? words.landscape : media.height > media.width * 1.05 ? words.portrait : words.square;
    return `${media.width} × ${media.height}, ${shape}`;
  }

  window.iurcPictureSize = sizeOf;

  function set(form, name, change) {
    const control = [...form.elements].find(one => one.name === name && one.type !== 'hidden');
    if (control) {
      change(control);
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
    return Boolean(control);
  }

  async function ask(root, app, media) {
    if (!media.mime?.startsWith('image/')) {
      return;
    }
    const paths = root.querySelector('input.paths');
    const name = paths.name.replace(/\.Paths$/, '');
    const suggestion = paths.form.elements[suggestions[name]]?.value.trim() ?? '';
    const said = await window.iurcPictureText(media, { title: format(words.title, media.name), ok: words.ok, cancel: words.later, suggestion });
    if (!said) {
      return;
    }

    // The boxes below the field; a field of several pictures keeps the text with each.
    set(paths.form, `${name}.IsDecorative`, box => { box.checked = said.isDecoration; });
    if (!set(paths.form, `${name}.Text`, box => { box.value = said.text; })) {
      const item = app.mediaItems.find(one => one.mediaPath === media.mediaPath);
      item && app.$set(item, 'mediaText', said.text);
    }
  }

  function send(root, file, bars) {
    const id = `iurc-upload-${++count}`;
    const bar = element('progress', '');
    bar.id = id;
    bar.max = 100;
    bar.value = 0;
    const said = element('span', '');
    const label = element('label', '', file.name);
    label.htmlFor = id;
    const line = element('div', 'iurc-upload-line', label, bar, said);
    bars.append(line);

    return new Promise(resolve => {
      const request = new XMLHttpRequest();
      request.open('POST', address);
      request.responseType = 'json';
      request.upload.addEventListener('progress', event => {
        const part = event.lengthComputable ? Math.round(event.loaded / event.total * 100) : 0;
        bar.value = part;
        said.textContent = part < 100 ? `${part} %` : words.working;
      });
      request.addEventListener('loadend', () => {
        line.remove();
        const answer = request.status === 200 ? request.response?.files?.[0] : null;
        const problem = answer?.error ?? (answer ? null : request.response?.value ?? window.iurcUploads.failed(file, request.status));
        problem ? window.iurcUploads.say(bars, problem) : window.iurcUploads.sayName(bars, answer);
        resolve(problem ? null : answer);
      });
      const form = new FormData();
      form.append('path', '');
      form.append('__RequestVerificationToken', document.querySelector('input[name="__RequestVerificationToken"]').value);
      form.append('files', file, file.name);
      request.send(form);
    });
  }

  async function take(root, files, bars, input) {
    const app = appOf(root);
    const allowed = (app.allowedExtensions ?? '').split(',').filter(Boolean);
    let fit = [];
    for (const file of files) {
      const extension = /\.[^.]*$/.exec(file.name)?.[0].toLowerCase() ?? '';
      const reason = window.iurcUploads.reasonOf(file)
        ?? (allowed.length > 0 && !allowed.includes(extension) ? format(words.kind, file.name, allowed.map(one => one.slice(1)).join(', ')) : null);
      reason ? window.iurcUploads.say(bars, reason) : fit.push(file);
    }
    if (!input.multiple && fit.length > 1) {
      window.iurcUploads.say(bars, format(words.one, fit[0].name));
      fit = fit.slice(0, 1);
    }

    const sent = (await Promise.all(fit.map(file => send(root, file, bars)))).filter(Boolean);
    if (sent.length === 0) {
      return;
    }
    if (!input.multiple) {
      app.mediaItems = [];
    }
    app.addMediaFiles(sent);
    for (const media of sent) {
      await ask(root, app, media);
    }
  }

  // A screenshot has no name of its own, and the library takes none twice.
  const named = file => /^image\.\w+$/i.test(file.name)
    ? new File([file], `${words.pasted}-${new Date().toISOString().slice(0, 19).replace(/\D/g, '')}.${file.name.split('.').pop()}`, { type: file.type }) : file;

  function equip(root) {
    const app = appOf(root);
    if (!app || 'iurcUpload' in root.dataset) {
      return;
    }
    root.dataset.iurcUpload = '';

    const wrapper = root.closest('.field-wrapper') ?? root;
    const input = element('input', '');
    input.type = 'file';
    input.multiple = app.$children.some(child => child.allowMultiple);
    input.accept = app.allowedExtensions ?? '';
    input.id = `iurc-upload-field-${++count}`;
    input.hidden = true;
    const button = element('button', 'btn btn-primary btn-sm', words.choose);
    button.type = 'button';
    const bars = element('div', 'iurc-upload-lines');
    bars.setAttribute('role', 'status');
    const facts = element('p', 'iurc-picture-size mb-1');
    const box = element('div', 'iurc-upload', facts, button, input, element('span', 'hint ms-2', words.hint), bars);
    root.querySelector('.media-field-toolbar').after(box);

    button.addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      take(root, [...input.files], bars, input);
      input.value = '';
    });

    for (const type of ['dragenter', 'dragover']) {
      wrapper.addEventListener(type, event => {
        if (event.dataTransfer?.types.includes('Files')) {
          event.preventDefault();
          event.stopPropagation();
          wrapper.classList.add('iurc-drop');
        }
      });
    }
    wrapper.addEventListener('dragleave', event => wrapper.contains(event.relatedTarget) || wrapper.classList.remove('iurc-drop'));
    wrapper.addEventListener('drop', event => {
      wrapper.classList.remove('iurc-drop');
      if (event.dataTransfer?.files.length) {
        event.preventDefault();
        event.stopPropagation();
        take(root, [...event.dataTransfer.files], bars, input);
      }
    });
    wrapper.iurcTake = files => take(root, files.map(named), bars, input);

    app.$watch('mediaItems', items => { facts.textContent = items.map(sizeOf).filter(Boolean).join('; '); }, { immediate: true, deep: true });
  }

  // Into the field in which somebody stands; else into the only one that is seen.
  document.addEventListener('paste', event => {
    const files = [...(event.clipboardData?.files ?? [])];
    const active = document.activeElement;
    if (files.length === 0 || active?.isContentEditable) {
      return;
    }
    const seen = [...document.querySelectorAll('.field-wrapper:has([data-iurc-upload])')].filter(one => one.offsetParent);
    const wrapper = active?.closest?.('.field-wrapper:has([data-iurc-upload])') ?? (active === document.body && seen.length === 1 ? seen[0] : null);
    if (wrapper) {
      event.preventDefault();
      wrapper.iurcTake(files);
    }
  });

  const look = () => document.querySelectorAll('.ocat-end[data-for]:has(> .media-field-toolbar)').forEach(equip);
  look();
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
})();

// The preview beside the form: it is opened and closed by a button, follows what is typed, and is shown as wide as a phone, a tablet or a desktop.
(function () {
  'use strict';

  const button = document.querySelector('[data-iurc-preview-open]');
  const template = document.querySelector('[data-iurc-preview-panel]');
  const form = button && button.closest('form');
  if (!form) {
    return;
  }

  const panel = template.content.firstElementChild;
  document.body.append(panel);

  const remembered = 'iurc-preview';
  const pause = 250;
  const words = panel.dataset;
  const stage = panel.querySelector('[data-iurc-stage]');
  const content = document.querySelector('.ta-content');
  const state = panel.querySelector('[data-iurc-state]');
  const widths = Array.from(panel.querySelectorAll('[data-width]'));
  let [shown, next] = stage.querySelectorAll('iframe');

  // ---- What is remembered in this tab of the browser.

  function recall() {
    try {
      return JSON.parse(sessionStorage.getItem(remembered)) || {};
    } catch {
      return {};
    }
  }

  function remember(change) {
    try {
      sessionStorage.setItem(remembered, JSON.stringify({ ...recall(), ...change }));
    } catch {
      // It is only forgotten.
    }
  }

  // ---- What is said.

  function say(text, reasons = []) {
    const list = document.createElement('ul');
    for (const reason of new Set(reasons)) {
      const item = document.createElement('li');
      item.textContent = reason;
      list.append(item);
    }
    state.replaceChildren(text, ...(reasons.length > 0 ? [list] : []));
    state.dataset.kind = reasons.length > 0 || text === words.failed || text === words.loggedOut ? 'problem' : '';
  }

  // ---- Following the form.

  let timer = 0;
  let request = null;
  let token = '';

  async function draw() {
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') {
        body.append(name, value);
      }
    }
    Object.entries({ ContentItemType: words.type, PreviewContentItemId: words.item, PreviewContentItemVersionId: words.version, PreviewToken: token })
      .forEach(([name, value]) => body.append(name, value));
    try {
      const answer = await fetch(words.draft, { method: 'POST', body, signal, headers: { Accept: 'application/json' } });
      const isData = /\bjson\b/.test(answer.headers.get('Content-Type') || '');
      // A form that was made for somebody who is logged in is a bad request by somebody who is not.
      if (answer.redirected || (!isData && [400, 401, 403].includes(answer.status))) {
        say(words.loggedOut);
      } else if (!isData) {
        say(words.failed);
      } else {
        const { previewUrl, token: given, errors } = await answer.json();
        if (previewUrl) {
          token = given;
          // Not by its attribute: each state of the page would be a step of the browser's way back.
          next.contentWindow.location.replace(previewUrl);
        } else {
          say(words.refused, errors || []);
        }
      }
    } catch {
      if (!signal.aborted) {
        say(words.failed);
      }
    }
  }

  function later() {
    if (!panel.hidden) {
      clearTimeout(timer);
      timer = setTimeout(draw, pause);
    }
  }

  // The next state is loaded behind the one that is shown, so that nothing flickers and the page stays where it was read.
  function swap(frame) {
    if (frame !== next || frame.contentDocument?.URL === 'about:blank') {
      return;
    }

    frame.contentWindow.scrollTo(0, shown.contentWindow.scrollY);
    [shown, next] = [next, shown];
    mark();
    say('');
    panel.dispatchEvent(new CustomEvent('iurc:shown', { detail: { frame: shown } }));
  }

  function mark() {
    shown.inert = false;
    next.inert = true;
    shown.toggleAttribute('data-iurc-shown', true);
    next.toggleAttribute('data-iurc-shown', false);
  }

  // ---- Widths: the page has that of the device, and is made smaller where there is less room.

  function fit() {
    // Where it lies below the form, it does not lie over or under the menu beside the form.
    panel.style.setProperty('--iurc-form-start', `${content?.getBoundingClientRect().left ?? 0}px`);
    const chosen = widths.find(one => one.getAttribute('aria-pressed') === 'true');
    const width = Number(chosen.dataset.width);
    const scale = Math.min(1, stage.clientWidth / width);
    for (const frame of [shown, next]) {
      frame.style.width = `${width}px`;
      frame.style.height = `${stage.clientHeight / scale}px`;
      frame.style.transform = `scale(${scale})`;
      frame.style.insetInlineStart = `${Math.max(0, (stage.clientWidth - width * scale) / 2)}px`;
    }
  }

  function choose(chosen) {
    widths.forEach(one => one.setAttribute('aria-pressed', String(one === chosen)));
    remember({ width: chosen.dataset.width });
    fit();
    panel.dispatchEvent(new CustomEvent('iurc:shown', { detail: { frame: shown } }));
  }

  // ---- Opening and closing.

  function open(isOpen) {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    document.body.classList.toggle('iurc-has-preview', isOpen);
    remember({ isOpen });
    if (isOpen) {
      fit();
      say(words.loading);
      draw();
    } else {
      request?.abort();
    }
  }

  button.addEventListener('click', () => open(panel.hidden));
  panel.addEventListener('click', event => {
    const chosen = event.target.closest('[data-width]');
    if (chosen) {
      choose(chosen);
    } else if (event.target.closest('[data-iurc-preview-close]')) {
      open(false);
      button.focus();
    }
  });
  stage.addEventListener('load', event => swap(event.target), true);
  form.addEventListener('input', later);
  form.addEventListener('change', later);
  // The editors of pictures, pickers and rich text say so in their own way.
  window.jQuery?.(document).on('contentpreview:render', later);
  const sizes = new ResizeObserver(fit);
  [stage, content].filter(Boolean).forEach(element => sizes.observe(element));

  mark();
  const { isOpen, width } = recall();
  choose(widths.find(one => one.dataset.width === width) || widths[2]);
  if (isOpen) {
    open(true);
  }
})();

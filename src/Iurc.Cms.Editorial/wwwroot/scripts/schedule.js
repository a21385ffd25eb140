// Says on the button that publishes what it does with the dates that are typed, and removes a date.
(function () {
  'use strict';

  const group = document.querySelector('[data-iurc-publish]');
  const panel = document.querySelector('[data-iurc-schedule]');
  if (!group || !panel) {
    return;
  }

  const words = group.dataset;
  const months = words.months.split('|');
  const [publish, takeDown] = panel.querySelectorAll('input[type=datetime-local]');
  const button = group.querySelector('.publish');
  const arrow = group.querySelector('.dropdown-toggle');
  const andContinue = group.querySelector('.publish-continue');

  const fill = (format, ...values) => format.replace(/\{(\d)\}/g, (_, place) => values[place]);

  // "2026-12-12T09:00" as the server says it. Its words are the server's own; the browser may speak another language.
  function say(value) {
    const [, year, month, day, time] = /^(\d+)-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(value) || [];
    return year && fill(words.at, `${Number(day)} ${months[Number(month) - 1]} ${year}`, time);
  }

  // Half a date is a date that is being typed: the button must not say "now" meanwhile.
  const read = field => field.validity.badInput ? '…' : say(field.value);

  function update() {
    const [up, down] = [read(publish), read(takeDown)];
    button.textContent = up && down ? fill(words.publishOnTakeDown, up, down)
      : up ? fill(words.publishOn, up)
      : down ? fill(words.publishNowTakeDown, down)
      : words.publish;
    button.name = up ? 'submit.Save' : 'submit.Publish';
    button.value = up ? words.schedule : 'submit.Publish';
    if (arrow) {
      arrow.hidden = andContinue.disabled = !!up;
      // Bootstrap rounds what is last, also when that is hidden.
      button.classList.toggle('rounded-end', arrow.hidden);
    }

    for (const clear of panel.querySelectorAll('[data-iurc-clear]')) {
      clear.hidden = !read(document.getElementById(clear.dataset.iurcClear));
    }
  }

  for (const clear of panel.querySelectorAll('[data-iurc-clear]')) {
    clear.addEventListener('click', () => {
      const field = document.getElementById(clear.dataset.iurcClear);
      field.value = '';
      // As if somebody had emptied it: what else listens is to notice, too.
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      field.focus();
    });
  }

  // Also when another script gives back what was typed before a crash.
  for (const event of ['input', 'change', 'keyup']) {
    panel.addEventListener(event, update);
  }

  update();
})();

// Pieces of the page. Text from outside (file names, messages) only ever becomes text, never markup.

/** An element: `on…` keys are listeners, others attributes; a string child becomes text. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for a picture's elements. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  const parts = children.flat().filter((child) => child != null && child !== false && child !== '');
  element.append(...parts.map((part) => (typeof part === 'string' ? plain(part) : part)));
  return element;
}

/** Characters that turn text around or hide it are shown as what they are, and not obeyed. */
function plain(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Says another text, and touches nothing where it is the same: screen readers stay quiet. */
export function say(element, text) {
  const shown = plain(text);
  if (element.textContent !== shown) element.textContent = shown;
  return element;
}

export function show(element, visible) {
  element.hidden = !visible;
  return element;
}

const SIGNS = {
  ok: '✓', warnings: '!', partial: '◐', held: '‖', waiting: '◔', failed: '✕', running: '↻', never: '–',
  paused: '‖', 'login-required': '✕', throttled: '◔', 'app-problem': '✕',
};

/** A state as sign and word, which `become` changes. */
export function pill() {
  const sign = el('span', { 'aria-hidden': 'true' });
  const word = el('span');
  const element = el('span', { class: 'pill' }, sign, word);
  return {
    element,
    become(state, text) {
      element.dataset.state = state;
      say(sign, SIGNS[state] ?? '?');
      say(word, text);
    },
  };
}

export function sign(state) {
  return el('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[state] ?? '…');
}

/** Named facts side by side, which `become` changes. */
export function facts() {
  const element = el('dl', { class: 'facts' });
  const known = new Map();
  return {
    element,
    become(entries) {
      for (const [name, [text, title, width]] of Object.entries(entries)) {
        if (!known.has(name)) {
          const value = el('dd');
          known.set(name, value);
          element.append(el('div', { class: width }, el('dt', {}, name), value));
        }
        const value = say(known.get(name), text);
        if (title) value.title = title;
      }
    },
  };
}

/** A dialog that asks before something is done; resolves to the answer. */
export function confirmed(title, text, yes) {
  const dialog = document.getElementById('confirm');
  say(document.getElementById('confirm-title'), title);
  say(document.getElementById('confirm-text'), text);
  say(document.getElementById('confirm-yes'), yes);
  return new Promise((resolve) => {
    const done = (answer) => () => {
      dialog.close();
      resolve(answer);
    };
    document.getElementById('confirm-yes').onclick = done(true);
    document.getElementById('confirm-no').onclick = done(false);
    dialog.oncancel = () => resolve(false);
    dialog.showModal();
  });
}

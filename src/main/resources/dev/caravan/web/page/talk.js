// Talking to the daemon. Addresses are relative, so that the page also works below a path of a proxy.

import { t } from './figures.js';
import { el, say, show } from './parts.js';
import { told } from './sentences.js';

const TOKEN = 'caravan.token';
const STATUS_EVERY = 10_000;
let needsToken = false;

/** Who may change something: with a token in the configuration, whoever brings it. */
export function locks(page) {
  needsToken = page.needsToken;
  const unlock = document.getElementById('unlock');
  unlock.addEventListener('click', () => askToken());
  showLock();
}

function showLock() {
  show(document.getElementById('unlock'), needsToken && !sessionStorage.getItem(TOKEN));
}

export async function read(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(await reason(answer));
  return answer.json();
}

/** Gives an order; asks for the token where it is needed. Resolves to the answer, or null. */
export async function order(address, body, method = 'POST') {
  if (needsToken && !sessionStorage.getItem(TOKEN) && !(await askToken())) return null;
  const headers = { 'Content-Type': 'application/json' };
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
  if (answer.status === 401) {
    sessionStorage.removeItem(TOKEN);
    showLock();
    return (await askToken(t('token.wrong'))) ? order(address, body, method) : null;
  }
  if (!answer.ok) throw new Error(await reason(answer));
  return answer.json();
}

async function reason(answer) {
  try {
    return (await answer.json()).message;
  } catch {
    return `HTTP ${answer.status}`;
  }
}

function askToken(note = t('token.note')) {
  const dialog = document.getElementById('token');
  const input = document.getElementById('token-input');
  say(document.getElementById('token-note'), note);
  input.value = '';
  return new Promise((resolve) => {
    const end = (known) => {
      dialog.close();
      input.value = '';
      showLock();
      resolve(known);
    };
    document.getElementById('token-form').onsubmit = (event) => {
      event.preventDefault();
      if (input.value) sessionStorage.setItem(TOKEN, input.value);
      end(Boolean(input.value));
    };
    document.getElementById('token-cancel').onclick = () => end(false);
    dialog.oncancel = () => end(false);
    dialog.showModal();
  });
}

/** Follows how everything stands: events, and questions where those cannot be had. */
export function follow(onStatus, onProgress) {
  const lost = document.getElementById('lost');
  const events = new EventSource('api/events');
  events.addEventListener('status', (event) => {
    show(lost, false);
    onStatus(JSON.parse(event.data));
  });
  events.addEventListener('progress', (event) => onProgress(JSON.parse(event.data)));
  events.addEventListener('error', () => {
    show(lost, true);
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => again(onStatus, onProgress, lost), STATUS_EVERY);
    }
  });
}

/** The stream was refused: too many listen, or the daemon ended. */
async function again(onStatus, onProgress, lost) {
  try {
    onStatus(await read('api/status'));
    show(lost, false);
  } catch {
    show(lost, true);
  }
  follow(onStatus, onProgress);
}

/** Does what a button is for, and says what came of it. */
export function doing(button, action) {
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const answer = await action();
      if (answer?.message) tell(told(answer.message));
    } catch (problem) {
      tell(told(problem.message));
    } finally {
      button.disabled = false;
    }
  });
  return button;
}

let telling = 0;

export function tell(text) {
  const said = document.getElementById('said');
  said.replaceChildren(el('p', {}, text));
  clearTimeout(telling);
  telling = setTimeout(() => said.replaceChildren(), 8000);
}

// One account as a card, and the login by QR code.

import { away, count, exact, t, word } from './figures.js';
import { el, pill, say, show } from './parts.js';
import { told } from './sentences.js';
import { doing, order, read, tell } from './talk.js';

const ASK_EVERY = 2000;
const OVER = ['done', 'failed', 'cancelled'];

export function accountCard(name, setup) {
  const state = pill();
  const why = el('p', { class: 'because' });
  const until = el('p', { class: 'small muted' });
  const budget = el('p', { class: 'small' });
  const bar = el('progress', { class: 'budget', max: setup.requestsPerDay });
  const enter = doing(el('button', { type: 'button' }), () => login(name));
  const element = el('article', { class: 'card', 'aria-label': name },
    el('div', { class: 'head' }, el('div', {}, el('h3', {}, name)), el('div', { class: 'pills' }, state.element)),
    why, el('div', {}, budget, bar), until,
    el('p', { class: 'row' }, enter));
  bar.setAttribute('aria-label', t('account.budget', '', ''));
  return {
    element,
    become(account, now) {
      state.become(account.state, word('account', account.state));
      because(why, name, account, setup, now);
      say(budget, t('account.budget', count(account.requestsToday), count(setup.requestsPerDay)));
      bar.value = Math.min(account.requestsToday, setup.requestsPerDay);
      show(until, account.loginUntil !== null);
      if (account.loginUntil) say(until, t('account.until', away(account.loginUntil, now)));
      until.title = exact(account.loginUntil);
      show(enter.parentElement, setup.qrLogin);
      const needed = account.state === 'login-required';
      enter.classList.toggle('strong', needed);
      say(enter, t(needed ? 'login' : 'login.again'));
    },
  };
}

function because(element, name, account, setup, now) {
  show(element, account.state !== 'ok');
  if (account.state === 'ok') return;
  element.dataset.state = account.state;
  const advice = account.state === 'login-required' && !setup.qrLogin
    ? t('account.no-app', name)
    : t(`account.advice.${account.state}`, account.resumeAt ? away(account.resumeAt, now) : t('unknown'));
  element.replaceChildren(
    el('strong', {}, advice),
    account.reason && el('span', { class: 'muted' }, ` — ${told(account.reason)}`));
}

/** Shows the code until the login is over, one way or the other. */
async function login(name) {
  const at = `api/accounts/${encodeURIComponent(name)}/login`;
  const begun = await order(at);
  if (!begun) return null;
  const session = `${at}/${begun.session}`;
  const dialog = document.getElementById('login');
  let open = true;
  dialog.addEventListener('close', () => { open = false; }, { once: true });
  document.getElementById('login-close').onclick = () => dialog.close();
  draw(begun, session);
  dialog.showModal();
  let now = begun;
  while (open && !OVER.includes(now.state)) {
    await new Promise((resolve) => { setTimeout(resolve, ASK_EVERY); });
    now = await read(session);
    draw(now, session);
  }
  if (!OVER.includes(now.state)) await order(session, null, 'DELETE');
  if (now.state === 'done') {
    dialog.close();
    tell(t('login.done', name));
  }
  return null;
}

function draw(now, session) {
  const code = document.getElementById('login-code');
  const link = document.getElementById('login-link');
  say(document.getElementById('login-state'), now.message ? told(now.message) : t(`login.${now.state}`));
  show(code, Boolean(now.qrText));
  show(link, Boolean(now.qrText));
  if (now.qrText && code.dataset.text !== now.qrText) {
    code.dataset.text = now.qrText;
    // The address changes with the code, so that the browser asks for the new picture.
    code.src = `${session}/qr.svg?${encodeURIComponent(now.qrText)}`;
    code.alt = t('login.code');
    link.href = /^https:\/\//.test(now.qrText) ? now.qrText : '#';
    say(link, now.qrText);
  }
}

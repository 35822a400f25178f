// The page: reads what it needs once, then follows the daemon.

import { accountCard } from './account.js';
import { away, exact, speak, t } from './figures.js';
import { jobCard } from './job.js';
import { say } from './parts.js';
import { learn } from './sentences.js';
import { follow, locks, read, tell } from './talk.js';

const accounts = new Map();
const jobs = new Map();
const TROUBLED = ['partial', 'held', 'waiting', 'failed'];

function build(page) {
  speak(page);
  learn(page.sentences);
  for (const element of document.querySelectorAll('[data-t]')) say(element, t(element.dataset.t));
  locks(page);
  for (const [name, setup] of Object.entries(page.accounts)) add(accounts, 'accounts', name, accountCard(name, setup));
  for (const [name, setup] of Object.entries(page.jobs)) add(jobs, 'jobs', name, jobCard(name, setup));
}

function add(cards, place, name, card) {
  cards.set(name, card);
  document.getElementById(place).append(card.element);
}

function show(status) {
  for (const [name, account] of Object.entries(status.accounts)) accounts.get(name)?.become(account, status.time);
  for (const [name, job] of Object.entries(status.jobs)) jobs.get(name)?.become(job, status.time);
  overall(status);
  const since = status.daemon.since;
  say(document.getElementById('daemon'), since ? t('daemon.since', away(since, status.time)) : '').title = exact(since);
  say(document.getElementById('version'), `Caravan ${status.version}`);
}

/** All is well only when nobody has to do anything, and something has been done. */
function overall(status) {
  const states = Object.values(status.jobs).map((job) => (job.state === 'running' ? job.lastPass?.result ?? 'running' : job.state));
  const troubles = states.filter((state) => TROUBLED.includes(state)).length
    + Object.values(status.accounts).filter((account) => account.state !== 'ok').length;
  const element = document.getElementById('overall');
  if (troubles > 0) {
    element.dataset.state = states.includes('failed') ? 'failed' : 'partial';
    say(element, t(troubles === 1 ? 'overall.trouble' : 'overall.troubles', troubles));
  } else if (states.includes('never') || states.includes('running')) {
    element.dataset.state = states.includes('running') ? 'running' : 'never';
    say(element, t('overall.not-yet'));
  } else {
    element.dataset.state = states.includes('warnings') ? 'warnings' : 'ok';
    say(element, t('overall.ok'));
  }
  document.title = troubles > 0 ? `(${troubles}) Caravan` : 'Caravan';
}

function move(progress) {
  for (const [name, card] of jobs) if (progress[name]) card.progress(progress[name]);
}

try {
  build(await read('api/page'));
  follow(show, move);
} catch (problem) {
  tell(problem.message);
}

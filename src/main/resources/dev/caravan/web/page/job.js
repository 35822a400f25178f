// One job as a card.

import { advice, away, bytes, count, duration, exact, t, took, word } from './figures.js';
import { panels } from './panels.js';
import { el, facts, pill, say, show } from './parts.js';
import { doing, order } from './talk.js';

const WELL = ['ok', 'running', 'never'];

export function jobCard(name, setup) {
  const at = `api/jobs/${encodeURIComponent(name)}`;
  const state = pill();
  const pause = pill();
  const why = el('p', { class: 'because' });
  const running = progress();
  const numbers = facts();
  const run = doing(el('button', { type: 'button' }, t('run')), () => order(`${at}/run`));
  const hold = doing(el('button', { type: 'button' }), () => order(`${at}/${hold.dataset.order}`));
  const below = panels(name);
  const where = `${word('mode', setup.mode)} · ${setup.local} ${arrow(setup.mode)} ${setup.remote}`;
  const element = el('article', { class: 'card', 'aria-label': name },
    el('div', { class: 'head' },
      el('div', {}, el('h3', {}, name), el('p', { class: 'where' }, where)),
      el('div', { class: 'pills' }, pause.element, state.element)),
    why, running.element, numbers.element,
    el('p', { class: 'row' }, run, hold),
    below.elements);
  pause.become('paused', t('paused'));
  return {
    element,
    progress: running.become,
    become(job, now) {
      state.become(job.state, word('state', job.state));
      show(pause.element, job.paused === true);
      because(why, name, job);
      running.become(job.progress);
      numbers.become(figures(job, setup, now));
      run.disabled = job.state === 'running';
      hold.dataset.order = job.paused ? 'resume' : 'pause';
      say(hold, t(job.paused ? 'resume' : 'pause'));
      below.become(job);
    },
  };
}

function arrow(mode) {
  if (mode === 'sync') return '↔';
  return mode.startsWith('pull') ? '←' : '→';
}

function because(element, name, job) {
  // What a pass waited for may be over: the one that runs will tell.
  const before = job.lastPass?.result ?? 'ok';
  const state = job.state === 'running' && before === 'waiting' ? 'running' : job.state === 'running' ? before : job.state;
  const shown = !WELL.includes(state) && (job.reason !== null || state !== 'warnings');
  show(element, shown);
  if (!shown) return;
  element.dataset.state = state;
  const cause = job.reason ? word('cause', job.reason) : t(`because.${state}`);
  const help = job.reason ? advice(job.reason, name) : '';
  element.replaceChildren(
    el('strong', {}, cause),
    help && el('span', { class: 'muted' }, ` — ${help}`));
}

function figures(job, setup, now) {
  const pass = job.lastPass;
  const known = {};
  known[t('fact.last')] = pass
    ? [t('fact.took', away(pass.ended ?? pass.started, now), took(pass)), `${exact(pass.started)} · ${word('trigger', pass.trigger)}`]
    : [t('fact.none')];
  known[t('fact.success')] = job.lastSuccess ? [away(job.lastSuccess, now), exact(job.lastSuccess)] : [t('fact.none')];
  known[t('fact.next')] = job.nextPass
    ? [away(job.nextPass, now), exact(job.nextPass)]
    : [t(setup.schedule ? 'unknown' : 'fact.unscheduled')];
  if (pass) {
    known[t('fact.files')] = [`${count(pass.files)} · ${bytes(pass.bytes)}`];
    known[t('fact.carried')] = [carried(pass), '', 'wide'];
    known[t('fact.calls')] = [count(pass.apiCalls)];
  }
  return known;
}

function carried(pass) {
  const parts = ['uploaded', 'rapid', 'downloaded', 'moved', 'trashed', 'failed', 'skipped']
    .filter((kind) => pass[kind] > 0)
    .map((kind) => t(`number.${kind}`, count(pass[kind])));
  if (pass.rapidBytes > 0) {
    parts.push(t('number.rapidBytes', bytes(pass.rapidBytes)));
  }
  return parts.length > 0 ? parts.join(' · ') : t('number.none');
}

/** The bar of a running pass, with rate and time left from what it carried since it was last seen. */
function progress() {
  const bar = el('progress', { max: 1 });
  const phase = el('span');
  const amount = el('span', { class: 'muted' });
  const current = el('ul', { class: 'current' });
  const element = el('div', { class: 'running', hidden: true },
    el('div', { class: 'line' }, phase, amount), bar, current);
  let seen = null;
  let rate = 0;

  function become(now) {
    show(element, Boolean(now));
    if (!now) {
      seen = null;
      rate = 0;
      return;
    }
    pace(now);
    say(phase, word('phase', now.phase));
    say(amount, now.phase === 'working' ? words(now) : '');
    bar.setAttribute('aria-label', word('phase', now.phase));
    if (now.phase === 'working' && now.operationsPlanned > 0) bar.value = share(now);
    else bar.removeAttribute('value');
    current.replaceChildren(...now.current.slice(0, 4).map((each) =>
      el('li', { title: each.path }, `${word('kind', each.kind)} ${each.path}`)));
  }

  function pace(now) {
    const at = performance.now();
    if (seen && now.bytesDone > seen.bytes && at > seen.at) {
      const latest = (now.bytesDone - seen.bytes) / ((at - seen.at) / 1000);
      rate = rate === 0 ? latest : 0.7 * rate + 0.3 * latest;
    }
    if (!seen || now.bytesDone !== seen.bytes) seen = { at, bytes: now.bytesDone };
  }

  function words(now) {
    const parts = [t('progress.operations', count(now.operationsDone), count(now.operationsPlanned))];
    if (now.bytesPlanned > 0) parts.push(t('progress.bytes', bytes(now.bytesDone), bytes(now.bytesPlanned)));
    if (rate > 0) {
      parts.push(`${bytes(rate)}/s`);
      parts.push(t('progress.left', duration(Math.max(0, now.bytesPlanned - now.bytesDone) / rate)));
    }
    return parts.join(' · ');
  }

  return { element, become };
}

function share(now) {
  return now.bytesPlanned > 0
    ? Math.min(1, now.bytesDone / now.bytesPlanned)
    : now.operationsDone / now.operationsPlanned;
}

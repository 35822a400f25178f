// What opens below a job: its history, what it holds, what fails, and its conflicts.

import { advice, away, bytes, count, exact, t, word } from './figures.js';
import { history } from './history.js';
import { confirmed, el, say, show } from './parts.js';
import { told } from './sentences.js';
import { doing, order, read } from './talk.js';

/** One thing to open; it is read when it opens, and again when something has changed. */
function panel(title, address, state, draw) {
  const badge = el('span', { class: 'count', 'data-state': state });
  const body = el('div', { class: 'panel' });
  const element = el('details', {}, el('summary', {}, title, badge), body);
  const refresh = async () => {
    if (!element.open) return;
    const here = body.contains(document.activeElement);
    try {
      body.replaceChildren(...draw(await read(address), refresh));
    } catch (problem) {
      body.replaceChildren(el('p', { class: 'muted' }, told(problem.message)));
    }
    // What had the keyboard may be gone: it stays near.
    if (here) element.querySelector('summary').focus();
  };
  element.addEventListener('toggle', refresh);
  return {
    element,
    refresh,
    count(number) {
      say(badge, count(number));
      show(badge, number > 0);
      show(element, number > 0 || element.open);
    },
  };
}

export function panels(job) {
  const at = `api/jobs/${encodeURIComponent(job)}`;
  const passes = panel(t('history'), `${at}/history`, 'never', history);
  const held = panel(t('held'), `${at}/plan`, 'held', (plan, refresh) => heldPlan(job, at, plan, refresh));
  const failures = panel(t('failures'), `${at}/failures`, 'partial', (list, refresh) => failed(job, at, list, refresh));
  const conflicts = panel(t('conflicts'), `${at}/conflicts`, 'warnings', (list, refresh) => met(job, at, list, refresh));
  let seen = '';
  return {
    elements: [passes.element, held.element, failures.element, conflicts.element],
    become(status) {
      show(passes.element, status.lastPass !== null);
      show(passes.element.querySelector('.count'), false);
      held.count(status.held);
      failures.count(status.failures);
      conflicts.count(status.conflicts);
      const now = [status.lastPass?.id, status.held, status.failures, status.conflicts].join();
      if (now !== seen) [passes, held, failures, conflicts].forEach((each) => each.refresh());
      seen = now;
    },
  };
}

/** It scrolls by itself, so that the keyboard has to reach it. */
function list(name, items) {
  return el('ul', { class: 'items', tabindex: '0', 'aria-label': name }, items);
}

function item(path, kind, lines, ...rest) {
  return el('li', {},
    el('span', { class: 'path' }, path || t('whole.pass')),
    el('span', { class: 'small muted' }, kind),
    lines.filter(Boolean).map((line) => el('span', { class: 'small' }, line)),
    rest);
}

function heldPlan(job, at, plan, refresh) {
  if (plan.operations.length === 0) return [el('p', { class: 'muted' }, t('held.none'))];
  const kinds = Object.entries(plan.counts).filter(([kind, number]) => number > 0 && kind !== 'held')
    .map(([kind, number]) => `${word('kind', kind)} ${count(number)} (${bytes(plan.bytes[kind] ?? 0)})`)
    .join(' · ');
  const approve = doing(el('button', { type: 'button', class: 'strong' }, t('approve')), async () => {
    const sure = await confirmed(t('approve.title', job), t('approve.sure', kinds), t('approve'));
    return sure ? order(`${at}/approve`, { plan: plan.id, now: true }).finally(refresh) : null;
  });
  const reject = doing(el('button', { type: 'button' }, t('reject')), async () => {
    const sure = await confirmed(t('reject.title', job), t('reject.sure', kinds), t('reject'));
    return sure ? order(`${at}/reject`, { plan: plan.id, now: true }).finally(refresh) : null;
  });
  const open = plan.decision === 'open';
  return [
    el('p', { class: 'small' }, `${word('cause', plan.cause)}. ${kinds}`),
    open ? el('p', { class: 'row' }, approve, reject) : el('p', { class: 'small muted' }, word('decision', plan.decision)),
    list(t('held'), plan.operations.map((each) => item(each.path,
      `${word('kind', each.kind)} · ${word('side', each.side)} · ${bytes(each.bytes)}`,
      [each.from && t('held.from', each.from), told(each.reason)]))),
  ];
}

function failed(job, at, failures, refresh) {
  if (failures.length === 0) return [el('p', { class: 'muted' }, t('failures.none'))];
  const again = (paths) => () => order(`${at}/retry`, { paths, now: true }).finally(refresh);
  const now = new Date();
  return [
    el('p', { class: 'row' }, doing(el('button', { type: 'button' }, t('retry.all')), again([]))),
    list(t('failures'), failures.map((each) => item(each.path,
      `${word('kind', each.operation)} · ${word('cause', each.cause)} · ${t('failures.attempts', count(each.attempts))}`,
      [
        told(each.message),
        advice(each.cause, job),
        each.next && (new Date(each.next) > now ? t('failures.next', away(each.next, now)) : t('failures.due')),
      ],
      each.path && doing(el('button', { type: 'button' }, t('retry')), again([each.path]))))),
  ];
}

function met(job, at, conflicts, refresh) {
  if (conflicts.length === 0) return [el('p', { class: 'muted' }, t('conflicts.none'))];
  return [
    el('p', { class: 'small' }, advice('conflict', job)),
    list(t('conflicts'), conflicts.map((each) => item(each.path,
      `${word('side', each.side)} · ${exact(each.at)}`,
      [t('conflicts.copy', each.copy), told(each.reason)],
      doing(el('button', { type: 'button' }, t('dismiss')),
        () => order(`${at}/dismiss`, { path: each.path }).finally(refresh))))),
  ];
}

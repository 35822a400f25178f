// The passes of a job as a picture: how many files each carried, and how much is in scope.

import { bytes, count, exact, short, t, took, word } from './figures.js';
import { el, sign, svg } from './parts.js';

const WIDE = 640;
const NARROW = 330;
const TOP = { from: 16, height: 76 };
const BOTTOM = { from: 118, height: 44 };
const HEIGHT = 182;
const LEFT = 4;
const MOST_BARS = 48;
const MOST_ROWS = 12;

export function history(entries) {
  if (entries.length === 0) return [el('p', { class: 'muted' }, t('history.none'))];
  return [picture(entries.slice(0, MOST_BARS).reverse()), legend(), table(entries.slice(0, MOST_ROWS))];
}

function carried(pass) {
  return pass.uploaded + pass.downloaded + pass.rapid;
}

function picture(entries) {
  // Drawn about as wide as it is shown, so that its text has the size of text.
  const wide = matchMedia('(max-width: 30rem)').matches ? NARROW : WIDE;
  const most = Math.max(1, ...entries.map(({ pass }) => carried(pass)));
  const largest = Math.max(1, ...entries.map(({ pass }) => pass.bytes));
  const step = (wide - 2 * LEFT) / Math.max(entries.length, 12);
  const thick = Math.max(2, Math.min(step - 2, 26));
  const bars = entries.map(({ reason, pass }, i) => {
    const x = LEFT + i * step + (step - thick) / 2;
    const state = pass.result ?? 'never';
    const sent = ((pass.uploaded + pass.downloaded) / most) * TOP.height;
    const rapid = (pass.rapid / most) * TOP.height;
    const size = (pass.bytes / largest) * BOTTOM.height;
    const ground = TOP.from + TOP.height;
    // A pass that carried nothing is still one: a thin line in the colour of its result.
    const height = Math.max(sent, 2);
    return svg('g', { 'data-state': state },
      svg('title', {}, describe(pass, reason)),
      svg('rect', { class: 'hit', x: LEFT + i * step, y: 0, width: step, height: HEIGHT - 16 }),
      svg('rect', { class: 'pass', x, y: ground - height, width: thick, height, rx: 1 }),
      rapid > 0 && svg('rect', { class: 'rapid', x, y: ground - height - rapid, width: thick, height: rapid, rx: 1 }),
      svg('rect', { class: 'size', x, y: BOTTOM.from + BOTTOM.height - size, width: thick, height: size, rx: 1 }),
    );
  });
  const first = entries[0].pass;
  const last = entries[entries.length - 1].pass;
  return svg('svg', { class: 'chart', viewBox: `0 0 ${wide} ${HEIGHT}`, role: 'img', 'aria-label': t('history.picture', entries.length) },
    axis(TOP, wide), axis(BOTTOM, wide), bars,
    svg('text', { x: LEFT, y: 10 }, t('history.files', count(most))),
    svg('text', { x: LEFT, y: BOTTOM.from - 6 }, t('history.size', bytes(largest))),
    svg('text', { x: LEFT, y: HEIGHT - 4 }, short(first.started)),
    entries.length > 1 && svg('text', { x: LEFT + entries.length * step, y: HEIGHT - 4, 'text-anchor': 'end' }, short(last.started)),
  );
}

function axis({ from, height }, width) {
  return svg('line', { class: 'axis', x1: 0, x2: width, y1: from + height + 0.5, y2: from + height + 0.5 });
}

function describe(pass, reason) {
  const result = pass.result ? word('state', pass.result) : t('history.unfinished');
  const why = reason ? ` (${word('cause', reason)})` : '';
  return [
    exact(pass.started),
    result + why,
    t('number.uploaded', count(pass.uploaded)),
    t('number.rapid', count(pass.rapid)),
    t('number.rapidBytes', bytes(pass.rapidBytes)),
    t('number.downloaded', count(pass.downloaded)),
    bytes(pass.bytes),
  ].join(' · ');
}

function legend() {
  return el('p', { class: 'legend' }, t('history.legend'));
}

function table(entries) {
  const head = ['history.when', 'history.result', 'history.took', 'history.uploaded', 'history.rapid', 'history.failed', 'history.bytes'];
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('history') },
    el('table', {},
      el('thead', {}, el('tr', {}, head.map((key) => el('th', { scope: 'col' }, t(key))))),
      el('tbody', {}, entries.map(row))));
}

function row({ reason, pass }) {
  const result = pass.result ? word('state', pass.result) : t('history.unfinished');
  return el('tr', {},
    el('td', { title: exact(pass.started) }, short(pass.started)),
    el('td', { 'data-state': pass.result ?? 'never', title: reason ? word('cause', reason) : '' }, sign(pass.result), ` ${result}`),
    el('td', {}, took(pass)),
    el('td', {}, count(pass.uploaded + pass.downloaded)),
    el('td', { title: t('number.rapidBytes', bytes(pass.rapidBytes)) }, count(pass.rapid)),
    el('td', {}, count(pass.failed)),
    el('td', {}, bytes(pass.bytes)));
}

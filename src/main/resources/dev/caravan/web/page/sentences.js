// What the daemon says in English, told in the language of the page. What is not known stays as it is.

const PLACE = /\{(\d)([*+]?)\}/g;

let whole = [];
let actions = [];

export function learn(sentences) {
  whole = sentences.whole.map(sentence);
  actions = sentences.actions.map(sentence);
}

/** A sentence's pattern, and the other language's words for it. */
function sentence([english, other]) {
  const places = [...english.matchAll(PLACE)].map(([, number, sign]) => ({ number, sign }));
  const words = english.split(/\{\d[*+]?\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { places, other, pattern: new RegExp(`^${words.join('(.*?)')}$`, 's') };
}

export function told(english) {
  return first(whole, english) ?? piecewise(english) ?? english;
}

function first(among, english) {
  for (const { places, other, pattern } of among) {
    const said = pattern.exec(english);
    if (said) return filled(places, other, said.slice(1));
  }
  return null;
}

function filled(places, other, said) {
  return other.replace(PLACE, (_, number) => {
    const at = places.findIndex((place) => place.number === number);
    const { sign } = places[at];
    if (sign === '*') return told(said[at]);
    return sign === '+' ? first(actions, said[at]) ?? said[at] : said[at];
  });
}

function piecewise(english) {
  const pieces = english.split('; ').map((piece) => first(whole, piece));
  return pieces.length > 1 && pieces.every((piece) => piece !== null) ? pieces.join('；') : null;
}

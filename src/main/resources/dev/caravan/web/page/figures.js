// Numbers and times as people read them, in the language of the page.

let language = 'en';
let texts = {};

export function speak(page) {
  language = page.language;
  texts = page.texts;
  document.documentElement.lang = page.language;
}

/** A text of the page; {0} and so on are filled in. A text that is missing shows its key. */
export function t(key, ...values) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
}

/** Words of the contract; one that a newer program has and this page does not know stays as it is. */
export function word(kind, name) {
  return texts[`${kind}.${name}`] ?? name;
}

/** What a person can do about a cause. */
export function advice(cause, job) {
  return t(`advice.${cause}`, job);
}

export function count(number) {
  return new Intl.NumberFormat(language).format(number);
}

export function bytes(number) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let unit = 0;
  let value = number;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = { maximumFractionDigits: unit === 0 ? 0 : 1 };
  return `${new Intl.NumberFormat(language, digits).format(value)} ${units[unit]}`;
}

export function exact(time) {
  return time ? new Date(time).toLocaleString(language) : '';
}

export function short(time) {
  const format = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' };
  return new Date(time).toLocaleString(language, format);
}

/** How far away a moment is: "2 hours ago", "in 5 minutes". */
export function away(time, now) {
  if (!time) return t('unknown');
  const seconds = (new Date(time) - new Date(now)) / 1000;
  const steps = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? steps[3];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    .format(Math.round(seconds / length), unit);
}

export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('duration.seconds', whole);
  if (whole < 3600) return t('duration.minutes', Math.floor(whole / 60), whole % 60);
  return t('duration.hours', Math.floor(whole / 3600), Math.floor(whole / 60) % 60);
}

export function took(pass) {
  return pass.ended ? duration((new Date(pass.ended) - new Date(pass.started)) / 1000) : '';
}

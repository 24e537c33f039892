// Words, names and numbers in the reader's language. t('report.replicates', {n: 3}) is a text of the catalogue, named('daca') the name of a code.
'use strict';
const catalogue = JSON.parse(document.getElementById('words').textContent);
const locales = {en: 'en-US', es: 'es-MX'};

// Numbers among the arguments are written as people read them; {n} tells one from many. The result is text, not markup.
function t(key, values) {
  const entry = catalogue[key];
  if (!entry) { console.error(`no words for '${key}'`); return key; }
  let text = entry[language] ?? entry.en;
  if (typeof text !== 'string') text = text[values && values.n === 1 ? 'one' : 'other'];
  text = text.replace(/\{(\w+)\}/g, (mark, name) => values && name in values ? typeof values[name] === 'number' ? number(values[name]) : String(values[name]) : mark);
  return language === 'es' ? text.replace(/(?<=^|[\s(])([Dd]e|[Aa]) el(?= \p{Ll})/gu, '$1l') : text;
}
const hasWords = key => key in catalogue;
const capital = text => text.charAt(0).toLocaleUpperCase(locales[language]) + text.slice(1);

// A code of the model as people write it; in plain words where the catalogue has no name for it.
function named(code) {
  const key = 'name.' + code;
  if (key in catalogue) return t(key);
  return String(code).includes('/') ? String(code).split('/').map(named).join(', ') : words(code);
}
// What the command line changed, as people type it; a change of scale, seed, replicates or period is none of policy.
const plainChanges = /^(scale|seed|replicates|period)\b/;
const nameWithCode = code => !hasWords('name.' + code) ? code : named(code).toLowerCase().includes(code.toLowerCase()) ? named(code) : `${named(code)} (${code})`;
const changesOf = changes => [...((changes || {}).without || []).map(name => t('report.change_without', {name: nameWithCode(name)})),
  ...((changes || {}).set || []).filter(text => !plainChanges.test(text)).map(text => t('report.change_set', {what: text}))];
const titleWith = (name, changes) => changesOf(changes).length ? t('report.title_changed', {name, changes: list(changesOf(changes))}) : name;
const letters = {mpp: 'MPP', ice: 'ICE', hhs: 'HHS', cbp: 'CBP', cap: 'CAP', '287g': '287(g)'};
const words = code => String(code).split(/[_ ]/).map(word => letters[word] || word).join(' ');

const number = (value, digits) => value.toLocaleString(locales[language], {maximumFractionDigits: digits ?? (Math.abs(value) < 10 && !Number.isInteger(value) ? 2 : 0), signDisplay: 'negative'});  // no -0
const unsigned = text => text.replace(/^-(?=0(\.0*)?$)/, '');  // no -0.000
const missing = () => t('frame.no_value');
const whole = value => value === null || value === undefined ? '' : number(value, 0);
const short = value => {
  const size = Math.abs(value);
  if (size >= 1e9) return number(value / 1e9, 1) + ' ' + t('frame.billion');
  if (size >= 1e6) return number(value / 1e6, size >= 1e7 ? 1 : 2) + ' ' + t('frame.million');
  if (size >= 1e4) return number(value / 1e3, 0) + ' ' + t('frame.thousand');
  return number(value, 0);
};
const percent = share => share === null || share === undefined || !isFinite(share) ? missing() : number(100 * share, Math.abs(share) < 0.1 ? 1 : 0) + ' %';
const signed = share => {
  if (share === null || share === undefined || !isFinite(share)) return missing();
  const text = percent(Math.abs(share));
  return Math.abs(share) < 0.0005 ? text : (share > 0 ? '+' : '−') + text;
};
const real = value => value === null || value === undefined ? missing() : value.toFixed(2);
const monthName = month => new Date(month + '-15T12:00:00Z').toLocaleDateString(locales[language], {year: 'numeric', month: 'long', timeZone: 'UTC'});
const list = texts => new Intl.ListFormat(locales[language]).format(texts);

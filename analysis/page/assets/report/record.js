// Published figures beside those of the run, as `corridor score` compares them, and how far apart what is drawn lies.
'use strict';
const publishedLines = data.published.lines.map(line => Object.assign({}, line, {at: data.published.periods[line.at]}));
const keyColumns = ['place', 'nationality', 'party', 'detail'];

// The lines of a series at a granularity whose key is exactly this; those used to fit and those held back together.
function published(key, by, where) {
  const name = S[key].name, cells = new Map();
  for (const line of publishedLines) {
    if (line.series !== name || line.by !== by || !keyColumns.every((column, i) => line.key[i] === (where[column] || ''))) continue;
    line.at.forEach((period, i) => cells.set(period, {observed: line.observed[i], simulated: line.simulated[i], used: line.used}));
  }
  return cells;
}
const granularity = (period, where) => [period, ...keyColumns.filter(column => where[column])].join(' x ');

// Of one or several series added up, by month: the published line (with gaps), and how far the run is from it over the
// months shown. Null where nothing is published that is split in just this way.
function record(keys, where) {
  const each = [keys].flat().map(key => published(key, granularity('month', where), where));
  const line = data.months.map(() => null), cells = [];
  for (const i of shownMonths()) {
    const found = each.map(one => one.get(data.months[i]));
    if (found.some(one => !one)) continue;
    line[i] = sum(found.map(one => one.observed));
    cells.push({group: yearOf(data.months[i]), observed: line[i], simulated: sum(found.map(one => one.simulated)), used: found.map(one => one.used)});
  }
  return cells.length ? {line, cells, error: distance(cells)} : null;
}

// Sum of absolute differences over the published sum; the difference of the sums; and the group (a year, a place) that is
// furthest off among those that hold a twentieth of what is published.
function distance(cells) {
  const total = sum(cells.map(one => one.observed));
  if (!(total > 0)) return null;
  const groups = [...new Set(cells.map(one => one.group))].map(group => {
    const own = cells.filter(one => one.group === group), seen = sum(own.map(one => one.observed));
    return {group, seen, bias: seen > 0 ? sum(own.map(one => one.simulated)) / seen - 1 : 0};
  });
  const worst = groups.filter(one => one.seen >= total / 20).sort((a, b) => Math.abs(b.bias) - Math.abs(a.bias))[0];
  return {wape: sum(cells.map(one => Math.abs(one.simulated - one.observed))) / total, bias: sum(cells.map(one => one.simulated)) / total - 1, worst: groups.length > 1 ? worst : null,
    used: [...new Set(cells.flatMap(one => one.used))], cells: cells.length};
}

// What a caption says of it. `what`: the unit of comparison in words ("month by month").
function errorText(error, what, name) {
  if (!error) return t('record.none');
  const parts = [t('record.error', {wape: percent(error.wape), what: what || t('record.by_month'), bias: signed(error.bias)})];
  if (error.worst && Math.abs(error.worst.bias) > 0.1) parts.push(t('record.worst', {group: name ? name(error.worst.group) : error.worst.group, bias: signed(error.worst.bias)}));
  parts.push(usedText(error.used));
  return parts.join(' ');
}
function usedText(used) {
  if (used.includes('input')) return t('record.input');
  if (used.includes('calibration')) return t(used.includes('validation') ? 'record.partly_fitted' : 'record.fitted');
  return t('record.held_back');
}
// For a chart of series over the page's filters.
const errorOf = (keys, what) => { const seen = record(keys, pageWhere([keys].flat())); return errorText(seen && seen.error, what); };
// Whether a period of published figures lies within what is shown: a month, a fiscal year; others only where all is shown.
function periodShown(period) {
  if (/^\d{4}-\d\d$/.test(period)) return !filters.year || yearOf(period) === filters.year;
  return !filters.year || period === filters.year;
}
// For charts that show parts (details, nationalities): the error over all parts published, by month, else by year or span.
function errorBy(key, column, value) {
  for (const by of ['month', 'FY', 'CY', 'range']) {
    const where = pageWhere([key]), columns = [...new Set([...Object.keys(where), column])], cells = [];
    for (const line of publishedLines) {
      if (line.series !== S[key].name || line.by !== [by, ...keyColumns.filter(one => columns.includes(one))].join(' x ')) continue;
      const part = line.key[keyColumns.indexOf(column)];
      if (!keyColumns.every((one, i) => one === column || line.key[i] === (where[one] || '')) || (value && !value(part))) continue;
      line.at.forEach((period, i) => { if (periodShown(period)) cells.push({group: part, observed: line.observed[i], simulated: line.simulated[i], used: line.used}); });
    }
    const error = cells.length ? distance(cells) : null;
    if (error) return Object.assign(error, {by});
  }
  return null;
}
// Of several series drawn as one sum: each alone, so that none hides behind another.
const errorsAlone = keys => keys.length < 2 ? '' : keys.map(key => { const seen = record(key, pageWhere([key])); return seen && seen.error ? t('record.alone', {series: named(S[key].name), wape: percent(seen.error.wape), bias: signed(seen.error.bias)}) : ''; }).filter(Boolean).join(' ');

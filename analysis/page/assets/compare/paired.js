// What pages of paired replicates share: how numbers are written, and what every page says of its ground.
'use strict';
const many = data.replicates > 1, levels = new Set(data.levels);
const exact = value => value === null || value === undefined ? missing() : unsigned(value.toFixed(Math.abs(value) < 0.1 ? 4 : 3));
const format = row => row.kind === 'indicator' ? exact : whole;
const withSign = (text, value) => value > 0 ? '+' + text : text;
const change = row => withSign(format(row)(row.difference), row.difference);
const shareOf = row => row.base ? withSign(number(100 * row.difference / row.base, 1) + ' %', row.difference) : missing();
const range = (row, interval) => interval ? t('paired.from_to', {from: format(row)(interval[0]), to: format(row)(interval[1])}) : t('paired.one_replicate');
const clear = row => row.confidence && (row.confidence[0] > 0 || row.confidence[1] < 0);
const quantityName = name => hasWords('indicator.' + name) ? name + ' ' + t('indicator.' + name) : capital(named(name));
const kindOf = row => row.kind === 'indicator' ? 'indices' : levels.has(row.name) ? 'means' : 'totals';
const placeName = id => hasWords('name.' + id) ? named(id) : (data.world.jurisdictions[id] || {name: id}).name;
const nationalityName = id => hasWords('name.' + id) ? named(id) : data.world.nationalities[id] || words(id);

// A text in the words for what this world calls one of its series ('name.gate_crossing.sea_arrivals'), where there are such.
const seriesNames = [...new Set([...(data.alternatives || []).flatMap(one => one.rows), ...(data.effects || [])].map(row => row.name))];
const saying = key => t(seriesNames.map(name => `${key}.${name}`).find(hasWords) || key);
const nameHere = code => seriesNames.some(name => hasWords(`name.${code}.${name}`)) ? saying('name.' + code) : named(code);

function pairedHeadline(title, lede) {
  const node = make('section', {id: 'top'}, make('h1', {}, title));
  document.title = title + ' - Corridor';
  node.append(make('p', {class: 'lede'}, [t('report.period', {world: data.world.name, from: data.period[0], to: data.period[1]}), data.scale === 1 ? t('report.scale_one') : t('report.scale', {n: data.scale}),
    t('paired.replicates', {n: data.replicates}), t('report.seed', {seed: String(data.seed)}), lede].join(' ')));
  const changes = changesOf(data.base.changes);
  if (changes.length) node.append(make('p', {class: 'changed', role: 'note'}, make('b', {}, t('report.not_as_file', {file: data.base.file})), capital(list(changes)) + '. ' + t('paired.changed_all')));
  if (!data.complete) note(node, t('paired.stopped', {whole: data.replicates, asked: data.replicates_asked}), 'warn');
  for (const text of data.warnings) note(node, t('report.warning', {text}), 'warn');
  if (!many) note(node, t('paired.alone'), 'warn');
  main.append(node);
  return node;
}

function pairedLimits() {
  const node = section('limits', t('limits.short'), t('limits.title'), t('limits.finding'));
  node.append(make('ul', {}, ['difference', 'departures', 'intervals', 'encounters'].map(key => make('li', {}, saying('paired.limit_' + key)))));
}

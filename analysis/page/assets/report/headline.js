// What was run, what was changed, what came out, and how far each figure is from what is published.
'use strict';
const changesOfRun = () => changesOf(m.changes);
const titleOfRun = () => titleWith(m.scenario.name, m.changes);

function headline() {
  const node = make('section', {id: 'top'}, make('h1', {}, titleOfRun()));
  document.title = titleOfRun() + ' - Corridor';
  const begun = m.months_done.filter(n => n > 0).length;  // a month is averaged over the replicates that have it
  const replicates = m.complete || m.replicates === 1 ? t('report.replicates', {n: m.replicates}) : t('report.replicates_begun', {begun, all: m.replicates});
  node.append(make('p', {class: 'lede'}, [t('report.period', {world: m.world.name, from: m.period.from, to: m.period.to}), m.scale === 1 ? t('report.scale_one') : t('report.scale', {n: m.scale}), replicates,
    t('report.seed', {seed: String(m.seed)}), m.scenario.description].filter(Boolean).join(' ')));
  const changes = changesOfRun();
  if (changes.length) node.append(make('p', {class: 'changed', role: 'note'}, make('b', {}, t('report.not_as_file', {file: m.scenario.file})), capital(list(changes)) + '. ' + t('report.changed_meaning')));
  if (!m.complete) note(node, t('report.stopped', {why: data.stopped_early, last: data.months.at(-1) || t('report.no_month')}), 'warn');
  for (const text of m.warnings || []) note(node, t('report.warning', {text}), 'warn');
  if (data.partial_months.length) note(node, t('report.partial', {months: data.partial_months.join(', ')}), 'warn');
  node.append(make('div', {class: 'facts'}, factsOfRun().map(([value, text, error]) => make('div', {class: 'fact'}, make('b', {}, short(value)), make('span', {}, text), error ? make('span', {class: 'error'}, error) : null))));
  note(node, t('report.simulated', {seconds: number(m.wall_s, 1), threads: m.threads, events: short(m.events)}));
  main.append(node);
}

// [value, what it is, how far it is from what is published]. Each has an error of its own: none is averaged away.
function factsOfRun() {
  const shown = (keys, where) => overShown(monthly(keys, Object.assign(pageWhere([keys].flat()), where)));
  // A figure that cannot follow a filter says so.
  const unfiltered = keys => { const not = filtersSet().filter(name => !followed([keys].flat()).includes(name)); return not.length ? t('fact.unfiltered', {what: list(not.map(name => t('filter.' + name).toLocaleLowerCase(locales[language])))}) + ' ' : ''; };
  const apart = keys => { const seen = record(keys, pageWhere([keys].flat())); return unfiltered(keys) + (seen && seen.error ? factError(seen.error) : t('record.none_short')); };
  const expelled = detailName('processing', '.expelled');
  const fact = (key, text) => inRunOrRecord(key) ? [shown(key), text, apart(key)] : null;  // what the run does not have is no zero of it
  const facts = [
    [m.persons, t('fact.persons', {parties: short(m.parties)}), filtersSet().length ? t('fact.always_all') : ''],
    fact('encounters_between_ports', saying('fact.between_ports', 'encounters_between_ports')),
    fact('encounters_at_ports', t('fact.at_ports')),
    fact('interceptions', t('fact.interceptions')),
    fact('transit_apprehensions', saying('fact.transit', 'encounters_between_ports', {country: sideName('transit')})),
    expelled && (sum(S.processing.by_detail[expelled]) > 0 || errorBy('processing', 'detail', one => one === expelled)) ? [shown('processing', {detail: expelled}), t('fact.expelled'), unfiltered('processing') + partError('processing', expelled)] : null,
    fact('interior_arrests', saying('fact.interior', 'interior_arrests')),
    fact('removals', t('fact.removals')),
    inRunOrRecord('detained') ? [Math.max(0, ...over(shownMonths(), monthly('detained', pageWhere(['detained'])))), t('fact.detained'), unfiltered('detained') + placesError('detained')] : null,
    inRunOrRecord('deaths') ? [shown('deaths'), saying('fact.deaths', 'encounters_between_ports'), unfiltered('deaths') + placesError('deaths')] : null,
  ];
  return facts.filter(Boolean);
}
const factError = error => t('fact.error', {wape: percent(error.wape), bias: signed(error.bias)}) + (error.worst && Math.abs(error.worst.bias) > 0.1 ? ' ' + t('fact.worst', {group: error.worst.group, bias: signed(error.worst.bias)}) : '');
function partError(key, part) {
  const error = errorBy(key, 'detail', one => one === part);
  return error ? (error.by === 'month' ? factError(error) : t('fact.error_' + error.by, {bias: signed(error.bias)})) : t('record.none_short');
}
const placesError = key => { const error = errorBy(key, 'place'); return error ? t('fact.error_places', {wape: percent(error.wape), bias: signed(error.bias)}) : t('record.none_short'); };

// A comparison: what differs between the inputs, what differs in the results, and how sure that is.
'use strict';
const wholePeriod = alternative => alternative.rows.filter(row => row.period === 'all');
const chosenSeries = {};  // by alternative: what is drawn by month

function headline() {
  const node = pairedHeadline(t('compare_page.title', {base: titleWith(data.base.name, data.base.changes)}), t('compare_page.lede'));
  limit(node, t('compare_page.bands'));
}

function inputs(alternative, node) {
  const differences = alternative.inputs;
  if (!differences.values.length && !differences.policies.length) {
    note(node, t('compare.inputs_same'), 'warn');
    return;
  }
  node.append(make('h3', {}, t('compare_page.inputs')));
  const from = (value, origin) => value === '' ? escaped(t('compare.not_set')) : `${escaped(value)} <small>${escaped(origin)}</small>`;
  if (differences.values.length) node.append(table([t('compare_page.value'), t('why.base'), t('why.alternative')].map(escaped), differences.values.map(one => [`<code>${escaped(one.path)}</code>`, from(one.base, one.base_from), from(one.alternative, one.alternative_from)]), [1, 2]));
  if (differences.policies.length) node.append(hidden(t('compare_page.follows'), () => table([t('charges.policy'), t('compare_page.part'), t('why.base'), t('why.alternative')].map(escaped),
    differences.policies.map(one => [escaped(named(one.policy)), escaped(words(one.what)), `<div class="wide">${escaped(one.base)}</div>`, `<div class="wide">${escaped(one.alternative)}</div>`]), [1, 2, 3]), 'follows-' + alternative.label));
  if (differences.instruments_off.length) node.append(make('p', {}, t('compare_page.off', {names: list(differences.instruments_off.map(id => hasWords('act.' + id) ? t('act.' + id) : id))})));
}

// Totals, means and indices stand apart: their numbers are not of one kind.
function results(alternative, node) {
  const rows = wholePeriod(alternative), all = {totals: [], means: [], indices: []};
  for (const row of rows) all[kindOf(row)].push(row);
  const head = ['', t('why.base'), t('why.alternative'), t('compare_page.difference'), t('compare_page.in_percent'), t('compare_page.confidence'), t('compare_page.spread'), t('compare_page.saved')].map(escaped);
  const cells = row => [escaped(quantityName(row.name)), format(row)(row.base), format(row)(row.alternative), clear(row) ? `<b>${change(row)}</b>` : change(row), shareOf(row), escaped(range(row, row.confidence)), escaped(range(row, row.spread)), row.saved === null ? '' : escaped(t('compare_page.times', {n: number(row.saved, 1)}))];
  node.append(make('h3', {}, t('compare_page.results')));
  for (const kind of ['totals', 'means', 'indices']) if (all[kind].length) node.append(make('h4', {}, t('compare.' + kind)), table(head, all[kind].map(cells), [], true));
  note(node, t('compare_page.results_limit'));
}

function monthly(alternative, node) {
  const names = [...new Set(alternative.rows.map(row => row.name))];
  const largest = wholePeriod(alternative).filter(clear).sort((a, b) => Math.abs(b.difference / (b.base || 1)) - Math.abs(a.difference / (a.base || 1)))[0];
  const chosen = () => chosenSeries[alternative.label] || (largest || {name: names[0]}).name;
  const rowsNow = () => Object.fromEntries(alternative.rows.filter(row => row.name === chosen()).map(row => [row.period, row]));
  const line = key => { const rows = rowsNow(); return data.months.map(month => rows[month] ? key(rows[month]) : null); };
  const isIndex = () => alternative.rows.some(row => row.name === chosen() && row.kind === 'indicator');
  const format_ = value => value === null || value === undefined ? missing() : isIndex() ? exact(value) : whole(value);
  const y = () => isIndex() ? valueAxis({axisLabel: {color: colour('soft'), formatter: v => v.toFixed(2)}}) : valueAxis();
  node.append(make('h3', {}, t('compare_page.by_month')));
  const pick = choice(t('compare_page.show'), names.map(name => [name, quantityName(name)]), chosen(), value => { chosenSeries[alternative.label] = value; both.redraw(); apart.redraw(); });
  pick.querySelector('select').id = 'series-' + alternative.label;
  node.append(pick);
  const id = alternative.label.replace(/[^\w-]/g, '_');
  const both = lines(node, {id: 'both-' + id, title: () => quantityName(chosen()), note: t('compare_page.both_note'), error: t('record.simulated_only'), height: 260, y, format: format_,
    series: () => [{name: t('why.base'), values: line(row => row.base), colour: 'c1'}, {name: alternative.name, values: line(row => row.alternative), colour: 'c2', dash: dashes[1]}]});
  const band = (name, key, opacity, tint) => [
    {name: name + '-', type: 'line', stack: name, stackStrategy: 'all', data: line(row => row[key] ? row[key][0] : 0), showSymbol: false, lineStyle: {opacity: 0}, silent: true, tooltip: {show: false}},
    {name, type: 'line', stack: name, stackStrategy: 'all', data: line(row => row[key] ? row[key][1] - row[key][0] : 0), showSymbol: false, lineStyle: {opacity: 0}, areaStyle: {opacity, color: tint}, color: tint, silent: true, tooltip: {show: false}}];
  const bands = () => many ? [...band(t('compare_page.spread'), 'spread', 0.18, colour('c7')), ...band(t('compare_page.confidence'), 'confidence', 0.4, colour('c2'))] : [];
  const apart = figure(node, {id: 'difference-' + id, title: () => t('compare_page.difference_of', {what: quantityName(chosen())}), note: t('compare_page.apart_note'), height: 280,
    option: width => base({legend: quiet, grid: {left: 8, right: 18, top: 12, bottom: 6, containLabel: true}, xAxis: monthAxis(data.months, width), yAxis: y(), tooltip: Object.assign(base({}).tooltip, {valueFormatter: format_}), series: [...bands(),
      {name: t('compare_page.difference'), type: 'line', data: line(row => row.difference), showSymbol: false, lineStyle: {width: 2}, color: colour('ink')}]}),
    legend: () => [{name: t('compare_page.difference'), mark: 'line', colour: colour('ink'), fixed: true}, ...(many ? [{name: t('compare_page.confidence'), mark: 'bar', colour: colour('c2'), fixed: true}, {name: t('compare_page.spread'), mark: 'bar', colour: colour('c7'), fixed: true}] : [])],
    data: () => { const rows = rowsNow(), of = interval => interval || [null, null]; return {head: [t('frame.month'), t('why.base'), t('why.alternative'), t('compare_page.difference'), t('compare_page.low'), t('compare_page.high'), t('compare_page.spread_low'), t('compare_page.spread_high')],
      rows: data.months.filter(month => rows[month]).map(month => { const row = rows[month]; return [month, row.base, row.alternative, row.difference, ...of(row.confidence), ...of(row.spread)]; })}; }, format: format_});
}

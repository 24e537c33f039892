// The page of a comparison: what differs between the inputs, what differs in the results, and how sure that is.
'use strict';
const many = data.replicates > 1;
const real = value => value === null || value === undefined ? 'n/a' : value.toFixed(Math.abs(value) < 0.1 ? 4 : 3);
const signed = (text, value) => value > 0 ? '+' + text : text;
const format = row => row.kind === 'indicator' ? real : whole;
const change = row => signed(format(row)(row.difference), row.difference);
const share = row => row.base ? signed((100 * row.difference / row.base).toFixed(2) + ' %', row.difference) : 'n/a';
const range = (row, interval) => interval ? `${format(row)(interval[0])} to ${format(row)(interval[1])}` : 'one replicate';
const clear = row => row.confidence && (row.confidence[0] > 0 || row.confidence[1] < 0);
const wholePeriod = alternative => alternative.rows.filter(row => row.period === 'all');
const shown = name => !name.includes(':');  // parts of indicators are in the table only

function headline() {
  const node = element('section', {id: 'top'});
  node.innerHTML = `<h1>${escaped(data.base.name)}, compared</h1><p class="lede">${escaped(data.world)}, ${data.period[0]} to ${data.period[1]} (the last day not within).
    ${data.scale === 1 ? 'One simulated party for each real one' : `One simulated party for ${data.scale} real ones`}; ${data.replicates} paired replicate${many ? 's' : ''}; seed ${data.seed}.
    The same people set out with the same luck under every alternative, so what differs comes from what was changed.</p>`;
  if (!data.complete) node.append(element('p', {class: 'warn'}, `This comparison was stopped early: ${data.replicates} of ${data.replicates_asked} replicates are whole, and only these count.`));
  for (const text of data.warnings) node.append(element('p', {class: 'warn'}, 'Warning: ' + escaped(text)));
  if (!many) node.append(element('p', {class: 'warn'}, 'One replicate is one draw of chance: there is no interval. Use --replicates.'));
  limit(node, `<em>Confidence of the mean</em>: the 95 % interval of the mean difference, Student's t over paired replicates. More replicates make it narrower.
    <em>Spread</em>: where the difference of single replicates lies, from the 5 % to the 95 % quantile. Neither says how wrong the model may be.`);
  main.append(node);
}

function inputs(alternative, node) {
  const differences = alternative.inputs;
  if (!differences.values.length && !differences.policies.length) {
    node.append(element('p', {class: 'warn'}, 'Nothing differs between the inputs: every difference is zero by construction.'));
    return;
  }
  node.append(element('h3', {}, 'What differs between the inputs'));
  const from = (value, origin) => value === '' ? 'not set' : `${escaped(value)} <small>${escaped(origin)}</small>`;
  if (differences.values.length) node.append(table(['Value', 'Base', 'Alternative'], differences.values.map(one => [`<code>${escaped(one.path)}</code>`, from(one.base, one.base_from), from(one.alternative, one.alternative_from)]), [1, 2]));
  if (differences.policies.length) node.append(hidden('What follows for the policies: dates, places, court orders, numbers', () => table(['Policy', 'Part or number', 'Base', 'Alternative'],
    differences.policies.map(one => [escaped(words(one.policy)), escaped(words(one.what)), `<div class="wide">${escaped(one.base)}</div>`, `<div class="wide">${escaped(one.alternative)}</div>`]), [1, 2, 3])));
  if (differences.instruments_off.length) node.append(element('p', {}, `Left out for the indicators of institutions: ${differences.instruments_off.map(escaped).join(', ')}.`));
}

function results(alternative, node) {
  const rows = wholePeriod(alternative);
  const head = ['', 'Base', 'Alternative', 'Difference', 'In %', '95 % confidence of the mean', '5-95 % spread', 'Replicates saved'];
  const cells = row => [escaped(words(row.name)), format(row)(row.base), format(row)(row.alternative), clear(row) ? `<b>${change(row)}</b>` : change(row), share(row), range(row, row.confidence), range(row, row.spread), row.saved === null ? '' : row.saved.toFixed(1) + ' times'];
  node.append(element('h3', {}, 'Over the whole period'), table(head, rows.filter(row => row.kind === 'series' || shown(row.name)).map(cells), [], true));
  limit(node, 'Bold: the interval leaves out zero. Series are persons or events over the period; levels (waiting, detained, pending, settled) are means over months. <em>Replicates saved</em>: unpaired runs would need so many times as many for an interval as narrow.');
}

function monthly(alternative, node) {
  const names = [...new Set(alternative.rows.filter(row => shown(row.name)).map(row => row.name))];
  const chooser = element('select', {'aria-label': 'Series or indicator'}, names.map(name => `<option>${escaped(name)}</option>`).join(''));
  const largest = wholePeriod(alternative).filter(row => shown(row.name) && clear(row)).sort((a, b) => Math.abs(b.difference / (b.base || 1)) - Math.abs(a.difference / (a.base || 1)))[0];
  if (largest) chooser.value = largest.name;
  const line = key => { const rows = Object.fromEntries(alternative.rows.filter(row => row.name === chooser.value).map(row => [row.period, row])); return data.months.map(month => key(rows[month])); };
  const label = element('label', {class: 'choose'}, 'Show ');
  label.append(chooser);
  node.append(element('h3', {}, 'By month'), label);
  const number = row => row && row.kind === 'indicator';
  const values = () => { const indicator = alternative.rows.some(row => row.name === chooser.value && number(row)); return {valueFormatter: value => value === null || value === undefined ? 'n/a' : indicator ? real(value) : whole(value)}; };
  const axisOf = () => alternative.rows.some(row => row.name === chooser.value && number(row)) ? valueAxis({axisLabel: {color: colour('soft'), formatter: v => v.toFixed(2)}}) : valueAxis();
  const both = figure(node, 'Base and alternative <small>mean over replicates</small>', 240, () => base({xAxis: timeAxis(), yAxis: axisOf(), tooltip: Object.assign(base({}).tooltip, values()), series: [
    {name: 'Base', type: 'line', data: line(row => row ? row.base : 0), showSymbol: false, lineStyle: {width: 2}},
    {name: alternative.label, type: 'line', data: line(row => row ? row.alternative : 0), showSymbol: false, lineStyle: {width: 2, type: dashes[1]}}]}));
  const band = (name, key, opacity, index) => [
    {name: name + ', from', type: 'line', stack: name, stackStrategy: 'all', data: line(row => row && row[key] ? row[key][0] : 0), showSymbol: false, lineStyle: {opacity: 0}, silent: true, tooltip: {show: false}},
    {name, type: 'line', stack: name, stackStrategy: 'all', data: line(row => row && row[key] ? row[key][1] - row[key][0] : 0), showSymbol: false, lineStyle: {opacity: 0}, areaStyle: {opacity, color: palette()[index]}, color: palette()[index], silent: true, tooltip: {show: false}}];
  const bands = () => many ? [...band('5-95 % spread of single replicates', 'spread', 0.18, 6), ...band('95 % confidence of the mean', 'confidence', 0.4, 1)] : [];
  const legend = () => Object.assign(base({}).legend, {data: ['Difference, mean', ...(many ? ['95 % confidence of the mean', '5-95 % spread of single replicates'] : [])]});
  const apart = figure(node, 'Alternative minus base <small>with both bands</small>', 260, () => base({xAxis: timeAxis(), yAxis: axisOf(), legend: legend(), tooltip: Object.assign(base({}).tooltip, values()), series: [...bands(),
    {name: 'Difference, mean', type: 'line', data: line(row => row ? row.difference : 0), showSymbol: false, lineStyle: {width: 2}, color: colour('ink')}]}),
    () => table(['Month', 'Base', 'Alternative', 'Difference', '95 % confidence of the mean', '5-95 % spread'], data.months.map(month => alternative.rows.find(row => row.name === chooser.value && row.period === month)).filter(row => row)
      .map(row => [row.period, format(row)(row.base), format(row)(row.alternative), change(row), range(row, row.confidence), range(row, row.spread)])));
  chooser.addEventListener('change', () => { both.redraw(); apart.redraw(); });
}

function fates(alternative, node) {
  const rows = alternative.fates || [];
  if (!rows.length) return;
  const names = [...new Set(rows.flatMap(row => [row.base_fate, row.alt_fate]))].sort();
  const cell = (from, to) => sum(rows.filter(row => row.base_fate === from && row.alt_fate === to).map(row => row.persons));
  node.append(element('h3', {}, 'What became of the same persons'), table(['Base \\ alternative', ...names.map(words)], names.map(from => [words(from), ...names.map(to => from === to ? `<small>${whole(cell(from, to))}</small>` : whole(cell(from, to) || null))]), []));
  limit(node, 'Persons at the end of the period, mean over replicates: rows as under the base, columns as under the alternative. On the diagonal are those whose fate is the same.');
}

function limits() {
  const node = section('limits', 'Limits', 'What this cannot say', 'Read before quoting a number.');
  node.append(element('ul', {}, ['A difference is what the model says would have been otherwise, given everything that the model leaves out.',
    'Departures respond to policy only through the perceived risk that the model makes; nothing else in the world answers to a policy.',
    'Intervals tell chance apart from change. They do not tell whether the mechanism is right.',
    'Encounters are events, not persons: one person can be met several times.'].map(text => `<li>${text}</li>`).join('')));
}

page(() => {
  headline();
  data.alternatives.forEach((alternative, i) => {
    const node = section('alternative-' + i, escaped(alternative.label), escaped(alternative.name), `Compared with ${escaped(data.base.name)}.`);
    if (alternative.goals_missed.length) node.append(element('p', {class: 'warn'}, `Not reached: ${alternative.goals_missed.map(escaped).join(', ')}.`));
    inputs(alternative, node);
    results(alternative, node);
    fates(alternative, node);
    monthly(alternative, node);
  });
  limits();
});

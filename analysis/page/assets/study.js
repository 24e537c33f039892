// The page of a study: what matters for each response, how sure that is, and where an outcome is common.
'use strict';
const study = data.study, chance = '(chance)', most = 20;
const real = value => value === null || value === undefined || !isFinite(value) ? 'n/a' : Math.abs(value) >= 1000 ? whole(value) : +value.toPrecision(3) + '';
const label = path => path === chance ? 'chance alone' : words(path.replace(/^policies\./, '').replace(/\./g, ': '));
const meanings = {ST: 'total effect (ST)', S1: 'effect alone (S1)', mu_star: 'mean effect, whatever its sign (mu*)', mu: 'mean effect (mu)', sigma: 'how much the effect varies (sigma)', rank_correlation: 'rank correlation'};
const meaning = index => meanings[index] || words(index.replace('local:', 'change at '));
const range = row => row.low === null ? '' : `${real(row.low)} to ${real(row.high)}`;
const size = row => row.value === null ? -1 : Math.abs(row.value);
const standings = ['worst', 'regret_max', 'regret_mean', 'satisfied'];  // how an option stands, where the study asks which is robust
const methods = {sobol: "Sobol' indices", morris: 'Morris screening', lhs: 'a Latin hypercube', grid: 'a full grid', list: 'a list of points', oat: 'one parameter at a time'};

// For each parameter the index that says most of its whole effect, largest first; luck last.
function leading(rows) {
  const rank = row => ['ST', 'mu_star'].includes(row.index) ? 2 : row.index === 'sigma' ? 0 : 1;
  const best = new Map();
  rows.filter(row => !standings.includes(row.index) && !row.index.startsWith('S2:') && !row.index.startsWith('emulator')).forEach(row => {
    const known = best.get(row.parameter);
    if (!known || rank(row) > rank(known) || (rank(row) === rank(known) && size(row) > size(known))) best.set(row.parameter, row);
  });
  return [...best.values()].sort((a, b) => (a.parameter === chance) - (b.parameter === chance) || size(b) - size(a));
}

function headline() {
  const subject = study.subject.function ? `the practice function ${escaped(study.subject.function)}` : `${escaped(study.subject.scenario)}, ${study.subject.from} to ${study.subject.to}, one simulated party for ${study.subject.scale}`;
  const runs = study.runs, parameters = Object.keys(study.parameters).length;
  const node = element('section', {id: 'top'}, `<h1>${escaped(study.name)}</h1><p class="lede">What matters among ${parameters} parameter${parameters === 1 ? '' : 's'} of ${subject}.
    Design: ${methods[study.design.method] || escaped(study.design.method)}, ${whole(study.design.points)} points${study.replicates > 1 ? `, each with ${study.replicates} replicates` : ''}; ${whole(runs.done)} of ${whole(runs.planned)} runs are done.</p>`);
  if (runs.failed) node.append(element('p', {class: 'warn'}, `${whole(runs.failed)} runs failed; their input is in failures.csv. What they would have said is missing here.`));
  if (data.missing) node.append(element('p', {class: 'warn'}, escaped(data.missing) + '.'));
  (study.sentences || []).forEach(sentence => node.append(element('p', {class: 'finding'}, escaped(sentence))));
  main.append(node);
}

// Bars from zero, the longest on top, with a whisker for the interval.
function bars(node, rows) {
  const shown = rows.slice(0, most).reverse(), names = shown.map(row => label(row.parameter));
  const whisker = (params, api) => {
    const row = shown[api.value(1)];
    if (row.low === null) return null;
    const [x0, y] = api.coord([row.low, api.value(1)]), [x1] = api.coord([row.high, api.value(1)]), style = {stroke: colour('ink'), lineWidth: 1.5};
    const line = (xa, ya, xb, yb) => ({type: 'line', shape: {x1: xa, y1: ya, x2: xb, y2: yb}, style});
    return {type: 'group', children: [line(x0, y, x1, y), line(x0, y - 4, x0, y + 4), line(x1, y - 4, x1, y + 4)]};
  };
  const others = rows.length > most ? `, the first ${most} of ${rows.length}` : '';
  const indices = [...new Set(shown.filter(row => row.parameter !== chance).map(row => meaning(row.index)))].join(', ');
  figure(node, `${escaped(indices)} <small>lines: ${Math.round(100 * study.confidence)} % intervals${others}</small>`, 60 + 24 * shown.length, () => base({
    legend: {show: false}, grid: {left: 24 + 6.6 * Math.max(...names.map(name => name.length)), right: 24, top: 8, bottom: 24},
    xAxis: valueAxis({min: extent => Math.min(extent.min, 0, ...shown.map(row => row.low ?? 0)), max: extent => Math.max(extent.max, 0, ...shown.map(row => row.high ?? 0)), axisLabel: {color: colour('soft'), fontSize: 11, formatter: real, showMinLabel: shown.every(row => (row.low ?? row.value) >= 0), showMaxLabel: false}}),
    yAxis: axis({type: 'category', data: names, axisLabel: {color: colour('ink'), fontSize: 11.5}}),
    tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => { const row = shown[item.dataIndex]; return `${escaped(label(row.parameter))}<br>${escaped(meaning(row.index))} ${real(row.value)} ${range(row) && '(' + range(row) + ')'}<br>${escaped(row.verdict)}`; }}),
    series: [{type: 'bar', data: shown.map(row => ({value: row.value, itemStyle: row.parameter === chance ? {color: colour('soft')} : undefined})), barWidth: '62%'},
      {type: 'custom', data: shown.map((row, i) => [row.value, i]), renderItem: whisker, silent: true, z: 5}]}));
}

function screening(node, rows) {
  const of = index => Object.fromEntries(rows.filter(row => row.index === index).map(row => [row.parameter, row.value]));
  const star = of('mu_star'), sigma = of('sigma');
  const points = Object.keys(star).filter(name => sigma[name] !== undefined).map(name => ({name: label(name), value: [star[name], sigma[name]]}));
  if (points.length < 2) return;
  const far = 0.75 * Math.max(...points.map(point => point.value[0]));
  points.forEach(point => { if (point.value[0] > far) point.label = {position: 'left'}; });
  const named = new Set([...points].sort((a, b) => b.value[0] - a.value[0]).slice(0, 8).map(point => point.name));
  figure(node, 'Mean effect and its variation <small>to the right: matters; upwards: how much depends on the other parameters</small>', 340, () => base({legend: {show: false},
    grid: Object.assign(base({}).grid, {top: 30, right: 24, bottom: 28}),
    xAxis: valueAxis({name: 'mu*', nameLocation: 'middle', nameGap: 26, axisLabel: {color: colour('soft'), fontSize: 11, formatter: real}}), yAxis: valueAxis({name: 'sigma', axisLabel: {color: colour('soft'), fontSize: 11, formatter: real}}),
    tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => `${escaped(item.name)}<br>mu* ${real(item.value[0])}, sigma ${real(item.value[1])}`}),
    series: [{type: 'scatter', symbolSize: 7, data: points, labelLayout: {hideOverlap: true}, label: {show: true, position: 'right', fontSize: 11, color: colour('ink'), formatter: item => named.has(item.name) ? item.name : ''}}]}));
}

function spread(node, response) {
  const values = data.values[response];
  if (!values || values.counts.length < 2) return;
  const width = (values.high - values.low) / values.counts.length, centre = i => real(values.low + (i + 0.5) * width);
  figure(node, `How the result lies over ${whole(values.runs)} runs <small>from ${real(values.low)} to ${real(values.high)}, mean ${real(values.mean)}</small>`, 190, () => base({legend: {show: false}, grid: Object.assign(base({}).grid, {top: 10}),
    xAxis: axis({type: 'category', data: values.counts.map((_, i) => centre(i))}), yAxis: valueAxis({name: 'runs', minInterval: 1, nameTextStyle: {color: colour('soft')}}), series: [{name: 'Runs', type: 'bar', data: values.counts, barCategoryGap: '6%'}]}),
    () => table(['Around', 'Runs'], values.counts.map((count, i) => [centre(i), whole(count)])));
}

function converged(node, response, leaders) {
  const rows = data.convergence.filter(row => row.response === response);
  if (!rows.length) return;
  const bases = [...new Set(rows.map(row => row.base))].sort((a, b) => a - b);
  const lines = leaders.filter(row => row.parameter !== chance).slice(0, 6).map((lead, i) => ({name: label(lead.parameter), type: 'line', symbol: symbols[i % 8], symbolSize: 6, lineStyle: {width: 2, type: dashes[i % 8]},
    data: bases.map(at => (rows.find(row => row.base === at && row.parameter === lead.parameter && row.index === lead.index) || {}).value)}));
  figure(node, 'Do more runs still change it? <small>the same indices from the first base points of each scrambling</small>', 240, () => base({grid: Object.assign(base({}).grid, {top: 64}),
    xAxis: axis({type: 'category', data: bases, name: 'base points', nameLocation: 'middle', nameGap: 26}), yAxis: valueAxis({axisLabel: {color: colour('soft'), fontSize: 11, formatter: real}}),
    tooltip: Object.assign(base({}).tooltip, {valueFormatter: real}), series: lines}),
    () => table(['Base points', ...lines.map(line => escaped(line.name))], bases.map((at, i) => [at, ...lines.map(line => real(line.data[i]))])));
}

function together(node, rows) {
  const pairs = rows.filter(row => row.index.startsWith('S2:') && (row.low === null ? size(row) >= 0.01 : row.low > 0 || row.high < 0)).sort((a, b) => size(b) - size(a)).slice(0, 8);
  if (!pairs.length) return;
  node.append(element('h3', {}, 'What acts together'), table(['Parameters', 'Share of variance (S2)', 'Interval'], pairs.map(row => [`${escaped(label(row.parameter))} and ${escaped(label(row.index.slice(3)))}`, real(row.value), range(row)])));
}

function robust(node, rows) {
  const standing = rows.filter(row => standings.includes(row.index)), options = [...new Set(standing.map(row => row.parameter))];
  if (!options.length) return;
  const heads = {worst: 'Worst case', regret_max: 'Largest regret', regret_mean: 'Mean regret', satisfied: 'Share of states that satisfy'}, shown = standings.filter(index => standing.some(row => row.index === index));
  node.append(element('h3', {}, 'How the choices stand'), table(['Choice', ...shown.map(index => heads[index])], options.map(option => [`<code>${escaped(option)}</code>`, ...shown.map(index => real((standing.find(row => row.parameter === option && row.index === index) || {}).value))])));
  limit(node, 'Regret: how much worse than the best choice would have been in the same state of the world.');
}

function responses() {
  study.responses.forEach((response, i) => {
    const rows = data.indices.filter(row => row.response === response), leaders = leading(rows), first = leaders[0];
    const name = words(response.replace(/^(indicator|series):/, '').replace(':overall', '').replace('@', ' in '));
    const node = section('response-' + i, escaped(name), escaped(name), !first || first.parameter === chance || first.value === null ? 'Nothing that varies here changes this result.'
      : `${escaped(label(first.parameter))} matters most: ${escaped(meaning(first.index))} ${real(first.value)}${range(first) && `, ${Math.round(100 * study.confidence)} % interval ${range(first)}`}. ${first.verdict === 'settled' || !first.verdict ? '' : escaped(first.verdict[0].toUpperCase() + first.verdict.slice(1)) + '.'}`);
    if (leaders.length) bars(node, leaders);
    if (rows.some(row => row.index === 'mu_star')) screening(node, rows);
    together(node, rows);
    robust(node, rows);
    spread(node, response);
    converged(node, response, leaders);
    if (rows.length) node.append(hidden('Every index as a table', () => table(['Parameter', 'Index', 'Value', 'Interval', 'Verdict'], rows.map(row => [`<code>${escaped(row.parameter)}</code>`, escaped(meaning(row.index)), real(row.value), range(row), escaped(row.verdict)]), [1, 4])));
  });
}

function discovery() {
  const box = study.box;
  if (!box) return;
  const node = section('box', 'Where it happens', 'Where the outcome is common', `Within the limits it happens in ${percent(box.density)} of the points (density); they hold ${percent(box.coverage)} of all points where it happens (coverage).`);
  const limits = Object.entries(box.parameters).filter(([, limit]) => limit.restricted);
  if (limits.length) node.append(table(['Parameter', 'Limits', 'Chance of a limit this good by luck (quasi-p)', 'Found again in resamples'], limits.map(([name, limit]) => [escaped(label(name)),
    limit.options ? limit.options.map(escaped).join(' or ') : [limit.low !== undefined ? 'at least ' + real(limit.low) : '', limit.high !== undefined ? 'at most ' + real(limit.high) : ''].filter(text => text).join(', '),
    limit.quasi_p < 0.001 ? 'below 0.001' : real(limit.quasi_p), percent(limit.restricted_in_resamples)]), [1]));
  figure(node, 'Each step of the search <small>a smaller box holds fewer of the points where it happens, and more of it is such points</small>', 260, () => base({legend: {show: false}, grid: Object.assign(base({}).grid, {top: 30, right: 24, bottom: 28}),
    xAxis: valueAxis({name: 'coverage', nameLocation: 'middle', nameGap: 26, min: 0, max: 1, axisLabel: {color: colour('soft'), fontSize: 11, formatter: percent}}), yAxis: valueAxis({name: 'density', min: 0, max: 1, axisLabel: {color: colour('soft'), fontSize: 11, formatter: percent}}),
    tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => `coverage ${percent(item.value[0])}, density ${percent(item.value[1])}`}),
    series: [{type: 'line', data: box.peeled.map(step => [step.coverage, step.density]), symbolSize: 5, lineStyle: {width: 1}}, {type: 'scatter', symbol: 'diamond', symbolSize: 16, data: [[box.coverage, box.density]], color: colour('ink')}]}));
  limit(node, 'The box was chosen because it fits these runs. Play box.yaml, which has new runs within it, before you believe its density.');
}

function limits() {
  const node = section('limits', 'Limits', 'What this cannot say', 'Read before quoting a number.');
  node.append(element('ul', {}, ['Whether the ranges are right. Every index is relative to the ranges and distributions of the study.', 'Whether the model is right: an effect is one in the model, given everything that it leaves out.',
    'Intervals tell what more runs could change; they are not the uncertainty of the result.', 'Indices share out variance. A parameter may matter little here and still decide a single case.'].map(text => `<li>${text}</li>`).join('')));
  node.append(hidden('What varied', () => table(['Parameter', 'How', 'Unit'], Object.entries(study.parameters).map(([name, how]) => [`<code>${escaped(name)}</code>`,
    Object.entries(how).filter(([key]) => key !== 'unit').map(([key, numbers]) => `${escaped(words(key))}: ${numbers.map(one => escaped(typeof one === 'number' ? real(one) : one)).join(', ')}`).join('; '), escaped(how.unit)]), [1, 2])));
}

page(() => {
  headline();
  responses();
  discovery();
  limits();
});

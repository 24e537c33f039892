// The page of a study: what matters for each response, how sure that is, and where an outcome is common.
'use strict';
const study = data.study, chance = '(chance)', most = 20;
const real = value => value === null || value === undefined || !isFinite(value) ? missing() : Math.abs(value) >= 1000 ? whole(value) : +value.toPrecision(3) + '';
// A policy by its name, a parameter of it by the words of the files, which are in English.
function label(path) {
  if (path === chance) return t('study_page.chance');
  const [policy, ...rest] = path.replace(/^policies\./, '').split('.');
  return [path.startsWith('policies.') ? named(policy) : words(policy), ...rest.map(words)].join(': ');
}
const meaning = index => hasWords('study_page.index_' + index) ? t('study_page.index_' + index) : index.startsWith('local:') ? t('study_page.change_at', {at: words(index.slice(6))}) : words(index);
const range = row => row.low === null ? '' : t('paired.from_to', {from: real(row.low), to: real(row.high)});
const size = row => row.value === null ? -1 : Math.abs(row.value);
const standings = ['worst', 'regret_max', 'regret_mean', 'satisfied'];  // how an option stands, where the study asks which is robust
// A verdict in the reader's language (tools/sweep_text.cpp does the same); as it is where there are no words for it.
const verdictName = text => {
  const key = 'verdict.' + text.replace(/[\d,]*\d/, 'n').replace(/ /g, '_').replace(/[^a-z_]/g, '');
  return hasWords(key) ? t(key, {number: +(text.match(/[\d,]*\d/) || ['0'])[0].replaceAll(',', '')}) : text;
};
const methodName = method => hasWords('study_page.method_' + method) ? t('study_page.method_' + method) : method;

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
  const subject = study.subject.function ? t('study_page.of_function', {name: study.subject.function}) : t('study_page.of_scenario', {scenario: study.subject.scenario, from: study.subject.from, to: study.subject.to, scale: study.subject.scale});
  const runs = study.runs, node = make('section', {id: 'top'}, make('h1', {}, study.name), make('p', {class: 'lede'}, [t('study_page.lede', {n: Object.keys(study.parameters).length, subject}),
    t('study_page.design', {method: methodName(study.design.method), points: study.design.points}), study.replicates > 1 ? t('study_page.replicates', {n: study.replicates}) : '', t('study_page.runs', {done: runs.done, planned: runs.planned})].filter(Boolean).join(' ')));
  document.title = study.name + ' - Corridor';
  if (runs.failed) note(node, t('study_page.failed', {n: runs.failed}), 'warn');
  if (data.missing) note(node, t('study_page.missing', {n: runs.planned - runs.done - runs.failed, planned: runs.planned}), 'warn');
  (study.sentences || []).forEach(sentence => note(node, sentence, 'finding'));
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
  const others = rows.length > most ? ' ' + t('study_page.first_of', {most, all: rows.length}) : '';
  const indices = [...new Set(shown.filter(row => row.parameter !== chance).map(row => meaning(row.index)))].join(', ');
  figure(node, {id: nextId('indices'), title: capital(indices), note: t('study_page.intervals', {share: Math.round(100 * study.confidence)}) + others, height: width => 60 + (width < 520 ? 42 : 24) * shown.length,
    data: () => ({head: [t('study_page.parameter'), t('study_page.index'), t('inputs.value'), t('compare_page.low'), t('compare_page.high')], rows: rows.map(row => [label(row.parameter), meaning(row.index), row.value, row.low, row.high])}), format: real, option: width => base({
    legend: {show: false}, grid: {left: 8, right: 24, top: 8, bottom: 8, containLabel: true},
    xAxis: valueAxis({splitNumber: width < 520 ? 2 : 4, min: extent => Math.min(extent.min, 0, ...shown.map(row => row.low ?? 0)), max: extent => Math.max(extent.max, 0, ...shown.map(row => row.high ?? 0)), axisLabel: {color: colour('soft'), fontSize: 11, hideOverlap: true, formatter: real, showMinLabel: shown.every(row => (row.low ?? row.value) >= 0), showMaxLabel: false}}),
    yAxis: axis({type: 'category', data: names, axisLabel: {color: colour('ink'), fontSize: 11.5, lineHeight: 13, interval: 0, hideOverlap: false, width: width < 520 ? width * 0.45 : undefined, overflow: width < 520 ? 'break' : 'none'}}),
    tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => { const row = shown[item.dataIndex]; return `${escaped(label(row.parameter))}<br>${escaped(meaning(row.index))} ${real(row.value)} ${range(row) && '(' + range(row) + ')'}<br>${escaped(verdictName(row.verdict))}`; }}),
    series: [{type: 'bar', data: shown.map(row => ({value: row.value, itemStyle: row.parameter === chance ? {color: colour('soft')} : undefined})), barWidth: '62%'},
      {type: 'custom', data: shown.map((row, i) => [row.value, i]), renderItem: whisker, silent: true, z: 5}]})});
}

let figures = 0;
const nextId = name => `${name}-${++figures}`;

function screening(node, rows) {
  const of = index => Object.fromEntries(rows.filter(row => row.index === index).map(row => [row.parameter, row.value]));
  const star = of('mu_star'), sigma = of('sigma');
  const points = Object.keys(star).filter(name => sigma[name] !== undefined).map(name => ({name: label(name), value: [star[name], sigma[name]]}));
  if (points.length < 2) return;
  const far = 0.5 * Math.max(...points.map(point => point.value[0]));
  const low = 0.1 * Math.max(...points.map(point => point.value[1]));  // a label of several lines stays above the axis
  points.forEach(point => { point.label = {position: point.value[0] > far ? 'left' : point.value[1] < low ? [11, -30] : 'right'}; });
  const leaders = new Set([...points].sort((a, b) => b.value[0] - a.value[0]).slice(0, 8).map(point => point.name));
  figure(node, {id: nextId('screening'), title: t('study_page.screening'), note: t('study_page.screening_note'), height: 340, data: () => ({head: [t('study_page.parameter'), 'mu*', 'sigma'], rows: points.map(point => [point.name, ...point.value])}), format: real, option: width => base({legend: {show: false},
    grid: Object.assign(base({}).grid, {top: 30, right: 24, bottom: 28}),
    xAxis: valueAxis({name: 'mu*', nameLocation: 'middle', nameGap: 26, axisLabel: {color: colour('soft'), fontSize: 11, formatter: real}}), yAxis: valueAxis({name: 'sigma', axisLabel: {color: colour('soft'), fontSize: 11, formatter: real}}),
    tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => `${escaped(item.name)}<br>mu* ${real(item.value[0])}, sigma ${real(item.value[1])}`}),
    series: [{type: 'scatter', symbolSize: 7, data: points, labelLayout: {hideOverlap: true}, label: {show: true, position: 'right', fontSize: 11, lineHeight: 13, width: width < 520 ? 120 : 320, overflow: 'break', color: colour('ink'), formatter: item => leaders.has(item.name) ? item.name : ''}}]})});
}

function spread(node, response) {
  const values = data.values[response];
  if (!values || values.counts.length < 2) return;
  const width = (values.high - values.low) / values.counts.length, centre = i => real(values.low + (i + 0.5) * width);
  figure(node, {id: nextId('spread'), title: t('study_page.spread', {n: values.runs}), note: t('study_page.spread_note', {low: real(values.low), high: real(values.high), mean: real(values.mean)}), height: 190,
    data: () => ({head: [t('study_page.around'), t('study_page.runs_axis')], rows: values.counts.map((count, i) => [centre(i), count])}), option: () => base({legend: {show: false}, grid: Object.assign(base({}).grid, {top: 28}),
    xAxis: axis({type: 'category', data: values.counts.map((_, i) => centre(i))}), yAxis: valueAxis({name: t('study_page.runs_axis'), minInterval: 1, nameTextStyle: {color: colour('soft'), align: 'left'}}), series: [{name: t('study_page.runs_axis'), type: 'bar', data: values.counts, barCategoryGap: '6%'}]})});
}

function converged(node, response, leaders) {
  const rows = data.convergence.filter(row => row.response === response);
  if (!rows.length) return;
  const bases = [...new Set(rows.map(row => row.base))].sort((a, b) => a - b);
  if (bases.length < 2) return note(node, t('study_page.convergence_one', {base: bases[0]}));
  const curves = leaders.filter(row => row.parameter !== chance).slice(0, 6).map((lead, i) => ({name: label(lead.parameter), type: 'line', symbol: symbols[i % 8], symbolSize: 6, lineStyle: {width: 2, type: dashes[i % 8]},
    data: bases.map(at => (rows.find(row => row.base === at && row.parameter === lead.parameter && row.index === lead.index) || {}).value)}));
  figure(node, {id: nextId('convergence'), title: t('study_page.convergence'), note: t('study_page.convergence_note'), height: 260, legend: () => curves.map((curve, i) => ({name: curve.name, mark: 'line', colour: colour('c' + (i % 8 + 1)), dash: dashes[i % 8]})),
    data: () => ({head: [t('study_page.base_points'), ...curves.map(curve => curve.name)], rows: bases.map((at, i) => [at, ...curves.map(curve => curve.data[i] ?? null)])}), format: real, option: () => base({legend: quiet, grid: Object.assign(base({}).grid, {top: 12, bottom: 28}),
    xAxis: axis({type: 'category', data: bases, name: t('study_page.base_points'), nameLocation: 'middle', nameGap: 26}), yAxis: valueAxis({axisLabel: {color: colour('soft'), fontSize: 11, formatter: real}}),
    tooltip: Object.assign(base({}).tooltip, {valueFormatter: real}), series: curves})});
}

function together(node, rows) {
  const pairs = rows.filter(row => row.index.startsWith('S2:') && (row.low === null ? size(row) >= 0.01 : row.low > 0 || row.high < 0)).sort((a, b) => size(b) - size(a)).slice(0, 8);
  if (!pairs.length) return;
  node.append(make('h3', {}, t('study_page.together')), table(['study_page.parameters', 'study_page.s2', 'study_page.interval'].map(key => escaped(t(key))), pairs.map(row => [escaped(list([label(row.parameter), label(row.index.slice(3))])), real(row.value), range(row)])));
}

function robust(node, rows) {
  const standing = rows.filter(row => standings.includes(row.index)), options = [...new Set(standing.map(row => row.parameter))];
  if (!options.length) return;
  const shown = standings.filter(index => standing.some(row => row.index === index));
  node.append(make('h3', {}, t('study_page.choices')), table([t('study_page.choice'), ...shown.map(index => t('study_page.' + index))].map(escaped), options.map(option => [`<code>${escaped(option)}</code>`, ...shown.map(index => real((standing.find(row => row.parameter === option && row.index === index) || {}).value))])));
  note(node, t('study_page.regret'));
}

function responseName(response) {
  const [code, place] = response.replace(/^(indicator|series):/, '').replace(':overall', '').split('@');
  const name = hasWords('indicator.' + code) ? `${code} ${t('indicator.' + code)}` : capital(named(code));
  return place ? t('study_page.in_place', {name, place}) : name;
}

function responses() {
  study.responses.forEach((response, i) => {
    const rows = data.indices.filter(row => row.response === response), leaders = leading(rows), first = leaders[0];
    const name = responseName(response);
    const nothing = !first || first.parameter === chance || first.value === null, verdict = nothing || first.verdict === 'settled' || !first.verdict ? '' : ' ' + capital(verdictName(first.verdict)) + '.';
    const finding = nothing ? t('study_page.nothing') : t(range(first) ? 'study_page.most_sure' : 'study_page.most', {parameter: label(first.parameter), meaning: meaning(first.index), value: real(first.value), share: Math.round(100 * study.confidence), range: range(first)}) + verdict;
    const node = section('response-' + i, escaped(name), escaped(name), escaped(finding));
    if (leaders.length) bars(node, leaders);
    if (rows.some(row => row.index === 'mu_star')) screening(node, rows);
    together(node, rows);
    robust(node, rows);
    spread(node, response);
    converged(node, response, leaders);
    if (rows.length) node.append(hidden(t('study_page.every_index'), () => table([t('study_page.parameter'), t('study_page.index'), t('inputs.value'), t('study_page.interval'), t('study_page.verdict')].map(escaped), rows.map(row => [`<code>${escaped(row.parameter)}</code>`, escaped(meaning(row.index)), real(row.value), range(row), escaped(verdictName(row.verdict))]), [1, 4])));
  });
}

function discovery() {
  const box = study.box;
  if (!box) return;
  const node = section('box', t('study_page.box_short'), t('study_page.box'), escaped(t('study_page.box_finding', {density: percent(box.density), coverage: percent(box.coverage)})));
  const limits = Object.entries(box.parameters).filter(([, limit]) => limit.restricted);
  if (limits.length) node.append(table(['parameter', 'limits', 'quasi_p', 'again'].map(key => escaped(t('study_page.' + key))), limits.map(([name, limit]) => [escaped(label(name)),
    limit.options ? escaped(list(limit.options)) : [limit.low !== undefined ? t('study_page.at_least', {value: real(limit.low)}) : '', limit.high !== undefined ? t('study_page.at_most', {value: real(limit.high)}) : ''].filter(text => text).join(', '),
    limit.quasi_p < 0.001 ? '< 0.001' : real(limit.quasi_p), percent(limit.restricted_in_resamples)]), [1]));
  figure(node, {id: 'search', title: t('study_page.search'), note: t('study_page.search_note'), height: 260, data: () => ({head: [t('study_page.coverage'), t('study_page.density')], rows: box.peeled.map(step => [step.coverage, step.density])}), format: percent, option: () => base({legend: {show: false}, grid: Object.assign(base({}).grid, {top: 30, right: 24, bottom: 28}),
    xAxis: valueAxis({name: t('study_page.coverage'), nameLocation: 'middle', nameGap: 26, min: 0, max: 1, axisLabel: {color: colour('soft'), fontSize: 11, formatter: percent}}), yAxis: valueAxis({name: t('study_page.density'), min: 0, max: 1, axisLabel: {color: colour('soft'), fontSize: 11, formatter: percent}}),
    tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => escaped(`${t('study_page.coverage')} ${percent(item.value[0])}, ${t('study_page.density')} ${percent(item.value[1])}`)}),
    series: [{type: 'line', data: box.peeled.map(step => [step.coverage, step.density]), symbolSize: 5, lineStyle: {width: 1}}, {type: 'scatter', symbol: 'diamond', symbolSize: 16, data: [[box.coverage, box.density]], color: colour('ink')}]})});
  note(node, t('study_page.box_limit'));
}

function limits() {
  const node = section('limits', t('limits.short'), t('limits.title'), t('limits.finding'));
  node.append(make('ul', {}, ['ranges', 'model', 'intervals', 'variance'].map(key => make('li', {}, t('study_page.limit_' + key)))));
  node.append(hidden(t('study_page.varied'), () => table(['study_page.parameter', 'study_page.how', 'inputs.unit'].map(key => escaped(t(key))), Object.entries(study.parameters).map(([name, how]) => [`<code>${escaped(name)}</code>`,
    Object.entries(how).filter(([key]) => key !== 'unit').map(([key, numbers]) => `${escaped(words(key))}: ${numbers.map(one => escaped(typeof one === 'number' ? real(one) : one)).join(', ')}`).join('; '), escaped(how.unit)]), [1, 2])));
}

page(() => {
  figures = 0;
  headline();
  responses();
  discovery();
  limits();
});

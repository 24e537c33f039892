// The policies over time: a row for each module, within it a row for each legal instrument, and what courts stopped of it.
'use strict';
const openModules = new Set(), dayOf = text => Date.parse(text + 'T00:00:00Z'), DAY = 864e5;
let chosenAct = null;  // [module, row] whose law, dates and sources are shown
const modules = m.policies.map(policy => ({name: policy.name, policy, acts: data.law.filter(act => act.switches.some(part => part.startsWith(policy.name + '.')))}));

function frameOfTime() {
  const months = shownMonths().map(i => data.months[i]), last = months.at(-1) || m.period.from.slice(0, 7);
  const end = new Date(Date.UTC(+last.slice(0, 4), +last.slice(5), 1)).getTime();
  return [dayOf((months[0] || m.period.from.slice(0, 7)) + '-01'), end];
}
const endOf = window => window.to ? dayOf(window.to) : Infinity;
const overlap = (one, other) => ({from: Math.max(one.from, other.from), to: Math.min(one.to, other.to)});

// The days on which parts of a module were in force in this run, whatever the register says.
const inRun = (policy, parts) => Object.entries(policy.in_force).filter(([part]) => parts.includes(part)).flatMap(([, windows]) => windows.map(window => ({from: dayOf(window.from), to: endOf(window)})));

// Intervals of an act within a module: in force as the register dates it and as this run had it; stopped as far as the
// order reached this module's parts, with the share that was stopped.
function intervalsOf(module, act) {
  const own = act.switches.filter(part => part.startsWith(module.name + '.')).map(part => part.slice(module.name.length + 1)), run = inRun(module.policy, own), found = [];
  const off = (m.instruments_off || []).includes(act.id);
  for (const window of off ? [] : act.in_force) {
    const dates = {from: dayOf(window.from), to: endOf(window)};
    const pieces = run.map(one => overlap(one, dates)).filter(one => one.to > one.from);
    for (const piece of joined(pieces)) found.push(Object.assign({kind: 'in_force', share: 1, note: window}, piece));
  }
  const held = found.slice();
  for (const window of off ? [] : act.blocked) {
    const mine = (window.parts || []).filter(part => part.startsWith(module.name + '.')), elsewhere = window.parts && mine.length === 0;
    if (elsewhere || !Object.values(module.policy.blocked).some(list => list.length)) continue;
    const share = window.parts ? mine.length / own.length : window.share ?? 1;
    for (const piece of held.map(one => overlap(one, {from: dayOf(window.from), to: endOf(window)})).filter(one => one.to > one.from)) found.push(Object.assign({kind: 'stopped', share: Math.min(1, share), note: window}, piece));
  }
  return found;
}
function joined(pieces) {
  const all = [];
  for (const piece of pieces.sort((a, b) => a.from - b.from)) if (all.length && piece.from <= all.at(-1).to) all.at(-1).to = Math.max(all.at(-1).to, piece.to); else all.push(Object.assign({}, piece));
  return all;
}
const nameOfModule = module => hasWords('name.' + module.name) ? named(module.name) : module.policy.title || words(module.name);
const nameOfAct = act => hasWords('act.' + act.id) ? t('act.' + act.id) : act.title;

// The rows to draw: modules in force at any time of the run, and the acts of those that are open.
function timelineRows() {
  const rows = [];
  for (const module of modules) {
    const all = module.acts.map(act => ({act, intervals: intervalsOf(module, act)})).filter(one => one.intervals.length);
    const run = joined(inRun(module.policy, Object.keys(module.policy.in_force))), covered = joined(all.flatMap(one => one.intervals.filter(i => i.kind === 'in_force')).map(one => ({from: one.from, to: one.to})));
    if (run.length === 0) continue;
    rows.push({module, name: nameOfModule(module), acts: all.length, intervals: run.map(one => Object.assign({kind: 'module', share: 1, note: {}}, one))});
    if (!openModules.has(module.name)) continue;
    all.sort((a, b) => a.intervals[0].from - b.intervals[0].from).forEach(one => rows.push({module, act: one.act, name: nameOfAct(one.act), intervals: one.intervals}));
    const set = run.filter(one => !covered.some(other => other.from <= one.from + DAY && other.to >= one.to - DAY));
    if (set.length) rows.push({module, name: t('timeline.as_set'), intervals: set.map(one => Object.assign({kind: 'in_force', share: 1, note: {by: t('timeline.as_set')}}, one)), set: true});
  }
  return rows;
}

const lookOf = {module: () => ({fill: colour('c7')}), in_force: () => ({fill: colour('c6')}), stopped: () => ({fill: colour('paper'), stroke: colour('c2'), lineWidth: 1.6})};
const barHeight = 11, lineHeight = 16;

function timeline() {
  const node = section('timeline', t('timeline.short'), t('timeline.title'), t('timeline.finding'));
  const all = make('button', {type: 'button', id: 'timeline-all', click: () => { const open = openModules.size < modules.length; modules.forEach(one => openModules[open ? 'add' : 'delete'](one.name)); show(); }}, '');
  const panel = make('div', {class: 'law', 'aria-live': 'polite'});
  let rows = [], lines_of = [], tops = [];
  const measure = width => {
    rows = timelineRows();
    // Names of modules are bold, and wider by a sixth.
    lines_of = rows.map(row => wrapped((row.act || row.set ? '' : openModules.has(row.module.name) ? '▾ ' : '▸ ') + row.name + (row.act || row.set ? '' : `  (${row.acts})`), row.act || row.set ? width - 44 : (width - 34) * 0.86, 13));
    let y = 0;
    tops = lines_of.map(texts => { const top = y; y += texts.length * lineHeight + barHeight + 8; return top; });
    return y;
  };
  const pick = index => {
    const row = rows[index];
    if (!row) return;
    if (row.act) chosenAct = [row.module.name, row.act.id]; else openModules[openModules.has(row.module.name) ? 'delete' : 'add'](row.module.name);
    show();
  };
  const option = width => { const height = measure(width), [from, to] = frameOfTime();
    const bars = rows.flatMap((row, i) => row.intervals.filter(one => one.to > from && one.from < to).map(one => ({value: [i, Math.max(one.from, from), Math.min(one.to, to)], row: i, interval: one})));
    return base({legend: quiet, grid: {left: 16, right: 18, top: 4, height, containLabel: false}, aria: {enabled: false},
    xAxis: axis({type: 'time', min: from, max: to, position: 'bottom', splitNumber: width < 520 ? 4 : 9, splitLine: {show: true, lineStyle: {color: colour('rule')}}, axisLabel: {color: colour('soft'), fontSize: 11, hideOverlap: true, formatter: filters.year ? '{yyyy}-{MM}' : '{yyyy}'}, minInterval: filters.year ? 28 * DAY : 365 * DAY}),
    yAxis: {type: 'value', min: 0, max: height, inverse: true, show: false},
    tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => tipOf(rows[item.data.row], item.data.interval)}),
    series: [{type: 'custom', clip: true, renderItem: (params, api) => rowLabel(params, api, rows, lines_of, tops, width), data: rows.map((row, i) => ({value: [i], row: i, interval: null}))},
      {type: 'custom', clip: true, encode: {x: [1, 2], y: 0}, data: bars, renderItem: (params, api) => intervalBar(api, bars[params.dataIndex].interval, lines_of, tops)}]}); };
  const entry = figure(node, {id: 'timeline', title: t('timeline.chart'), note: t('timeline.note'), follows: ['year'], controls: make('div', {class: 'controls'}, all), height: width => measure(width) + 34, option, clicked: event => pick(event.data.row), entered: pick,
    spoken: () => ({head: [t('timeline.act'), t('timeline.state')], rows: rows.map(row => [row.name, row.intervals.map(one => `${stateText(one)} ${dateText(one.from)} – ${dateText(one.to)}`).join('; ')])}),
    legend: () => [{name: t('timeline.module'), mark: 'bar', colour: colour('c7'), fixed: true}, {name: t('timeline.in_force'), mark: 'bar', colour: colour('c6'), fixed: true}, {name: t('timeline.stopped'), mark: 'bar', colour: colour('paper'), outline: colour('c2'), fixed: true}, {name: t('timeline.part'), mark: 'line', colour: colour('c2'), fixed: true}],
    data: () => ({head: [t('timeline.module'), t('timeline.act'), t('timeline.state'), t('timeline.from'), t('timeline.to'), t('timeline.share'), t('timeline.by')], rows: timelineTable()})});
  function show() { all.textContent = t(openModules.size < modules.length ? 'timeline.open_all' : 'timeline.close_all'); entry.redraw(); panel.replaceChildren(...lawPanel()); }
  all.textContent = t(openModules.size < modules.length ? 'timeline.open_all' : 'timeline.close_all');
  panel.replaceChildren(...lawPanel());
  node.append(panel);
  note(node, t('timeline.limit'));
}

function rowLabel(params, api, rows, lines_of, tops, width) {
  const i = api.value(0), indent = rows[i].act || rows[i].set ? 18 : 0, chosen = rows[i].act && chosenAct && chosenAct[1] === rows[i].act.id && chosenAct[0] === rows[i].module.name;
  return {type: 'text', x: params.coordSys.x + indent, y: params.coordSys.y + tops[i], style: {text: lines_of[i].join('\n'), fill: colour(chosen ? 'link' : 'ink'), fontSize: 12.5, lineHeight, fontWeight: rows[i].act || rows[i].set ? 400 : 600}};
}
function intervalBar(api, interval, lines_of, tops) {
  const i = api.value(0), top = tops[i] + lines_of[i].length * lineHeight, from = api.coord([api.value(1), top]), to = api.coord([api.value(2), top]);
  const height = interval.kind === 'stopped' ? Math.max(3.5, barHeight * interval.share) : barHeight;
  return {type: 'rect', shape: {x: from[0], y: from[1], width: Math.max(2, to[0] - from[0]), height, r: 1.5}, style: lookOf[interval.kind]()};
}
const dateText = ms => isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : t('timeline.open');
const stateText = one => one.kind === 'stopped' ? (one.share < 1 ? t('timeline.stopped_part', {share: percent(one.share)}) : t('timeline.stopped')) : t('timeline.in_force');
const tipOf = (row, one) => !row ? '' : `<b>${escaped(row.name)}</b>` + (one ? `<br>${escaped(stateText(one))}: ${dateText(one.from)} – ${dateText(one.to)}${one.note.by ? '<br>' + escaped(one.note.by) : ''}` : '') + `<br><small>${escaped(t(row.act ? 'timeline.click_act' : 'timeline.click_module'))}</small>`;
const timelineTable = () => modules.flatMap(module => module.acts.flatMap(act => intervalsOf(module, act).map(one => [nameOfModule(module), nameOfAct(act), stateText(one), dateText(one.from), dateText(one.to), one.share, one.note.by || ''])));

// Law, dates and sources of the act that was clicked. The texts are the register's, in English.
function lawPanel() {
  const module = chosenAct && modules.find(one => one.name === chosenAct[0]), act = module && module.acts.find(one => one.id === chosenAct[1]);
  if (!act) return [];
  const dates = (windows, key) => windows.map(one => make('li', {}, `${t(key)}: ${one.from} – ${one.to || t('timeline.open')}`, one.by ? `; ${one.by}` : '', one.share !== undefined ? `; ${t('timeline.share')} ${percent(one.share)}` : '', one.parts ? `; ${one.parts.map(part => words(part.split('.').at(-1))).join(', ')}` : '', '. ', make('small', {lang: 'en'}, one.source)));
  return [make('h3', {}, nameOfAct(act)), make('p', {lang: 'en'}, make('b', {}, act.title), '. ', act.citation), make('p', {}, `${t('law.' + act.kind)}, ${t('law.' + act.direction)}. ${t('timeline.acts_on', {parts: act.switches.map(part => part.split('.').map(named).join(': ')).join('; ')})}`),
    make('ul', {}, ...dates(act.in_force, 'timeline.in_force'), ...dates(act.blocked, 'timeline.stopped')),
    make('ul', {lang: 'en'}, ...act.references.map(one => make('li', {}, /^https?:/.test(one.url) ? make('a', {href: one.url, rel: 'noopener'}, one.title) : one.title)))];
}

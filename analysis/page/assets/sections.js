// The report itself: sections in the order in which a reader asks. Charts are drawn by charts.js.
'use strict';
const m = data.manifest, S = data.series, labels = m.world.labels;
const transitName = m.world.sides.transit.length === 1 ? m.world.sides.transit[0] : 'the transit country';
const destinationName = m.world.sides.destination.length === 1 ? m.world.sides.destination[0] : 'the destination';
const nationalityName = id => m.world.nationalities[id] || words(id);
const placeName = id => (m.world.jurisdictions[id] || {name: id}).name;
const published = (series, rest) => data.published[S[series].name + '|' + rest];
const plus = (a, b) => data.months.map((_, i) => (a ? a[i] : 0) + (b ? b[i] : 0));
const both = (a, b) => a && b ? a.map((value, i) => value === null || b[i] === null ? null : value + b[i]) : undefined;
const detailName = (series, key) => (Object.values(m.series).find(one => one.key === series).details.find(d => d.key.endsWith(key)) || {}).name;
const encounters = plus(S.encounters_between_ports.total, S.encounters_at_ports.total);
const encountersBy = split => {
  const keys = new Set([...Object.keys(S.encounters_between_ports[split]), ...Object.keys(S.encounters_at_ports[split])]);
  return Object.fromEntries([...keys].map(key => [key, plus(S.encounters_between_ports[split][key], S.encounters_at_ports[split][key])]));
};
const largest = (lines, count) => Object.entries(lines).sort((a, b) => sum(b[1]) - sum(a[1])).slice(0, count);
const fullYears = data.years.filter(year => data.months.filter(month => fiscalYear(month) === year).length === 12);

const begun = m.months_done.filter(n => n > 0).length;  // a month is averaged over the replicates that have it
const replicatesText = m.complete || m.replicates === 1 ? `${m.replicates} replicate${m.replicates === 1 ? '' : 's, averaged'}`
  : `${begun} of ${m.replicates} replicates, averaged where they were played`;

function headline() {
  const node = element('section', {id: 'top'});
  node.innerHTML = `<h1>${escaped(m.scenario.name)}</h1><p class="lede">${escaped(m.world.name)}, ${m.period.from} to ${m.period.to} (the last day not within).
    ${m.scale === 1 ? 'One simulated party for each real one' : `One simulated party for ${m.scale} real ones`}; ${replicatesText}; seed ${m.seed}.
    ${escaped(m.scenario.description || '')}</p>`;
  if (!m.complete) node.append(element('p', {class: 'warn'}, `This run was ${escaped(data.stopped_early)}. What is shown ends with ${data.months.at(-1) || 'no whole month'}.`));
  for (const text of m.warnings || []) node.append(element('p', {class: 'warn'}, 'Warning: ' + escaped(text)));
  if (data.partial_months.length) node.append(element('p', {class: 'warn'}, `Months that the period cuts: ${data.partial_months.join(', ')}. Their figures are not those of a whole month.`));
  const expelled = S.processing.by_detail[detailName('processing', '.expelled')];
  const facts = [
    [m.persons, 'persons lived in the model, in ' + short(m.parties) + ' parties'],
    [sum(encounters), 'encounters at the border: events, not people'],
    [sum(S.transit_apprehensions.total), `apprehensions in ${transitName}`],
    [sum(expelled), 'expulsions without a hearing'],
    [sum(S.interior_arrests.total), 'arrests in the interior'],
    [sum(S.removals.total), 'removals'],
    [Math.max(0, ...S.detained.total), 'persons in detention in the fullest month (monthly mean)'],
    [sum(S.deaths.total), 'deaths on the way and at the border'],
  ];
  node.append(element('div', {class: 'facts'}, facts.map(([value, text]) => `<div class="fact"><b>${short(value)}</b><span>${text}</span></div>`).join('')));
  node.append(element('p', {class: 'limit'}, `Every number on this page is simulated unless it says <em>published</em>. Played in ${m.wall_s.toFixed(1)} s on
    ${m.threads} threads: ${short(m.events)} decisions, hops and stays.`));
  main.append(node);
}

function indicators() {
  const names = [['I-1', 'I-1 legal components'], ['I-2', 'I-2 institutions'], ['I-3', 'I-3 linkage in texts'], ['P-1', 'P-1 interdiction'], ['P-2', 'P-2 detention']];
  const line = name => data.indicators[name + '|overall'] || data.months.map(() => null);
  const baseline = name => { const values = line(name).filter((v, i) => ['FY2015', 'FY2016'].includes(fiscalYear(data.months[i])) && v !== null); return values.length ? sum(values) / values.length : null; };
  const node = section('indicators', 'Indicators', 'Five indicators of securitization', `After Bourbeau (2011), as a profile and never as one score. Values lie between 0 and 1;
    the bars below show when each policy module was in force in this run, and in outline when a court had stopped it.`);
  const real = value => value === null || value === undefined ? 'n/a' : value.toFixed(2);
  const windows = [];
  const rows = m.policies.filter(policy => Object.values(policy.in_force).some(list => list.length));
  rows.forEach((policy, row) => {
    for (const [kind, parts] of [['in force', policy.in_force], ['stopped by a court', policy.blocked]]) {
      for (const [part, list] of Object.entries(parts)) for (const window of list) {
        const from = Math.max(0, data.months.indexOf(window.from.slice(0, 7)));
        const to = window.to && window.to.slice(0, 7) <= data.months.at(-1) ? data.months.indexOf(window.to.slice(0, 7)) : data.months.length - 1;
        if (window.from.slice(0, 7) > data.months.at(-1) || to < 0) continue;
        windows.push({value: [row, from, Math.max(to, from + 0.4), kind === 'in force' ? 0 : 1], name: `${policy.title || policy.name}, ${part}: ${kind} ${window.from} to ${window.to || 'open'} (${window.by || 'as set'})`});
      }
    }
  });
  const top = 290, height = 18 * rows.length + 10;
  // Labels at the ends of lines keep 14 pixels apart: each is shifted from its value by so much.
  const ends = names.map(([name], i) => ({i, y: (top - 60) * (1 - (line(name).at(-1) || 0))})).sort((a, b) => a.y - b.y), shifts = [];
  ends.reduce((above, end) => { const y = Math.max(end.y, above + 14); shifts[end.i] = y - end.y; return y; }, -14);
  const draw = () => base({
    grid: [{left: 190, right: 130, top: 36, height: top - 60}, {left: 190, right: 130, top: top + 14, height}],
    xAxis: [timeAxis({gridIndex: 0}), timeAxis({gridIndex: 1, axisLabel: {show: false}, axisLine: {show: false}})],
    yAxis: [valueAxis({gridIndex: 0, min: 0, max: 1, axisLabel: {formatter: v => v.toFixed(1), color: colour('soft')}}),
      axis({gridIndex: 1, type: 'category', inverse: true, data: rows.map(p => words(p.name).replace(/^./, c => c.toUpperCase())), axisLabel: {color: colour('ink'), fontSize: 11}, axisLine: {show: false}})],
    tooltip: Object.assign(base({}).tooltip, {formatter: items => Array.isArray(items)
      ? items[0].axisValue + '<br>' + items.filter(i => i.seriesType === 'line').map(i => `${i.marker}${i.seriesName} <b>${real(i.value)}</b>`).join('<br>') : items.name}),
    series: [...names.map(([name, text], i) => ({name: text, type: 'line', data: line(name), showSymbol: false, lineStyle: {width: 2.2, type: dashes[i]}, symbol: symbols[i],
        endLabel: {show: true, formatter: name, color: 'inherit', fontWeight: 600, offset: [0, shifts[i]]}})),
      {name: 'Policies', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, data: windows, tooltip: {trigger: 'item'}, encode: {x: [1, 2], y: 0}, renderItem: (params, api) => {
        const from = api.coord([api.value(1), api.value(0)]), to = api.coord([api.value(2), api.value(0)]), stopped = api.value(3) === 1;
        return {type: 'rect', shape: {x: from[0], y: from[1] - 5, width: Math.max(2, to[0] - from[0]), height: 10, r: 2},
          style: stopped ? {fill: colour('paper'), stroke: colour('c2'), lineWidth: 1.5} : {fill: colour('c7'), opacity: 0.55}};
      }}],
    legend: {top: 0, left: 0, itemWidth: 30, data: names.map(n => n[1]), textStyle: {color: colour('ink'), fontSize: 12}},
  });
  figure(node, 'Indicators by month, and the policies in force', top + height + 40, draw, monthTable(names.map(([name, text]) => ({name: text, values: line(name)})), real));
  const level = (value, base) => base === null || value === null ? 'n/a' : value > base + 0.1 ? 'strong' : value < base - 0.1 ? 'weak' : 'unchanged';
  node.append(table(['Indicator', ...fullYears], names.map(([name, text]) => [text, ...fullYears.map(year => {
    const values = line(name).filter((v, i) => fiscalYear(data.months[i]) === year && v !== null), mean = values.length ? sum(values) / values.length : null;
    return `${real(mean)}<br><small>${level(mean, baseline(name))}</small>`;
  })]), [], true));
  limit(node, 'The formulas, weights and the words “strong” and “weak” are ours: more or less than 0.10 away from the mean of FY2015-16 of this run. Change a weight and the level can change. I-3 rests on few texts in some years.');
}

function atTheBorder() {
  const published_total = both(published('encounters_between_ports', 'total'), published('encounters_at_ports', 'total'));
  const error = wape(encounters, published_total);
  const node = section('encounters', 'Encounters', 'Encounters at the border', `${whole(sum(encounters))} simulated` + (published_total ? ` beside ${whole(sum(published_total))} published;
    mean monthly distance ${percent(error)} of the published total.` : '; no published series was given.'));
  lines(node, 'Encounters by month <small>line: simulated; points: published</small>', 320, [{name: 'simulated', values: encounters, colour: 'c1'}]
    .concat(published_total ? [{name: 'published', values: published_total, published: true}] : []));
  limit(node, 'An encounter is an event: one person can be met several times. Departures are estimated on these very series, so closeness here is no evidence for the model; the tables that are judged are under “Fit”.');
  const nations = largest(encountersBy('by_nationality'), 99);
  const pick = element('label', {class: 'choose'}, 'Nationality <select>' + nations.map(([id]) => `<option value="${id}">${escaped(nationalityName(id))}</option>`).join('') + '</select>');
  const pair = element('div', {class: 'pair'}), left = element('div'), right = element('div');
  pair.append(left, right);
  left.append(pick);
  node.append(pair);
  const select = pick.querySelector('select');
  const parts = id => {
    const seen = both(published('encounters_between_ports', 'nationality|' + id), published('encounters_at_ports', 'nationality|' + id));
    const mine = encountersBy('by_nationality')[id];
    return [{name: `simulated (distance ${percent(wape(mine, seen))})`, values: mine, colour: 'c1'}].concat(seen ? [{name: 'published', values: seen, published: true}] : []);
  };
  if (nations.length) {
    const draw = () => base({xAxis: timeAxis(), yAxis: valueAxis(), series: parts(select.value).map(line => line.published ? points(line.name, line.values, 4)
      : {name: line.name, type: 'line', data: line.values, showSymbol: false, lineStyle: {width: 2}, color: colour('c1')})});
    const entry = figure(left, 'One nationality by month', 260, draw, () => table(['Nationality', ...data.years], nations.map(([id, line]) => [escaped(nationalityName(id)), ...byYear(line).map(whole)])));
    select.addEventListener('change', entry.redraw);
  }
  const kinds = ['single_adult', 'family_unit', 'unaccompanied_minor'].filter(kind => encountersBy('by_party')[kind]);
  lines(right, 'Persons by kind of party <small>line: simulated; points: published</small>', 286, kinds.flatMap((kind, i) => {
    const seen = both(published('encounters_between_ports', 'party|' + kind), published('encounters_at_ports', 'party|' + kind));
    return [{name: words(kind), values: encountersBy('by_party')[kind], colour: 'c' + (i + 1), dash: dashes[i]}].concat(seen ? [{name: words(kind) + ', published', values: seen, published: true, colour: 'c' + (i + 1)}] : []);
  }), {option: () => ({legend: Object.assign(base({}).legend, {data: kinds.map(words)})})});
}

function processing() {
  const node = section('processing', 'Processing', 'What was decided about those encountered', 'Each encounter ends in one decision. The share of each, by quarter of the fiscal year.');
  const pick = element('label', {class: 'choose'}, 'Of <select><option value="">everyone</option>' + Object.keys(S.processing.by_party).map(kind => `<option value="${kind}">${words(kind)}</option>`).join('') + '</select>');
  node.append(pick);
  const holder = element('div');
  node.append(holder);
  const show = kind => {
    holder.replaceChildren();
    const order = [...new Set(Object.values(m.series).find(one => one.key === 'processing').details.map(d => d.name))].filter(name => S.processing.by_detail[name]);
    const lines = order.map(name => [name, S.processing.by_detail[name]]).map(([name, line]) => ({name: words(name), values: byQuarter(kind ? S.processing.by_party_detail[kind + '|' + name] || [] : line)}));
    if (lines.length) stack(holder, 'Decisions, share of persons encountered', 380, quarters, lines, {share: true});
  };
  pick.querySelector('select').addEventListener('change', event => show(event.target.value));
  show('');
  const custody = detailName('processing', '.to_detention');
  limit(node, `“${words(custody)}” is not “detained”: it holds people who were released without a bed. Persons who were not apprehended never meet this decision: ${short(sum(S.got_away.total))} crossings in this run.`);
}

function externalization() {
  const here = plus(S.encounters_between_ports.total, S.interior_arrests.total), abroad = S.transit_apprehensions.total;
  const share = data.indicators['externalization|overall'];
  const node = section('transit', 'Transit', `Who stops people: ${transitName} and ${destinationName}`, `${percent(sum(abroad) / (sum(abroad) + sum(here)))} of all apprehensions of this run happened in ${transitName}.`);
  const pair = element('div', {class: 'pair'}), left = element('div'), right = element('div');
  pair.append(left, right);
  node.append(pair);
  stack(left, 'Persons apprehended, by quarter', 300, quarters, [{name: transitName, values: byQuarter(abroad)}, {name: `${destinationName}, border`, values: byQuarter(S.encounters_between_ports.total)},
    {name: `${destinationName}, interior`, values: byQuarter(S.interior_arrests.total)}]);
  const parts = ['q_transit', 'q_port', 'q_port_queue', 'q_between', 'q_between_ports', 'q_interior'].filter(name => data.indicators[`P-1:${name}|overall`]);
  lines(right, 'Share stopped of those who reach each layer <small>and the transit country’s share of all</small>', 300,
    [...parts.map(name => ({name: words(name.slice(2)), values: data.indicators[`P-1:${name}|overall`]})), ...(share ? [{name: 'externalization', values: share, colour: 'ink', dash: 'solid'}] : [])],
    {y: {min: 0, max: 1, axisLabel: {formatter: v => Math.round(100 * v) + ' %', color: colour('soft'), fontSize: 11}}, format: percent, option: () => ({tooltip: Object.assign(base({}).tooltip, {valueFormatter: percent})})});
  limit(node, `Published counts for ${transitName} are sparse and their vintages differ by up to 5 %. “Stopped” means returned, expelled, turned away or arrested; release with a notice is not.`);
}

function interior() {
  const node = section('interior', 'Interior', 'Arrests in the interior', `${whole(sum(S.interior_arrests.total))} persons were arrested away from the border: how they came to notice, and whether they had a conviction or a charge.`);
  const split = part => { const lines = {}; for (const [name, line] of Object.entries(S.interior_arrests.by_detail)) { const key = name.split('/')[part]; lines[key] = plus(lines[key], line); } return lines; };
  const pair = element('div', {class: 'pair'}), left = element('div'), right = element('div');
  pair.append(left, right);
  node.append(pair);
  const make = lines => Object.entries(lines).map(([name, line]) => ({name: words(name), values: byYear(line)}));
  if (Object.keys(S.interior_arrests.by_detail).length) {
    stack(left, 'By method, persons a year', 300, data.years, make(split(0)));
    stack(right, 'By criminal history, persons a year', 300, data.years, make(split(1)));
  }
  const seen = published('interior_arrests', 'total');
  lines(node, 'Arrests by month <small>line: simulated; points: published</small>', 240, [{name: 'simulated', values: S.interior_arrests.total, colour: 'c1'}].concat(seen ? [{name: 'published', values: seen, published: true}] : []));
  node.append(hidden('By area and fiscal year', () => table(['Area', ...data.years], Object.entries(S.interior_arrests.by_place_year).map(([id, line]) => [escaped(placeName(id)), ...line.map(whole)]))));
  limit(node, '“None” means neither a conviction nor a charge. Sanctuary rules here act on transfers from jails; the model does not let them change how often local police arrest anyone.');
}

function detention() {
  const node = section('detention', 'Detention', 'Detention and removal', `The detained population averaged ${whole(sum(S.detained.total) / Math.max(1, data.months.length))} persons.`);
  const pair = element('div', {class: 'pair'}), left = element('div'), right = element('div');
  pair.append(left, right);
  node.append(pair);
  const seen = published('detained', 'total');
  lines(left, 'Persons detained, monthly mean, by who arrested them', 280, [{name: 'all', values: S.detained.total, colour: 'ink'}, ...Object.entries(S.detained.by_detail).map(([name, line], i) => ({name: words(name), values: line, colour: 'c' + (i + 1), dash: dashes[i + 1]}))]
    .concat(seen ? [{name: 'published', values: seen, published: true}] : []));
  const removed = published('removals', 'total');
  lines(right, 'Removals by month <small>line: simulated; points: published</small>', 280, [{name: 'simulated', values: S.removals.total, colour: 'c1'}].concat(removed ? [{name: 'published', values: removed, published: true}] : []));
  limit(node, 'In published figures most book-ins come from the border authority, and stays after them are shorter. Children in shelters of the child-welfare authority are not counted here.');
}

function harm() {
  const node = section('harm', 'Harm', 'Deaths, separations, waiting', `${whole(sum(S.deaths.total))} deaths, ${whole(sum(S.separations.total))} separations of children from parents, and up to ${whole(Math.max(0, ...(data.stocks.waiting_abroad || [0])))} persons sent to wait abroad at one time.`);
  const pair = element('div', {class: 'pair'}), left = element('div'), right = element('div');
  pair.append(left, right);
  node.append(pair);
  const death_places = largest(S.deaths.by_place_year, 6);
  if (death_places.length) stack(left, 'Deaths a year, the six places with most', 280, data.years, death_places.map(([id, values]) => ({name: placeName(id), values})), {top: 64});
  lines(right, 'Persons waiting at the end of the month', 280, [['waiting_abroad', 'sent to wait abroad'], ['port_list', 'on a list at a port']]
    .filter(([state]) => data.stocks[state]).map(([state, name]) => ({name, values: data.stocks[state]})));
  lines(node, 'Children separated from parents, by month', 200, [{name: 'simulated', values: S.separations.total, colour: 'c4'}].concat(published('separations', 'total') ? [{name: 'published list', values: published('separations', 'total'), published: true}] : []));
  limit(node, 'Deaths are those the model charges to a place; published counts are of bodies found and are too low. The published list of separations is shorter than the legal count.');
}

function places() {
  const coordinates = id => { const j = m.world.jurisdictions[id]; return j && j.longitude !== undefined ? [j.longitude, j.latitude] : null; };
  const layers = [['encounters_between_ports', 'apprehended between ports', 'c1', 'circle'], ['encounters_at_ports', 'met at ports', 'c5', 'diamond'], ['transit_apprehensions', `apprehended in ${transitName}`, 'c2', 'rect']];
  const node = section('places', 'Places', 'Where people were stopped', 'Area of each mark: persons in the year chosen.');
  const pick = element('label', {class: 'choose'}, 'Year <select>' + data.years.map((year, i) => `<option value="${i}"${year === 'FY2019' ? ' selected' : ''}>${year}</option>`).join('') + '</select>');
  node.append(pick);
  const select = pick.querySelector('select');
  echarts.registerMap('outlines', outlines.countries);
  const most = Math.max(1, ...layers.flatMap(([series]) => Object.values(S[series].by_place_year).flat()));
  const points = series => Object.entries(S[series].by_place_year).filter(([id, line]) => coordinates(id) && line[select.value] > 0)
    .map(([id, line]) => ({name: placeName(id), value: [...coordinates(id), line[select.value]]})).sort((a, b) => b.value[2] - a.value[2]);
  const draw = () => base({tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => item.seriesType === 'scatter' ? `${escaped(item.name)}<br>${item.seriesName}: <b>${whole(item.value[2])}</b>` : escaped(item.name)}),
    geo: {map: 'outlines', roam: false, boundingCoords: [[-119, 37], [-84, 12.5]], left: 0, right: 0, top: 30, bottom: 0, aspectScale: 0.92, silent: true, itemStyle: {areaColor: colour('land'), borderColor: colour('coast'), borderWidth: 0.8}},
    series: [{type: 'lines', coordinateSystem: 'geo', polyline: true, silent: true, data: outlines.borders.map(coords => ({coords})), lineStyle: {color: colour('coast'), width: 0.5, opacity: 0.8, type: [2, 2]}},
      ...layers.map(([series, name, c, symbol]) => ({name, type: 'scatter', coordinateSystem: 'geo', symbol, data: points(series), color: colour(c), itemStyle: {opacity: 0.75, borderColor: colour('paper'), borderWidth: 1},
        symbolSize: value => Math.max(3, 64 * Math.sqrt(value[2] / most)), label: {show: true, position: 'right', color: colour('ink'), fontSize: 11, formatter: item => item.value[2] > most / 14 ? `${item.name} ${short(item.value[2])}` : ''}, labelLayout: {hideOverlap: true}}))],
    legend: {top: 0, left: 0, data: layers.map(layer => layer[1]), textStyle: {color: colour('ink')}}});
  const entry = figure(node, 'Persons stopped, by sector, port and state', 560, draw, () => table(['Place', 'What', ...data.years],
    layers.flatMap(([series, name]) => Object.entries(S[series].by_place_year).map(([id, line]) => [escaped(placeName(id)), name, ...line.map(whole)])), [1]));
  select.addEventListener('change', entry.redraw);
  limit(node, 'A mark stands in the middle of the places of a sector or state, not where people were met.');
}

function charges() {
  const node = section('who', 'Policies', 'Which policy decided', 'Every decision is charged to one policy, or to the base: what happens where no policy acts. Persons, all jurisdictions together.');
  const gates = [...new Set(Object.keys(data.charges).map(key => key.split('|')[0]))];
  const choices = gates.map(gate => `<option value="${gate}"${gate === 'processing' ? ' selected' : ''}>${words(gate)}</option>`).join('');
  const pick = element('div', {}, `<label class="choose">Gate <select id="gate">${choices}</select></label><label class="choose">Year <select id="gate_year"><option value="-1">all years</option>${data.years.map((year, i) => `<option value="${i}">${year}</option>`).join('')}</select></label>`);
  node.append(pick);
  const gate = pick.querySelector('#gate'), year = pick.querySelector('#gate_year');
  const rows = () => Object.entries(data.charges).map(([key, line]) => [...key.split('|'), +year.value < 0 ? sum(line) : line[year.value] || 0]).filter(row => row[0] === gate.value && row[3] > 0);
  const draw = () => {
    const links = rows(), policies = [...new Set(links.map(row => row[2]))], outcomes = [...new Set(links.map(row => row[1]))], colours = palette();
    const weight = (column, name) => sum(links.filter(row => row[column] === name).map(row => row[3]));
    return base({tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => item.dataType === 'edge' ? `${words(item.data.source.slice(2))} → ${words(item.data.target.slice(2))}: <b>${whole(item.data.value)}</b>` : `${words(item.name.slice(2))}: <b>${whole(item.value)}</b>`}),
      series: [{type: 'sankey', left: 8, right: 190, top: 8, bottom: 8, nodeWidth: 12, nodeGap: 12, draggable: false, emphasis: {focus: 'adjacency'}, lineStyle: {color: 'source', opacity: 0.35},
        label: {color: colour('ink'), fontSize: 12, formatter: item => `${words(item.name.slice(2))}  ${short(item.value)}`},
        data: [...policies.map((name, i) => ({name: 'p:' + name, itemStyle: {color: name === 'base' ? colour('c7') : colours[i % 6]}})), ...outcomes.map(name => ({name: 'o:' + name, itemStyle: {color: colour('soft')}}))],
        links: links.sort((a, b) => weight(2, b[2]) - weight(2, a[2])).map(row => ({source: 'p:' + row[2], target: 'o:' + row[1], value: row[3]}))}]});
  };
  const entry = figure(node, 'From policy (left) to what it decided (right)', 420, draw, () => table(['Gate', 'Outcome', 'Policy', ...data.years], Object.entries(data.charges).map(([key, line]) => [...key.split('|').map(words), ...line.map(whole)]), [1, 2]));
  gate.addEventListener('change', entry.redraw);
  year.addEventListener('change', entry.redraw);
  limit(node, 'A charge says which rule decided, not what would have happened without it. That needs a second run without the policy: <code>corridor compare</code>.');
}

/// Skill of the rows that have a forecast made where calibration ended, a column a year.
function skillByYear(rows, skill) {
  const ofYear = (row, year) => ['FY', 'CY'].map(kind => skill(row, kind + year, 'where_calibration_ended')).find(text => text !== '–') ?? '';
  const all = new Set(rows.flatMap(row => Object.keys(data.skill[`${row.series}|${row.granularity}`] ?? {}).filter(year => year !== 'all').map(year => year.slice(2))));
  const years = [...all].sort().filter(year => rows.some(row => ofYear(row, year)));
  return hidden('Skill by year, against the better forecast made where calibration ended', () => table(['Series', 'Compared by', ...years],
    rows.filter(row => years.some(year => ofYear(row, year))).map(row => [words(row.series), row.granularity.replace(/ x /g, ' × '), ...years.map(year => ofYear(row, year))]), [1]));
}

function fit() {
  const node = section('fit', 'Fit', 'How close to published figures', data.fit.length ? 'Distance is the sum of absolute differences over the published sum; bias is the difference of the sums. The longest bar stands for 100 % and more. Skill is 1 - error / error of the better simple forecast made where calibration ended, on the cells that it could forecast: 1 is exact, 0 no better than the forecast, below 0 worse; rolling forecasts know all that was published before, which the model does not.' : 'No published series was given to this run.');
  if (!data.fit.length) return;
  const bar = share => share === null ? 'n/a' : `${percent(share)}<span class="bar" style="width:${Math.min(80, 80 * share)}px" aria-hidden="true"></span>`;
  const signed = share => share === null ? 'n/a' : (share > 0 ? '+' : '') + percent(share);
  const skill = (row, year, made) => { const one = data.skill[`${row.series}|${row.granularity}`]?.[year]?.[made]; return one ? (one.skill > 0 ? '+' : '') + one.skill.toFixed(2) : '–'; };
  for (const [use, title] of [['validation', 'Validation: not used to fit anything'], ['calibration', 'Calibration: parameters of the model were set on these'], ['input', 'Input: the model is fed with these; a good fit is no evidence']]) {
    const rows = data.fit.filter(row => row.used_for === use);
    if (!rows.length) continue;
    const judged = use === 'validation';
    node.append(element('h3', {}, title), table(['Series', 'Compared by', 'Published', 'Simulated', 'Bias', 'Distance', ...(judged ? ['Skill', 'Rolling'] : [])],
      rows.map(row => [words(row.series), row.granularity.replace(/ x /g, ' × '), whole(row.observed), whole(row.simulated), signed(row.bias), bar(row.wape),
        ...(judged ? [skill(row, 'all', 'where_calibration_ended'), skill(row, 'all', 'rolling')] : [])]), [1], true));
    if (judged) node.append(skillByYear(rows, skill));
  }
  limit(node, 'Every cell is in fit_cells.csv, with its source. Published counts have errors of their own: rounding to 10, later vintages, definitions that differ between offices. For levels the sums are means over periods.');
}

function inputs() {
  const node = section('inputs', 'Inputs', 'Inputs and provenance', 'What went in, so that anyone can run it again and get the same numbers.');
  const facts = {'Program': 'Corridor ' + m.version, 'Scenario': `${escaped(m.scenario.file)} <code>sha256 ${m.scenario.sha256}</code>`, 'World': `${escaped(m.world.name)} (${escaped(m.world.id)})`,
    'Period': `${m.period.from} to ${m.period.to}`, 'Seed, scale, replicates': `${m.seed}, 1:${m.scale}, ${m.replicates}`, 'Threads, ranks': `${m.threads}, ${m.ranks ?? 1}`,
    'Persons, parties, events': `${whole(m.persons)}, ${whole(m.parties)}, ${whole(m.events)}`, 'Time, memory': `${m.wall_s.toFixed(1)} s, ${whole(m.peak_rss_mib)} MiB at most`,
    'Left out': (m.instruments_off || []).map(escaped).join(', ') || 'nothing'};
  node.append(element('dl', {}, Object.entries(facts).map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')));
  node.append(hidden('Policies of this run, with dates and court orders', () => table(['Module', 'What it does', 'In force', 'Stopped by courts'], m.policies.map(policy => {
    const list = parts => Object.entries(parts).flatMap(([part, windows]) => windows.map(w => `${escaped(words(part))}: ${w.from} to ${w.to || 'open'} <small>${escaped(w.by)}</small>`)).join('<br>') || 'never';
    return [escaped(policy.title || policy.name), `<div class="wide">${escaped(policy.summary || '')}</div>`, list(policy.in_force), list(policy.blocked)];
  }), [1, 2, 3])));
  node.append(hidden('Parameters of the world, with units and sources', () => table(['Parameter', 'Value', 'Unit', 'Source'], Object.entries(m.parameters || {}).map(([name, p]) => [escaped(words(name)), p.value, escaped(p.unit), `<div class="wide">${escaped(p.source)}</div>`]), [2, 3])));
  node.append(hidden('Files read, with SHA-256', () => table(['File', 'SHA-256'], [...Object.entries(m.world.sha256 || {}), ...Object.entries((m.observed || {}).sha256 || {}).map(([name, hash]) => ['observed/' + name, hash])]
    .map(([name, hash]) => [escaped(name), `<code>${hash}</code>`]), [1])));
}

function limits() {
  const node = section('limits', 'Limits', 'What this cannot say', 'Read before quoting a number.');
  const points = [
    'It is a model. A person here is a record with a nationality, a kind of party, a place and a history of a few events; no one’s reasons are in it.',
    'One replicate shows one draw of chance. Differences between runs are only meaningful when paired and repeated.',
    'Departures are taken from outside and do not respond to wars, harvests, wages or rumours beyond the perceived risk that the model itself makes.',
    'Closeness to a series on which the model was fitted shows that fitting worked, and nothing more.',
    'Charges to policies tell which rule decided. They do not tell what the rule caused.',
    'Published figures are themselves records of enforcement: they count what agencies did and wrote down, not migration.',
    'Harm beyond death, separation, detention and waiting is not counted at all.',
  ];
  const missing = m.policies.filter(policy => (policy.not_modelled || []).length);
  node.append(element('ul', {}, points.map(point => `<li>${point}</li>`).join('')));
  if (missing.length) node.append(hidden('Provisions of the policies that are not modelled', () => element('ul', {}, missing.map(policy => `<li><b>${escaped(policy.title || policy.name)}</b>: ${policy.not_modelled.map(escaped).join('; ')}</li>`).join(''))));
}

headline();
if (data.months.length) [indicators, atTheBorder, processing, externalization, interior, detention, harm, places, charges, fit].forEach(part => part());
inputs();
limits();

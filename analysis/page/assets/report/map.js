// Where people were stopped, returned, held or kept waiting, month by month, on the whole corridor.
'use strict';
const mapState = {measure: 'stopped', policy: '', at: 0, view: 'corridor'};  // at: 0 for all months shown, else the number of the month among them
let playing = null;

// A layer: what it counts, where its rows are, its mark. Levels are means over months, all others sums.
// The layers of the measure that the filters of nationality and kind leave true: one that is not split so is left out, and named.
const splitAsAsked = layer => ['nationality', 'party'].every(name => !filters[name] || (layer.key && followed([layer.key]).includes(name)));
const layersOfMap = () => allLayers().filter(splitAsAsked);
function allLayers() {
  const series = (key, name, mark, tint, where, level) => ({key, name, mark, tint, level, rows: S[key] ? rowsOf(S[key].cube).filter(row => row.place && matches(row, Object.assign({}, placeless(pageWhere([key])), where))) : []});
  const stock = (state, name, mark, tint) => ({key: null, name, mark, tint, level: true, rows: rowsOf(data.whereabouts).filter(row => row.state === state).map(row => ({place: row.jurisdiction, line: row.line}))});
  const returns = ['.expelled', '.returned', '.removed_fast'].map(end => detailName('processing', end)).filter(Boolean);
  if (mapState.measure === 'stopped') return [series('encounters_between_ports', saying('map.between_ports', 'encounters_between_ports'), 'circle', 'c1'), series('encounters_at_ports', t('map.at_ports'), 'diamond', 'c5'), series('transit_apprehensions', saying('map.transit', 'encounters_between_ports', {country: sideName('transit')}), 'rect', 'c2'), series('interior_arrests', saying('map.interior', 'interior_arrests'), 'triangle', 'c3'),
    series('interceptions', t('map.interceptions'), 'rect', 'c4')].filter(layer => inRunOrRecord(layer.key));
  if (mapState.measure === 'returned') return [{key: 'processing', name: t('map.returned_border'), mark: 'circle', tint: 'c1', rows: [...new Set(returns)].flatMap(detail => series('processing', '', '', '', {detail}).rows)},
    series('transit_apprehensions', t('map.returned_transit', {country: sideName('transit')}), 'rect', 'c2', {detail: detailName('transit_apprehensions', '.returned')}), series('removals', t('map.removed'), 'triangle', 'c3')];
  if (mapState.measure === 'detained') return [series('detained', t('map.detained'), 'triangle', 'c4', {}, true)];
  if (mapState.measure === 'waiting') return [stock('waiting_abroad', t('map.waiting_abroad'), 'rect', 'c2'), stock('port_list', t('map.port_list'), 'diamond', 'c5')];
  return [{key: null, name: t('map.charged', {policy: named(mapState.policy)}), mark: 'circle', tint: 'c4', charges: true, rows: rowsOf(data.charges).filter(row => row.policy === mapState.policy).map(row => ({place: row.jurisdiction, line: row.line}))}];
}
const placeless = where => { const rest = Object.assign({}, where); delete rest.place; return rest; };
const monthsOfMap = () => { const all = shownMonths(); return mapState.at > 0 && mapState.at <= all.length ? [all[mapState.at - 1]] : all; };
const locationOf = id => { const place = places[id] || {}, area = ((outlines || {}).areas || {})[id]; return area ? area.at : place.longitude !== undefined ? [place.longitude, place.latitude] : null; };

// Places of a layer with their value in the months shown; those with no position are in the list and the data only.
function valuesOf(layer, indices) {
  const totals = new Map();
  for (const row of layer.rows) {
    if (filters.place && !withinPlace(row.place, filters.place)) continue;
    totals.set(row.place, (totals.get(row.place) || 0) + sum(indices.map(i => row.line[i])) / (layer.level ? Math.max(1, indices.length) : 1));
  }
  return [...totals].filter(([, value]) => value > 0).sort((a, b) => b[1] - a[1]);
}
// The largest value of any place in any month (or over all months), so that marks of two months can be compared.
function mostOf(layers) {
  const all = shownMonths(), frames = mapState.at > 0 ? all.map(i => [i]) : [all];
  let most = 1;
  for (const layer of layers) {
    const totals = new Map();
    for (const row of layer.rows) { if (!locationOf(row.place)) continue; if (!totals.has(row.place)) totals.set(row.place, []); totals.get(row.place).push(row.line); }
    for (const rows of totals.values()) for (const frame of frames) most = Math.max(most, sum(rows.map(line => sum(frame.map(i => line[i])))) / (layer.level ? Math.max(1, frame.length) : 1));
  }
  return most;
}

// How far the places drawn are from what is published: by month and by year, over the months shown.
function mapError() {
  if (mapState.measure === 'waiting' || mapState.measure === 'policy') return [t('record.simulated_only'), ...(layersOfMap().length ? [] : [t('map.left_out', {what: list(allLayers().map(layer => layer.name))})])].join('\n');
  const keys = {stopped: ['encounters_between_ports', 'transit_apprehensions', 'interior_arrests'], returned: ['removals'], detained: ['detained']}[mapState.measure];
  const indices = monthsOfMap(), months = new Set(indices.map(i => data.months[i])), years = mapState.at > 0 ? new Set() : new Set(indices.map(i => yearOf(data.months[i])));
  const told = keys.filter(key => splitAsAsked({key})).flatMap(key => {
    const found = placeErrors(key, months, years);
    return found.length ? found.map(one => t('map.error', {series: named(S[key].name), what: comparedBy(one.by), text: errorText(one.error, comparedBy(one.by), placeName)})) : [];
  });
  const without = mapState.measure === 'stopped' && hasPorts ? [t('map.no_ports')] : [];
  const left_out = allLayers().filter(layer => !splitAsAsked(layer)).map(layer => layer.name);
  if (left_out.length) without.push(t('map.left_out', {what: list(left_out)}));
  return told.length ? [...told, ...without].join('\n') : [t('map.none_published'), ...without].join('\n');
}
function placeErrors(key, months, years) {
  const name = S[key].name, where = placeless(pageWhere([key])), by = new Map();
  for (const line of publishedLines) {
    const columns = line.by.split(' x ');
    if (line.series !== name || !columns.includes('place') || columns.includes('detail')) continue;
    if (!Object.entries(where).every(([column, value]) => line.key[keyColumns.indexOf(column)] === value)) continue;
    line.at.forEach((period, i) => {
      if (!(columns[0] === 'month' ? months : ['FY', 'CY'].includes(columns[0]) ? years : new Set()).has(period)) return;
      if (!by.has(line.by)) by.set(line.by, []);
      by.get(line.by).push({group: line.key[0], observed: line.observed[i], simulated: line.simulated[i], used: line.used});
    });
  }
  // One granularity for each period: the coarsest split, which is what the marks show.
  return ['month', 'FY', 'CY'].flatMap(period => { const found = [...by].filter(([one]) => one.startsWith(period)).sort((a, b) => a[0].length - b[0].length)[0]; return found && distance(found[1]) ? [{by: found[0], error: distance(found[1])}] : []; });
}

// What can be shown: what the run has anywhere.
const measuresOfMap = () => ['stopped', 'returned', 'detained', 'waiting', 'policy'].filter(one => (one !== 'waiting' || rowsOf(data.whereabouts).length) && (one !== 'detained' || inRunOrRecord('detained')));

function placesOnMap() {
  if (!outlines) return;
  const node = section('places', t('map.short'), saying(measuresOfMap().includes('waiting') ? 'map.title' : 'map.title_without_waiting', 'encounters_between_ports'), t('map.finding'));
  echarts.registerMap('outlines', outlines.countries);
  const policies = [...new Set(rowsOf(data.charges).map(row => row.policy))].filter(name => name !== 'base');
  if (!mapState.policy) mapState.policy = policies[0] || 'base';
  mapState.at = Math.min(mapState.at, shownMonths().length);
  const measure = choice(t('map.show'), measuresOfMap().map(one => [one, saying('map.measure_' + one, 'encounters_between_ports')]), mapState.measure, value => { mapState.measure = value; policy.hidden = value !== 'policy'; show(); });
  const policy = choice(t('charges.policy'), policies.map(name => [name, named(name)]), mapState.policy, value => { mapState.policy = value; show(); });
  const view = choice(t('map.view'), Object.keys(mapViews).map(one => [one, saying('map.view_' + one, 'encounters_between_ports')]), mapState.view, value => { mapState.view = value; show(); });
  const slider = make('input', {type: 'range', id: 'map-month', min: 0, max: shownMonths().length, step: 1, value: mapState.at, 'aria-label': t('map.month'), input: event => { mapState.at = +event.target.value; show(); }});
  const play = make('button', {type: 'button', id: 'map-play', click: () => playing ? stop() : start()}, t('map.play')), told = make('output', {id: 'map-told'});
  [[measure, 'map-measure'], [policy, 'map-policy'], [view, 'map-view']].forEach(([box, id]) => { box.querySelector('select').id = id; });
  policy.hidden = mapState.measure !== 'policy';
  const ranked = make('div', {class: 'ranked'});
  const rows = () => layersOfMap().flatMap(layer => valuesOf(layer, monthsOfMap()).map(([id, value]) => [when(), layer.name, id, placeName(id), Math.round(value)]));
  const when = () => mapState.at > 0 ? data.months[shownMonths()[mapState.at - 1]] : filters.year || t('map.all_months');
  const entry = figure(node, {id: 'map', title: () => t('map.chart', {what: saying('map.measure_' + mapState.measure, 'encounters_between_ports'), when: mapState.at > 0 ? monthName(when()) : when()}), note: [outlines.borders.length ? t('map.note_dotted') : '', Object.values(outlines.areas || {}).some(area => area.lines) ? t('map.note_solid') : '', t('map.note')].filter(Boolean).join(' '), error: mapError, follows: filterNames,
    controls: make('div', {}, make('div', {class: 'controls'}, measure, policy, view), make('div', {class: 'controls'}, play, slider, told)), height: heightOfMap, most_width: () => mapWidth(boxOfMap()), option: mapOption, pointed: markOfRow,
    legend: () => layersOfMap().map(layer => ({name: layer.name, mark: 'bar', colour: colour(layer.tint), fixed: true})), data: () => ({head: [t('frame.month'), t('map.layer'), t('map.code'), t('filter.place'), t('charges.persons')], rows: rows()})});
  entry.unnamed = make('p', {class: 'limit', id: 'map-unnamed'});
  node.append(entry.unnamed, hidden(t('map.list'), () => { ranked.replaceChildren(dataTable({head: [t('map.layer'), t('filter.place'), t('charges.persons')], rows: rows().map(row => [row[1], row[3], row[4]])})); return ranked; }, 'map-list'));
  note(node, saying('map.limit', 'encounters_between_ports'));
  function show() { told.textContent = mapState.at > 0 ? monthName(when()) : when(); slider.value = mapState.at; entry.redraw(); if (ranked.isConnected) ranked.replaceChildren(dataTable({head: [t('map.layer'), t('filter.place'), t('charges.persons')], rows: rows().map(row => [row[1], row[3], row[4]])})); }
  function stop() { clearInterval(playing); playing = null; play.textContent = t('map.play'); }
  function start() {
    play.textContent = t('map.pause');
    playing = setInterval(() => { if (!slider.isConnected) return stop(); mapState.at = mapState.at >= shownMonths().length ? 1 : mapState.at + 1; show(); }, 500);
  }
  if (playing) { clearInterval(playing); playing = null; }
  told.textContent = mapState.at > 0 ? monthName(when()) : when();
}

// What is drawn, largest first: a mark for each layer of a place, with the name on the largest of them.
function marksOf(layers, indices) {
  const all = layers.flatMap((layer, i) => valuesOf(layer, indices).filter(([id]) => locationOf(id)).map(([id, value]) => ({id, layer: i, at: locationOf(id), value}))).sort((a, b) => b.value - a.value);
  const of = new Map();
  for (const one of all) { if (!of.has(one.id)) of.set(one.id, []); of.get(one.id).push(one.value); }
  const ports = mapState.view === 'border' || layers.length === 1;  // elsewhere they lie on the marks of their sectors
  const name = id => places[id].kind === 'port' ? t('place.named', {kind: placeKind(id), name: placeName(id)}) : placeName(id);
  return all.map(one => Object.assign(one, {text: of.get(one.id)[0] === one.value && (ports || places[one.id].kind !== 'port') ? `${name(one.id)} ${of.get(one.id).map(short).join(' · ').replaceAll(' ', '\u00a0')}` : ''}));
}
// The view chosen; the whole corridor is as large as the places that have people in any month shown.
function boxOfMap() {
  if (mapState.view !== 'corridor') return mapViews[mapState.view];
  return boxAround(marksOf(layersOfMap(), shownMonths()).map(one => one.at));
}
const heightOfMap = width => mapHeight(boxOfMap(), width);

function mapOption(width, entry) {
  const layers = layersOfMap(), most = mostOf(layers), largest = width < 520 ? 34 : 56, size = value => Math.max(3, largest * Math.sqrt(value / most));
  const box = boxOfMap(), height = mapHeight(box, width), view = viewOf(box, width, height), pixels = pixelsOf(view, width, height), marks = marksOf(layers, monthsOfMap()).filter(one => inside(view, one.at));
  const areas = ['detained', 'stopped', 'returned'].includes(mapState.measure) ? Object.values(outlines.areas || {}).flatMap(area => area.lines || []) : [];
  const drawn_ = marks.map(one => { const [x, y] = pixels(one.at); return {x, y, r: size(one.value) / 2, text: one.text}; });
  const key = sizeLegend(size, most, width, height, drawn_), names = namesOnMap(drawn_, width, height, width < 520 ? 9.5 : 10.5, [key.box]);
  const named_of = new Set(marks.map(one => one.id)).size;
  entry.unnamed.textContent = names.named < named_of ? t('map.named', {named: names.named, all: named_of}) : '';
  return base({legend: quiet, tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => item.seriesType === 'scatter' ? `${escaped(item.name)}<br>${escaped(item.seriesName)}: <b>${whole(item.value[2])}</b>` : escaped(item.name)}),
    geo: geoOf(view),
    graphic: [...key.drawn, ...names.drawn],
    series: [...layers.map((layer, i) => ({name: layer.name, type: 'scatter', coordinateSystem: 'geo', symbol: layer.mark, z: 3, data: marks.filter(one => one.layer === i).map(one => ({name: placeName(one.id), value: [...one.at, one.value]})), color: colour(layer.tint), itemStyle: {opacity: 0.75, borderColor: colour('paper'), borderWidth: 1}, symbolSize: value => size(value[2])})),
      bordersOnMap(),
      linesOnMap(areas, {color: colour('soft'), width: 0.9, opacity: 0.7})]});
}
// Which mark a row of the data is: by the arrow keys the reader comes to it, and its name is shown.
function markOfRow([, layer_name, id]) {
  const layers = layersOfMap(), seriesIndex = layers.findIndex(layer => layer.name === layer_name);
  const width = chartOfMap().clientWidth, box = boxOfMap(), view = viewOf(box, width, mapHeight(box, width));
  return {seriesIndex, dataIndex: marksOf(layers, monthsOfMap()).filter(one => inside(view, one.at) && one.layer === seriesIndex).findIndex(one => one.id === id)};
}
const chartOfMap = () => document.querySelector('#figure-map .chart');
// Three marks with what they stand for, in the corner where fewest marks lie.
function sizeLegend(size, most, width, height, marks) {
  const round = value => { const power = 10 ** Math.floor(Math.log10(value)); return Math.max(1, Math.round(value / power) * power); };
  const values = [...new Set([most, most / 4, most / 20].map(round))], font = width < 520 ? 9.5 : 11, text = y_text => Object.assign({fill: colour('soft'), fontSize: font, stroke: colour('paper'), lineWidth: 2.5}, y_text);
  let below = 10;
  const rows = [...values].reverse().map(value => { const r = size(value) / 2, y = below + r; below = y + r + 8; return [value, r, y]; });
  const own = {width: size(most) + 16 + Math.max(...values.map(value => textWidth(short(value), font)), textWidth(t('map.persons'), font) - size(most)), height: below + 16};
  const corners = [[8, height - own.height - 6], [width - own.width - 8, height - own.height - 6], [8, 4], [width - own.width - 8, 4]].map(([x, y]) => Object.assign({x, y}, own));
  const crowd = box => marks.filter(one => meets(box, {x: one.x - one.r, y: one.y - one.r, width: 2 * one.r, height: 2 * one.r})).length, box = corners.sort((a, b) => crowd(a) - crowd(b))[0];
  return {box, drawn: [{type: 'group', silent: true, x: box.x, y: box.y, children: [...rows.flatMap(([value, r, y]) => [{type: 'circle', z: 4, shape: {cx: size(most) / 2, cy: y, r}, style: {fill: 'none', stroke: colour('soft'), lineWidth: 1}}, {type: 'text', z: 4, x: size(most) + 8, y: y - 6, style: text({text: short(value)})}]),
    {type: 'text', z: 4, x: 0, y: below, style: text({text: t('map.persons')})}]}]};
}

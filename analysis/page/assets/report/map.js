// Where people were stopped, returned, held or kept waiting, month by month, on the whole corridor.
'use strict';
const mapState = {measure: 'stopped', policy: '', at: 0, view: 'corridor'};  // at: 0 for all months shown, else the number of the month among them
let playing = null;
const views = (outlines || {}).views || {};

// A layer: what it counts, where its rows are, its mark. Levels are means over months, all others sums.
// The layers of the measure that the filters of nationality and kind leave true: one that is not split so is left out, and named.
const splitAsAsked = layer => ['nationality', 'party'].every(name => !filters[name] || (layer.key && followed([layer.key]).includes(name)));
const layersOfMap = () => allLayers().filter(splitAsAsked);
function allLayers() {
  const series = (key, name, mark, tint, where, level) => ({key, name, mark, tint, level, rows: S[key] ? rowsOf(S[key].cube).filter(row => row.place && matches(row, Object.assign({}, placeless(pageWhere([key])), where))) : []});
  const stock = (state, name, mark, tint) => ({key: null, name, mark, tint, level: true, rows: rowsOf(data.whereabouts).filter(row => row.state === state).map(row => ({place: row.jurisdiction, line: row.line}))});
  const returns = ['.expelled', '.returned', '.removed_fast'].map(end => detailName('processing', end)).filter(Boolean);
  if (mapState.measure === 'stopped') return [series('encounters_between_ports', t('map.between_ports'), 'circle', 'c1'), series('encounters_at_ports', t('map.at_ports'), 'diamond', 'c5'), series('transit_apprehensions', t('map.transit', {country: sideName('transit')}), 'rect', 'c2'), series('interior_arrests', t('map.interior'), 'triangle', 'c3'),
    series('interceptions', t('map.interceptions'), 'rect', 'c4')].filter(layer => layer.rows.length || !['encounters_at_ports', 'interceptions'].includes(layer.key));
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
  const without = mapState.measure === 'stopped' ? [t('map.no_ports')] : [];
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

function placesOnMap() {
  if (!outlines) return;
  const node = section('places', t('map.short'), t('map.title'), t('map.finding'));
  echarts.registerMap('outlines', outlines.countries);
  const policies = [...new Set(rowsOf(data.charges).map(row => row.policy))].filter(name => name !== 'base');
  if (!mapState.policy) mapState.policy = policies[0] || 'base';
  mapState.at = Math.min(mapState.at, shownMonths().length);
  const measure = choice(t('map.show'), ['stopped', 'returned', 'detained', 'waiting', 'policy'].map(one => [one, t('map.measure_' + one)]), mapState.measure, value => { mapState.measure = value; policy.hidden = value !== 'policy'; show(); });
  const policy = choice(t('charges.policy'), policies.map(name => [name, named(name)]), mapState.policy, value => { mapState.policy = value; show(); });
  const view = choice(t('map.view'), Object.keys(views).map(one => [one, t('map.view_' + one)]), mapState.view, value => { mapState.view = value; show(); });
  const slider = make('input', {type: 'range', id: 'map-month', min: 0, max: shownMonths().length, step: 1, value: mapState.at, 'aria-label': t('map.month'), input: event => { mapState.at = +event.target.value; show(); }});
  const play = make('button', {type: 'button', id: 'map-play', click: () => playing ? stop() : start()}, t('map.play')), told = make('output', {id: 'map-told'});
  [[measure, 'map-measure'], [policy, 'map-policy'], [view, 'map-view']].forEach(([box, id]) => { box.querySelector('select').id = id; });
  policy.hidden = mapState.measure !== 'policy';
  const ranked = make('div', {class: 'ranked'});
  const rows = () => layersOfMap().flatMap(layer => valuesOf(layer, monthsOfMap()).map(([id, value]) => [when(), layer.name, id, placeName(id), Math.round(value)]));
  const when = () => mapState.at > 0 ? data.months[shownMonths()[mapState.at - 1]] : filters.year || t('map.all_months');
  const entry = figure(node, {id: 'map', title: () => t('map.chart', {what: t('map.measure_' + mapState.measure), when: mapState.at > 0 ? monthName(when()) : when()}), note: t('map.note'), error: mapError, follows: filterNames,
    controls: make('div', {}, make('div', {class: 'controls'}, measure, policy, view), make('div', {class: 'controls'}, play, slider, told)), height: width => Math.min(680, Math.max(340, width * 0.9)), option: mapOption,
    legend: () => layersOfMap().map(layer => ({name: layer.name, mark: 'bar', colour: colour(layer.tint), fixed: true})), data: () => ({head: [t('frame.month'), t('map.layer'), t('map.code'), t('filter.place'), t('charges.persons')], rows: rows()})});
  node.append(hidden(t('map.list'), () => { ranked.replaceChildren(dataTable({head: [t('map.layer'), t('filter.place'), t('charges.persons')], rows: rows().map(row => [row[1], row[3], row[4]])})); return ranked; }, 'map-list'));
  note(node, t('map.limit'));
  function show() { told.textContent = mapState.at > 0 ? monthName(when()) : when(); slider.value = mapState.at; entry.redraw(); if (ranked.isConnected) ranked.replaceChildren(dataTable({head: [t('map.layer'), t('filter.place'), t('charges.persons')], rows: rows().map(row => [row[1], row[3], row[4]])})); }
  function stop() { clearInterval(playing); playing = null; play.textContent = t('map.play'); }
  function start() {
    play.textContent = t('map.pause');
    playing = setInterval(() => { if (!slider.isConnected) return stop(); mapState.at = mapState.at >= shownMonths().length ? 1 : mapState.at + 1; show(); }, 500);
  }
  if (playing) { clearInterval(playing); playing = null; }
  told.textContent = mapState.at > 0 ? monthName(when()) : when();
}

function mapOption(width, entry) {
  const layers = layersOfMap(), most = mostOf(layers), largest = width < 520 ? 34 : 56, indices = monthsOfMap(), size = value => Math.max(3, largest * Math.sqrt(value / most)), few = width < 520 ? 7 : 200;
  const all = layers.flatMap(layer => valuesOf(layer, indices)).map(([, value]) => value).sort((a, b) => b - a), named_from = all[Math.min(few, all.length) - 1] || 0;
  const point = layer => valuesOf(layer, indices).filter(([id]) => locationOf(id) && inView(locationOf(id))).map(([id, value]) => ({name: placeName(id), port: places[id].kind === 'port', value: [...locationOf(id), value]}));
  const areas = mapState.measure === 'detained' || mapState.measure === 'stopped' || mapState.measure === 'returned' ? Object.values(outlines.areas || {}).flatMap(area => area.lines || []) : [];
  const free = placeLabels(width, Math.min(680, Math.max(340, width * 0.9)), () => layers.flatMap(point).map(one => { const [x, y] = entry.chart.convertToPixel('geo', one.value.slice(0, 2)), own = size(one.value[2]); return {x: x - own / 2, y: y - own / 2, width: own, height: own}; }));
  return base({legend: quiet, tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => item.seriesType === 'scatter' ? `${escaped(item.name)}<br>${escaped(item.seriesName)}: <b>${whole(item.value[2])}</b>` : escaped(item.name)}),
    geo: {map: 'outlines', roam: false, boundingCoords: views[mapState.view], left: 4, right: 4, top: 4, bottom: 4, aspectScale: 0.92, silent: true, itemStyle: {areaColor: colour('land'), borderColor: colour('coast'), borderWidth: 0.8}},
    graphic: sizeLegend(size, most, width),
    series: [{type: 'lines', coordinateSystem: 'geo', polyline: true, silent: true, data: outlines.borders.map(coords => ({coords})), lineStyle: {color: colour('coast'), width: 0.5, opacity: 0.8, type: [2, 2]}},
      {type: 'lines', coordinateSystem: 'geo', polyline: true, silent: true, data: areas.map(coords => ({coords})), lineStyle: {color: colour('soft'), width: 0.9, opacity: 0.7}},
      ...layers.map(layer => ({name: layer.name, type: 'scatter', coordinateSystem: 'geo', symbol: layer.mark, data: point(layer), color: colour(layer.tint), itemStyle: {opacity: 0.75, borderColor: colour('paper'), borderWidth: 1}, symbolSize: value => size(value[2]),
        label: {show: true, position: 'right', color: colour('ink'), fontSize: width < 520 ? 9.5 : 10.5, formatter: item => item.value[2] >= named_from && (!item.data.port || mapState.view === 'border' || layers.length === 1) ? `${item.name} ${short(item.value[2])}` : ''}, labelLayout: free, labelLine: {show: true, lineStyle: {color: colour('soft'), width: 0.7}}}))]});
}
// Puts each label beside its mark where it meets no label before it and no mark, and stays in the picture: right or left, then higher or lower, tied by a line.
function placeLabels(width, height, marks) {
  let taken = null;
  const meets = box => taken.some(one => box.x < one.x + one.width && one.x < box.x + box.width && box.y < one.y + one.height && one.y < box.y + box.height);
  return params => {
    const own = params.labelRect, mark = params.rect;
    if (!own.width) return {};
    taken ??= marks().filter(one => one.width > 6);
    for (let step = 0; step < 30; ++step) for (const sign of step ? [1, -1] : [1]) for (const side of ['right', 'left']) {
      const far = step ? 6 + step * 2 : 3, x = side === 'right' ? mark.x + mark.width + far : mark.x - far - own.width, y = mark.y + mark.height / 2 + sign * step * own.height - own.height / 2, box = {x, y, width: own.width, height: own.height};
      if (x < 2 || x + own.width > width - 2 || y < 2 || y + own.height > height - 2 || meets(box)) continue;
      taken.push(box);
      const from = side === 'right' ? mark.x + mark.width : mark.x, to = side === 'right' ? x - 1 : x + own.width + 1, middle = mark.y + mark.height / 2;
      return {x, y: y + own.height / 2, align: 'left', verticalAlign: 'middle', labelLinePoints: step ? [[from, middle], [to, y + own.height / 2], [to, y + own.height / 2]] : [[0, 0], [0, 0], [0, 0]]};
    }
    return {};
  };
}
const inView = ([east, north]) => { const [[west, top], [right, bottom]] = views[mapState.view]; return east >= west && east <= right && north <= top && north >= bottom; };
// Three marks with what they stand for, in the sea to the left.
function sizeLegend(size, most, width) {
  const round = value => { const power = 10 ** Math.floor(Math.log10(value)); return Math.max(1, Math.round(value / power) * power); };
  const values = [...new Set([most, most / 4, most / 20].map(round))], left = 14;
  let below = 10;
  const marks = [...values].reverse().map(value => { const r = size(value) / 2, y = below + r; below = y + r + 8; return [value, r, y]; });
  return [{type: 'group', left, bottom: 12, children: [...marks.flatMap(([value, r, y]) => [{type: 'circle', shape: {cx: size(most) / 2, cy: y, r}, style: {fill: 'none', stroke: colour('soft'), lineWidth: 1}}, {type: 'text', x: size(most) + 8, y: y - 6, style: {text: short(value), fill: colour('soft'), fontSize: width < 520 ? 9.5 : 11}}]),
    {type: 'text', x: 0, y: below, style: {text: t('map.persons'), fill: colour('soft'), fontSize: width < 520 ? 9.5 : 11}}]}];
}

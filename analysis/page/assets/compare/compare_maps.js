// Maps of a comparison: the base, the alternative, and their difference, place by place.
'use strict';
const mapChoice = {};  // by alternative: {series, period}
const middle = points => points && points.length ? [0, 1].map(axis_ => sum(points.map(point => point[axis_])) / points.length) : null;
const positionOf = id => ((outlines || {}).areas || {})[id] ? outlines.areas[id].at : middle((data.world.jurisdictions[id] || {}).at);

function maps(alternative, node) {
  if (!alternative.places.length || !outlines) return;
  echarts.registerMap('outlines', outlines.countries);
  const key = alternative.label, id = key.replace(/[^\w-]/g, '_');
  const series = [...new Set(alternative.places.filter(row => positionOf(row[1])).map(row => row[0]))], periods = [...new Set(alternative.places.map(row => row[2]))].sort((a, b) => (b === 'all') - (a === 'all') || a.localeCompare(b));
  const now = () => mapChoice[key] || (mapChoice[key] = {series: largestOnMap(alternative, series), period: 'all'});
  const rows = () => alternative.places.filter(row => row[0] === now().series && row[2] === now().period && positionOf(row[1]));
  const periodName = period => period === 'all' ? t('map.all_months') : period;
  node.append(make('h3', {}, t('compare_page.maps')));
  const show = () => figures.forEach(entry => entry.redraw());
  const pick = [choice(t('compare_page.show'), series.map(name => [name, quantityName(name)]), now().series, value => { now().series = value; show(); }), choice(t('filter.year'), periods.map(period => [period, periodName(period)]), now().period, value => { now().period = value; show(); })];
  pick[0].querySelector('select').id = 'map-series-' + id;
  pick[1].querySelector('select').id = 'map-period-' + id;
  node.append(make('div', {class: 'controls'}, pick));
  const most = column => Math.max(1, ...rows().flatMap(row => column === 5 ? [Math.abs(row[5])] : [row[3], row[4]]));
  const box = () => boxAround(alternative.places.filter(row => row[0] === now().series && row[2] === 'all' && positionOf(row[1]) && (row[3] || row[4])).map(row => positionOf(row[1])));  // the same for every map and year
  const what = () => `${quantityName(now().series)} (${t(levels.has(now().series) ? 'compare_page.mean' : 'compare_page.total')}), ${periodName(now().period)}`;
  const one = (side, column, name, tints) => figure(side, {id: `map-${['base', 'alternative', 'difference'][column - 3]}-${id}`, title: () => name + ': ' + what(), note: column === 5 ? t('compare_page.map_difference_note') : t('compare_page.map_note'), error: t('compare_page.map_error'), nobody: t(column === 5 ? 'compare_page.no_difference' : 'compare_page.nobody'),
    height: width => mapHeight(box(), width), most_width: () => mapWidth(box()), option: width => mapOptionOf(rows(), box(), column, most(column), width),
    legend: () => tints.map(([tint, text]) => ({name: t(text), mark: 'bar', colour: colour(tint), fixed: true})),
    data: () => ({head: [t('map.code'), t('filter.place'), name], rows: rows().map(row => [row[1], placeName(row[1]), row[column]]).sort((a, b) => Math.abs(b[2]) - Math.abs(a[2]))}),
    pointed: ([id]) => ({seriesIndex: 0, dataIndex: rows().filter(row => row[column]).sort((a, b) => Math.abs(b[column]) - Math.abs(a[column])).findIndex(row => row[1] === id)})});
  const pair = make('div', {class: 'pair level'}), left = make('div', {}), right = make('div', {});
  pair.append(left, right);
  node.append(pair);
  const figures = [one(left, 3, t('why.base'), [['c1', 'charges.persons']]), one(right, 4, alternative.name, [['c1', 'charges.persons']]), one(node, 5, t('compare_page.difference'), [['c2', 'compare_page.more'], ['c6', 'compare_page.fewer'], ['c7', 'compare_page.unclear']])];
}

// The series whose places move most, as a share of the base.
function largestOnMap(alternative, series) {
  const moved = name => { const rows = alternative.places.filter(row => row[0] === name && row[2] === 'all'), total = sum(rows.map(row => row[3])); return total ? sum(rows.filter(row => row[6]).map(row => Math.abs(row[5]))) / total : 0; };
  return series.map(name => [name, moved(name)]).sort((a, b) => b[1] - a[1])[0][0];
}

function mapOptionOf(rows, box, column, most, width) {
  const size = value => Math.max(3, (width < 520 ? 30 : 44) * Math.sqrt(Math.abs(value) / most)), height = mapHeight(box, width), view = viewOf(box, width, height), pixels = pixelsOf(view, width, height);
  const tint = row => column < 5 ? 'c1' : !row[6] ? 'c7' : row[5] > 0 ? 'c2' : 'c6', text = value => column === 5 ? withSign(short(value), value) : short(value);
  const shown = rows.filter(row => row[column]).sort((a, b) => Math.abs(b[column]) - Math.abs(a[column]));
  const names = namesOnMap(shown.map(row => { const [x, y] = pixels(positionOf(row[1])); return {x, y, r: size(row[column]) / 2, text: `${placeName(row[1])} ${text(row[column]).replaceAll(' ', '\u00a0')}`}; }), width, height, width < 520 ? 9.5 : 10.5, []);
  return base({legend: quiet, tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => `${escaped(item.name)}: <b>${column === 5 ? withSign(whole(item.value[2]), item.value[2]) : whole(item.value[2])}</b>`}),
    geo: geoOf(view),
    graphic: names.drawn,
    series: [{type: 'scatter', coordinateSystem: 'geo', z: 3, data: shown.map(row => ({name: placeName(row[1]), value: [...positionOf(row[1]), row[column]], itemStyle: {color: colour(tint(row)), opacity: 0.75, borderColor: colour('ink'), borderWidth: column === 5 && row[5] < 0 ? 0 : 0.8}})),
      symbol: value => column === 5 && value[2] < 0 ? 'diamond' : 'circle', symbolSize: value => size(value[2])},
      bordersOnMap()]});
}

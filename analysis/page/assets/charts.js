// The forms of charts: lines over months, parts of a whole, and the looks and axes that all share.
'use strict';
const palette = () => ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'].map(colour);
const dashes = ['solid', [7, 3], [2, 3], [9, 3, 2, 3], [1, 2], [12, 4], [4, 2], 'solid'];
const symbols = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'roundRect', 'circle'];

// Unquoted: the SVG of ECharts puts it into an attribute as it is.
const fontFamily = 'system-ui, Segoe UI, Roboto, Liberation Sans, sans-serif';

// Common looks of every chart.
function base(extra) {
  const ink = colour('ink'), soft = colour('soft'), rule = colour('rule');
  return Object.assign({
    color: palette(), animation: false, textStyle: {fontFamily, color: ink},
    grid: {left: 8, right: 16, top: 40, bottom: 8, containLabel: true},
    legend: {top: 0, left: 0, itemWidth: 26, icon: undefined, textStyle: {color: ink, fontSize: 12}, type: 'plain', itemGap: 12},
    tooltip: {trigger: 'axis', backgroundColor: colour('paper'), borderColor: rule, textStyle: {color: ink, fontSize: 12}, confine: true, extraCssText: 'max-width: min(30rem, 85vw); white-space: normal;',
      valueFormatter: value => value === null || value === undefined ? missing() : whole(value), axisPointer: {type: 'line', lineStyle: {color: soft}}},
    aria: {enabled: true},
  }, extra);
}
const quiet = {show: false};  // where the frame draws the legend
// Labels name their font themselves: room for them is measured without the one that all text of the chart has.
function axis(extra) {
  const one = Object.assign({axisLine: {lineStyle: {color: colour('coast')}}, axisTick: {show: false}, axisLabel: {color: colour('soft'), fontSize: 11, hideOverlap: true},
    splitLine: {lineStyle: {color: colour('rule')}}}, extra);
  return Object.assign(one, {axisLabel: Object.assign({fontFamily}, one.axisLabel)});
}
const valueAxis = extra => axis(Object.assign({type: 'value', splitNumber: 4, axisLabel: {color: colour('soft'), fontSize: 11, hideOverlap: true, formatter: short}}, extra));
const shareAxis = extra => valueAxis(Object.assign({min: 0, max: 1, interval: 0.25, axisLabel: {color: colour('soft'), fontSize: 11, formatter: share => Math.round(100 * share) + ' %'}}, extra));

// Years of months, fiscal (October to September) or calendar as the page's data count them, and their quarters.
const calendarYears = (data.years || []).some(year => year.startsWith('CY'));
const yearOf = month => calendarYears ? 'CY' + month.slice(0, 4) : 'FY' + (+month.slice(0, 4) + (+month.slice(5) >= 10 ? 1 : 0));
const quarter = month => yearOf(month) + ' Q' + (Math.floor(((+month.slice(5) - (calendarYears ? 1 : -2)) % 12) / 3) + 1);

// The months that the page shows: all, or those of the year that the reader chose.
const shownMonths = () => data.months.map((month, i) => i).filter(i => !filters.year || yearOf(data.months[i]) === filters.year);
const over = (indices, line) => indices.map(i => line ? line[i] ?? null : null);

// An axis of months: a label each January, every other one where it is narrow; each month where a year is shown alone.
function monthAxis(months, width, extra) {
  const few = months.length <= 24, every = width < 520 ? 2 : 1;
  return axis(Object.assign({type: 'category', data: months, boundaryGap: false, splitLine: {show: false}, axisLabel: {color: colour('soft'), fontSize: 11, hideOverlap: !few ? false : true,
    interval: few ? 'auto' : (i, month) => month.endsWith('-01') && +month.slice(0, 4) % every === 0, formatter: month => few ? month : month.slice(0, 4)}}, extra));
}

// Lines over months: what is simulated as a line, what is published as open points.
//   spec: what figure() takes, and series: () => [{name, values, published, colour, dash}], y: () => an axis, format: value => text
function lines(node, spec) {
  const looks = (line, i) => ({name: line.name, colour: colour(line.colour || 'c' + (i % 8 + 1)), dash: line.dash || dashes[i % 8], mark: line.published ? 'points' : 'line'});
  const option = width => {
    const indices = shownMonths(), months = indices.map(i => data.months[i]);
    return base({legend: quiet, grid: {left: 8, right: 18, top: 12, bottom: 6, containLabel: true}, xAxis: monthAxis(months, width), yAxis: spec.y ? spec.y() : valueAxis(),
      tooltip: Object.assign(base({}).tooltip, {valueFormatter: value => value === null || value === undefined ? missing() : (spec.format || whole)(value)}),
      series: spec.series().map((line, i) => seriesOf(line, looks(line, i), over(indices, line.values), i, months.length))});
  };
  const rows = () => { const all = spec.series(); return {head: [t('frame.month'), ...all.map(line => line.name)], rows: shownMonths().map(i => [data.months[i], ...all.map(line => line.values ? line.values[i] ?? null : null)])}; };
  return figure(node, Object.assign({option, data: rows, legend: () => spec.series().map(looks)}, spec));
}
function seriesOf(line, look, values, i, count) {
  if (line.published) return {name: line.name, type: 'line', data: values, symbol: 'circle', symbolSize: count > 40 ? 4.5 : 7, showSymbol: true, showAllSymbol: true, lineStyle: {width: 0}, connectNulls: false, z: 3,
    itemStyle: {color: colour('paper'), borderColor: look.colour, borderWidth: 1.3}, color: look.colour};
  return {name: line.name, type: 'line', data: values, showSymbol: count === 1, symbol: symbols[i % 8], lineStyle: {width: 2, type: look.dash}, color: look.colour};
}

// Parts of a whole over years or quarters, with patterns beside colours.
//   spec: what figure() takes, and categories: () => [label], series: () => [{name, values}], share: draw parts of 100 %, of: what a category is
function stack(node, spec) {
  const shown = () => spec.share ? shares(spec.series()) : spec.series();
  const option = width => {
    const categories = spec.categories(), many = categories.length > 12;
    return base({legend: quiet, grid: {left: 8, right: 16, top: 12, bottom: 6, containLabel: true},
      xAxis: axis({type: 'category', data: categories, axisLabel: {color: colour('soft'), fontSize: 11, hideOverlap: true, interval: many ? (i, label) => label.endsWith('Q1') && (width > 520 || +label.slice(2, 6) % 2 === 0) : 0,
        formatter: label => many ? label.slice(0, 6) : width < 520 ? '’' + label.slice(4) : label}}),
      yAxis: spec.share ? shareAxis() : valueAxis(), aria: {enabled: true, decal: {show: true, decals: decals()}},
      tooltip: Object.assign(base({}).tooltip, {valueFormatter: spec.share ? percent : whole, order: 'seriesDesc'}),
      series: shown().map((line, i) => ({name: line.name, type: 'bar', stack: 'all', barCategoryGap: many ? '8%' : '30%', data: line.values, color: colour(line.colour || 'c' + (i % 8 + 1))}))});
  };
  const rows = () => { const all = spec.series(); return {head: [spec.of || t('frame.year'), ...all.map(line => line.name)], rows: spec.categories().map((label, i) => [label, ...all.map(line => line.values[i] ?? null)])}; };
  return figure(node, Object.assign({option, data: rows, legend: () => spec.series().map((line, i) => ({name: line.name, mark: 'bar', colour: colour(line.colour || 'c' + (i % 8 + 1))}))}, spec));
}
function decals() {
  const tint = 'rgba(255,255,255,0.22)';
  return [{symbol: 'none'}, {color: tint, dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4}, {color: tint, symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.6},
    {color: tint, dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4}, {color: tint, dashArrayX: [1, 0], dashArrayY: [2, 5]},
    {color: tint, symbol: 'rect', dashArrayX: [[4, 8], [0, 8, 4, 0]], dashArrayY: [4, 2], symbolSize: 0.7}, {color: tint, dashArrayX: [2, 5], dashArrayY: [1, 0]}, {symbol: 'none'}];
}
function shares(series) {
  if (series.length === 0) return series;
  const totals = series[0].values.map((_, i) => sum(series.map(line => line.values[i])));
  return series.map(line => Object.assign({}, line, {values: line.values.map((value, i) => totals[i] > 0 ? value / totals[i] : null)}));
}

// Sums, or means, of a monthly line over the shown months by a key of the month (yearOf, quarter).
function groupedBy(key, line, mean) {
  const indices = shownMonths(), keys = [...new Set(indices.map(i => key(data.months[i])))];
  return keys.map(one => { const values = indices.filter(i => key(data.months[i]) === one).map(i => line ? line[i] || 0 : 0); return mean ? sum(values) / values.length : sum(values); });
}
const shownKeys = key => [...new Set(shownMonths().map(i => key(data.months[i])))];

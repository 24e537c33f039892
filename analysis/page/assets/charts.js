// How charts and tables of the report are drawn: one function for each form.
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const outlines = JSON.parse(document.getElementById('map').textContent);
const main = document.getElementById('main');
const drawn = [];  // {element, chart, option()}: redrawn when the colours change

const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const palette = () => ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'].map(colour);
const dashes = ['solid', [6, 3], [2, 3], [9, 3, 2, 3], [1, 2], [12, 4], [4, 2], 'solid'];
const symbols = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'roundRect', 'circle'];

const whole = value => value === null || value === undefined ? '' : Math.round(value).toLocaleString('en-US');
const short = value => {
  const size = Math.abs(value);
  if (size >= 1e9) return +(value / 1e9).toFixed(1) + ' bn';
  if (size >= 1e6) return +(value / 1e6).toFixed(size >= 1e7 ? 1 : 2) + ' M';
  if (size >= 1e4) return Math.round(value / 1e3) + ' k';
  return whole(value);
};
const percent = share => share === null || !isFinite(share) ? 'n/a' : (100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0) + ' %';
const sum = line => (line || []).reduce((total, value) => total + (value || 0), 0);
const letters = {mpp: 'MPP', ice: 'ICE', hhs: 'HHS', cbp: 'CBP', cap: 'CAP', '287g': '287(g)'};  // names of the law that are written in capitals
const words = name => name.split(/[_ ]/).map(word => letters[word] || word).join(' ');
const escaped = text => String(text ?? '').replace(/[&<>"]/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[c]);

function element(tag, attributes, html) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
  if (html !== undefined) node.innerHTML = html;
  return node;
}

// A section with a heading, one finding, and a line in the contents.
function section(id, short_title, title, finding) {
  const node = element('section', {id}, `<h2>${title}</h2><p class="finding">${finding}</p>`);
  main.append(node);
  document.getElementById('contents').append(element('a', {href: '#' + id}, short_title));
  return node;
}
const limit = (node, text) => node.append(element('p', {class: 'limit'}, text));

// Common looks of every chart.
function base(extra) {
  const ink = colour('ink'), soft = colour('soft'), rule = colour('rule');
  return Object.assign({
    color: palette(), animation: false, textStyle: {fontFamily: 'system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif', color: ink},
    grid: {left: 8, right: 16, top: 40, bottom: 8, containLabel: true},
    legend: {top: 0, left: 0, itemWidth: 26, icon: undefined, textStyle: {color: ink, fontSize: 12}, type: 'plain', itemGap: 12},
    tooltip: {trigger: 'axis', backgroundColor: colour('paper'), borderColor: rule, textStyle: {color: ink, fontSize: 12}, confine: true,
      valueFormatter: value => value === null || value === undefined ? 'n/a' : whole(value), axisPointer: {type: 'line', lineStyle: {color: soft}}},
    aria: {enabled: true},
  }, extra);
}
const axis = extra => Object.assign({axisLine: {lineStyle: {color: colour('coast')}}, axisTick: {show: false}, axisLabel: {color: colour('soft'), fontSize: 11},
  splitLine: {lineStyle: {color: colour('rule')}}}, extra);
const timeAxis = extra => axis(Object.assign({type: 'category', data: data.months, boundaryGap: false,
  axisLabel: {color: colour('soft'), fontSize: 11, interval: (i, month) => month.endsWith('-01'), formatter: month => month.slice(0, 4)},
  splitLine: {show: false}}, extra));
const valueAxis = extra => axis(Object.assign({type: 'value', axisLabel: {color: colour('soft'), fontSize: 11, formatter: short}}, extra));

// A figure: caption, chart, and the same numbers as a table for those who do not see the chart.
function figure(node, caption, height, option, table) {
  const box = element('figure', {}, `<figcaption>${caption}</figcaption>`);
  const canvas = element('div', {class: 'chart', style: `height:${height}px`, role: 'img', 'aria-label': caption.replace(/<[^>]*>/g, '')});
  box.append(canvas);
  if (table) box.append(hidden('Numbers as a table', table));
  node.append(box);
  const chart = echarts.init(canvas, null, {renderer: 'svg'});
  const entry = {chart, option};
  drawn.push(entry);
  chart.setOption(option());
  entry.redraw = () => { chart.setOption(option(), true); };
  return entry;
}
function hidden(title, make) {
  const node = element('details', {}, `<summary>${title}</summary>`);
  node.addEventListener('toggle', () => { if (node.open && node.children.length === 1) node.append(make()); });
  return node;
}
function table(head, rows, text_columns, all) {
  const looks = column => text_columns && text_columns.includes(column) ? ' class="text"' : '';
  const cell = (value, column) => `<td${looks(column)}>${value}</td>`;
  return element('div', {class: all ? 'scroll all' : 'scroll', tabindex: '0'}, `<table><thead><tr>${head.map((h, column) => `<th scope="col"${looks(column)}>${h}</th>`).join('')}</tr></thead><tbody>` +
    rows.map(row => `<tr>${row.map(cell).join('')}</tr>`).join('') + '</tbody></table>');
}
// Monthly lines as a table with a row a month.
const monthTable = (lines, format) => () => table(['Month', ...lines.map(line => escaped(line.name))],
  data.months.map((month, i) => [month, ...lines.map(line => (format || whole)(line.values[i]))]));
const yearTable = (lines, format) => () => table(['Fiscal year', ...lines.map(line => escaped(line.name))],
  data.years.map((year, i) => [year, ...lines.map(line => (format || whole)(line.values[i]))]));

// Lines over months; what is published is drawn as open points, what is simulated as a line.
function lines(node, caption, height, series, extra) {
  const draw = () => base(Object.assign({xAxis: timeAxis(), yAxis: valueAxis((extra || {}).y), grid: Object.assign(base({}).grid, {top: (extra || {}).top || 40}), series: series.map((line, i) => line.published
    ? {name: line.name, type: 'line', data: line.values, symbol: 'circle', symbolSize: 5, showSymbol: true, showAllSymbol: true, lineStyle: {width: 0}, connectNulls: false,
       itemStyle: {color: colour('paper'), borderColor: line.colour ? colour(line.colour) : colour('ink'), borderWidth: 1.4}}
    : {name: line.name, type: 'line', data: line.values, showSymbol: false, symbol: symbols[i % 8], lineStyle: {width: 2, type: line.dash || dashes[i % 8]},
       color: line.colour ? colour(line.colour) : undefined, endLabel: line.label ? {show: true, formatter: line.label, color: 'inherit', fontSize: 11} : undefined})},
  extra && extra.option ? extra.option() : {}));
  return figure(node, caption, height, draw, monthTable(series, (extra || {}).format));
}

// Points of a published series beside a line in a small chart.
const points = (name, values, size) => ({name, type: 'line', data: values, symbol: 'circle', symbolSize: size, showSymbol: true, showAllSymbol: true, lineStyle: {width: 0},
  itemStyle: {color: colour('paper'), borderColor: colour('ink'), borderWidth: 1.2}});

// Parts of a whole over months or years, with patterns beside colours.
function stack(node, caption, height, categories, series, extra) {
  const make = extra && extra.share ? shares(series) : series;
  const draw = () => base({xAxis: axis({type: 'category', data: categories, axisLabel: {color: colour('soft'), fontSize: 11,
      interval: categories.length > 20 ? (i, label) => label.endsWith('Q1') : 0, formatter: label => categories.length > 20 ? label.slice(0, 6) : label}}),
    grid: Object.assign(base({}).grid, {top: (extra || {}).top || 40}),
    yAxis: valueAxis(extra && extra.share ? {max: 1, axisLabel: {formatter: value => Math.round(100 * value) + ' %', color: colour('soft'), fontSize: 11}} : {}),
    tooltip: Object.assign(base({}).tooltip, {valueFormatter: extra && extra.share ? percent : whole, order: 'seriesDesc'}),
    aria: {enabled: true, decal: {show: true, decals: decals()}},
    series: make.map(line => ({name: line.name, type: 'bar', stack: 'all', barCategoryGap: categories.length > 20 ? '8%' : '30%', data: line.values}))});
  return figure(node, caption, height, draw, () => table([categories.length > 20 ? 'Quarter' : 'Fiscal year', ...series.map(line => escaped(line.name))],
    categories.map((label, i) => [label, ...series.map(line => whole(line.values[i]))])));
}
const decals = () => {
  const tint = 'rgba(255,255,255,0.22)';
  return [{symbol: 'none'}, {color: tint, dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4}, {color: tint, symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.6},
    {color: tint, dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4}, {color: tint, dashArrayX: [1, 0], dashArrayY: [2, 5]},
    {color: tint, symbol: 'rect', dashArrayX: [[4, 8], [0, 8, 4, 0]], dashArrayY: [4, 2], symbolSize: 0.7}, {color: tint, dashArrayX: [2, 5], dashArrayY: [1, 0]}, {symbol: 'none'}];
};
function shares(series) {
  const totals = series[0].values.map((_, i) => series.reduce((total, line) => total + line.values[i], 0));
  return series.map(line => ({name: line.name, values: line.values.map((value, i) => totals[i] > 0 ? value / totals[i] : null)}));
}

// Sums by fiscal year and by quarter of monthly lines.
const fiscalYear = month => 'FY' + (+month.slice(0, 4) + (+month.slice(5) >= 10 ? 1 : 0));
const quarter = month => fiscalYear(month) + ' Q' + (Math.floor(((+month.slice(5) + 2) % 12) / 3) + 1);
function grouped(line, by, mean) {
  const keys = [...new Set(data.months.map(by))], totals = keys.map(() => 0), counts = keys.map(() => 0);
  data.months.forEach((month, i) => { const k = keys.indexOf(by(month)); totals[k] += line[i] || 0; counts[k] += 1; });
  return mean ? totals.map((total, k) => total / counts[k]) : totals;
}
const byYear = (line, mean) => grouped(line, fiscalYear, mean);
const byQuarter = line => grouped(line, quarter);
const quarters = [...new Set(data.months.map(quarter))];

// Error of monthly simulated values against published ones, over months that have both.
function wape(simulated, published) {
  let apart = 0, total = 0;
  (published || []).forEach((value, i) => { if (value !== null) { apart += Math.abs(simulated[i] - value); total += value; } });
  return total > 0 ? apart / total : null;
}

function redrawAll() { drawn.forEach(entry => entry.redraw()); }
addEventListener('resize', () => drawn.forEach(entry => entry.chart.resize()));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
addEventListener('beforeprint', () => { document.documentElement.classList.add('print'); redrawAll(); drawn.forEach(entry => entry.chart.resize()); });
addEventListener('afterprint', () => { document.documentElement.classList.remove('print'); redrawAll(); });

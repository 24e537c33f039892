// The frame of every chart: title, caption with its error, legend, chart, its data and itself to take away, and the same by keyboard.
'use strict';
const drawn = [];  // every figure of the page, in order

const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

// spec: {id, title, note, error, follows, height, option, legend, data, format, controls, clicked}
//   id       names the files that are saved; unique on the page
//   title    what is shown; text
//   note     how to read it; text
//   error    how far what is drawn is from what is published, or that nothing is; text, drawn with a mark
//   follows  the filters of the page that the data were filtered by (filters.js)
//   height   pixels, or a function of the width
//   option   (width) => ECharts option, called again whenever the figure is drawn
//   legend   () => [{name, colour, mark: 'line' | 'points' | 'bar', dash}]; a click hides the series of that name
//   data     () => {head, rows}: the values drawn, as texts and numbers
//   nobody   what is said where the data hold nothing, without any filter; text
//   pointed  (row) => {seriesIndex, dataIndex}: the mark of a row of data, where they are not in the order of the first series
//   most_width  () => pixels: how wide the chart is at most
//   spoken   the same for the arrow keys, where they go through other rows; entered(row): what Enter does on one
//   note, error and title may be functions: a redraw asks them again
function figure(node, spec) {
  const text = value => typeof value === 'function' ? value() : value || '';
  const entry = {id: spec.id, spec, legend: [], captionLines: [], chart: null, data: spec.data};
  const caption = make('figcaption', {id: 'caption-' + spec.id}), legend = make('div', {class: 'legend'});
  entry.canvas = make('div', {class: 'chart', role: 'img', tabindex: '0', 'aria-labelledby': 'caption-' + spec.id, keydown: event => walk(entry, event)});
  entry.live = make('div', {class: 'unseen', 'aria-live': 'polite'});
  entry.nothing = make('p', {class: 'nothing', role: 'status'});
  entry.say = () => {
    entry.title = text(spec.title);
    const filtered = spec.follows ? filterCaption(spec.follows) : '';
    entry.captionLines = [text(spec.note), filtered, ...text(spec.error).split('\n')].filter(Boolean);
    caption.replaceChildren(make('span', {class: 'title'}, entry.title), ...[make('span', {class: 'note'}, text(spec.note)), filtered ? make('span', {class: 'filtered'}, filtered) : null,
      text(spec.error) ? make('span', {class: 'error'}, text(spec.error)) : null].filter(part => part && part.textContent));
    const filtered_away = spec.follows && filtersSet().length, empty = spec.data && (filtered_away || spec.nobody) && hasNothing(spec.data());
    entry.nothing.hidden = !empty;
    entry.nothing.textContent = empty ? filtered_away ? t('frame.nothing_left') : text(spec.nobody) : '';
    entry.legend = spec.legend ? spec.legend() : [];
    legend.replaceChildren(...entry.legend.map(item => legendButton(entry, item)));
  };
  entry.draw = () => {
    if (spec.most_width) entry.canvas.style.maxWidth = spec.most_width() + 'px';
    const width = entry.canvas.clientWidth || 360;
    entry.canvas.style.height = (typeof spec.height === 'function' ? spec.height(width) : spec.height) + 'px';
    if (!entry.chart) {
      entry.chart = echarts.init(entry.canvas, null, {renderer: 'svg'});
      if (spec.clicked) entry.chart.on('click', spec.clicked);
    } else entry.chart.resize();
    entry.chart.setOption(spec.option(width, entry), true);
  };
  entry.redraw = () => { entry.say(); if (entry.chart) entry.draw(); };
  const tools = make('div', {class: 'tools'}, spec.data ? toolButtons(entry) : null);
  const box = make('figure', {id: 'figure-' + spec.id}, make('div', {class: 'head'}, caption, tools), spec.controls, legend, entry.nothing, entry.canvas, entry.live,
    spec.data ? hidden(t('frame.as_table'), () => dataTable(spec.data(), spec.format), spec.id) : null, spec.data ? null : spec.table ? hidden(t('frame.as_table'), spec.table, spec.id) : null);
  entry.say();
  entry.canvas.style.height = (typeof spec.height === 'function' ? spec.height(innerWidth - 32) : spec.height) + 'px';
  node.append(box);
  entry.canvas.figure = entry;
  drawn.push(entry);
  near.observe(entry.canvas);
  return entry;
}

// Whether data say nothing: no number, or none but zero.
const hasNothing = ({rows}) => rows.every(row => row.slice(1).every(value => typeof value !== 'number' || value === 0));

// Charts are drawn when the reader comes near them: the page is there at once.
const near = new IntersectionObserver(seen => seen.forEach(one => {
  if (!one.isIntersecting) return;
  near.unobserve(one.target);
  if (!one.target.figure.chart) one.target.figure.draw();
}), {rootMargin: '500px'});
const drawAll = () => drawn.forEach(entry => { if (!entry.chart) entry.draw(); });

const toolButtons = entry => [['csv', saveCsv], ['svg', saveSvg], ['png', savePng]].map(([kind, act]) =>
  make('button', {type: 'button', class: 'tool ' + kind, 'aria-label': t('frame.save_' + kind, {title: typeof entry.spec.title === 'function' ? entry.spec.title() : entry.spec.title}), click: () => { if (!entry.chart) entry.draw(); act(entry); }}, t('frame.' + kind)));

function legendButton(entry, item) {
  const mark = `<svg width="24" height="14" aria-hidden="true">${markOf(item, 1, 7)}</svg>`;
  const button = element('button', {type: 'button', 'aria-pressed': 'true'}, mark + escaped(item.name));
  if (item.fixed) { button.disabled = true; button.removeAttribute('aria-pressed'); return button; }
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    if (entry.chart) entry.chart.dispatchAction({type: on ? 'legendSelect' : 'legendUnSelect', name: item.name});
  });
  return button;
}

// Arrow keys go from value to value; each is shown, and said to those who listen.
function walk(entry, event) {
  const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1}[event.key];
  if (event.key === 'Enter' && entry.spec.entered && entry.at !== undefined) { event.preventDefault(); entry.spec.entered(entry.at); return; }
  if (!step || !entry.spec.data || !entry.chart) return;
  event.preventDefault();
  const {head, rows} = (entry.spec.spoken || entry.spec.data)();
  if (rows.length === 0) return;
  entry.at = Math.min(rows.length - 1, Math.max(0, (entry.at ?? (step > 0 ? -1 : rows.length)) + step));
  entry.chart.dispatchAction(Object.assign({type: 'showTip'}, entry.spec.pointed ? entry.spec.pointed(rows[entry.at]) : {seriesIndex: 0, dataIndex: entry.at}));
  entry.live.textContent = rows[entry.at].map((value, i) => `${head[i]}: ${typeof value === 'number' ? number(value) : value ?? missing()}`).join('; ');
}

// Policies as factors: what each does alone and with others. Speaks only of what is beyond chance and of size.
'use strict';
const factors = data.factors, factorName = i => hasWords('name.' + factors[i]) ? named(factors[i]) : factors[i];
const effectOf = (name, term) => data.effects.find(row => row.name === name && row.term.length === term.length && row.term.every((factor, i) => factor === term[i]));
const quantities = () => [...new Set(data.effects.map(row => row.name))].map(name => effectOf(name, [0]));
const termName = term => term.map(factorName).join(' × ');
const size = row => row.base ? Math.abs(row.effect / row.base) : 1;
const told = (row, value) => withSign(format(row)(value), value);
let chosenQuantity = null;

function headline() {
  const looked = data.effects.length, counted = data.effects.filter(row => row.counts).length;
  const node = pairedHeadline(t('factorial_page.title', {base: titleWith(data.base.name, data.base.changes)}), t('factorial_page.lede', {combinations: 2 ** factors.length, policies: list(factors.map((_, i) => factorName(i)))}));
  note(node, t('factorial.cut', {told: counted, all: looked, chance: Math.round(0.05 * looked), share: Math.round(100 * data.least_share)}));
}

function alone() {
  const node = section('alone', t('factorial_page.alone_short'), t('factorial_page.alone'), t('factorial_page.alone_finding'));
  const rows = quantities().filter(one => factors.some((_, i) => effectOf(one.name, [i]).counts));
  if (!rows.length) { note(node, t('factorial.nothing'), 'warn'); return; }
  const cell = row => row.counts ? `${escaped(told(row, row.effect))} <small>${row.base ? withSign(number(100 * row.effect / row.base, 1), row.effect) + ' %' : ''}</small>` : '';
  for (const kind of ['totals', 'means', 'indices']) {
    const of = rows.filter(row => kindOf(row) === kind);
    if (of.length) node.append(make('h4', {}, t('compare.' + kind)), table(['', t('why.base'), ...factors.map((_, i) => factorName(i))].map(escaped), of.map(one => [escaped(quantityName(one.name)), format(one)(one.base), ...factors.map((_, i) => cell(effectOf(one.name, [i])))]), [], true));
  }
  note(node, t('factorial_page.empty_cells'));
  if (!chosenQuantity) chosenQuantity = [...rows].sort((a, b) => Math.max(...factors.map((_, i) => size(effectOf(b.name, [i])))) - Math.max(...factors.map((_, i) => size(effectOf(a.name, [i])))))[0].name;
  const pick = choice(t('compare_page.show'), rows.map(row => [row.name, quantityName(row.name)]), chosenQuantity, value => { chosenQuantity = value; chart.redraw(); });
  pick.querySelector('select').id = 'quantity';
  node.append(pick);
  const terms = () => data.effects.filter(row => row.name === chosenQuantity && row.counts).sort((a, b) => a.term.length - b.term.length || size(b) - size(a));
  const chart = figure(node, {id: 'effects', title: () => t('factorial_page.chart', {what: quantityName(chosenQuantity)}), note: t('factorial_page.chart_note'), height: () => 60 + 48 * Math.max(1, terms().length), option: width => effectBars(terms(), width),
    data: () => ({head: [t('factorial_page.term'), t('why.base'), t('factorial_page.effect'), t('compare_page.low'), t('compare_page.high')], rows: terms().map(row => [termName(row.term), row.base, row.effect, ...(row.confidence || [null, null])])}), format: value => effectOf(chosenQuantity, [0]).kind === 'indicator' ? exact(value) : whole(value)});
}

function effectBars(rows, width) {
  const shown = [...rows].reverse();
  const whisker = (params, api) => {
    const interval = shown[api.value(1)].confidence;
    if (!interval) return null;
    const [x0, y] = api.coord([interval[0], api.value(1)]), [x1] = api.coord([interval[1], api.value(1)]), style = {stroke: colour('ink'), lineWidth: 1.5};
    const stroke = (xa, ya, xb, yb) => ({type: 'line', shape: {x1: xa, y1: ya, x2: xb, y2: yb}, style});
    return {type: 'group', children: [stroke(x0, y, x1, y), stroke(x0, y - 4, x0, y + 4), stroke(x1, y - 4, x1, y + 4)]};
  };
  return base({legend: quiet, grid: {left: 8, right: 24, top: 8, bottom: 6, containLabel: true}, xAxis: valueAxis({splitNumber: width < 520 ? 2 : 4, axisLabel: {color: colour('soft'), fontSize: 11, hideOverlap: true, formatter: value => shown.length && shown[0].kind === 'indicator' ? value.toFixed(3) : short(value)}}),
    yAxis: axis({type: 'category', data: shown.map(row => termName(row.term)), axisLabel: {color: colour('ink'), fontSize: 11.5, lineHeight: 14, interval: 0, hideOverlap: false, width: width < 520 ? width * 0.42 : 300, overflow: 'break'}}),
    tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => { const row = shown[item.dataIndex]; return `${escaped(termName(row.term))}: <b>${escaped(told(row, row.effect))}</b><br>${escaped(range(row, row.confidence))}`; }}),
    series: [{type: 'bar', barWidth: '55%', data: shown.map(row => ({value: row.effect, itemStyle: {color: colour(row.effect > 0 ? 'c2' : 'c1'), opacity: row.term.length > 1 ? 0.6 : 1}}))}, {type: 'custom', data: shown.map((row, i) => [row.effect, i]), renderItem: whisker, silent: true, z: 5}]});
}

function together() {
  const node = section('together', t('factorial_page.together_short'), t('factorial_page.together'), t('factorial_page.together_finding'));
  const pairs = data.effects.filter(row => row.term.length === 2 && row.counts).sort((a, b) => size(b) - size(a));
  if (!pairs.length) { note(node, t(many ? 'factorial.no_pairs' : 'factorial.one_replicate')); return; }
  const verdict = (on, off) => on * off < 0 ? 'turn_round' : Math.abs(on) < Math.abs(off) ? 'stand_in' : 'strengthen';
  node.append(table([t('factorial_page.quantity'), t('factorial_page.pair'), t('factorial_page.where_on'), t('factorial_page.where_off'), t('factorial_page.verdict')].map(escaped), pairs.map(row => {
    const [one, other] = row.term, effect = effectOf(row.name, [one]).effect, on = effect + row.effect, off = effect - row.effect;
    return [escaped(quantityName(row.name)), escaped(t('factorial_page.of_with', {one: factorName(one), other: factorName(other)})), escaped(told(row, on)), escaped(told(row, off)), escaped(t('factorial_page.' + verdict(on, off)))];
  }), [1, 4], true));
  const more = data.effects.filter(row => row.term.length > 2 && row.counts);
  if (more.length) note(node, t('factorial_page.triples', {n: more.length}));
}

page(() => {
  headline();
  alone();
  together();
  pairedLimits();
});

// Cases side by side: each case in depth, then each indicator over all cases.
'use strict';
const exact = value => value === null || value === undefined ? missing() : value.toFixed(3);
const isMain = name => data.main.includes(name);
// 'I-1 legal components'; of its parts 'I-1: national acts'; an index without a code by its name, which is its code too where it is short.
const indicatorName = name => { const [code, part] = name.split(':'); return part ? `${code}: ${hasWords('part.' + part) ? t('part.' + part) : words(part)}` : hasWords('indicator.' + name) ? `${name} ${t('indicator.' + name)}` : capital(named(name)); };
const shortName = name => hasWords('indicator.' + name) ? name : capital(named(name));

function headline() {
  const node = make('section', {id: 'top'}, make('h1', {}, t('cases_page.title')), make('p', {class: 'lede'}, t('cases_page.lede', {n: data.cases.length})));
  document.title = t('cases_page.title') + ' - Corridor';
  for (const text of data.stopped) note(node, text + '.', 'warn');
  note(node, t('cases_page.limit'));
  if (data.worlds.length > 1) note(node, t('cases_page.worlds', {worlds: data.worlds.join('; ')}));
  main.append(node);
}

function profiles() {
  const node = section('profiles', t('cases_page.profiles_short'), t('cases_page.profiles'), t('cases_page.profiles_finding'));
  const mean = (one, name) => one.values[name] ? one.values[name].mean : null, tint = i => colour('c' + (i % 8 + 1));
  figure(node, {id: 'profiles', title: t('cases_page.chart'), note: t('cases_page.chart_note'), height: width => width < 520 ? 60 + data.main.length * (14 * data.cases.length + 18) : 400,
    option: width => { const narrow = width < 520, names = axis({type: 'category', data: data.main.map(shortName), inverse: narrow, axisLabel: {color: colour('ink'), fontSize: 11, interval: 0, hideOverlap: false, width: narrow ? 96 : width / data.main.length - 8, overflow: 'break', lineHeight: 13}}), values = valueAxis({min: 0, max: 1, interval: 0.25, axisLabel: {color: colour('soft'), formatter: v => v.toFixed(2)}});
      return base({legend: quiet, grid: {left: 8, right: 16, top: 12, bottom: 6, containLabel: true}, xAxis: narrow ? values : names, yAxis: narrow ? names : values, tooltip: Object.assign(base({}).tooltip, {valueFormatter: exact}), aria: {enabled: true, decal: {show: true, decals: decals()}},
        series: data.cases.map((one, i) => ({name: one.name, type: 'bar', color: tint(i), data: data.main.map(name => mean(one, name))}))}); },
    legend: () => data.cases.map((one, i) => ({name: one.name, mark: 'bar', colour: tint(i)})),
    data: () => ({head: [t('cases_page.indicator'), ...data.cases.map(one => one.name)], rows: data.main.map(name => [indicatorName(name), ...data.cases.map(one => mean(one, name))])}), format: exact});
}

function inDepth() {
  data.cases.forEach((one, i) => {
    const node = section('case-' + i, escaped(one.name), escaped(one.name), escaped(t('cases_page.case_of', {run: one.run, scope: hasWords('scope.' + one.scope) ? t('scope.' + one.scope) : named(one.scope)})));
    node.append(table(['part', 'mean', 'low', 'high', 'months'].map(key => escaped(t('cases_page.' + key))), data.indicators.filter(name => one.values[name]).map(name => {
      const value = one.values[name];
      return [isMain(name) ? `<b>${escaped(indicatorName(name))}</b>` : escaped(indicatorName(name)), exact(value.mean), exact(value.low), exact(value.high), value.months];
    }), [], true));
  });
}

function patterns() {
  const node = section('patterns', t('cases_page.patterns_short'), t('cases_page.patterns'), t('cases_page.patterns_finding'));
  const value = (one, other) => (data.patterns.find(p => p[0] === one && p[1] === other) || [])[2];
  if (data.cases.length < 4) return note(node, t('cases_page.too_few', {n: data.cases.length}));
  node.append(table(['', ...data.main.map(shortName)].map(escaped), data.main.map(one => [escaped(indicatorName(one)), ...data.main.map(other => one === other || value(one, other) === null ? '' : value(one, other).toFixed(2))]), [], true));
  note(node, t('cases_page.patterns_limit'));
}

page(() => {
  headline();
  profiles();
  inDepth();
  patterns();
});

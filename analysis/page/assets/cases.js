// Cases side by side: each case in depth, then each indicator over all cases.
'use strict';
const real = value => value === null || value === undefined ? 'n/a' : value.toFixed(3);
const wanted = name => data.main.includes(name);

function headline() {
  const node = element('section', {id: 'top'}, `<h1>Cases side by side</h1><p class="lede">${data.cases.length} cases on the indicators of securitization after Bourbeau (2011),
    as a profile and never as one score. Values are means over the months of a case.</p>`);
  for (const text of data.stopped) node.append(element('p', {class: 'warn'}, escaped(text) + '.'));
  limit(node, 'Indicators are comparable between cases, not with each other. Differences between cases are not effects: more than one thing differs. For effects, compare scenarios pair by pair.');
  main.append(node);
}

function profiles() {
  const node = section('profiles', 'Profiles', 'The cases in profile', 'Every indicator in every case. Empty where a case has no value.');
  figure(node, 'Indicators by case <small>mean over months</small>', 380, () => base({xAxis: axis({type: 'category', data: data.main}), yAxis: valueAxis({min: 0, max: 1, axisLabel: {formatter: v => v.toFixed(1), color: colour('soft')}}),
    tooltip: Object.assign(base({}).tooltip, {valueFormatter: real}), aria: {enabled: true, decal: {show: true, decals: decals()}},
    series: data.cases.map(one => ({name: one.name, type: 'bar', data: data.main.map(name => one.values[name] ? one.values[name].mean : null)}))}),
    () => table(['Indicator', ...data.cases.map(one => escaped(one.name))], data.main.map(name => [name, ...data.cases.map(one => real((one.values[name] || {}).mean))])));
}

function inDepth() {
  data.cases.forEach((one, i) => {
    const node = section('case-' + i, escaped(one.name), escaped(one.name), `Run ${escaped(one.run)}, scope ${escaped(one.scope)}.`);
    node.append(table(['Indicator or part', 'Mean', 'Lowest month', 'Highest month', 'Months'], data.indicators.filter(name => one.values[name]).map(name => {
      const value = one.values[name];
      return [wanted(name) ? `<b>${escaped(words(name))}</b>` : escaped(words(name)), real(value.mean), real(value.low), real(value.high), value.months];
    })));
  });
}

function patterns() {
  const node = section('patterns', 'Patterns', 'One indicator over all cases', 'Which indicators rise and fall together from case to case (rank correlation); blank with fewer than four cases.');
  const value = (one, other) => (data.patterns.find(p => p[0] === one && p[1] === other) || [])[2];
  node.append(table(['', ...data.main], data.main.map(one => [one, ...data.main.map(other => one === other ? '' : value(one, other) === null ? '' : value(one, other).toFixed(2))]), [], true));
  limit(node, 'Cases that share a run, or follow each other in time, are not independent: a correlation here describes these cases and tests nothing.');
}

page(() => {
  headline();
  profiles();
  inDepth();
  patterns();
});

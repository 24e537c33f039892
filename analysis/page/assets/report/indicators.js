// The five indicators of securitization by month, and whether each rose or fell, against what.
'use strict';
const indicatorNames = ['I-1', 'I-2', 'I-3', 'P-1', 'P-2'];
const indicatorLine = name => data.indicators[name + '|overall'] || data.months.map(() => null);
const cut = 0.1;  // our own: how far from the baseline counts as a rise or a fall
const firstYears = (calendarYears ? ['CY2015', 'CY2016'] : ['FY2015', 'FY2016']);
const baselineYears = firstYears.every(year => data.years.includes(year)) ? firstYears : data.years.slice(0, 1);
const meanOf = values => values.length ? sum(values) / values.length : null;
const yearMean = (name, years) => meanOf(indicatorLine(name).filter((value, i) => years.includes(yearOf(data.months[i])) && value !== null));

function verdict(value, against) {
  if (value === null || against === null) return '';
  const change = value - against;
  return t(change > cut ? 'indicators.rose' : change < -cut ? 'indicators.fell' : 'indicators.same', {change: (Math.abs(change) < 0.005 ? '' : change > 0 ? '+' : '−') + Math.abs(change).toFixed(2)});
}

function indicators() {
  const node = section('indicators', t('indicators.short'), t('indicators.title'), t('indicators.finding'));
  lines(node, {id: 'indicators', title: t('indicators.chart'), note: t('indicators.note'), error: t('record.simulated_only'), follows: ['year'], height: width => width < 520 ? 260 : 320, y: () => valueAxis({min: 0, max: 1, interval: 0.2, axisLabel: {formatter: value => value.toFixed(1), color: colour('soft'), fontSize: 11}}), format: real,
    series: () => indicatorNames.map((name, i) => ({name: `${name} ${t('indicator.' + name)}`, values: indicatorLine(name), dash: dashes[i]}))});
  const whole_years = data.years.filter(year => data.months.filter(month => yearOf(month) === year).length === 12 && (!filters.year || year === filters.year));
  const against = Object.fromEntries(indicatorNames.map(name => [name, yearMean(name, baselineYears)]));
  node.append(make('h3', {}, t('indicators.table')), table([t('indicators.indicator'), `<span class="two">${escaped(t('indicators.against', {years: baselineYears.join(', ')}))}</span>`, ...whole_years], indicatorNames.map(name => [escaped(`${name} ${t('indicator.' + name)}`), real(against[name]),
    ...whole_years.map(year => { const value = yearMean(name, [year]); return `${real(value)}<br><small>${baselineYears.includes(year) ? escaped(t('indicators.baseline')) : escaped(verdict(value, against[name]))}</small>`; })]), [], true));
  note(node, t('indicators.limit', {cut: cut.toFixed(2), years: baselineYears.join(', ')}));
}

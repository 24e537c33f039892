// How close each simulated series is to the published one, and whether a simple forecast would have come closer.
'use strict';
const comparedBy = text => text.split(' x ').map(part => t('by.' + part)).join(' × ');
const signedSkill = value => (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value).toFixed(2);

// Skill of the rows that have a forecast made where calibration ended, a column a year.
function skillByYear(rows, skill) {
  const ofYear = (row, year) => ['FY', 'CY'].map(kind => skill(row, kind + year, 'where_calibration_ended')).find(text => text !== '–') ?? '';
  const all = new Set(rows.flatMap(row => Object.keys(data.skill[`${row.series}|${row.granularity}`] ?? {}).filter(year => year !== 'all').map(year => year.slice(2))));
  const years = [...all].sort().filter(year => rows.some(row => ofYear(row, year)));
  return hidden(t('fit.by_year'), () => table([t('fit.series'), t('fit.compared'), ...years], rows.filter(row => years.some(year => ofYear(row, year))).map(row => [escaped(capital(named(row.series))), escaped(comparedBy(row.granularity)), ...years.map(year => ofYear(row, year))]), [1]), 'skill');
}

function fit() {
  const node = section('fit', t('fit.short'), t('fit.title'), data.fit.length ? t('fit.finding') : t('fit.nothing'));
  if (!data.fit.length) return;
  const bar = share => share === null ? missing() : `${percent(share)}<span class="bar" style="width:${Math.min(80, 80 * share)}px" aria-hidden="true"></span>`;
  const skill = (row, year, made) => { const one = data.skill[`${row.series}|${row.granularity}`]?.[year]?.[made]; return one ? signedSkill(one.skill) : '–'; };
  for (const use of ['validation', 'calibration', 'input']) {
    const rows = data.fit.filter(row => row.used_for === use), judged = use === 'validation';
    if (!rows.length) continue;
    node.append(make('h3', {}, t('fit.' + use)), table([t('fit.series'), t('fit.compared'), t('report.published_line'), t('report.simulated_line'), t('fit.bias'), t('fit.distance'), ...(judged ? [t('fit.skill'), t('fit.rolling')] : [])].map(escaped),
      rows.map(row => [escaped(capital(named(row.series))), escaped(comparedBy(row.granularity)), whole(row.observed), whole(row.simulated), signed(row.bias), bar(row.wape), ...(judged ? [skill(row, 'all', 'where_calibration_ended'), skill(row, 'all', 'rolling')] : [])]), [1], true));
    if (judged) node.append(skillByYear(rows, skill));
  }
  note(node, t('fit.limit'));
}

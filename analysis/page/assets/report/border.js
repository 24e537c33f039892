// Encounters at the border, what was decided about those encountered, and who stops people: here or on the way.
'use strict';
const borderKeys = ['encounters_between_ports', 'encounters_at_ports'].filter(key => inRunOrRecord(key));  // one that a run does not have must not keep the other from being split and compared
const beside = (keys, where, own) => { const seen = record(keys, where); return [{name: t('report.simulated_line'), values: monthly(keys, where), colour: (own || {}).colour || 'c1'}].concat(seen ? [{name: t('report.published_line'), values: seen.line, published: true, colour: 'ink'}] : []); };

function atTheBorder() {
  const where = pageWhere(borderKeys), between = overShown(monthly('encounters_between_ports', where)), ports = overShown(monthly('encounters_at_ports', where));
  const node = section('encounters', saying('border.short', 'encounters_between_ports'), saying('border.title', 'encounters_between_ports'), escaped(saying(inRunOrRecord('encounters_at_ports') ? 'border.finding' : 'border.finding_between', 'encounters_between_ports', {between: whole(between), ports: whole(ports)})));
  if (!inRunOrRecord(borderKeys)) return absent(node, 'encounters');
  const [left, right] = twoColumns(node);
  for (const [key, side] of [['encounters_between_ports', left], ['encounters_at_ports', right]].filter(([key]) => inRunOrRecord(key)))
    lines(side, {id: key.replaceAll('_', '-'), title: saying('border.' + key, key), note: t('report.line_and_points'), error: errorOf(key), follows: followed([key]), height: 260, series: () => beside(key, pageWhere([key]))});
  if (!inRunOrRecord('encounters_at_ports')) absent(node, hasPorts ? 'encounters_at_ports' : 'ports');
  if (!inRunOrRecord('encounters_between_ports')) absent(node, 'encounters_between_ports');
  note(node, saying('border.limit', 'encounters_between_ports'));
  const kinds = filters.party ? [] : split(borderKeys, 'party', where).map(([kind]) => kind);
  if (kinds.length) lines(node, {id: 'encounters-by-kind', title: saying('border.by_kind', 'encounters_between_ports'), note: t('report.line_and_points'), error: errorText(worstOf(kinds, kind => record(borderKeys, Object.assign({}, where, {party: kind}))), t('record.by_month_kind'), named) + '\n' + errorsAlone(borderKeys),
    follows: followed(borderKeys), height: 280, series: () => kinds.flatMap((kind, i) => { const seen = record(borderKeys, Object.assign({}, where, {party: kind}));
      return [{name: named(kind), values: monthly(borderKeys, Object.assign({}, where, {party: kind})), colour: 'c' + (i + 1), dash: dashes[i]}].concat(seen ? [{name: t('report.published_of', {what: named(kind)}), values: seen.line, published: true, colour: 'c' + (i + 1)}] : []); })});
  if (!filters.nationality) nationalities(node, where);
}
// The error over several parts together: each part is a group.
function worstOf(parts, recordOf) {
  const cells = parts.flatMap(part => { const seen = recordOf(part); return seen ? seen.cells.map(one => Object.assign({}, one, {group: part})) : []; });
  return cells.length ? distance(cells) : null;
}
function nationalities(node, where) {
  const parts = split(borderKeys, 'nationality', where), recordOf = id => record(borderKeys, Object.assign({}, where, {nationality: id}));
  if (parts.length === 0) return;
  const rows = parts.map(([id, line]) => { const seen = recordOf(id); return {id, simulated: overShown(line), error: seen && seen.error, published: seen ? sum(seen.cells.map(one => one.observed)) : null}; });
  const shown = [...rows].reverse(), told = Math.max(0, ...parts.map(([id]) => (recordOf(id) || {cells: []}).cells.length));
  figure(node, {id: 'encounters-by-nationality', title: saying('border.by_nationality', 'encounters_between_ports'), note: t('border.by_nationality_note') + (told > 0 && told < shownMonths().length ? ' ' + t('border.by_nationality_months', {n: told, all: shownMonths().length}) : ''), error: errorText(worstOf(parts.map(([id]) => id), recordOf), t('record.by_month_nationality'), nationalityName) + '\n' + errorsAlone(borderKeys), follows: followed(borderKeys), height: 30 * rows.length + 40,
    legend: () => [{name: t('report.simulated_line'), mark: 'bar', colour: colour('c1')}, {name: t('report.published_line'), mark: 'points', colour: colour('ink')}],
    option: width => base({legend: quiet, grid: {left: 8, right: 56, top: 4, bottom: 6, containLabel: true}, xAxis: valueAxis({splitNumber: width < 520 ? 2 : 4}), yAxis: axis({type: 'category', data: shown.map(row => nationalityName(row.id)), axisLabel: Object.assign({color: colour('ink'), fontSize: 12, interval: 0, hideOverlap: false}, width < 520 ? {width: 96, overflow: 'break', lineHeight: 13} : {})}),
      series: [{name: t('report.simulated_line'), type: 'bar', data: shown.map(row => row.simulated), color: colour('c1'), barWidth: '60%', label: {show: true, position: 'right', color: colour('soft'), fontSize: 11, formatter: item => shown[item.dataIndex].error ? signed(shown[item.dataIndex].error.bias) : ''}},
        {name: t('report.published_line'), type: 'scatter', data: shown.map(row => row.published), symbol: 'circle', symbolSize: 10, itemStyle: {color: colour('paper'), borderColor: colour('ink'), borderWidth: 1.6}}]}),
    data: () => ({head: [t('filter.nationality'), t('report.simulated_line'), t('report.published_line'), t('fit.bias'), t('fit.distance')], rows: rows.map(row => [nationalityName(row.id), row.simulated, row.published, row.error ? +row.error.bias.toFixed(4) : null, row.error ? +row.error.wape.toFixed(4) : null])})});
}

function processing() {
  const where = pageWhere(['processing']);
  const node = section('processing', t('processing.short'), saying('processing.title', 'encounters_between_ports'), saying('processing.finding', 'encounters_between_ports'));
  if (!inRunOrRecord('processing')) return absent(node, 'processing');
  const order = [...new Set(Object.values(m.series).find(one => one.key === 'processing').details.map(one => one.name))];
  const parts = split('processing', 'detail', where), all = order.map(name => parts.find(([detail]) => detail === name)).filter(Boolean);
  const error = errorBy('processing', 'detail');
  stack(node, {id: 'decisions', title: saying('processing.chart', 'encounters_between_ports'), error: errorText(error, t('record.by_decision'), named), follows: followed(['processing']), height: 360, share: true, of: t('frame.quarter'),
    categories: () => shownKeys(quarter), series: () => all.map(([name, line]) => ({name: named(name), values: groupedBy(quarter, line)}))});
  note(node, saying('processing.limit', 'encounters_between_ports', {custody: named(detailName('processing', '.to_detention')), away: short(overShown(monthly('got_away', pageWhere(['got_away']))))}));
}

function externalization() {
  const here = ['encounters_between_ports', 'interior_arrests'], abroad = monthly('transit_apprehensions', pageWhere(['transit_apprehensions']));
  const border = monthly('encounters_between_ports', pageWhere(['encounters_between_ports'])), inside = monthly('interior_arrests', pageWhere(['interior_arrests']));
  const all = overShown(abroad) + overShown(border) + overShown(inside), country = sideName('transit'), destination = sideName('destination');
  const node = section('transit', t('transit.short'), escaped(t('transit.title', {transit: country, destination})), escaped(saying('transit.finding', 'encounters_between_ports', {share: percent(overShown(abroad) / all), country})));
  if (!inRunOrRecord('transit_apprehensions')) return absent(node, 'transit_apprehensions');
  const [left, right] = twoColumns(node);
  stack(left, {id: 'apprehended', title: saying('transit.apprehended', 'encounters_between_ports'), error: errorOf('transit_apprehensions', t('record.in_transit_by_month')), follows: followed(['transit_apprehensions', ...here]), height: 300, of: t('frame.quarter'), categories: () => shownKeys(quarter),
    series: () => [{name: country, values: groupedBy(quarter, abroad)}, {name: saying('transit.border', 'encounters_between_ports', {country: destination}), values: groupedBy(quarter, border)}, {name: t('transit.interior', {country: destination}), values: groupedBy(quarter, inside)}]});
  const layers = ['q_transit', 'q_port', 'q_port_queue', 'q_between', 'q_between_ports', 'q_interior'].filter(name => sum(data.indicators[`P-1:${name}|overall`]) > 0), share = data.indicators['externalization|overall'];
  lines(right, {id: 'layers', title: t('transit.layers'), note: t('transit.layers_note'), error: t('record.simulated_only'), follows: ['year'], height: 300, y: () => shareAxis(), format: percent,
    series: () => [...layers.map(name => ({name: saying('name.' + name, 'encounters_between_ports'), values: data.indicators[`P-1:${name}|overall`]})), ...(share ? [{name: t('transit.externalization'), values: share, colour: 'ink', dash: 'solid'}] : [])]});
  const told_by = publishedLines.some(line => line.series === S.transit_apprehensions.name) ? saying('transit.published', 'encounters_between_ports', {country}) : '';
  note(node, [told_by, inRunOrRecord('interceptions') ? t('transit.interceptions', {country}) : '', saying('transit.limit', 'encounters_between_ports')].filter(Boolean).join(' '));
}

// Arrests in the interior, detention, removal; deaths, separations and waiting.
'use strict';
const twoColumns = node => { const pair = make('div', {class: 'pair'}), left = make('div'), right = make('div'); pair.append(left, right); node.append(pair); return [left, right]; };

function interior() {
  const where = pageWhere(['interior_arrests']), total = monthly('interior_arrests', where);
  const node = section('interior', t('interior.short'), saying('interior.title', 'interior_arrests'), escaped(saying('interior.finding', 'interior_arrests', {n: whole(overShown(total))})));
  if (!inRunOrRecord('interior_arrests')) return absent(node, 'interior_arrests');
  lines(node, {id: 'arrests', title: saying('interior.by_month', 'interior_arrests'), note: t('report.line_and_points'), error: errorOf('interior_arrests'), follows: followed(['interior_arrests']), height: 240, series: () => beside('interior_arrests', where)});
  const [left, right] = twoColumns(node), part = i => split('interior_arrests', 'detail', where, detail => detail.split('/')[i] || '');
  const error = errorBy('interior_arrests', 'detail');
  const make_stack = (side, id, i, title, wrong) => stack(side, {id, title, error: wrong, follows: followed(['interior_arrests']), height: 280, categories: () => shownKeys(yearOf), series: () => part(i).map(([name, line]) => ({name: named(name), values: groupedBy(yearOf, line)}))});
  const ways = split('interior_arrests', 'detail', {}, detail => detail.split('/')[0]);
  if (ways.length > 1) make_stack(left, 'arrests-by-method', 0, t('interior.by_method'), t('record.none_by_year'));
  make_stack(right, 'arrests-by-history', 1, t('interior.by_history'), errorText(error, t('record.by_month_history'), named));
  if (ways.length === 1) note(node, t('interior.one_method', {method: named(ways[0][0])}));
  if (m.policies.some(policy => policy.name === 'sanctuary')) note(node, t('interior.limit'));
}

function detention() {
  const where = pageWhere(['detained']), held = monthly('detained', where);
  const node = section('detention', t('detention.short'), t('detention.title'), escaped(t('detention.finding', {n: whole(meanShown(held))})));
  if (!inRunOrRecord(['detained', 'removals'])) return absent(node, 'detained');
  const [left, right] = twoColumns(node);
  const error = errorBy('detained', 'place'), seen = record('detained', where);
  lines(left, {id: 'detained', title: t('detention.by_month'), note: t('report.line_and_points'), error: seen ? errorText(seen.error) : errorText(error, t('record.by_area'), placeName), follows: followed(['detained']), height: 280,
    series: () => [{name: t('detention.all'), values: held, colour: 'ink', dash: 'solid'}, ...split('detained', 'detail', where).map(([name, line], i) => ({name: t('detention.arrested_by', {who: named(name)}), values: line, colour: 'c' + (i + 1), dash: dashes[i + 1]}))]
      .concat(seen ? [{name: t('report.published_line'), values: seen.line, published: true, colour: 'ink'}] : [])});
  lines(right, {id: 'removals', title: t('detention.removals'), note: t('report.line_and_points'), error: errorOf('removals'), follows: followed(['removals']), height: 280, series: () => beside('removals', pageWhere(['removals']))});
  note(node, saying('detention.limit', 'detained'));
}

function harm() {
  const deaths = monthly('deaths', pageWhere(['deaths'])), apart = monthly('separations', pageWhere(['separations']));
  const waiting = [['waiting_abroad', t('harm.waiting_abroad')], ['port_list', t('harm.port_list')]].filter(([state]) => sum(data.stocks[state]) > 0);
  const most = Math.max(0, ...over(shownMonths(), data.stocks.waiting_abroad || [])), lists = S.port_list ? record('port_list', {}) : null;
  const has = {deaths: inRunOrRecord('deaths'), separations: inRunOrRecord('separations'), waiting: waiting.length > 0 || Boolean(lists)}, present = Object.keys(has).filter(what => has[what]);
  const told_of = {deaths: () => t('harm.n_deaths', {n: overShown(deaths)}), separations: () => t('harm.n_separations', {n: overShown(apart)}), waiting: () => t('harm.n_waiting', {n: most})};
  const node = section('harm', t('harm.short'), present.length ? capital(present.map(what => t('harm.of_' + what)).join(', ')) : t('harm.short'), present.length ? escaped(capital(list(present.map(what => told_of[what]()))) + '.') : '');
  const [left, right] = twoColumns(node);
  const places_with_most = split('deaths', 'place', pageWhere(['deaths'])).slice(0, 6);
  if (has.deaths) stack(left, {id: 'deaths', title: t('harm.deaths'), error: errorText(errorBy('deaths', 'place'), t('record.by_place_year'), placeName), follows: followed(['deaths']), height: 280, categories: () => shownKeys(yearOf),
    series: () => places_with_most.map(([id, line]) => ({name: placeName(id), values: groupedBy(yearOf, line)}))});
  if (has.waiting) lines(right, {id: 'waiting', title: t('harm.waiting'), error: lists ? t('harm.list_error', {text: errorText(lists.error)}) : t('record.simulated_only'), follows: ['year'], height: 280, series: () => waiting.map(([state, name]) => ({name, values: data.stocks[state]})).concat(lists ? [{name: t('harm.list_published'), values: lists.line, published: true, colour: 'c2'}] : [])});
  if (has.separations) lines(node, {id: 'separations', title: t('harm.separations'), note: t('report.line_and_points'), error: errorOf('separations'), follows: followed(['separations']), height: 200, series: () => beside('separations', pageWhere(['separations']), {colour: 'c4'})});
  Object.keys(has).filter(what => !has[what]).forEach(what => absent(node, what));
  if (has.deaths) note(node, saying('harm.limit', 'encounters_between_ports'));
  if (has.separations) note(node, t('harm.limit_separations'));
}

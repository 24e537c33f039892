// The page of a comparison: its filters, and its sections in the order in which a reader asks.
'use strict';
const grouped = data.alternatives.flatMap(alternative => alternative.groups);
if (grouped.length) {
  const known = column => [...new Set(grouped.map(row => row[column]))];
  const byName = (ids, name) => ids.map(id => [id, name(id)]).sort((a, b) => a[1].localeCompare(b[1], locales[language]));
  declareFilters({nationality: () => byName(known(3), nationalityName), party: () => byName(known(4), named), year: () => known(5).sort().map(year => [year, year])});
}
page(() => {
  headline();
  if (grouped.length && filtersSet().length) note(main.querySelector('#top'), t('compare_page.filters_hold'));
  data.alternatives.forEach((alternative, i) => {
    const node = section('alternative-' + i, escaped(alternative.label), escaped(titleWith(alternative.name, data.base.changes)), escaped(t('compare_page.compared_with', {base: titleWith(data.base.name, data.base.changes)})));
    if (alternative.goals_missed.length) note(node, t('compare.precision_missed', {goal: list(alternative.goals_missed)}), 'warn');
    [inputs, results, fates, maps, monthly].forEach(part => part(alternative, node));
  });
  pairedLimits();
});

// The report of a run: its filters, and its sections in the order in which a reader asks.
'use strict';
if (data.months.length) {
  const known = column => { const values = new Set(); for (const key of Object.keys(S)) for (const row of rowsOf(S[key].cube)) if (row[column] !== '') values.add(row[column]); return [...values]; };
  const values = {nationality: known('nationality'), party: known('party'), place: known('place')};
  const byName = (ids, name) => ids.map(id => [id, name(id)]).sort((a, b) => a[1].localeCompare(b[1], locales[language]));
  declareFilters({
    nationality: () => byName(values.nationality, nationalityName),
    party: () => byName(values.party, named),
    year: () => data.years.map(year => [year, year]),
    place: () => byName(values.place, id => t('place.named', {kind: placeKind(id), name: placeName(id)})),
  });
}
page(() => {
  headline();
  if (data.months.length) [indicators, timeline, atTheBorder, placesOnMap, processing, externalization, interior, detention, harm, charges, fit].forEach(part => part());
  inputs();
  limits();
});

// Filters that hold for the whole page: nationality, kind of party, year, place. Each chart says which of them it can follow.
'use strict';
const filterNames = ['nationality', 'party', 'year', 'place'];
const filters = {nationality: '', party: '', year: '', place: ''};
let filterChoices = {};  // name -> () => [[value, text], ...], in the language of now

// The page tells once what can be chosen; the bar is drawn with the page.
const declareFilters = choices => { filterChoices = choices; };
const filterText = name => ((filterChoices[name] ? filterChoices[name]() : []).find(([value]) => value === filters[name]) || ['', ''])[1];
const filtersSet = () => filterNames.filter(name => filters[name] !== '');

function drawFilters() {
  const bar = document.getElementById('filters');
  const names = filterNames.filter(name => filterChoices[name]);
  bar.hidden = names.length === 0;
  bar.replaceChildren(...names.map(name => {
    const box = choice(t('filter.' + name), [['', t('filter.all_' + name)], ...filterChoices[name]()], filters[name], value => { filters[name] = value; redrawPage(); });
    box.querySelector('select').id = 'filter-' + name;
    return box;
  }), make('button', {type: 'button', id: 'filter-clear', disabled: filtersSet().length === 0, click: () => { filterNames.forEach(name => { filters[name] = ''; }); redrawPage(); }}, t('filter.clear')));
}

// What a caption says of the filters: those that the chart follows, and those that its data are not split by.
function filterCaption(followed) {
  const on = filtersSet();
  if (on.length === 0) return '';
  const shown = on.filter(name => followed.includes(name)).map(filterText);
  const not = on.filter(name => !followed.includes(name)).map(name => t('filter.' + name).toLocaleLowerCase(locales[language]));
  return [shown.length ? t('filter.shown', {what: shown.join(', ')}) : '', not.length ? t('filter.not_split', {what: list(not)}) : ''].filter(Boolean).join(' ');
}

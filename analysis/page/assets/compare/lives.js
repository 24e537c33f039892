// Single lives as examples of a flow between fates: what `corridor why` tells, gate by gate under both histories.
'use strict';
// The year in which the two lives part, as the filter has it.
const said = decision => decision ? nameHere(decision[0]) + (decision[0] === 'passed' ? '' : ` (${decision[1]})`) : '-';
const parts = row => said(row[3]) !== said(row[4]);
const yearOfParting = one => { const row = one.lives.flatMap(life => life.rows).find(parts); return row ? yearOf(row[0].slice(0, 7)) : ''; };
const examplesOf = (alternative, from, to) => alternative.examples.filter(one => codeOfCell(one.base_fate) === from && codeOfCell(one.alt_fate) === to && (!filters.nationality || one.nationality === filters.nationality)
  && (!filters.party || one.kind === filters.party) && (!filters.year || yearOfParting(one) === filters.year));

function tellLives(alternative, box) {
  box.replaceChildren();
  if (!fateState.shown || fateState.shown[0] !== alternative.label) return;
  const [, from, to] = fateState.shown, examples = examplesOf(alternative, from, to);
  box.append(make('h4', {}, t('lives_page.title', {from: cellName(from), to: cellName(to)})));
  if (!examples.length) { note(box, t('lives_page.none')); return; }
  note(box, t('lives_page.note'));
  examples.forEach((one, i) => {
    const node = make('details', {class: 'life'}, make('summary', {}, t('lives_page.party', {party: one.party, kind: named(one.kind), n: one.persons, nationality: nationalityName(one.nationality), gate: nameHere('gate_' + one.gate), policy: named(one.policy), how: t('lives_page.' + (one.via || 'direct'))})));
    one.lives.forEach(life => node.append(lifeTable(life, one)));
    node.open = i === 0;
    box.append(node);
  });
}

function lifeTable(life, one) {
  const law = (text, key) => text ? make('div', {class: 'law'}, t(key, {law: text})) : null;
  const rows = life.rows.map(([day, gate, where, base_, alternative, law_, other]) => {
    const parted = said(base_) !== said(alternative);
    return make('tr', {class: parted ? 'parted' : ''}, make('th', {scope: 'row'}, day), make('td', {class: 'text'}, nameHere('gate_' + gate)), make('td', {class: 'text'}, placeName(where)), make('td', {class: 'text'}, said(base_)),
      make('td', {class: 'text'}, parted ? said(alternative) : t('why.same'), law(law_, other ? 'why.law_of_base' : 'why.law'), law(other, 'why.law_of_alternative')));
  });
  const fate = code => code ? fateName(code) : t('why.not_apart');
  const head = ['why.day', 'why.gate', 'why.where', 'why.base', 'why.alternative'].map(key => make('th', {scope: 'col', class: key === 'why.day' ? '' : 'text'}, t(key)));
  return make('div', {}, life.party === one.party ? null : make('p', {}, t('lives_page.children')), make('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('lives_page.life', {party: life.party})}, make('table', {}, make('thead', {}, make('tr', {}, head)), make('tbody', {}, rows))),
    make('p', {}, t('why.end_of_two', {base: fate(life.base), alternative: fate(life.alternative)})));
}

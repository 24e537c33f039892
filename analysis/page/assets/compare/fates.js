// What became of the same persons under both: flows from fate to fate, the matrix, and single lives.
'use strict';
// Fates in groups, in the order in which a reader follows them.
const fateGroups = {home: ['not_yet_left', 'stayed_home'], transit: ['on_the_way', 'held_in_transit', 'returned_by_transit_country', 'settled_on_the_way', 'protected_in_transit_country'], border: ['waiting_at_port', 'turned_back', 'expelled', 'repatriated'],
  abroad: ['waiting_abroad', 'lost_case_abroad'], custody: ['in_border_custody', 'in_shelter', 'detained'], inside: ['released', 'settled', 'protected'], removed: ['removed', 'gone_home'], died: ['died']};
const groupTints = {home: 'c7', transit: 'c3', border: 'c1', abroad: 'c5', custody: 'c4', inside: 'c6', removed: 'c2', died: 'c8'};
const groupOf = Object.fromEntries(Object.entries(fateGroups).flatMap(([group, all]) => all.map(fate => [fate, group])));
const fateOrder = Object.values(fateGroups).flat();
const fateName = fate => hasWords('fate.' + fate) ? t('fate.' + fate) : words(fate);
const fateState = {detail: 'groups', shown: null};  // shown: [alternative, from, to] of the cell whose lives are told

// Groups rows: [base fate, alternative fate, via, nationality, party, year, persons], of lives that part; the filters of the page hold.
const keepsFilters = row => (!filters.nationality || row[3] === filters.nationality) && (!filters.party || row[4] === filters.party) && (!filters.year || row[5] === filters.year);
const codeOfCell = fate => fateState.detail === 'groups' ? groupOf[fate] : fate;
const orderOfCells = () => fateState.detail === 'groups' ? Object.keys(fateGroups) : fateOrder;
const cellName = code => fateState.detail === 'groups' ? t('fate_group.' + code) : fateName(code);

// Persons by [from, to], of those whose fate differs; in groups also within one, from fate to fate.
function flowsOf(alternative) {
  const flows = new Map();
  for (const row of alternative.groups.filter(row => row[0] !== row[1] && keepsFilters(row))) {
    const key = codeOfCell(row[0]) + '|' + codeOfCell(row[1]);
    flows.set(key, (flows.get(key) || 0) + row[6]);
  }
  return [...flows].map(([key, persons]) => [...key.split('|'), persons]);
}
const differing = flows => flows.filter(flow => flow[2] > 0);

function fates(alternative, node) {
  if (!alternative.groups.length) return;
  const id = alternative.label.replace(/[^\w-]/g, '_');
  const persons = rows => sum(rows.map(row => row[6])), all = alternative.groups.filter(keepsFilters), ended = all.filter(row => row[0] !== row[1]);
  const parted = persons(all), otherwise = persons(ended), direct = persons(ended.filter(row => row[2] === 'direct'));
  node.append(make('h3', {id: 'fates-' + id}, t('fates_page.title')));
  note(node, t('fates_page.finding', {otherwise: whole(otherwise), parted: whole(parted), direct: percent(otherwise ? direct / otherwise : 0)}) + (filterCaption(['nationality', 'party', 'year']) ? ' ' + filterCaption(['nationality', 'party', 'year']) : ''), 'finding');
  const detail = choice(t('fates_page.detail'), ['groups', 'fates'].map(one => [one, t('fates_page.by_' + one)]), fateState.detail, value => { fateState.detail = value; fateState.shown = null; redrawPage(); });
  detail.querySelector('select').id = 'fate-detail-' + id;
  node.append(make('div', {class: 'controls'}, detail));
  const lives = make('div', {class: 'lives', id: 'lives-' + id});
  const tell = (from, to) => { fateState.shown = [alternative.label, from, to]; tellLives(alternative, lives); lives.scrollIntoView({block: 'nearest', behavior: 'instant'}); };
  const follows = ['nationality', 'party', 'year'];
  figure(node, {id: 'sankey-' + id, title: t('fates_page.sankey'), note: t('fates_page.sankey_note'), error: t('record.simulated_only'), follows, height: width => width < 520 ? 520 : 460, option: width => sankey(alternative, width),
    clicked: item => { if (item.dataType === 'edge') tell(item.data.from, item.data.to); },
    data: () => ({head: [t('why.base'), t('why.alternative'), t('charges.persons')], rows: differing(flowsOf(alternative)).sort((a, b) => b[2] - a[2]).map(([from, to, persons]) => [cellName(from), cellName(to), persons])})});
  matrix(alternative, node, tell);
  node.append(lives);
  tellLives(alternative, lives);
  note(node, t('fates_page.limit'));
}

function sankey(alternative, width) {
  const flows = differing(flowsOf(alternative)).sort((a, b) => b[2] - a[2]), total = sum(flows.map(flow => flow[2]));
  const shown = flows.filter(([, , persons], i) => i < 40 && persons >= total / 400), narrow = width < 520;
  const tint = code => colour(groupTints[fateState.detail === 'groups' ? code : groupOf[code]]);
  const side = (column, mark) => { const sums = new Map(); shown.forEach(flow => sums.set(flow[column], (sums.get(flow[column]) || 0) + flow[2]));
    return orderOfCells().filter(code => sums.has(code)).map(code => ({name: mark + code, depth: column, itemStyle: {color: tint(code), borderColor: colour('ink'), borderWidth: 0.4}, label: {position: column ? 'left' : 'right', formatter: () => wrapped(`${cellName(code)} ${short(sums.get(code)).replace(' ', '\u00a0')}`, narrow ? width / 2 - 24 : width, narrow ? 10.5 : 12).join('\n')}})); };
  return base({legend: quiet, tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => item.dataType === 'edge' ? `${escaped(cellName(item.data.from))} → ${escaped(cellName(item.data.to))}: <b>${whole(item.data.value)}</b><br>${escaped(t('fates_page.click'))}` : escaped(cellName(item.name.slice(2)))}),
    series: [{type: 'sankey', left: 4, right: 4, top: 8, bottom: 8, nodeWidth: narrow ? 10 : 14, nodeGap: narrow ? 16 : 8, layoutIterations: 0, draggable: false, emphasis: {focus: 'adjacency'},
      label: {color: colour('ink'), fontSize: narrow ? 10.5 : 12, lineHeight: narrow ? 12 : 14, textBorderColor: colour('paper'), textBorderWidth: 2}, lineStyle: {color: 'source', opacity: 0.35, curveness: 0.5},
      data: [...side(0, '0|'), ...side(1, '1|')], links: shown.map(([from, to, persons]) => ({source: '0|' + from, target: '1|' + to, value: persons, from, to}))}]});
}

// The matrix as a table of buttons: rows under the base, columns under the alternative, darker where more persons.
function matrix(alternative, node, tell) {
  const flows = differing(flowsOf(alternative)), at = new Map(flows.map(([from, to, persons]) => [from + '|' + to, persons]));
  const order = orderOfCells(), rows = order.filter(code => flows.some(flow => flow[0] === code)), columns = order.filter(code => flows.some(flow => flow[1] === code));
  if (!rows.length) { note(node, t('fates_page.none')); return; }
  const most = Math.max(...flows.map(flow => flow[2]));
  const cell = (from, to) => {
    const persons = at.get(from + '|' + to);
    if (!persons) return make('td', {});
    const button = make('button', {type: 'button', class: 'cell', 'aria-label': `${cellName(from)} → ${cellName(to)}: ${whole(persons)}`, click: () => tell(from, to)}, short(persons));
    return make('td', {class: from === to ? 'same' : '', style: `--share: ${Math.sqrt(persons / most).toFixed(3)}`}, button);
  };
  const head = make('tr', {}, make('th', {scope: 'col'}, t('fates_page.corner')), columns.map(code => make('th', {scope: 'col'}, make('span', {}, cellName(code)))), make('th', {scope: 'col'}, make('span', {}, t('fates_page.all'))));
  const body = rows.map(from => make('tr', {}, make('th', {scope: 'row'}, cellName(from)), columns.map(to => cell(from, to)), make('td', {class: 'all'}, short(sum(flows.filter(flow => flow[0] === from).map(flow => flow[2]))))));
  const foot = make('tr', {}, make('th', {scope: 'row'}, t('fates_page.all')), columns.map(to => make('td', {class: 'all'}, short(sum(flows.filter(flow => flow[1] === to).map(flow => flow[2]))))), make('td', {class: 'all'}, short(sum(flows.map(flow => flow[2])))));
  const caption = make('div', {class: 'title'}, t('fates_page.matrix'));
  node.append(make('div', {class: 'matrix'}, caption, make('p', {class: 'note'}, t('fates_page.matrix_note'), filterCaption(['nationality', 'party', 'year']) ? ' ' + filterCaption(['nationality', 'party', 'year']) : ''),
    make('div', {class: 'scroll all', tabindex: '0', role: 'region', 'aria-label': t('fates_page.matrix')}, make('table', {}, make('thead', {}, head), make('tbody', {}, body, foot)))));
}

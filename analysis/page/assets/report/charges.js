// Which policy decided: from each policy to the outcomes that are charged to it, gate by gate.
'use strict';
let chosenGate = 'processing';

function chargesOf(gate) {
  const totals = new Map();
  for (const row of rowsOf(data.charges)) {
    if (row.gate !== gate || (filters.place && !withinPlace(row.jurisdiction, filters.place))) continue;
    const key = row.outcome + '|' + row.policy, persons = overShown(row.line);
    if (persons > 0) totals.set(key, (totals.get(key) || 0) + persons);
  }
  return [...totals].map(([key, persons]) => [...key.split('|'), persons]);
}

function charges() {
  const gates = [...new Set(rowsOf(data.charges).map(row => row.gate))];
  if (!gates.includes(chosenGate)) chosenGate = gates[0];
  const node = section('who', t('charges.short'), t('charges.title'), t('charges.finding'));
  const rows = () => chargesOf(chosenGate);
  const pick = make('div', {class: 'controls'}, choice(t('charges.gate'), gates.map(gate => [gate, named('gate_' + gate)]), chosenGate, gate => { chosenGate = gate; entry.redraw(); }));
  pick.querySelector('select').id = 'charges-gate';
  const option = width => {
    const links = rows(), policies = [...new Set(links.map(row => row[1]))], outcomes = [...new Set(links.map(row => row[0]))], colours = palette();
    const weight = (column, name) => sum(links.filter(row => row[column] === name).map(row => row[2])), narrow = width < 520, longest = Math.max(...outcomes.map(name => named(name).length + 8)), room = narrow ? 118 : Math.min(width * 0.45, 24 + longest * 7);
    const text = item => { const name = named(item.name.slice(2)); return (narrow ? wrapped(name, room, 12).join('\n') : name) + (narrow ? '\n' : '  ') + short(item.value); };
    return base({legend: quiet, tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => item.dataType === 'edge' ? `${escaped(named(item.data.source.slice(2)))} → ${escaped(named(item.data.target.slice(2)))}: <b>${whole(item.data.value)}</b>` : `${escaped(named(item.name.slice(2)))}: <b>${whole(item.value)}</b>`}),
      series: [{type: 'sankey', left: 4, right: room, top: 8, bottom: 12, nodeWidth: 12, nodeGap: narrow ? 22 : 14, draggable: false, emphasis: {focus: 'adjacency'}, lineStyle: {color: 'source', opacity: 0.35}, label: {color: colour('ink'), fontSize: 12, formatter: text},
        data: [...policies.map((name, i) => ({name: 'p:' + name, depth: 0, itemStyle: {color: name === 'base' ? colour('c7') : colours[i % 6]}, label: narrow ? {position: 'insideTopLeft', offset: [14, -2]} : {}})), ...outcomes.map(name => ({name: 'o:' + name, depth: 1, itemStyle: {color: colour('soft')}}))],
        links: links.sort((a, b) => weight(1, b[1]) - weight(1, a[1])).map(row => ({source: 'p:' + row[1], target: 'o:' + row[0], value: row[2]}))}]});
  };
  const entry = figure(node, {id: 'charges', title: () => t('charges.chart', {gate: named('gate_' + chosenGate)}), note: t('charges.note'), error: t('record.simulated_only'), follows: ['year', 'place'], controls: pick, height: () => Math.max(300, 46 * new Set(rows().map(row => row[0])).size, 46 * new Set(rows().map(row => row[1])).size), option,
    data: () => ({head: [t('charges.policy'), t('charges.outcome'), t('charges.persons')], rows: rows().sort((a, b) => b[2] - a[2]).map(row => [named(row[1]), named(row[0]), row[2]])})});
  note(node, t('charges.limit'));
}

// Which policy decided: from each policy to the outcomes that are charged to it, gate by gate.
'use strict';
let chosenGate = 'processing';
// A code in this world's words: between ports, or out at sea.
const nameHere = code => { const own = `name.${code}.${S.encounters_between_ports.name}`; return hasWords(own) ? t(own) : named(code); };
// An outcome as the world's tables name it, where no other has the same name: 'to a return centre' for those sent to detention.
function outcomeName(outcome) {
  const start = {processing: 'processing.', transit_custody: 'transit.'}[chosenGate], own = start && m.world.labels[start + outcome];
  const alone = own && Object.entries(m.world.labels).filter(([key, label]) => key.startsWith(start) && label === own).length === 1;
  return alone ? named(own) : nameHere(outcome);
}
const nodeName = node => node.startsWith('o:') ? outcomeName(node.slice(2)) : named(node.slice(2));

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
  const pick = make('div', {class: 'controls'}, choice(t('charges.gate'), gates.map(gate => [gate, nameHere('gate_' + gate)]), chosenGate, gate => { chosenGate = gate; entry.redraw(); }));
  pick.querySelector('select').id = 'charges-gate';
  const option = width => {
    const links = rows(), policies = [...new Set(links.map(row => row[1]))], outcomes = [...new Set(links.map(row => row[0]))], colours = palette();
    const weight = (column, name) => sum(links.filter(row => row[column] === name).map(row => row[2])), narrow = width < 520, longest = Math.max(...outcomes.map(name => outcomeName(name).length + 8)), room = narrow ? 118 : Math.min(width * 0.45, 24 + longest * 7);
    const text = item => { const name = nodeName(item.name); return (narrow ? wrapped(name, room - 22, 12).join('\n') : name) + (narrow ? '\n' : '  ') + short(item.value); };
    return base({legend: quiet, tooltip: Object.assign(base({}).tooltip, {trigger: 'item', formatter: item => item.dataType === 'edge' ? `${escaped(nodeName(item.data.source))} → ${escaped(nodeName(item.data.target))}: <b>${whole(item.data.value)}</b>` : `${escaped(nodeName(item.name))}: <b>${whole(item.value)}</b>`}),
      series: [{type: 'sankey', left: 4, right: room, top: 8, bottom: 12, nodeWidth: 12, nodeGap: narrow ? 44 : 16, draggable: false, emphasis: {focus: 'adjacency'}, lineStyle: {color: 'source', opacity: 0.35}, label: {color: colour('ink'), fontSize: 12, lineHeight: 14, formatter: text},
        data: [...policies.map((name, i) => ({name: 'p:' + name, depth: 0, itemStyle: {color: name === 'base' ? colour('c7') : colours[i % 6]}, label: narrow ? {position: 'insideTopLeft', offset: [14, -2]} : {}})), ...outcomes.map(name => ({name: 'o:' + name, depth: 1, itemStyle: {color: colour('soft')}}))],
        links: links.sort((a, b) => weight(1, b[1]) - weight(1, a[1])).map(row => ({source: 'p:' + row[1], target: 'o:' + row[0], value: row[2]}))}]});
  };
  const entry = figure(node, {id: 'charges', title: () => t('charges.chart', {gate: nameHere('gate_' + chosenGate)}), note: t('charges.note'), error: t('record.simulated_only'), follows: ['year', 'place'], controls: pick, height: width => Math.max(300, (width < 520 ? 70 : 46) * Math.max(...[0, 1].map(column => new Set(rows().map(row => row[column])).size))), option,
    data: () => ({head: [t('charges.policy'), t('charges.outcome'), t('charges.persons')], rows: rows().sort((a, b) => b[2] - a[2]).map(row => [named(row[1]), outcomeName(row[0]), row[2]])})});
  note(node, t('charges.limit'));
}

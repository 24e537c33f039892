// What went in, so that anyone can run it again; and what the model cannot say.
'use strict';
function inputs() {
  const node = section('inputs', t('inputs.short'), t('inputs.title'), t('inputs.finding')), changes = m.changes || {set: [], without: []};
  const left_out = [...new Set([...changes.without, ...(m.instruments_off || [])])];
  const facts = [['inputs.program', 'Corridor ' + m.version], ['inputs.scenario', `${m.scenario.file} (SHA-256 ${m.scenario.sha256})`], ['inputs.changed', changesOfRun().join('; ') || t('inputs.nothing')], ['inputs.left_out', left_out.map(nameWithCode).join(', ') || t('inputs.nothing')],
    ['inputs.world', `${m.world.name} (${m.world.id})`], ['inputs.period', `${m.period.from} – ${m.period.to}`], ['inputs.seed', `${m.seed}, 1:${m.scale}, ${m.replicates}`], ['inputs.threads', `${m.threads}, ${m.ranks ?? 1}`],
    ['inputs.persons', `${whole(m.persons)}, ${whole(m.parties)}, ${whole(m.events)}`], ['inputs.time', `${number(m.wall_s, 1)} s, ${whole(m.peak_rss_mib)} MiB`]];
  node.append(make('dl', {}, facts.flatMap(([key, value]) => [make('dt', {}, t(key)), make('dd', {}, value)])));
  node.append(hidden(t('inputs.policies'), () => table([t('timeline.module'), t('inputs.what'), t('timeline.in_force'), t('timeline.stopped')].map(escaped), m.policies.map(policy => {
    const windows = parts => Object.entries(parts).flatMap(([part, all]) => all.map(w => `${escaped(named(part))}: ${escaped(w.from)} – ${escaped(w.to || t('timeline.open'))} <small>${escaped(w.by)}</small>`)).join('<br>') || escaped(t('inputs.never'));
    return [escaped(hasWords('name.' + policy.name) ? named(policy.name) : policy.title || policy.name), `<div class="wide" lang="en">${escaped(policy.summary || '')}</div>`, windows(policy.in_force), windows(policy.blocked)];
  }), [1, 2, 3]), 'policies'));
  node.append(hidden(t('inputs.parameters'), () => table([t('inputs.parameter'), t('inputs.value'), t('inputs.unit'), t('inputs.source')].map(escaped), Object.entries(m.parameters || {}).map(([name, p]) => [escaped(words(name)), escaped(p.value), escaped(p.unit), `<div class="wide" lang="en">${escaped(p.source)}</div>`]), [2, 3]), 'parameters'));
  node.append(hidden(t('inputs.files'), () => table([t('inputs.file'), 'SHA-256'].map(escaped), [...Object.entries(m.scenario.files_sha256 || {}), ...Object.entries(m.world.sha256 || {}), ...Object.entries((m.observed || {}).sha256 || {}).map(([name, hash]) => ['observed/' + name, hash])].map(([name, hash]) => [escaped(name), `<code>${escaped(hash)}</code>`]), [1]), 'files'));
}

function limits() {
  const node = section('limits', t('limits.short'), t('limits.title'), t('limits.finding'));
  node.append(make('ul', {}, ['model', 'replicate', 'departures', 'fitted', 'charges', 'records', 'harm'].map(key => make('li', {}, t('limits.' + key)))));
  const missing_parts = m.policies.filter(policy => (policy.not_modelled || []).length);
  if (missing_parts.length) node.append(hidden(t('limits.not_modelled'), () => make('ul', {}, missing_parts.map(policy => make('li', {}, make('b', {}, hasWords('name.' + policy.name) ? named(policy.name) : policy.title || policy.name), ': ', make('span', {lang: 'en'}, policy.not_modelled.join('; '))))), 'not-modelled'));
}

// Counts of the run by key and month (analysis/page/cube.hpp), filtered by what the page shows.
'use strict';
const m = data.manifest, S = data.series;
const digitOf = Object.fromEntries([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((letter, value) => [letter, value]));

// The months of a line: whole numbers in five bits a letter, zero followed by how many zeros.
function unpack(text, unit) {
  const line = new Float64Array(data.months.length);
  let at = 0, value = 0, shift = 0, zeros = false;
  for (const letter of text) {
    const digit = digitOf[letter];
    value += (digit % 32) * 2 ** shift;
    if (digit >= 32) { shift += 5; continue; }
    if (zeros) { at += value; zeros = false; } else if (value === 0) zeros = true; else line[at++] = value * unit;
    value = 0;
    shift = 0;
  }
  return line;
}

// Rows {place: 'SEC-RGV', ..., line}; unpacked when first asked for.
const openCubes = new Map();
function rowsOf(cube) {
  if (!openCubes.has(cube)) openCubes.set(cube, cube.keys.map((key, i) => Object.assign(Object.fromEntries(cube.columns.map((name, column) => [name, cube.names[key[column]]])), {line: unpack(cube.lines[i], cube.unit)})));
  return openCubes.get(cube);
}

// A place and all that lie within it.
const places = m.world.jurisdictions;
const withinPlace = (id, above) => { for (let at = id; at; at = places[at] && places[at].parent) if (at === above) return true; return false; };
const placeName = id => hasWords('name.' + id) ? named(id) : (places[id] || {name: id}).name;
const nationalityName = id => hasWords('name.' + id) ? named(id) : m.world.nationalities[id] || words(id);
const placeKind = id => t('place.' + ((places[id] || {}).kind || 'place'));
const matches = (row, where) => Object.entries(where).every(([name, value]) => name === 'place' ? withinPlace(row.place, value) : row[name] === value);

// The filters of the page that every one of these series is split by; place only where a series knows the place chosen.
function followed(keys) {
  return filterNames.filter(name => name === 'year' || keys.every(key => rowsOf(S[key].cube).some(row => row[name] !== '')) &&
    (name !== 'place' || !filters.place || keys.some(key => rowsOf(S[key].cube).some(row => withinPlace(row.place, filters.place)))));
}
const pageWhere = keys => Object.fromEntries(followed(keys).filter(name => name !== 'year' && filters[name]).map(name => [name, filters[name]]));

// The monthly line of one or several series added up, where the key is as asked for.
function monthly(keys, where) {
  const total = data.months.map(() => 0);
  for (const key of [keys].flat()) for (const row of rowsOf(S[key].cube)) if (matches(row, where)) for (let i = 0; i < total.length; ++i) total[i] += row.line[i];
  return total;
}
// The same for each value of a column, the largest first: [[value, line], ...].
function split(keys, column, where, read) {
  const lines = new Map();
  for (const key of [keys].flat()) for (const row of rowsOf(S[key].cube)) {
    const value = read ? read(row[column]) : row[column];
    if (value === '' || !matches(row, where)) continue;
    if (!lines.has(value)) lines.set(value, data.months.map(() => 0));
    const line = lines.get(value);
    for (let i = 0; i < line.length; ++i) line[i] += row.line[i];
  }
  return [...lines].sort((a, b) => sum(b[1]) - sum(a[1]));
}
// Whether the whole run, or what is published, has anything of these series, whatever the filters leave of it.
const inRunOrRecord = keys => [keys].flat().some(key => S[key] && (sum(S[key].total) > 0 || publishedLines.some(line => line.series === S[key].name && sum(line.observed) > 0)));
const hasPorts = Object.values(places).some(place => place.kind === 'port');
// What a run does not have is told in a sentence in the place of its chart.
const absent = (node, what) => note(node, t('absent.' + what));
// A text about a series: in words of its own where the catalogue has some for what this world calls it ('border.title.sea_arrivals').
function saying(key, series, values) {
  const own = S[series] ? key + '.' + S[series].name : key;
  return t(hasWords(own) ? own : key, values);
}

const overShown = line => sum(shownMonths().map(i => line[i]));
const meanShown = line => shownMonths().length ? overShown(line) / shownMonths().length : 0;

const sideName = side => m.world.sides[side].length === 1 ? named(m.world.sides[side][0]) : t(side === 'transit' ? 'report.transit_countries' : 'report.destination_countries');
const detailName = (key, end) => (Object.values(m.series).find(one => one.key === key).details.find(one => one.key.endsWith(end)) || {}).name;

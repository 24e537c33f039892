// Makes the outlines of the maps of pages, map.json and map_mediterranean.json: countries from Natural Earth (world-atlas), state borders from the
// US Census Bureau (us-atlas), both public domain; clipped to the corridor and thinned. Areas of responsibility are
// outlined where they are whole states: those whose localities in the world's jurisdictions.csv all lie in one area. An area
// that shares a state with another has no outline in the public domain; it is a mark in the city of its office alone.
//   npm install world-atlas@2.0.2 us-atlas@3.0.1 topojson-client@3.1.0
//   node make_map.mjs > map.json && node make_map.mjs mediterranean > map_mediterranean.json
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(process.cwd() + '/');
const {feature, mesh, merge} = require('topojson-client');
const read = path => JSON.parse(readFileSync(require.resolve(path)));
const world = read('world-atlas/countries-50m.json'), states = read('us-atlas/states-10m.json');

const mediterranean = process.argv[2] === 'mediterranean';
const [west, south, east, north] = mediterranean ? [-19, -3, 49, 49] : [-126, -6, -58, 51.5];  // degrees
// What the page can show, as [west, north], [east, south]: the whole corridor, the border, the countries of transit, the destination.
const views = mediterranean
  ? {corridor: [[-18.5, 48.5], [48, -2]], border: [[1, 41.5], [27, 29]], transit: [[-9, 38], [37, 11]], destination: [[6, 47.5], [19.5, 34.5]]}
  : {corridor: [[-125.5, 50], [-59, -5.5]], border: [[-119.5, 36.5], [-94.5, 24]], transit: [[-118.5, 33.5], [-85, 12]], destination: [[-125.5, 50], [-66, 24.5]]};
const tolerance = 0.04;                                    // degrees off the true line
const smallest = 0.03;                                     // square degrees; smaller islands are left out
const countries = new Set(['840', '124', '484', '320', '340', '222', '558', '188', '591', '084', '192', '332', '214', '388', '170', '862',
  '218', '604', '076', '328', '630', '044', '740']);       // ISO 3166-1 numeric
const outside = new Set(['02', '15', '60', '66', '69', '72', '78']);  // FIPS: states and territories off the map

// Douglas-Peucker.
function thin(points) {
  if (points.length < 3) return points;
  const [a, b] = [points[0], points.at(-1)], dx = b[0] - a[0], dy = b[1] - a[1], length = Math.hypot(dx, dy);
  let most = 0, at = 0;
  for (let i = 1; i < points.length - 1; ++i) {
    const p = points[i];
    const off = length === 0 ? Math.hypot(p[0] - a[0], p[1] - a[1]) : Math.abs(dy * p[0] - dx * p[1] + b[0] * a[1] - b[1] * a[0]) / length;
    if (off > most) [most, at] = [off, i];
  }
  return most <= tolerance ? [a, b] : [...thin(points.slice(0, at + 1)).slice(0, -1), ...thin(points.slice(at))];
}
function thinRing(ring) {
  const half = Math.floor(ring.length / 2);
  return [...thin(ring.slice(0, half + 1)).slice(0, -1), ...thin(ring.slice(half))];
}

// Sutherland-Hodgman: one edge of the frame after another.
function clip(ring) {
  const edges = [[0, west, 1], [0, east, -1], [1, south, 1], [1, north, -1]];
  let points = ring.slice(0, -1);
  for (const [axis, edge, sign] of edges) {
    const within = p => sign * (p[axis] - edge) >= 0;
    const cut = (p, q) => { const t = (edge - p[axis]) / (q[axis] - p[axis]); return [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]; };
    points = points.flatMap((point, i) => {
      const before = points.at(i - 1), crossing = within(before) !== within(point) ? [cut(before, point)] : [];
      return within(point) ? [...crossing, point] : crossing;
    });
  }
  return points.length < 3 ? null : [...points, points[0]];
}
const area = ring => Math.abs(ring.reduce((sum, p, i) => { const q = ring[(i + 1) % ring.length]; return sum + p[0] * q[1] - q[0] * p[1]; }, 0) / 2);
const short = point => point.map(degrees => +degrees.toFixed(2));

function outline(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map(polygon => clip(polygon[0])).filter(ring => ring && area(ring) >= smallest)
    .map(ring => [thinRing(ring).map(short)]).filter(([ring]) => ring.length >= 4);
}

// The cities of the offices, in degrees.
const offices = {ATL: [-84.39, 33.75], BAL: [-76.61, 39.29], BOS: [-71.06, 42.36], BUF: [-78.88, 42.89], CHI: [-87.63, 41.88], DAL: [-96.8, 32.78], DEN: [-104.98, 39.74], DET: [-83.05, 42.33], ELP: [-106.49, 31.76], HOU: [-95.37, 29.76],
  LOS: [-118.24, 34.05], MIA: [-80.19, 25.76], NEW: [-74.17, 40.74], NOL: [-90.07, 29.95], NYC: [-74.01, 40.71], PHI: [-75.17, 39.95], PHO: [-112.07, 33.45], SEA: [-122.33, 47.61], SFR: [-122.42, 37.77], SLC: [-111.89, 40.76],
  SNA: [-98.49, 29.42], SND: [-117.16, 32.72], SPM: [-93.09, 44.95], WAS: [-77.04, 38.91]};
// Stretches of sea: a mark on the water, between the shores of which they are named.
const seas = {'SEA-DZ': [7.9, 38.1], 'SEA-TN': [11.7, 36.2], 'SEA-LYW': [12.7, 34.2], 'SEA-MT': [14.6, 34.7], 'SEA-LYE': [18.2, 34.9], 'SEA-EG': [23.8, 34.0], 'SEA-TR': [19.2, 37.9]};
const fips = {AL: '01', AZ: '04', AR: '05', CA: '06', CO: '08', CT: '09', DE: '10', DC: '11', FL: '12', GA: '13', ID: '16', IL: '17', IN: '18', IA: '19', KS: '20', KY: '21', LA: '22', ME: '23', MD: '24', MA: '25', MI: '26', MN: '27', MS: '28',
  MO: '29', MT: '30', NE: '31', NV: '32', NH: '33', NJ: '34', NM: '35', NY: '36', NC: '37', ND: '38', OH: '39', OK: '40', OR: '41', PA: '42', RI: '44', SC: '45', SD: '46', TN: '47', TX: '48', UT: '49', VT: '50', VA: '51', WA: '53', WV: '54', WI: '55', WY: '56'};
const areasOf = {};  // state -> areas of its localities
for (const row of readFileSync(new URL('../../../scenarios/worlds/central-america-us/jurisdictions.csv', import.meta.url), 'utf8').split('\n')) {
  const found = row.match(/^US-([A-Z]{2})-.*,locality,([A-Z]{3}),/);
  if (found) (areasOf[found[1]] ??= new Set()).add(found[2]);
}
const shares = area => Object.values(areasOf).some(all => all.size > 1 && all.has(area));
const statesOf = area => shares(area) ? [] : states.objects.states.geometries.filter(one => Object.entries(fips).some(([state, code]) => code === one.id && areasOf[state]?.size === 1 && areasOf[state].has(area)));
const areas = Object.fromEntries(Object.entries(offices).map(([id, at]) => {
  const whole = statesOf(id), lines = whole.length ? outline(merge(states, whole)).map(([ring]) => ring) : [];
  return [id, lines.length ? {at, lines} : {at}];
}));

const features = feature(world, world.objects.countries).features.filter(country => mediterranean || countries.has(country.id))
  .map(country => ({type: 'Feature', properties: {name: country.properties.name}, geometry: {type: 'MultiPolygon', coordinates: outline(country.geometry)}}))
  .filter(country => country.geometry.coordinates.length > 0);
const borders = mesh(states, states.objects.states, (a, b) => a !== b && !outside.has(a.id) && !outside.has(b.id))
  .coordinates.map(line => thin(line).map(short)).filter(line => line.length > 1);
console.log(JSON.stringify({views, countries: {type: 'FeatureCollection', features}, ...(mediterranean ? {borders: [], areas: Object.fromEntries(Object.entries(seas).map(([id, at]) => [id, {at}]))} : {borders, areas})}));

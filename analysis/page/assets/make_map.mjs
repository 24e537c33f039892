// Makes map.json, the outlines of the report's map: countries from Natural Earth (world-atlas), state borders from the
// US Census Bureau (us-atlas), both public domain; clipped to the corridor and thinned.
//   npm install world-atlas@2.0.2 us-atlas@3.0.1 topojson-client@3.1.0 && node make_map.mjs > map.json
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(process.cwd() + '/');
const {feature, mesh} = require('topojson-client');
const read = path => JSON.parse(readFileSync(require.resolve(path)));
const world = read('world-atlas/countries-50m.json'), states = read('us-atlas/states-10m.json');

const west = -126, south = -6, east = -58, north = 51.5;  // degrees
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

const features = feature(world, world.objects.countries).features.filter(country => countries.has(country.id))
  .map(country => ({type: 'Feature', properties: {name: country.properties.name}, geometry: {type: 'MultiPolygon', coordinates: outline(country.geometry)}}))
  .filter(country => country.geometry.coordinates.length > 0);
const borders = mesh(states, states.objects.states, (a, b) => a !== b && !outside.has(a.id) && !outside.has(b.id))
  .coordinates.map(line => thin(line).map(short)).filter(line => line.length > 1);
console.log(JSON.stringify({countries: {type: 'FeatureCollection', features}, borders}));

// What maps share: a view that fits their marks, and names of which none lies on another or on a mark.
'use strict';
const mapViews = (outlines || {}).views || {}, mapEdge = 4;

// How wide a view is for its height, with degrees of longitude as wide as they are in its middle.
const shapeOf = ([[west, north], [east, south]]) => (east - west) * Math.cos((north + south) / 2 * Math.PI / 180) / (north - south);

// A box around points, with room for their names; the whole frame where there are none.
function boxAround(points) {
  if (!points.length) return mapViews.corridor;
  const ends = axis_ => { const all = points.map(point => point[axis_]), low = Math.min(...all), high = Math.max(...all), room = Math.max(1.5, 0.12 * (high - low)); return [low - room, high + room]; };
  const [west, east] = ends(0), [south, north] = ends(1);
  return [[west, north], [east, south]];
}
// The box made as wide or as tall as the picture is, and moved into the frame in which there are outlines.
function viewOf(box, width, height) {
  let [[west, north], [east, south]] = box;
  const wanted = (width - 2 * mapEdge) / (height - 2 * mapEdge), own = shapeOf(box), frame = mapViews.corridor;
  const spread = (low, high, times, least, most) => {
    const half = Math.min((high - low) * Math.max(1, times), most - least) / 2, middle = Math.min(most - half, Math.max(least + half, (low + high) / 2));
    return [middle - half, middle + half];
  };
  [west, east] = spread(west, east, wanted / own, frame[0][0], frame[1][0]);
  [south, north] = spread(south, north, own / wanted, frame[1][1], frame[0][1]);
  return [[west, north], [east, south]];
}
// How tall a picture of a box is, and how wide at most.
const mapHeight = (box, width) => Math.round(Math.min(700, Math.max(330, Math.min(width * 1.25, width / shapeOf(box)))));
const mapWidth = box => Math.round(Math.max(640, 700 * shapeOf(box) * 1.2));
// Where a position lies in a picture: the projection of `geo` with these edges.
const pixelsOf = ([[west, north], [east, south]], width, height) => ([east_, north_]) =>
  [mapEdge + (east_ - west) / (east - west) * (width - 2 * mapEdge), mapEdge + (north - north_) / (north - south) * (height - 2 * mapEdge)];
// The outlines under the marks of a map, and lines on it.
const geoOf = view => ({map: 'outlines', roam: false, boundingCoords: view, left: mapEdge, right: mapEdge, top: mapEdge, bottom: mapEdge, silent: true, itemStyle: {areaColor: colour('land'), borderColor: colour('coast'), borderWidth: 0.8}});
const linesOnMap = (lines, looks) => ({type: 'lines', coordinateSystem: 'geo', polyline: true, silent: true, data: lines.map(coords => ({coords})), lineStyle: looks});
const bordersOnMap = () => linesOnMap(outlines.borders, {color: colour('coast'), width: 0.5, opacity: 0.8, type: [2, 2]});
const inside = ([[west, north], [east, south]], [east_, north_]) => east_ >= west && east_ <= east && north_ <= north && north_ >= south;

const meets = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
const sides = [[1, 0], [-1, 0], [0.7, -0.7], [0.7, 0.7], [-0.7, -0.7], [-0.7, 0.7], [0, -1], [0, 1], [0.92, -0.38], [0.92, 0.38], [-0.92, -0.38], [-0.92, 0.38], [0.38, -0.92], [0.38, 0.92], [-0.38, -0.92], [-0.38, 0.92]];

// Names beside marks [{x, y, r, text}], in the order given: each in the nearest place where it meets no mark, no name and no
// line before it, tied to its mark by a line where it lies off. Gives what to draw, and how many found room.
function namesOnMap(marks, width, height, size, taken) {
  const line_height = size + 2, drawn_ = [], blocked = [...taken, ...marks.map(mark => ({x: mark.x - mark.r, y: mark.y - mark.r, width: 2 * mark.r, height: 2 * mark.r, mark}))];
  let named_ = 0;
  for (const mark of marks.filter(one => one.text)) {
    const lines_ = wrapped(mark.text, size * 13, size), own = {width: Math.max(...lines_.map(one => textWidth(one, size))) + 4, height: lines_.length * line_height};
    const free = (box, tie) => box.x >= 2 && box.y >= 2 && box.x + own.width <= width - 2 && box.y + own.height <= height - 2 && !blocked.some(one => meets(one, box) || (one.mark !== mark && tie.some(point => meets(one, point))));
    const found = (width < 520 ? [2, 8, 15, 24, 36] : [2, 9, 18, 30, 44, 62, 84]).flatMap(far => sides.map(side => [far, side])).map(([far, [dx, dy]]) => {
      const reach = mark.r + far, x = mark.x + dx * reach + (dx > 0 ? 0 : dx < 0 ? -own.width : -own.width / 2), y = mark.y + dy * reach + (dy > 0 ? 0 : dy < 0 ? -own.height : -own.height / 2);
      const end = [Math.min(x + own.width, Math.max(x, mark.x)), dy === 0 ? mark.y : Math.min(y + own.height, Math.max(y, mark.y))], from = [mark.x + dx * mark.r, mark.y + dy * mark.r];
      const steps = far > 4 ? Math.ceil(Math.hypot(end[0] - from[0], end[1] - from[1]) / 5) : 0;
      const tie = Array.from({length: steps}, (_, i) => ({x: from[0] + (i + 0.5) / steps * (end[0] - from[0]) - 1, y: from[1] + (i + 0.5) / steps * (end[1] - from[1]) - 1, width: 2, height: 2}));
      return {box: {x, y, width: own.width, height: own.height}, tie, ends: [from, end]};
    }).find(one => free(one.box, one.tie));
    if (!found) continue;
    ++named_;
    blocked.push(found.box, ...found.tie);
    if (found.tie.length) drawn_.push({type: 'polyline', silent: true, z: 4, shape: {points: found.ends}, style: {stroke: colour('soft'), lineWidth: 0.8, fill: 'none'}});
    drawn_.push({type: 'text', silent: true, z: 5, x: found.box.x + 2, y: found.box.y, style: {text: lines_.join('\n'), fill: colour('ink'), fontSize: size, lineHeight: line_height, stroke: colour('paper'), lineWidth: 2.5}});
  }
  return {drawn: drawn_, named: named_};
}
const textWidth = (text, size) => echarts.format.getTextRect(text, `${size}px ${fontFamily}`).width;

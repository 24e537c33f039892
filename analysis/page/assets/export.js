// What is drawn, to take away: the data of a chart as CSV, the picture with its caption as SVG and PNG.
'use strict';
const csvCell = value => value === null || value === undefined ? '' : /[",\n\r]/.test(String(value)) ? '"' + String(value).replace(/"/g, '""') + '"' : String(value);
const csvOf = ({head, rows}) => [head, ...rows].map(row => row.map(csvCell).join(',')).join('\n') + '\n';

function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], {type}));
  const link = make('a', {href: address, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// Text in lines of at most so many pixels, by the mean width of a letter.
function wrapped(text, width, size) {
  const lines = [''];
  for (const word of text.split(' ')) {
    if ((lines.at(-1).length + word.length + 1) * size * 0.52 > width && lines.at(-1)) lines.push('');
    lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + word;
  }
  return lines;
}

// The mark of a legend entry at (x, y), as SVG.
function markOf(entry, x, y) {
  const c = escaped(entry.colour);
  if (entry.mark === 'points') return `<circle cx="${x + 11}" cy="${y}" r="3.2" fill="none" stroke="${c}" stroke-width="1.5"/>`;
  if (entry.mark === 'bar') return `<rect x="${x + 3}" y="${y - 6}" width="16" height="12" fill="${c}" stroke="${escaped(entry.outline || c)}"/>`;
  return `<path d="M${x} ${y}h22" stroke="${c}" stroke-width="2.2" fill="none" stroke-dasharray="${(Array.isArray(entry.dash) ? entry.dash : []).join(' ')}"/>`;
}

// The picture with title, what its caption says, legend and source: what is known to be wrong travels with it.
function pictureOf(figure) {
  const width = figure.canvas.clientWidth, height = figure.canvas.clientHeight, inner = width - 24;
  let y = 0;
  const parts = [], line = (text, size, look, fill) => { y += size * 1.45; parts.push(`<text x="12" y="${y.toFixed(1)}" font-size="${size}" ${look} fill="${escaped(fill)}">${escaped(text)}</text>`); };
  wrapped(figure.title, inner, 15).forEach(text => line(text, 15, 'font-weight="600"', colour('ink')));
  figure.captionLines.forEach(caption => wrapped(caption, inner, 11.5).forEach(text => line(text, 11.5, '', colour('soft'))));
  let x = 12;
  y += 8;
  for (const entry of figure.legend) {
    const room = 34 + entry.name.length * 6.4;
    if (x + room > width && x > 12) { x = 12; y += 18; }
    if (x === 12) y += 4;
    parts.push(markOf(entry, x, y + 8), `<text x="${x + 28}" y="${y + 12}" font-size="12" fill="${escaped(colour('ink'))}">${escaped(entry.name)}</text>`);
    x += room;
  }
  y += figure.legend.length ? 22 : 4;
  const chart = figure.chart.renderToSVGString().replace(/^<svg /, `<svg y="${Math.round(y)}" `);
  const total = Math.ceil(y + height + 24);
  return {width, height: total, svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" font-family="system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif">` +
    `<rect width="100%" height="100%" fill="${escaped(colour('paper'))}"/>${parts.join('')}${chart}<text x="12" y="${total - 8}" font-size="10.5" fill="${escaped(colour('soft'))}">${escaped(sourceLine())}</text></svg>`};
}
const sourceLine = () => t('frame.source_line', {title: document.title.replace(/ - Corridor$/, ''), version: (data.manifest || {}).version || ''});

function savePng(figure) {
  const picture = pictureOf(figure), image = new Image(), twice = 2;
  image.onload = () => {
    const canvas = make('canvas', {width: picture.width * twice, height: picture.height * twice}), pen = canvas.getContext('2d');
    pen.scale(twice, twice);
    pen.drawImage(image, 0, 0);
    canvas.toBlob(blob => save(figure.id + '.png', 'image/png', blob));
  };
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(picture.svg);
}
const saveSvg = figure => save(figure.id + '.svg', 'image/svg+xml', pictureOf(figure).svg);
const saveCsv = figure => save(figure.id + '.csv', 'text/csv', csvOf(figure.data()));

// Pieces of a page: elements, sections, tables. What comes from data is put in as text (make), never as markup.
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const outlines = JSON.parse(document.getElementById('map').textContent);
const main = document.getElementById('main');

const escaped = text => String(text ?? '').replace(/[&<>"]/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[c]);
const sum = line => (line || []).reduce((total, value) => total + (value || 0), 0);

// An element with children: elements, or strings, which stay text. Attributes that are functions listen to events.
function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === 'function') node.addEventListener(name, value); else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ''));
  return node;
}

// An element whose content is markup: only for texts of ours, with data `escaped`.
function element(tag, attributes, html) {
  const node = make(tag, attributes);
  if (html !== undefined) node.innerHTML = html;
  return node;
}

// A section with a heading, one finding, and a line in the contents. `title` and `finding` are markup.
function section(id, short_title, title, finding) {
  const node = element('section', {id, 'aria-labelledby': id + '-title'}, `<h2 id="${id}-title">${title}</h2>` + (finding ? `<p class="finding">${finding}</p>` : ''));
  main.append(node);
  document.getElementById('contents').append(element('a', {href: '#' + id}, short_title));
  return node;
}
const limit = (node, text) => node.append(element('p', {class: 'limit'}, text));
const note = (node, text, kind) => { const line = make('p', {class: kind || 'limit'}, text); node.append(line); return line; };

// A labelled choice. `options`: [[value, text], ...]; its state outlives a change of language or filter.
function choice(label, options, value, chosen) {
  const select = make('select', {change: event => chosen(event.target.value)}, options.map(([key, text]) => make('option', {value: key, selected: String(key) === String(value)}, text)));
  return make('label', {class: 'choose'}, make('span', {}, label), select);
}

// What is opened by a click; `make_content` is called once, then. Stays open when the page is drawn again.
const opened = new Set();
function hidden(title, make_content, key) {
  const node = make('details', {class: 'more'}, make('summary', {}, title));
  const fill = () => { if (node.children.length === 1) node.append(make_content()); };
  node.addEventListener('toggle', () => { if (node.open) fill(); if (key) opened[node.open ? 'add' : 'delete'](key); });
  if (key && opened.has(key)) { fill(); node.open = true; }
  return node;
}

// Rows of markup as a table that scrolls within itself.
function table(head, rows, text_columns, all) {
  const looks = column => text_columns && text_columns.includes(column) ? ' class="text"' : '';
  const cell = (value, column) => column === 0 ? `<th scope="row">${value}</th>` : `<td${looks(column)}>${value}</td>`;
  const node = element('div', {class: all ? 'scroll all' : 'scroll', tabindex: '0', role: 'region', 'aria-label': t('frame.table')}, `<table><thead><tr>${head.map((h, column) => `<th scope="col"${looks(column)}>${h}</th>`).join('')}</tr></thead><tbody>` +
    rows.map(row => `<tr>${row.map(cell).join('')}</tr>`).join('') + '</tbody></table>');
  node.shown = {head, rows};
  return node;
}

// Data as drawn ({head, rows} of texts and numbers) as such a table.
function dataTable({head, rows}, format) {
  const text_columns = head.map((_, column) => column).filter(column => rows.some(row => typeof row[column] === 'string'));
  const cell = value => value === null || value === undefined ? '' : typeof value === 'number' ? (format || number)(value) : escaped(value);
  return table(head.map(escaped), rows.map(row => row.map(cell)), text_columns);
}

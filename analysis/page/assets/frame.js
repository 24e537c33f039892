// What moves a page: drawing it again in another language, other colours or under other filters; paper; size.
'use strict';
let drawPage = () => {};

// The page says how it is drawn; called again when the language or a filter changes.
function page(draw) {
  drawPage = draw;
  redrawPage();
}

function redrawPage() {
  const focus = document.activeElement && document.activeElement.id, top = scrollY;
  near.disconnect();
  drawn.forEach(entry => entry.chart && entry.chart.dispose());
  drawn.length = 0;
  applyTheme();
  document.getElementById('contents').replaceChildren();
  main.replaceChildren();
  document.querySelectorAll('[data-words]').forEach(node => { node.textContent = t(node.dataset.words); });
  document.querySelectorAll('[data-label]').forEach(node => node.setAttribute('aria-label', t(node.dataset.label)));
  drawSwitches();
  drawFilters();
  drawPage();
  scrollTo({top, behavior: 'instant'});
  if (focus && document.getElementById(focus)) document.getElementById(focus).focus({preventScroll: true});
}

function drawSwitches() {
  const own = {en: 'English', es: 'Español'};
  const switches = [
    ['language', languages.map(tag => [tag, own[tag]]), language, tag => { language = tag; remembered.set('language', tag); redrawPage(); }],
    ['theme', ['auto', 'light', 'dark'].map(name => [name, t('frame.theme_' + name)]), theme, name => { theme = name; remembered.set('theme', name); recolour(); }],
  ].map(([name, options, value, chosen]) => {
    const box = choice(t('frame.' + name), options, value, chosen);
    box.querySelector('select').id = 'switch-' + name;
    return box;
  });
  document.getElementById('switches').replaceChildren(...switches);
}

function recolour() {
  applyTheme();
  drawn.forEach(entry => entry.redraw());
}
prefersDark.addEventListener('change', recolour);

let resizing;
addEventListener('resize', () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => drawn.forEach(entry => { if (entry.chart && entry.canvas.clientWidth) entry.draw(); }), 120);
});

// Paper: light, every chart drawn, as wide as the paper.
addEventListener('beforeprint', () => {
  document.documentElement.classList.add('print');
  applyTheme();
  drawn.forEach(entry => { entry.say(); entry.draw(); });
});
addEventListener('afterprint', () => {
  document.documentElement.classList.remove('print');
  recolour();
});

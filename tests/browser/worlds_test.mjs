// The page of a run in each world: no chart of what the run does not have, no word of another world, no name on a map over another.
import assert from 'node:assert/strict';
import test, {after} from 'node:test';
import {close, corridor, drawAll, join, open, scratch} from './driver.mjs';

const folder = scratch(), reports = {};
for (const [world, scenario] of [['mediterranean', 'scenarios/mediterranean/as-enacted.yaml'], ['american', 'scenarios/as-enacted.yaml']]) {
  corridor('run', scenario, '--scale', world === 'american' ? '1:200' : '1:50', '-o', join(folder, world), '--quiet');
  reports[world] = join(folder, world, 'report.html');
}
corridor('compare', 'scenarios/mediterranean/as-enacted.yaml', 'scenarios/mediterranean/no-libya-memorandum.yaml', '--replicates', '2', '--agents', '--scale', '1:200', '--quiet', '--progress', 'none', '-o', join(folder, 'compared'));
const compared = join(folder, 'compared', 'compare.html');
after(close);

// Texts of a chart that lie on one another.
const overlaps = (page, figure) => page.evaluate(figure => {
  const boxes = [...document.querySelectorAll(`${figure} .chart svg text`)].map(node => ({text: node.textContent, box: node.getBoundingClientRect().toJSON()})).filter(one => one.box.width > 0);
  const cut = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
  return {over: boxes.flatMap((one, i) => boxes.slice(i + 1).filter(other => cut(one.box, other.box)).map(other => `${one.text} / ${other.text}`)), n: boxes.length};
}, figure);

const figures = page => page.locator('figure').evaluateAll(nodes => nodes.map(node => node.id.replace('figure-', '')));

test('a world without ports has no chart of them, and a sentence says so', async () => {
  const page = await open(reports.mediterranean);
  await drawAll(page);
  const ids = await figures(page);
  for (const gone of ['encounters-at-ports', 'separations', 'waiting', 'arrests-by-method']) assert.ok(!ids.includes(gone), gone);
  for (const kept of ['encounters-between-ports', 'deaths', 'map', 'decisions', 'arrests']) assert.ok(ids.includes(kept), kept);
  assert.match(await page.locator('#encounters').textContent(), /This world has no ports of entry/);
  assert.match(await page.locator('#harm').textContent(), /separates no child/);
  assert.equal(await page.locator('#map-measure option[value=waiting]').count(), 0);
  assert.deepEqual(page.errors, []);
});

test('what a world does not have keeps no filter and no published figure from what it has', async () => {
  const page = await open(reports.mediterranean);
  await drawAll(page);
  assert.match(await page.locator('#caption-encounters-by-nationality').textContent(), /Off by \d+ % of what is published \(by month and nationality\)/);
  assert.match(await page.locator('#caption-encounters-by-nationality').textContent(), /Published are \d+ of the 120 months shown/);
  const all = await page.locator('#encounters .finding').textContent();
  await page.locator('#filter-nationality').selectOption('ERI');
  assert.notEqual(await page.locator('#encounters .finding').textContent(), all);
  assert.match(await page.locator('#caption-encounters-by-kind').textContent(), /Shown: Eritrea only/);
  assert.deepEqual(page.errors, []);
});

test('a world that has them keeps its charts', async () => {
  const page = await open(reports.american);
  const ids = await figures(page);
  for (const kept of ['encounters-at-ports', 'separations', 'waiting', 'arrests-by-method']) assert.ok(ids.includes(kept), kept);
  assert.match(await page.locator('#interior').textContent(), /Sanctuary rules/);
  assert.match(await page.locator('#harm h2').textContent(), /Deaths, separations, waiting/);
});

for (const [locale, foreign] of [['en-US', /between ports|at ports|sanctuary|border authority|port of entry|abroad/i], ['es-MX', /entre puertos|en puertos|santuario|autoridad fronteriza|\bde el |en el extranjero/i]]) {
  test(`no American word is on the page of the other world, in ${locale}`, async () => {
    const page = await open(reports.mediterranean, {locale});
    await drawAll(page);
    const told = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll('.chart svg text')].map(text => text.textContent).join('\n'));
    const lines = told.split('\n').filter(line => foreign.test(line) && !/no ports of entry|no tiene puertos|no one is sent to wait|no se envía a nadie/i.test(line));
    assert.deepEqual(lines, []);
  });
}

test('a filter that leaves nothing says so, and the chart stays', async () => {
  const page = await open(reports.american);
  await page.locator('#filter-nationality').selectOption('MEX');
  await page.locator('#filter-party').selectOption('unaccompanied_minor');
  await page.locator('#filter-place').selectOption('SND');
  await page.locator('#filter-year').selectOption('FY2014');
  await drawAll(page);
  const ids = await figures(page), told = await page.locator('.nothing:visible').allTextContents();
  assert.ok(ids.includes('separations') && ids.includes('deaths'));
  assert.ok(told.length > 0 && told.every(text => text === 'Nothing is left under these filters.'), told.join());
  assert.equal(await page.locator('#figure-indicators .nothing:visible').count(), 0);
  assert.deepEqual(page.errors, []);
});

for (const world of Object.keys(reports)) for (const width of [390, 800, 1280]) {
  test(`no name on the map of the ${world} world lies on another at ${width} pixels, and each place can be reached`, async () => {
    const page = await open(reports[world], {width, locale: width === 800 ? 'es-MX' : 'en-US'});
    await drawAll(page);
    for (const view of ['corridor', 'border', 'destination']) {
      await page.locator('#map-view').selectOption(view);
      const {over, n} = await overlaps(page, '#figure-map');
      assert.deepEqual(over, [], view);
      assert.ok(n > 8, `${view}: ${n}`);
    }
    await page.locator('#map-view').selectOption('corridor');
    const drawn = await page.evaluate(() => {
      const {chart} = document.querySelector('#figure-map .chart').figure, option = chart.getOption(), box = chart.getDom().getBoundingClientRect();
      return option.series.filter(one => one.type === 'scatter').flatMap(one => one.data.map(mark => chart.convertToPixel('geo', mark.value.slice(0, 2)))).filter(([x, y]) => !(x >= 0 && y >= 0 && x <= box.width && y <= box.height)).length;
    });
    assert.equal(drawn, 0, 'marks outside the picture');
    const chart = page.locator('#figure-map .chart');
    await chart.focus();
    await chart.press('ArrowRight');
    const said = await page.locator('#figure-map .unseen').textContent();
    await page.waitForTimeout(200);
    assert.match(said, /: \d/);
    const tip = await page.evaluate(() => document.querySelector('#figure-map .chart > div:last-of-type').textContent);
    assert.ok(tip && said.includes(tip.split(/\d/)[0].slice(0, 8)), `${tip} / ${said}`);
    assert.deepEqual(page.errors, []);
  });
}

test('maps of a comparison keep names apart, and a year of the other world has lives as examples', async () => {
  for (const width of [390, 1280]) {
    const page = await open(compared, {width, locale: 'es-MX'});
    await drawAll(page);
    for (const which of ['base', 'alternative', 'difference']) {
      const {over, n} = await overlaps(page, `[id^="figure-map-${which}"]`);
      assert.deepEqual(over, [], which);
      assert.ok(n > 1, which);
    }
    const years = await page.locator('#filter-year option').evaluateAll(all => all.map(one => one.value).filter(Boolean));
    let told = false;
    for (const year of years.reverse()) {
      await page.locator('#filter-year').selectOption(year);
      for (const cell of (await page.locator('.matrix .cell').all()).slice(0, 12)) { await cell.click(); told ||= await page.locator('.lives table').count() > 0; }
      if (told) break;
    }
    assert.ok(told, 'a life of some year');
    assert.doesNotMatch(await page.locator('main').innerText(), /entre puertos/i);
    assert.deepEqual(page.errors, []);
  }
});

test('nothing on the page of the other world is cut at its edges', async () => {
  const page = await open(reports.mediterranean, {width: 390, locale: 'es-MX'});
  await drawAll(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page scrolls sideways');
  const cut = await page.evaluate(() => [...document.querySelectorAll('.chart svg')].flatMap(svg => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]).filter(([, own]) => own.width > 0 && (own.left < box.left - 1 || own.right > box.right + 1)).map(([text]) => `${svg.closest('figure').id}: ${text.textContent}`);
  }));
  assert.deepEqual(cut, []);
});

for (const locale of ['en-US', 'es-MX']) {
  test(`the words of the filters fit a narrow screen in ${locale}`, async () => {
    const page = await open(reports.mediterranean, {width: 390, locale});
    const cut = await page.evaluate(() => [...document.querySelectorAll('#filters select')].filter(select => {
      const pen = document.createElement('canvas').getContext('2d'), looks = getComputedStyle(select);
      pen.font = `${looks.fontSize} ${looks.fontFamily}`;
      return pen.measureText(select.selectedOptions[0].text).width > select.clientWidth - parseFloat(looks.paddingLeft) - parseFloat(looks.paddingRight) - 16;
    }).map(select => select.selectedOptions[0].text));
    assert.deepEqual(cut, []);
  });
}

// The page of a run, as a reader uses it: controls work, pictures follow them, and nothing in the data becomes markup.
import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import test, {after} from 'node:test';
import {close, corridor, drawAll, join, open, root, saved, scratch, writeFileSync} from './driver.mjs';

const hostile = '<img src=x onerror=alert(1)>"\'</script><script>alert(2)</script>';
const folder = scratch(), results = join(folder, 'results'), report = join(results, 'report.html');
writeFileSync(join(folder, 'hostile.yaml'), `corridor: 1\nname: ${JSON.stringify(hostile)}\ndescription: ${JSON.stringify('<b>bold</b> ' + hostile)}\nextends: ${join(root, 'scenarios', 'as-enacted.yaml')}\n`);
corridor('run', join(folder, 'hostile.yaml'), '--scale', '1:500', '--without', 'mpp', '-o', results, '--quiet');
after(close);

const picture = (page, id) => page.locator(`#figure-${id} .chart svg`).first().evaluate(node => node.outerHTML.replace(/zr\d+-/g, ''));  // numbers of the drawing, not of the picture

test('a page opens without an error, asks the network for nothing, and is small', async () => {
  const page = await open(report);
  await drawAll(page);
  assert.deepEqual(page.errors, []);
  assert.deepEqual(page.asked, []);
  assert.ok(statSync(report).size < 4 * 1024 * 1024, `the page has ${statSync(report).size} bytes`);
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  console.log(`first paint after ${Math.round(painted)} ms, ${statSync(report).size} bytes`);
});

test('text of a hostile scenario stays text', async () => {
  const page = await open(report);
  await drawAll(page);
  assert.ok((await page.locator('h1').textContent()).startsWith(hostile));
  assert.ok((await page.locator('.lede').textContent()).includes('<b>bold</b>'));
  assert.equal(await page.locator('main img').count(), 0);
  assert.deepEqual(page.errors, []);
});

test('a run that was changed on the command line says so in title, heading and inputs', async () => {
  const page = await open(report);
  assert.match(await page.title(), /but without Remain in Mexico \(MPP\) \(mpp\)/);
  assert.match(await page.locator('h1').textContent(), /but without Remain in Mexico/);
  assert.match(await page.locator('.changed').textContent(), /without Remain in Mexico/i);
  const facts = await page.locator('#inputs dl').textContent();
  assert.match(facts, /Left outRemain in Mexico/);
});

test('the language switch changes every text and is remembered; the browser chooses at first', async () => {
  const page = await open(report, {locale: 'es-MX'});
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  assert.match(await page.locator('#fit h2').textContent(), /Qué tan cerca/);
  await page.locator('#switch-language').selectOption('en');
  assert.match(await page.locator('#fit h2').textContent(), /How close/);
  await page.reload();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.deepEqual(page.errors, []);
});

test('the picture of the map differs when the month does', async () => {
  const page = await open(report);
  await drawAll(page);
  const set = month => page.locator('#map-month').evaluate((node, value) => { node.value = value; node.dispatchEvent(new Event('input')); }, month);
  const all = await picture(page, 'map');
  await set(60);
  const one = await picture(page, 'map');
  await set(100);
  const other = await picture(page, 'map');
  assert.notEqual(all, one);
  assert.notEqual(one, other);
  await page.locator('#map-play').click();
  await page.waitForTimeout(1300);
  assert.notEqual(await picture(page, 'map'), other);
  assert.deepEqual(page.errors, []);
});

test('filters hold for the whole page, and each caption says whether its chart follows them', async () => {
  const page = await open(report);
  await drawAll(page);
  const before = await picture(page, 'encounters-between-ports');
  await page.locator('#filter-nationality').selectOption('HND');
  await page.locator('#filter-year').selectOption('FY2019');
  await drawAll(page);
  assert.notEqual(await picture(page, 'encounters-between-ports'), before);
  assert.match(await page.locator('#caption-encounters-between-ports').textContent(), /Honduras, FY2019 only/);
  assert.match(await page.locator('#caption-indicators').textContent(), /Not filtered by nationality/);
  await page.locator('#filter-clear').click();
  await drawAll(page);
  assert.ok(await picture(page, 'encounters-between-ports') === before, 'the picture is not what it was before the filters');
  assert.deepEqual(page.errors, []);
});

test('each chart gives the data that it draws, and itself as SVG and PNG with its caption', async () => {
  const page = await open(report);
  await drawAll(page);
  const ids = await page.locator('figure').evaluateAll(nodes => nodes.map(node => node.id.replace('figure-', '')));
  assert.ok(ids.length >= 15, ids.join());
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.equal(await page.locator(`#figure-${id} .tool`).count(), 3, id);
  const [name, csv] = await saved(page, page.locator('#figure-encounters-between-ports .csv'));
  const rows = csv.toString().trim().split('\n').map(row => row.split(','));
  assert.equal(name, 'encounters-between-ports.csv');
  assert.equal(rows.length, 109);
  const drawn = await page.evaluate(() => document.querySelector('#figure-encounters-between-ports .chart').figure.chart.getOption().series[0].data);
  assert.deepEqual(rows.slice(1).map(row => +row[1]), drawn);
  const [, svg] = await saved(page, page.locator('#figure-encounters-between-ports .svg'));
  assert.match(svg.toString(), /Off by \d+/);
  const [, png] = await saved(page, page.locator('#figure-encounters-between-ports .png'));
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual(page.errors, []);
});

test('the timeline opens modules, and an instrument tells its law, dates and sources', async () => {
  const page = await open(report);
  await drawAll(page);
  const closed = await picture(page, 'timeline');
  await page.locator('#timeline-all').click();
  const opened = await picture(page, 'timeline');
  assert.ok(opened.length > 2 * closed.length);
  assert.match(opened, /DACA/);
  const chart = page.locator('#figure-timeline .chart');
  await chart.focus();
  for (let i = 0; i < 3; ++i) await chart.press('ArrowRight');
  await chart.press('Enter');
  assert.match(await page.locator('#timeline .law').textContent(), /\d{4}-\d\d-\d\d/);
  assert.deepEqual(page.errors, []);
});

for (const width of [390, 900, 1600]) {
  for (const language of ['en-US', 'es-MX']) {
    test(`nothing overflows at ${width} pixels in ${language}`, async () => {
      const page = await open(report, {width, locale: language, colorScheme: width === 900 ? 'dark' : 'light'});
      await drawAll(page);
      await page.locator('#timeline-all').click();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page scrolls sideways');
      const cut = await page.evaluate(() => [...document.querySelectorAll('.chart svg')].flatMap(svg => {
        const box = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].filter(text => { const own = text.getBoundingClientRect(); return own.width > 0 && (own.left < box.left - 1 || own.right > box.right + 1); }).map(text => `${svg.closest('figure').id}: ${text.textContent}`);
      }));
      assert.deepEqual(cut, [], 'labels are cut');
      assert.deepEqual(page.errors, []);
    });
  }
}

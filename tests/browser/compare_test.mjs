// Pages of comparisons, of policies alone and together, and of cases, as a reader uses them.
import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import test, {after} from 'node:test';
import {close, corridor, drawAll, join, open, saved, scratch, writeFileSync} from './driver.mjs';

const hostile = '<img src=x onerror=alert(1)>"\'</script><script>alert(2)</script>';
const file = name => new URL('../../scenarios/' + name, import.meta.url).pathname;
const folder = scratch(), small = ['--set', 'period={from: 2019-05-01, to: 2020-11-01}', '--scale', '1:500', '--quiet', '--progress', 'none'];
writeFileSync(join(folder, 'hostile.yaml'), `corridor: 1\nname: ${JSON.stringify(hostile)}\nextends: ${file('as-enacted.yaml')}\npolicies: {mpp: {in_force: never}}\n`);
corridor('compare', file('as-enacted.yaml'), join(folder, 'hostile.yaml'), '--without', 'daca', '--replicates', '2', '--agents', '-o', join(folder, 'compared'), ...small);
corridor('compare', file('as-enacted.yaml'), '--factorial', 'mpp,title_42', '--replicates', '3', '-o', join(folder, 'factorial'), ...small);
corridor('run', file('as-enacted.yaml'), '-o', join(folder, 'run'), ...small);
writeFileSync(join(folder, 'cases.yaml'), `corridor: 1\ncases:\n  - {name: 2019, run: run, to: 2020-01}\n  - {name: ${JSON.stringify(hostile)}, run: run, from: 2020-01}\n`);
corridor('cases', join(folder, 'cases.yaml'), '-o', join(folder, 'cases'), '--quiet');
const pages = {compare: join(folder, 'compared', 'compare.html'), factorial: join(folder, 'factorial', 'factorial.html'), cases: join(folder, 'cases', 'cases.html')};
after(close);

for (const [name, path] of Object.entries(pages)) {
  test(`${name}: no error, no request, small, in both languages, at three widths`, async () => {
    assert.ok(statSync(path).size < 4 * 1024 * 1024, `the page has ${statSync(path).size} bytes`);
    for (const locale of ['en-US', 'es-MX']) for (const width of [390, 900, 1600]) {
      const page = await open(path, {width, locale});
      await drawAll(page);
      assert.deepEqual(page.errors, []);
      assert.deepEqual(page.asked, []);
      assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width} pixels`);
      assert.equal(await page.locator('main img').count(), 0, 'text stays text');
      await page.context().close();
    }
  });
}

test('a comparison names what the command line changed', async () => {
  const page = await open(pages.compare);
  assert.match(await page.locator('h1').textContent(), /but without DACA/);
  assert.match(await page.locator('.changed').textContent(), /in the base and in every alternative/);
  assert.ok((await page.locator('main').textContent()).includes(hostile));
});

test('fates follow the filters, and a cell of the matrix tells lives', async () => {
  const page = await open(pages.compare);
  await drawAll(page);
  const sankey = () => page.locator('[id^="figure-sankey"] .chart svg').first().evaluate(node => node.outerHTML);
  const all = await sankey(), whole = await page.locator('.matrix').first().textContent();
  await page.locator('#filter-party').selectOption('single_adult');
  await drawAll(page);
  assert.notEqual(await sankey(), all);
  assert.notEqual(await page.locator('.matrix').first().textContent(), whole);
  await page.locator('#filter-clear').click();
  await page.locator('[id^="fate-detail"]').selectOption('fates');
  await drawAll(page);
  const cells = page.locator('.matrix .cell');
  assert.ok(await cells.count() > 3);
  let told = false;
  for (let i = 0; i < await cells.count() && !told; ++i) {
    await cells.nth(i).click();
    told = await page.locator('.lives table').count() > 0;
  }
  assert.ok(told, 'some cell has a life as an example');
  assert.match(await page.locator('.lives').textContent(), /synthetic/);
  assert.deepEqual(page.errors, []);
});

test('maps show base, alternative and difference, and another series another picture', async () => {
  const page = await open(pages.compare);
  await drawAll(page);
  const picture = which => page.locator(`[id^="figure-map-${which}"] .chart svg`).first().evaluate(node => node.outerHTML);
  const before = await picture('difference');
  assert.notEqual(await picture('base'), await picture('alternative'));
  const select = page.locator('[id^="map-series"]'), now = await select.inputValue();
  const other = (await select.locator('option').evaluateAll(all => all.map(one => one.value))).find(value => value !== now);
  await select.selectOption(other);
  assert.notEqual(await picture('difference'), before);
  const [name, content] = await saved(page, page.locator('[id^="figure-map-difference"] .tool.csv'));
  assert.match(name, /\.csv$/);
  assert.match(String(content), /^Code,Place,/);
});

test('cases name their indicators and parts in the language of the page, and too few cases have no table of patterns', async () => {
  const page = await open(pages.cases, {width: 390, locale: 'es-MX'});
  await drawAll(page);
  const told = await page.evaluate(() => document.querySelector('main').innerText + [...document.querySelectorAll('.chart svg text')].map(text => text.textContent).join(' '));
  for (const code of ['interior_penetration', 'externalization', 'overall', 'protective weight', 'I-1:']) assert.ok(!told.replaceAll('I-1: ', '').includes(code), code);
  assert.match(told, /actos nacionales/);
  assert.match(await page.locator('#patterns').textContent(), /Hay 2 casos: muy pocos/);
  assert.equal(await page.locator('#patterns table').count(), 0);
  assert.deepEqual(page.errors, []);
});

test('a map on which there is nobody says so, and no number is minus nothing', async () => {
  const page = await open(pages.compare);
  await drawAll(page);
  await page.locator('[id^="map-series"]').first().selectOption('mpp_enrolments');
  assert.match(await page.locator('[id^="figure-map-alternative"] .nothing').first().textContent(), /Nobody/);
  assert.doesNotMatch(await page.locator('main').innerText(), /(^|\s)[-−]0([.,]0+)?( %|\s|$)/m);
});

test('the factorial page speaks of what counts only', async () => {
  const page = await open(pages.factorial);
  await drawAll(page);
  const {told, counted} = await page.evaluate(() => ({told: document.querySelectorAll('#alone tbody td small').length, counted: data.effects.filter(row => row.term.length === 1 && row.counts).length}));
  assert.equal(told, counted);
  assert.match(await page.locator('#top').textContent(), /chance alone would put about/);
});

// Pages of studies, as a reader uses them: indices, a screening, and where an outcome is common.
import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import test, {after} from 'node:test';
import {close, corridor, drawAll, join, open, root, saved, scratch, writeFileSync} from './driver.mjs';

const hostile = '<img src=x onerror=alert(1)>"\'</script><script>alert(2)</script>';
const folder = scratch(), circle = Math.PI;
const ranges = `parameters:\n  x1: {uniform: [-${circle}, ${circle}]}\n  x2: {uniform: [-${circle}, ${circle}]}\n  x3: {uniform: [-${circle}, ${circle}]}\nresponses: [y]\n`;
const studies = {
  indices: `name: ${JSON.stringify(hostile)}\nmodel: {function: ishigami}\ndesign: {method: sobol, base: 128, scrambles: 4, seed: 1}\n${ranges}`,
  screening: `name: Screening\nmodel: {function: ishigami}\ndesign: {method: morris, trajectories: 20, levels: 4, seed: 5}\n${ranges}`,
  box: `name: Box\nmodel: {function: ishigami}\ndesign: {method: lhs, size: 400, seed: 3}\n${ranges}questions:\n  discover: {response: y, above: 6}\n`,
};
const pages = Object.fromEntries(Object.entries(studies).map(([name, text]) => {
  writeFileSync(join(folder, name + '.yaml'), 'corridor: 1\n' + text);
  corridor('sweep', join(folder, name + '.yaml'), '-o', join(folder, name), '--quiet', '--progress', 'none');
  corridor('report', join(folder, name));
  return [name, join(folder, name, 'study.html')];
}));
after(close);

for (const [name, path] of Object.entries(pages)) {
  test(`${name}: no error, no request, small, in both languages, at four widths`, async () => {
    assert.ok(statSync(path).size < 4 * 1024 * 1024, `the page has ${statSync(path).size} bytes`);
    for (const locale of ['en-US', 'es-MX']) for (const width of [390, 800, 1280, 1600]) {
      const page = await open(path, {width, locale});
      await drawAll(page);
      assert.deepEqual(page.errors, []);
      assert.deepEqual(page.asked, []);
      assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wider than ${width} pixels`);
      assert.equal(await page.locator('main img').count(), 0, 'text stays text');
      assert.ok(await page.locator('figure .chart svg').count() > 1);
    }
  });
}

test('the name of a study stays text, and the parameter that matters most leads', async () => {
  const page = await open(pages.indices);
  await drawAll(page);
  assert.equal(await page.locator('h1').textContent(), hostile);
  assert.ok((await page.title()).startsWith(hostile));
  assert.match(await page.locator('#response-0 .finding').textContent(), /x1/);
  const [name, content] = await saved(page, page.locator('[id^="figure-indices"] .tool.csv'));
  assert.match(name, /\.csv$/);
  assert.match(String(content), /x1,/);
  assert.equal(String(content).split('\n').filter(line => /^x\d/.test(line)).length, 3);
});

test('a policy that varies has its name, labels stay within their charts', async () => {
  const as_enacted = join(root, 'scenarios', 'mediterranean', 'as-enacted.yaml'), at = join(folder, 'policies');
  writeFileSync(join(folder, 'few.yaml'), `corridor: 1\nname: Few\nextends: ${as_enacted}\nscale: 1:500\nperiod: {from: 2018-01-01, to: 2018-07-01}\n`);
  writeFileSync(at + '.yaml', 'corridor: 1\nname: Policies\nscenario: few.yaml\ndesign: {method: morris, trajectories: 2, seed: 5}\nparameters:\n  policies.coast_guard.region_danger_factor: {uniform: [1, 3]}\n  policies.sea_rescue.half_ships: {uniform: [1, 60]}\nresponses: ["series:interceptions"]\n');
  corridor('sweep', at + '.yaml', '-o', at, '--quiet', '--progress', 'none');
  corridor('report', at);
  const page = await open(join(at, 'study.html'), {width: 390, locale: 'es-MX'});
  await drawAll(page);
  assert.match(await page.locator('#response-0 .finding').textContent(), /Guardacostas de los países de tránsito|Barcos de rescate/);
  const cut = await page.evaluate(() => [...document.querySelectorAll('.chart svg')].flatMap(svg => { const box = svg.getBoundingClientRect(); return [...svg.querySelectorAll('text')].filter(text => { const own = text.getBoundingClientRect(); return own.left < box.left - 1 || own.right > box.right + 1; }).map(text => text.textContent); }));
  assert.deepEqual(cut, []);
  assert.deepEqual(page.errors, []);
});

test('verdicts speak the language of the reader', async () => {
  const page = await open(pages.indices, {locale: 'es-MX'});
  await drawAll(page);
  await page.locator('#response-0 details').last().locator('summary').click();
  await page.locator('#response-0 details').last().locator('table').waitFor();  // made when it is opened
  const told = await page.locator('#response-0 details').last().textContent();
  assert.match(told, /firme|corridas más|no se distingue/);
  assert.doesNotMatch(told, /settled|more runs|distinguishable/);
});

test('a screening sets mean effects against their spread, and a box names its limits', async () => {
  const screening = await open(pages.screening);
  await drawAll(screening);
  assert.equal(await screening.locator('[id^="figure-screening"] .chart svg').count(), 1);
  const box = await open(pages.box);
  await drawAll(box);
  assert.match(await box.locator('#box table').first().textContent(), /x\d/);
  assert.equal(await box.locator('#figure-search .chart svg').count(), 1);
  assert.deepEqual(box.errors, []);
});

// Opens pages of Corridor in headless Chromium. Where node modules, Chromium or the program are missing, tests are skipped, and say so.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, dirname} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const skipped = 77;  // what CTest takes for a test that was left out
function skip(why) {
  console.log(`SKIPPED: ${why}`);
  process.exit(skipped);
}

function findDriver() {
  for (const folder of [process.env.CORRIDOR_NODE, join(root, 'build', 'browser'), root].filter(Boolean)) {
    try { return createRequire(join(folder, 'x.js'))('playwright-core'); } catch { /* not there */ }
  }
  return skip('playwright-core is not installed (npm install --prefix build/browser playwright-core)');
}
function findChromium() {
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  return path ?? skip('Chromium is not installed (apt-get install chromium)');
}

// A folder that goes away with the test.
export function scratch() {
  const path = mkdtempSync(join(tmpdir(), 'corridor-browser-'));
  process.on('exit', () => rmSync(path, {recursive: true, force: true}));
  return path;
}

// Runs the program that was built; `binary` is the first argument of a test.
export function corridor(...words) {
  const binary = process.argv[2] ?? process.env.CORRIDOR_BINARY ?? join(root, 'build', 'dev', 'corridor');
  if (!existsSync(binary)) skip(`there is no program at ${binary}`);
  const run = spawnSync(binary, words, {cwd: root, encoding: 'utf8'});
  if (run.status !== 0) throw new Error(`corridor ${words.join(' ')}: ${run.stderr}`);
  return run.stdout;
}

let browser, context;  // one page at a time: each holds megabytes
const chromium = findDriver().chromium, executablePath = findChromium();
export async function open(path, {width = 1200, height = 900, colorScheme = 'light', locale = 'en-US'} = {}) {
  await context?.close().catch(() => {});
  if (!browser?.isConnected()) browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run']});
  context = await browser.newContext({viewport: {width, height}, colorScheme, locale, acceptDownloads: true});
  const page = await context.newPage();
  page.setDefaultTimeout(120000);  // a busy machine is no fault of a page
  page.errors = [];
  page.asked = [];
  page.on('console', message => { if (message.type() === 'error' || message.type() === 'warning') page.errors.push(message.text()); });
  page.on('pageerror', error => page.errors.push(String(error)));
  page.on('dialog', dialog => { page.errors.push('a dialog: ' + dialog.message()); dialog.dismiss(); });
  page.on('request', request => { if (!/^(file|data|blob):/.test(request.url())) page.asked.push(request.url()); });
  await page.goto(pathToFileURL(path).href);
  return page;
}
export const close = () => browser?.close();

// Draws every chart, near or far.
export async function drawAll(page) {
  await page.evaluate(() => drawAll());
  await page.waitForTimeout(100);
}

// What a click on a button saves: [file name, text].
export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return [download.suggestedFilename(), readFileSync(await download.path())];
}

export {writeFileSync, join};

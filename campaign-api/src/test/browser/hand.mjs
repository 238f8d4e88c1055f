// A pair of hands on the keyboard, and eyes: what the walks through the pages share. Nothing here uses a mouse.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { strict as assert } from 'node:assert';
import { chromium } from 'playwright-core';

export const WAIT = { timeout: 30_000 };
const MOST_TABS = 400;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'] });
}

/** What the demo printed for a role: where, login, password. */
export function logInOf(demoOutput, role) {
  const line = new RegExp(`^${role}\\s+(\\S+)\\s+login: (\\S+)\\s+password: (\\S+)`, 'm').exec(readFileSync(demoOutput, 'utf8'));
  assert.ok(line, `the demo printed no log-in for ${role}`);
  return { url: line[1], login: line[2], password: line[3] };
}

/** A page of its own session, logged in by keyboard; what it logs as an error is added to the problems. */
export async function open(browser, demoOutput, role, problems, options = {}) {
  const { url, login, password } = logInOf(demoOutput, role);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'ru-RU', ignoreHTTPSErrors: true, ...options });
  const page = await context.newPage();
  page.on('pageerror', error => problems.push(`${role}: ${error.message}`));
  page.on('console', message => {
    // the first question "who am I" is answered by 401 before the log-in, and Chromium prints it
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(`${role}: ${message.text()}`);
  });
  page.asked = 0;
  const counted = request => ['fetch', 'xhr', 'script'].includes(request.resourceType());
  page.on('request', request => { if (counted(request)) page.asked += 1; });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, request => { if (counted(request)) page.asked -= 1; });
  await page.goto(url);
  await write(page, '#login', login);
  await write(page, '#password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.topbar', WAIT);
  return page;
}

/** Presses Tab until the element has the focus; whoever has no mouse can do no more. */
export async function reach(page, selector) {
  await page.waitForSelector(selector, WAIT);
  for (let i = 0; i < MOST_TABS; i++) {
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by the Tab key`);
}

export async function press(page, selector) {
  await reach(page, selector);
  await page.keyboard.press('Enter');
}

/** A button that has to be pressed twice. */
export async function pressTwice(page, selector) {
  await press(page, selector);
  await page.keyboard.press('Enter');
}

export async function write(page, selector, text) {
  await reach(page, selector);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Chooses in a closed list by the arrow keys. */
export async function choose(page, selector, value) {
  await reach(page, selector);
  await page.keyboard.press('Home');
  for (let i = 0; i < MOST_TABS; i++) {
    const [now, last] = await page.$eval(selector, list => [list.value, list.options[list.options.length - 1]?.value]);
    if (now === value) return;
    assert.notEqual(now, last, `${selector} has no ${value}`);
    await page.keyboard.press('ArrowDown');
  }
}

/** A notice says that it was done; it is closed by the keyboard too, so that the next one is another, unless it has gone by itself. */
export async function done(page) {
  await page.waitForSelector('.notice-done', WAIT);
  for (let i = 0; i < MOST_TABS && await page.locator('.notice').count() > 0; i++) {
    if (await page.evaluate(() => document.activeElement?.matches('.notice button') ?? false)) await page.keyboard.press('Enter');
    else await page.keyboard.press('Tab');
  }
  await page.waitForSelector('.notice', { state: 'detached', ...WAIT });
}

export async function go(page, place) {
  await page.evaluate(where => { location.hash = where; }, `#/${place}`);
  await settled(page);
}

/** Until everything that was asked for is there, and drawn. */
export async function settled(page) {
  const until = Date.now() + WAIT.timeout;
  for (let still = 0; still < 3 && Date.now() < until;) {
    await page.evaluate(() => new Promise(drawn => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
    const there = await page.evaluate(() => document.querySelector('main') !== null && document.querySelector('main.middle') === null);
    still = there && page.asked === 0 ? still + 1 : 0;
  }
}

export async function speak(page, language) {
  if (await page.evaluate(() => document.documentElement.lang) !== language) {
    await page.evaluate(wanted => document.querySelector(`.topbar button[lang="${wanted}"]`)?.click(), language);
  }
}

/** What axe-core finds, in short. */
export async function violations(page) {
  await page.evaluate(`window.axe === undefined && (${axe}, undefined)`).catch(() => page.evaluate(`${axe}; undefined`));
  return page.evaluate(async tags => {
    const result = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return result.violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`);
  }, TAGS);
}

/** How far the page stands over the edge of its window, or its content over its own edge, in pixels. */
export async function overhang(page) {
  return page.evaluate(() => Math.max(document.documentElement.scrollWidth - window.innerWidth,
    ...[...document.querySelectorAll('main')].map(main => main.scrollWidth - main.clientWidth)));
}

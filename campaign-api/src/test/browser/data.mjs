// The page "Personal data" in a real Chromium, in both languages and on a narrow screen, while a demo destroys what it
// has handed over: node data.mjs DEMO_OUTPUT_FILE SCREENSHOT_FOLDER
import { readFileSync } from 'node:fs';
import { strict as assert } from 'node:assert';
import { chromium } from 'playwright-core';

const [demoOutput, shots] = process.argv.slice(2);
const WAIT = { timeout: 120_000 };
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync']
});
const problems = [];
let failed = false;
try {
  const page = await open();
  await destroyed(page);
  await page.click('main.data .panel:first-child > button:last-child');
  await page.waitForSelector('main.data [aria-live] p', WAIT);
  assert.equal(await page.locator('main.data .warn').count(), 0, 'nothing was left behind');
  for (const [language, title] of [['ru', 'Персональные данные'], ['en', 'Personal data']]) {
    if (language === 'en') await page.click('.topbar [lang]');
    await page.waitForFunction(wanted => document.querySelector('main.data h1')?.textContent === wanted, title, WAIT);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `${language}, ${width}: nothing hangs over the edge`);
      await page.screenshot({ path: `${shots}/data-${language}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await print(page);
  assert.deepEqual(problems, [], 'the page logged errors');
} catch (failure) {
  failed = true;
  console.error(failure);
  for (const context of browser.contexts()) {
    for (const page of context.pages()) await page.screenshot({ path: `${shots}/data-failed.png` }).catch(() => undefined);
  }
} finally {
  await browser.close();
}
console.log(failed ? 'data: 0 passed, 1 failed' : 'data: 1 passed, 0 failed');
process.exit(failed ? 1 : 0);

/** An act that names people and orders stands in the list as soon as the grace of the first results is over. */
async function destroyed(page) {
  await page.goto(`${page.url().split('#')[0]}#/data`);
  await page.waitForSelector('main.data', WAIT);
  for (let look = 0; look < 60 && await page.locator('main.data tbody tr').count() === 0; look++) {
    await page.waitForTimeout(2_000);
    await page.reload();
    await page.waitForSelector('main.data', WAIT);
  }
  await page.waitForSelector('main.data tbody tr', WAIT);
}

/** The act can be read without anything of ours, and its signature comes with the key. */
async function print(page) {
  const href = await page.getAttribute('main.data tbody tr a', 'href');
  const text = await page.evaluate(async path => (await fetch(path)).text(), href);
  assert.ok(text.includes('BEGIN PUBLIC KEY'), 'the printed act carries the key');
  assert.ok(!text.includes('{') && !text.includes('null'), 'the printed act is made of words');
}

async function open() {
  const line = /^Administrator\s+(\S+)\s+login: (\S+)\s+password: (\S+)/m.exec(readFileSync(demoOutput, 'utf8'));
  assert.ok(line, 'the demo printed no log-in for the administrator');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ru-RU' });
  const page = await context.newPage();
  page.on('pageerror', error => problems.push(error.message));
  page.on('console', message => {
    // the first question "who am I" is answered by 401 before the log-in, and Chromium prints it
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(message.text());
  });
  await page.goto(line[1]);
  await page.fill('#login', line[2], WAIT);
  await page.fill('#password', line[3]);
  await page.click('#enter');
  await page.waitForSelector('#login', { ...WAIT, state: 'detached' });
  return page;
}

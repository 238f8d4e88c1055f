// The page of personal data in a real Chromium, in both languages and on a narrow screen, while a demo destroys what it
// has handed over: node data.mjs DEMO_OUTPUT_FILE SCREENSHOT_FOLDER
import { strict as assert } from 'node:assert';
import { go, launch, open, overhang, press, settled, speak, violations, WAIT } from './hand.mjs';

const [demoOutput, shots] = process.argv.slice(2);
const SEARCH = '.data .panel:first-child > button:last-child';
const LOOKS = 60;
const BETWEEN_LOOKS_MS = 2_000;
const LONGEST_SEARCH = { timeout: 120_000 };
const browser = await launch();
const problems = [];
let failed = false;
let page = null;
try {
  page = await open(browser, demoOutput, 'Administrator', problems);
  await go(page, 'admin/data');
  await acts();
  await search();
  for (const [language, title] of [['ru', 'Персональные данные'], ['en', 'Personal data']]) {
    await speak(page, language);
    await page.waitForFunction(wanted => document.querySelector('.data h1')?.textContent === wanted, title, WAIT);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      assert.ok(await overhang(page) <= 0, `${language}, ${width}: nothing hangs over the edge`);
      assert.deepEqual(await violations(page), [], `${language}, ${width}: axe finds nothing`);
      await page.screenshot({ path: `${shots}/data-${language}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await printed();
  assert.deepEqual(problems.filter(problem => !problem.includes('409')), [], 'the page logged errors');
} catch (failure) {
  failed = true;
  console.error(failure);
  await page?.screenshot({ path: `${shots}/data-failed.png` }).catch(() => undefined);
} finally {
  await browser.close();
}
console.log(failed ? 'data: 0 passed, 1 failed' : 'data: 1 passed, 0 failed');
process.exit(failed ? 1 : 0);

/** An act stands in the list as soon as the grace of the first results is over. */
async function acts() {
  for (let look = 0; look < LOOKS && await page.locator('.data tbody tr').count() === 0; look++) {
    await page.waitForTimeout(BETWEEN_LOOKS_MS);
    await page.reload();
    await settled(page);
  }
  await page.waitForSelector('.data tbody tr', WAIT);
}

/**
 * What is destroyed has left nothing behind, in no table, journal, log or recording. While the schedule destroys, the
 * search is refused in words, and asked for again as a person would.
 */
async function search() {
  const done = page.locator('.data [aria-live] p').first();
  for (let look = 0; look < LOOKS && !await done.isVisible(); look++) {
    await press(page, SEARCH);
    await page.waitForFunction(button => !document.querySelector(button).disabled, SEARCH, LONGEST_SEARCH);
    if (!await done.isVisible()) await page.waitForTimeout(BETWEEN_LOOKS_MS);
  }
  await done.waitFor(LONGEST_SEARCH);
  await page.waitForFunction(button => !document.querySelector(button).disabled, SEARCH, LONGEST_SEARCH);
  assert.equal(await page.locator('.data .warn').count(), 0, 'nothing was left behind');
}

/** The act can be read without anything of ours, and its signature comes with the key. */
async function printed() {
  const href = await page.getAttribute('.data tbody tr a', 'href');
  const text = await page.evaluate(async path => (await fetch(path)).text(), href);
  assert.ok(text.includes('BEGIN PUBLIC KEY'), 'the printed act carries the key');
  assert.ok(!text.includes('{') && !text.includes('null'), 'the printed act is made of words');
}

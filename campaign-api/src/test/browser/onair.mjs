// A real Chromium on a real Asterisk: what the walks over sound share. config/lab/softphone.py starts each walk with
// ADDRESS SCREENSHOT_FOLDER MICROPHONE_WAV and answers what it asks (lines that begin with "?") about the other end.
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { sound } from './ears.mjs';
import { ask, password, WAIT } from './line.mjs';

const [address, shots, microphone] = process.argv.slice(2);
export { address };
export const figures = {};
const problems = [];
let step = 0;
// either every certificate is trusted, or the one of this key and those that browsers trust
const TRUST = process.env.TRUSTED_KEY === undefined ? '--ignore-certificate-errors' : `--ignore-certificate-errors-spki-list=${process.env.TRUSTED_KEY}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${microphone}`, '--allow-loopback-in-peer-connection', TRUST,
    '--autoplay-policy=no-user-gesture-required']
});

/** Walks, writes the figures, and ends the process; of what fails, everything is shown that may explain it. */
export async function onAir(name, walk) {
  let failed = false;
  try {
    await walk();
    assert.deepEqual(problems, [], 'the pages logged errors');
    console.log(`${name}: ${JSON.stringify(figures)}`);
  } catch (failure) {
    failed = true;
    console.error(failure);
    await ask('trace').catch(() => undefined);
    const pages = browser.contexts().flatMap(context => context.pages());
    for (const page of pages) console.error(await sound(page).catch(() => 'no statistics'));
    for (const page of pages) await shoot(page, 'failed').catch(() => undefined);
  } finally {
    await browser.close();
  }
  writeFileSync(`${shots}/${name}.json`, JSON.stringify(figures, null, 2));
  console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed');
  process.exit(failed ? 1 : 0);
}

/** The outcome on the branch "something else" that asks for no field. */
export async function wrongNumber(page) {
  await page.click('[data-branch="5"]');
  await page.click('[data-outcome="wrong-number"]');
  await page.click('#save-outcome');
}

/** Two presses hang up; the outcome is saved; the leg is on hold again, and the next call comes on it. */
export async function goodbye(page, what) {
  const contact = await page.textContent('.recipient');
  await page.click('#hang-up');
  await page.click('#hang-up', WAIT);
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  if (await page.locator('.notice-done').count() > 0) await page.click('.notice .quiet').catch(() => undefined);
  await wrongNumber(page);
  await page.waitForFunction(was => document.querySelector('.recipient')?.textContent !== was, contact, WAIT);
  console.log(`holds: ${what} is over, its outcome saved`);
}

/** Nobody is dialed any more, whoever is on the line hangs up, and the shift ends; an outcome that is owed is given first. */
export async function endShift(page) {
  await ask('pause');
  await ask('hangUp');
  const sign = page.locator('#sign-off');
  await sign.click();
  await sign.click();
  await page.waitForFunction(() => document.querySelector('#sign-on-here') !== null
    || document.querySelector('.recipient') !== null, undefined, WAIT);
  if (await page.locator('.recipient').count() > 0) await wrongNumber(page);
  await page.waitForSelector('#sign-on-here', WAIT);
}

/** Somebody's page; its connections and the moment at which a card can be seen are noted from outside. */
export async function open(login) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 }, locale: 'ru-RU', permissions: ['microphone']
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.connections = [];
    const Plain = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Plain {
      constructor(...words) {
        super(...words);
        window.connections.push(this);
      }
    };
    let there = false;
    new MutationObserver(() => {
      const now = document.querySelector('.recipient') !== null;
      if (now && !there) requestAnimationFrame(() => { window.cardAt = performance.timeOrigin + performance.now(); });
      there = now;
    }).observe(document, { childList: true, subtree: true });
  });
  page.on('pageerror', error => problems.push(error.message));
  page.on('console', message => {
    const text = message.text();
    // the first question "who am I" is answered by 401 before the log-in; a cut line is what a part of this is about
    if (message.type() === 'error' && !text.includes('401') && !text.includes('WebSocket')) problems.push(text);
  });
  await page.goto(address);
  await page.fill('#login', login, WAIT);
  await page.fill('#password', password);
  await page.click('#enter');
  await page.waitForSelector('.topbar', WAIT);
  return page;
}

export async function shoot(page, name) {
  step += 1;
  await page.screenshot({ path: `${shots}/${String(step).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png` });
}

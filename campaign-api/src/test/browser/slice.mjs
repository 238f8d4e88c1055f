// The whole slice in a real Chromium: an agent signs on, a call comes with its card, the outcome is saved, the board
// moves. Runs against a running demo: node slice.mjs DEMO_OUTPUT_FILE SCREENSHOT_FOLDER
import { readFileSync } from 'node:fs';
import { strict as assert } from 'node:assert';
import { chromium } from 'playwright-core';

const [demoOutput, shots] = process.argv.slice(2);
const WAIT = { timeout: 120_000 };
let step = 0;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync']
});
const problems = [];
let failed = false;
try {
  const supervisor = await open('Supervisor');
  await supervisor.waitForSelector('.figures', WAIT);
  await shoot(supervisor, 'board');
  const attemptsBefore = await attempts(supervisor);

  const agent = await open('Agent');
  await agent.click('#sign-on', WAIT);
  await agent.waitForSelector('.leg-up', WAIT);
  await shoot(agent, 'signed-on');
  await agent.keyboard.press('r');
  await agent.waitForSelector('.deskbar .state-ready, .deskbar .state-reserved, .deskbar .state-talking', WAIT);
  await shoot(agent, 'ready');

  await answerCall(agent, 'first call');
  await board(supervisor, attemptsBefore);
  await callBack(agent);
  await reload(agent);
  await inEnglish(agent);
  assert.deepEqual(problems, [], 'the pages logged errors');
  console.log(`browser: ${step} steps seen`);
} catch (failure) {
  failed = true;
  console.error(failure);
  for (const context of browser.contexts()) {
    for (const page of context.pages()) await shoot(page, 'failed').catch(() => undefined);
  }
} finally {
  await browser.close();
}
console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed');
process.exit(failed ? 1 : 0);

/**
 * A call arrives: card, script and outcomes are there together; the outcome is two keys, a slot is one more and is held
 * at once; the card goes.
 */
async function answerCall(page, name) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await page.waitForSelector('.recipient', WAIT);
  assert.notEqual((await page.textContent('.recipient')).trim(), '', 'the card names the recipient');
  assert.ok(await page.locator('.steps li').count() > 0, 'the script has steps');
  assert.ok(!(await page.textContent('.script')).includes('{{'), 'every placeholder is filled');
  assert.ok(await page.locator('.choice').count() > 1, 'there are outcomes to choose from');
  await fits(page);
  await shoot(page, name);
  await page.keyboard.press('a');
  await page.waitForSelector('.steps li:nth-child(2).open', WAIT);
  await page.keyboard.press('1');
  await page.keyboard.press('1');
  await page.waitForSelector('.choice[aria-checked="true"]', WAIT);
  await page.waitForSelector('.slots', WAIT);
  if (await page.locator('[data-way="slot"]').count() > 0) {
    await page.waitForSelector('.hour:not(:disabled)', WAIT);
    assert.equal(await page.isDisabled('#save-outcome'), true, 'nothing is promised before a slot is held');
    await page.keyboard.press('Shift+Digit1');
    await page.waitForSelector('.hour[aria-checked="true"]', WAIT);
  }
  await fits(page);
  await shoot(page, `${name} slot held`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.notice-done', WAIT);
  await shoot(page, `${name} outcome`);
  await endCall(page);
}

/** The agent says goodbye, unless the person already has: one press only arms the button, the second one ends the call. */
async function endCall(page) {
  const contact = await page.textContent('.recipient');
  const hangUp = page.locator('#hang-up');
  if (await hangUp.isEnabled()) {
    await hangUp.click({ timeout: 1_000 }).catch(() => undefined);
    if (await hangUp.isEnabled()) {
      assert.ok(await page.locator('#hang-up.armed').count() === 1, 'the first press arms the button and ends nothing');
      await hangUp.click({ timeout: 1_000 }).catch(() => undefined);
    }
  }
  await page.waitForFunction(was => document.querySelector('.recipient')?.textContent !== was, contact, WAIT);
}

/** The board has moved since, without a reload. */
async function board(page, before) {
  await page.waitForFunction(
    was => Number(document.querySelector('[data-figure="attempts"]')?.dataset.count) > was, before, WAIT);
  await fits(page);
  await shoot(page, 'board moved');
}

/** A callback needs date and time; the button says so until both are there. */
async function callBack(page) {
  await page.waitForSelector('.recipient', WAIT);
  await page.click('.choice.kind-callback', WAIT);
  assert.equal(await page.isDisabled('#save-outcome'), true, 'a callback without a time cannot be saved');
  await page.locator('.callback .small').nth(2).click();
  await page.waitForFunction(() => !document.querySelector('#save-outcome').disabled, undefined, WAIT);
  await page.fill('#note', 'Перезвонить завтра');
  await shoot(page, 'callback');
  await page.click('#save-outcome');
  await page.waitForSelector('.notice-done', WAIT);
  await endCall(page);
}

/** A reload in mid call brings the same card and the half-filled form back. */
async function reload(page) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await page.waitForSelector('.recipient', WAIT);
  const contact = await page.textContent('.recipient');
  await page.fill('#note', 'half a note');
  await page.reload();
  await page.waitForSelector('.recipient', WAIT);
  assert.equal(await page.textContent('.recipient'), contact, 'the same card is back');
  assert.equal(await page.inputValue('#note'), 'half a note', 'the half-filled form is back');
  await shoot(page, 'reloaded');
}

async function inEnglish(page) {
  await page.click('.topbar [lang]');
  await shoot(page, 'other language');
}

/** Nothing stands outside the window at 1280 × 720. */
async function fits(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, 'the page is wider than the window');
}

async function attempts(page) {
  return Number(await page.getAttribute('[data-figure="attempts"]', 'data-count'));
}

/** A page of its own session, logged in with what the demo printed for that role. */
async function open(role) {
  const line = new RegExp(`^${role}\\s+(\\S+)\\s+login: (\\S+)\\s+password: (\\S+)`, 'm')
    .exec(readFileSync(demoOutput, 'utf8'));
  assert.ok(line, `the demo printed no log-in for ${role}`);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 }, locale: 'ru-RU', ignoreHTTPSErrors: true
  });
  const page = await context.newPage();
  page.on('pageerror', error => problems.push(`${role}: ${error.message}`));
  page.on('console', message => {
    // the first question "who am I" is answered by 401 before the log-in, and Chromium prints it
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(`${role}: ${message.text()}`);
  });
  await page.goto(line[1]);
  await page.fill('#login', line[2], WAIT);
  await page.fill('#password', line[3]);
  await page.click('#enter');
  return page;
}

async function shoot(page, name) {
  step += 1;
  await page.screenshot({ path: `${shots}/${String(step).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png` });
}

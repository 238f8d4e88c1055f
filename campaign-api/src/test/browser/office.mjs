// Pages of managers, supervisors and administrators in a real Chromium against a running demo: every flow by keyboard
// alone, and axe-core finds nothing on any page, in both languages, light and dark, and at 400 % zoom (320 px wide).
// node office.mjs DEMO_OUTPUT_FILE SCREENSHOT_FOLDER [all]   "all": screenshots of every page, language and scheme
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { strict as assert } from 'node:assert';
import { chromium } from 'playwright-core';

const [demoOutput, shots, wish] = process.argv.slice(2);
const WAIT = { timeout: 30_000 };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everything = wish === 'all';
mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
});
let passed = 0;
let failed = 0;
const problems = [];
const manager = await open('Manager');
await step('keyboard: a campaign from a template, its script, outcomes, pace', () => campaignByKeyboard(manager));
await step('keyboard: somebody is found, called first, taken out', () => contactByKeyboard(manager));
await step('a session that ends keeps what was written', () => expiry(manager));
await step('keyboard: a shop, a pool and a skill', () => shopByKeyboard(manager));
const supervisor = await open('Supervisor');
await step('keyboard: the pace from the board', () => paceByKeyboard(supervisor));
await step('keyboard: a second factor on and off', () => factorByKeyboard(supervisor));
for (const [role, page] of [['manager', manager], ['supervisor', supervisor]]) {
  for (const place of placesOf(role)) await step(`axe: ${role} ${place}`, () => judge(page, role, place));
}
await step('the pages logged no error', () => assert.deepEqual(problems, []));
await browser.close();
console.log(`office: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function step(name, work) {
  try {
    await work();
    passed += 1;
  } catch (failure) {
    failed += 1;
    console.error(`${name}:`, failure.message ?? failure);
    for (const context of browser.contexts()) {
      for (const page of context.pages()) {
        await page.screenshot({ path: `${shots}/failed-${failed}-${name.replace(/\W+/g, '-')}.png` }).catch(() => undefined);
      }
    }
  }
}

/** Presses Tab until the element has the focus; whoever has no mouse can do no more. */
async function reach(page, selector) {
  await page.waitForSelector(selector, WAIT);
  for (let i = 0; i < 400; i++) {
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by the Tab key`);
}

async function press(page, selector) {
  await reach(page, selector);
  await page.keyboard.press('Enter');
}

async function write(page, selector, text) {
  await reach(page, selector);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function go(page, hash) {
  await page.evaluate(where => { location.hash = where; }, hash);
}

async function campaignByKeyboard(page) {
  await press(page, 'a[href="#/campaigns"]');
  await write(page, '.new-campaign input', 'Клавиатура');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.todo', WAIT);
  await press(page, 'a[href^="#/campaigns/script/"]');
  await write(page, '.script-editor textarea', 'Здравствуйте, {{погода}}!');
  await page.waitForSelector('[data-gaps="1"]', WAIT);
  await write(page, '.script-editor textarea', 'Здравствуйте, меня зовут {{agent.name}}.');
  await page.waitForSelector('[data-gaps="0"]', WAIT);
  await press(page, '.script-editor button.primary');
  await page.waitForSelector('[data-version="2"]', WAIT);
  await press(page, 'a[href^="#/campaigns/edit/"]');
  await press(page, 'a[href^="#/campaigns/outcomes/"]');
  await write(page, '[data-outcome-row] input:not(.short)', 'Договорились');
  await press(page, 'main button.primary');
  await page.waitForSelector('.notice-done', WAIT);
  await press(page, 'a[href^="#/campaigns/edit/"]');
  await write(page, '#setup-pace input', 'Клавиатура-2');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.steps-left h1')?.textContent === 'Клавиатура-2', undefined, WAIT);
}

async function contactByKeyboard(page) {
  await go(page, '#/campaigns/contacts/1');
  await write(page, '#find-people', '+79');
  await page.waitForSelector('[data-contact]', WAIT);
  await press(page, '[data-contact] a');
  await page.waitForSelector('.story li', WAIT);
  await reach(page, 'main button:not(:disabled)');
}

/** The session ends behind the page's back; the page asks for the log-in over itself, and the text is still there. */
async function expiry(page) {
  await go(page, '#/campaigns/script/1');
  await page.waitForSelector('[data-gaps]', WAIT);
  await write(page, '.script-editor textarea', 'Здравствуйте! Этот текст не пропадёт.');
  await page.evaluate(() => fetch('/v1/logout', { method: 'POST', headers: { 'X-CSRF': '1' } }));
  await press(page, '.script-editor button.primary');
  await page.waitForSelector('.log-in-over #password', WAIT);
  await shoot(page, 'session-over');
  await write(page, '.log-in-over #password', passwordOf('Manager'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.log-in-over', { state: 'detached', ...WAIT });
  assert.ok((await page.inputValue('.script-editor textarea')).includes('не пропадёт'), 'what was written is still there');
}

async function shopByKeyboard(page) {
  await press(page, 'a[href="#/admin"]');
  await press(page, 'a[href="#/admin/shops"]');
  await press(page, 'main button.primary');
  await write(page, 'main form input', `Магазин ${Date.now()}`);
  await write(page, 'main form textarea', 'Здравствуйте! Это наш магазин.');
  await press(page, 'main form button.primary');
  await page.waitForSelector('[data-shop]', WAIT);
  await press(page, 'a[href="#/admin/pools"]');
  await write(page, 'main section:nth-of-type(2) form input', `Навык ${Date.now() % 100_000}`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('main section:nth-of-type(2) .lists li', WAIT);
}

async function paceByKeyboard(page) {
  await press(page, 'tr[data-campaign] button');
  await write(page, '[data-pace] input', '2.5');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.notice-done', WAIT);
}

async function factorByKeyboard(page) {
  await press(page, 'a[href="#/account"]');
  await press(page, '#factor-begin');
  await page.waitForSelector('[data-secret]', WAIT);
  const secret = await page.getAttribute('[data-secret]', 'data-secret');
  await write(page, '#factor-code', await totp(secret));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.codes li', WAIT);
  await shoot(page, 'second-factor');
  await reach(page, '.once button');
  await press(page, '.once button:last-child');
  await write(page, '[data-factor] input[type="password"]', passwordOf('Supervisor'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('#factor-begin', WAIT);
}

/** RFC 6238 once more, in the browser's own cryptography. */
async function totp(secret) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map(one => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(bits.match(/.{8}/g), one => parseInt(one, 2)),
    { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const step = new DataView(new ArrayBuffer(8));
  step.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)));
  const hash = new DataView(await crypto.subtle.sign('HMAC', key, step.buffer));
  const number = hash.getUint32(hash.getUint8(19) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function placesOf(role) {
  const shared = ['board', 'couriers', 'lines', 'whatif', 'admin/seats', 'admin/rulepacks', 'account'];
  return role === 'supervisor' ? shared : [...shared, 'campaigns', 'campaigns/edit/1', 'campaigns/script/1', 'campaigns/outcomes/1',
    'campaigns/contacts/1', 'campaigns/contact/1', 'campaigns/rules/1', 'campaigns/why/1', 'suppressions', 'admin/pools', 'admin/shops'];
}

/** Nothing is found on the page, in either language and scheme, and it is as wide as a window of 320 px at most. */
async function judge(page, role, place) {
  await go(page, `#/${place}`);
  await settled(page);
  for (const scheme of everything || place === 'board' ? ['light', 'dark'] : ['light']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const language of everything ? ['ru', 'en'] : ['ru']) {
      await speak(page, language);
      await settled(page);
      await shoot(page, `${role}-${place.replaceAll('/', '-')}-${language}-${scheme}`);
      await page.evaluate(`${axe}; undefined`);
      const found = await page.evaluate(async () => {
        const result = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
        return result.violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' | ')}`);
      });
      assert.deepEqual(found, [], `${place} ${language} ${scheme}`);
    }
  }
  await speak(page, 'ru');
  await page.emulateMedia({ colorScheme: 'light' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${place} is ${wide} px wider than the window`);
  await page.setViewportSize({ width: 320, height: 640 });
  const small = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (everything) await shoot(page, `${role}-${place.replaceAll('/', '-')}-zoom`);
  await page.setViewportSize({ width: 1280, height: 720 });
  assert.ok(small <= 0, `${place} is ${small} px wider than the window at 400 % zoom`);
}

async function speak(page, language) {
  if (await page.evaluate(() => document.documentElement.lang) !== language) {
    await page.evaluate(wanted => document.querySelector(`.topbar button[lang="${wanted}"]`)?.click(), language);
  }
}

/** Until what was asked for is there. */
async function settled(page) {
  await page.waitForFunction(() => document.querySelector('main.middle') === null && document.querySelector('main') !== null, undefined, WAIT);
  if (await page.locator('.script-editor').count() > 0) await page.waitForSelector('[data-gaps]', WAIT);
  if (await page.locator('#find-people').count() > 0) await page.waitForSelector('[data-contact], .blank', WAIT);
  await page.waitForLoadState('networkidle', WAIT).catch(() => undefined);
}

async function shoot(page, name) {
  await page.screenshot({ path: `${shots}/${name}.png` });
}

function passwordOf(role) {
  return new RegExp(`^${role}\\s.*password: (\\S+)`, 'm').exec(readFileSync(demoOutput, 'utf8'))[1];
}

/** A page of its own session, logged in by keyboard with what the demo printed for that role. */
async function open(role) {
  const line = new RegExp(`^${role}\\s+(\\S+)\\s+login: (\\S+)\\s+password: (\\S+)`, 'm').exec(readFileSync(demoOutput, 'utf8'));
  assert.ok(line, `the demo printed no log-in for ${role}`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'ru-RU', ignoreHTTPSErrors: true,
    bypassCSP: false });
  const page = await context.newPage();
  page.on('pageerror', error => problems.push(`${role}: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(`${role}: ${message.text()}`);
  });
  await page.goto(line[1]);
  await write(page, '#login', line[2]);
  await write(page, '#password', line[3]);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.topbar', WAIT);
  return page;
}

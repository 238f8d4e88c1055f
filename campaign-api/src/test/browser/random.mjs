// Three agents who do at random whatever their pages offer, beside a supervisor's board: after each step no page has
// logged an error, shows words that are none, or is in another state than the board says, and nobody talks without a card.
// The seed gives the same choices again; what the calls do meanwhile is the demo's.
// node random.mjs DEMO_OUTPUT_FILE SCREENSHOT_FOLDER SEED MINUTES
import { mkdirSync } from 'node:fs';
import { strict as assert } from 'node:assert';
import { launch, logInOf, open, overhang, WAIT } from './hand.mjs';
import { bid, DEEDS, offered } from './randomdeeds.mjs';

const [demoOutput, shots, seed, minutes] = process.argv.slice(2);
const NAMES = ['Ася Первая', 'Боря Второй'];
/** How long board and page may differ; a page that was closed or cut off is back within its retries. */
const SAME_MS = 2_000;
const BACK_MS = 20_000;
/** A machine that others use stands still for a while: sockets break then, and a look that took so long says nothing. */
const STOOD_STILL_MS = 1_000;
// the first question "who am I" is answered by 401 before the log-in
const REFUSED = /status of (401|409|422)/;
const CUT_OFF = /net::ERR_|WebSocket connection/;
const NONSENSE = /undefined|\bNaN\b|\[object|\{\d\}|\{\{|(^|\s)(desk|form|call|guest|transfer|card|order|phone|agent|disposition)\.[a-z]\w+/i;
mkdirSync(shots, { recursive: true });

console.log(`seed ${seed}; again: .ci/browser random ${seed}`);
const chance = random(Number(seed));
const browser = await launch();
const problems = [];
const told = new Map();
const done = new Map();
const lastDeeds = [];
let failed = null;
let steps = 0;
const everybody = [];
const walkers = [];
let beatAt = Date.now();
setInterval(() => {
  if (Date.now() - beatAt > STOOD_STILL_MS) for (const one of everybody) one.since = Date.now();
  beatAt = Date.now();
}, 100);
const { page: board } = await enter(logInOf(demoOutput, 'Supervisor'));
try {
  await board.waitForSelector('[data-figure="attempts"]', WAIT);
  await agents();
  for (const end = Date.now() + Number(minutes) * 60_000; Date.now() < end; steps++) {
    await step(walkers[Math.floor(chance() * walkers.length)]);
  }
  for (const walker of walkers) await leave(walker);
} catch (failure) {
  failed = failure;
  console.error(failure);
  console.error('before that:', lastDeeds.join(', '));
  let i = 0;
  for (const context of browser.contexts()) {
    for (const page of context.pages()) await page.screenshot({ path: `${shots}/failed-${++i}.png` }).catch(() => undefined);
  }
}
await browser.close();
console.log(`random: ${steps} steps: ${[...done].sort().map(([name, times]) => `${name} ${times}`).join(', ')}`);
console.log(`random: pages have said: ${[...told].map(([text, times]) => `${times} × ${text}`).join(' | ')}`);
console.log(failed === null ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exit(failed === null ? 0 : 1);

/** The demo's guest and two more of the same group. */
async function agents() {
  const free = logInOf(demoOutput, 'Agent');
  const guest = await enter(free);
  const { user } = await guest.page.evaluate(async () => (await fetch('/v1/me')).json());
  walkers.push(Object.assign(guest, { id: user.id, name: user.name }));
  const admin = await open(browser, demoOutput, 'Administrator', problems);
  for (const [i, name] of NAMES.entries()) {
    const account = { login: `walker${i}-${seed}`, name, role: 'agent', password: 'a walk at random', language: 'ru', mustChangePassword: false, poolId: user.poolId };
    const { id } = await admin.evaluate(async body => (await fetch('/v1/users', { method: 'POST', body: JSON.stringify(body),
      headers: { 'X-CSRF': '1', 'Content-Type': 'application/json' } })).json(), account);
    assert.ok(id > 0, `${name} has an account`);
    walkers.push(Object.assign(await enter({ ...account, url: free.url }), { id, name }));
  }
  await admin.context().close();
}

async function enter({ url, login, password }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'ru-RU' });
  const walker = { page: await context.newPage(), name: login, since: Date.now(), login, password };
  everybody.push(walker);
  listen(walker, walker.page);
  await walker.page.goto(url);
  await DEEDS.entered.act(walker);
  return walker;
}

/** What Chromium prints of a request that the server refuses in words is no fault; nor what it says while cut off. */
function listen(walker, page) {
  page.on('pageerror', error => problems.push(`${walker.name}: ${error.message}`));
  page.on('console', message => {
    const said = message.text();
    const away = Date.now() - walker.since < BACK_MS && CUT_OFF.test(said);
    if (message.type() === 'error' && !REFUSED.test(said) && !away) problems.push(`${walker.name}: ${said}`);
  });
}

async function step(walker) {
  const possible = await offered(walker.page);
  const deed = bid(possible, chance);
  lastDeeds.push(`${walker.name}: ${deed}`);
  if (lastDeeds.length > 30) lastDeeds.shift();
  done.set(deed, (done.get(deed) ?? 0) + 1);
  if (DEEDS[deed].away === true) walker.since = Date.now() + DEEDS[deed].lastsMs;
  await DEEDS[deed].act(walker, chance, page => listen(walker, page));
  for (const one of walkers) await holds(one);
}

/** What must be so after whatever anybody has done. */
async function holds(walker) {
  const { page, name } = walker;
  assert.deepEqual(problems, [], 'a page has logged an error');
  const said = await page.evaluate(() => [...document.querySelectorAll('.notice span, .phone-trouble:not(.offline-no)')].map(one => one.textContent));
  for (const text of said) told.set(text, (told.get(text) ?? 0) + 1);
  const nonsense = NONSENSE.exec(await page.evaluate(() => document.body.innerText));
  assert.equal(nonsense, null, `${name}’s page says “${nonsense?.[0]}”`);
  assert.ok(await overhang(page) <= 0, `${name}’s page is wider than its window`);
  await settles(walker);
}

/** Page and board say the same within two seconds, and whoever talks or owes an outcome sees the card. */
async function settles(walker) {
  const longest = Date.now() - walker.since < BACK_MS ? BACK_MS : SAME_MS;
  let left = longest;
  for (let seen = await look(walker); !seen.fine; seen = await look(walker)) {
    left -= Math.min(seen.tookMs, STOOD_STILL_MS / 4);
    assert.ok(left > 0, `${walker.name} for ${longest} ms: page ${seen.own}, board ${seen.boards}, card ${seen.carded}`);
  }
}

async function look({ page, id }) {
  const began = Date.now();
  const seen = async () => page.evaluate(() => ({
    own: /\bstate-(?!icon|word|time)(\w+)/.exec(document.querySelector('.deskbar .state')?.className ?? '')?.[1]?.toUpperCase() ?? 'NONE',
    carded: document.querySelector('.recipient') !== null,
    // keys pressed at random log people out, too
    out: document.querySelector('#login') !== null
  }));
  const { own, carded, out } = await seen();
  const boards = await board.evaluate(agent => document.querySelector(`[data-agent="${agent}"]`)?.dataset.state ?? 'OFFLINE', id);
  const fine = out || own === boards && (carded || (own !== 'TALKING' && own !== 'JOINED'));
  if (!fine) await page.waitForTimeout(50);
  return { own, carded, boards, fine, tookMs: Date.now() - began };
}

/** The end of the shift: the conversation is ended, its outcome chosen, the agent goes. */
async function leave(walker) {
  const { page, name } = walker;
  await DEEDS.online.act({ page });
  if (await page.locator('#login').isVisible()) await DEEDS.entered.act(walker);
  for (const end = Date.now() + 120_000; ;) {
    const state = await page.evaluate(() => document.querySelector('.deskbar .state')?.className ?? '');
    if (state.includes('offline') || await page.locator('#sign-on').count() > 0) return;
    assert.ok(Date.now() < end, `${name} cannot end the shift: ${state}`);
    for (const deed of ['done', 'ended', 'left', 'gone']) {
      if (await page.locator(DEEDS[deed].at).first().isVisible().catch(() => false)) await DEEDS[deed].act({ page }, chance).catch(() => undefined);
    }
    await page.waitForTimeout(300);
  }
}

/** Mulberry32: the same numbers for the same seed. */
function random(from) {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

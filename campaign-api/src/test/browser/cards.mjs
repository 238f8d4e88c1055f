// How soon a card is seen: from the engine's decision to bridge (the instant at which it stamped the answer, as it stands
// in the store) until the browser has painted the card. Several agents, so that a hundred calls do not take an hour.
// node cards.mjs DEMO_OUTPUT_FILE FIGURES_FILE CALLS PAGES
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { strict as assert } from 'node:assert';
import { launch, logInOf, open, WAIT } from './hand.mjs';
import { takeCall } from './calls.mjs';

const [demoOutput, figures, calls, pages] = process.argv.slice(2);
const MOST_P95_MS = 50;
// a dialer runs for days: what its Java machine is slow at in the first half minute is not counted
const WARM_UP_MS = 30_000;
/** Nobody chooses an outcome sooner; and keys pressed at one desk shall not hold up the card of another. */
const LISTENS_MS = 1_000;
const PASSWORD = 'a-password-of-my-own';
const browser = await launch();
const problems = [];
const admin = await open(browser, demoOutput, 'Administrator', problems);
const desks = [await open(browser, demoOutput, 'Agent', problems)];
while (desks.length < Number(pages)) desks.push(await another(desks.length));
for (const desk of desks) {
  await desk.evaluate(watch);
  await desk.click('#sign-on', WAIT);
  await desk.waitForSelector('.leg-up', WAIT);
}
const warm = Date.now() + WARM_UP_MS;
let seen = 0;
await Promise.all(desks.map(async desk => {
  while (seen < Number(calls)) {
    await due(desk);
    await desk.waitForTimeout(LISTENS_MS);
    if (await takeCall(desk) && Date.now() > warm) seen += 1;
  }
}));
const painted = (await Promise.all(desks.map(desk => desk.evaluate(() => window.painted)))).flat().filter(one => one.at > warm);
// the store follows the engine by a moment
await admin.waitForTimeout(2_000);
const answered = await admin.evaluate(ids => Promise.all(ids.map(async id =>
  Date.parse((await (await fetch(`/v1/attempts/${id}`)).json()).answeredAt))), painted.map(one => one.attemptId));
await browser.close();
const delays = sorted(painted.map((one, i) => one.at - answered[i]));
const at = (share, of = delays) => Math.round(of[Math.min(of.length - 1, Math.floor(of.length * share))]);
// of which until the page has the message, and from there until it is painted
const arrived = sorted(painted.map((one, i) => one.arrivedAt - answered[i]));
const drawn = sorted(painted.map(one => one.at - one.arrivedAt));
const measured = { calls: delays.length, pages: desks.length, p50Ms: at(0.5), p95Ms: at(0.95), mostMs: at(1), leastMs: at(0),
  arrivedP50Ms: at(0.5, arrived), arrivedP95Ms: at(0.95, arrived), drawnP50Ms: at(0.5, drawn), drawnP95Ms: at(0.95, drawn),
  load: loadavg()[0] };
writeFileSync(figures, JSON.stringify(measured, null, 1));
console.log(`cards: ${JSON.stringify(measured)}`);
assert.ok(delays.length >= Number(calls) * 0.9, `only ${delays.length} calls are in the store`);
assert.ok(measured.p95Ms <= MOST_P95_MS, `a card is seen ${measured.p95Ms} ms after the decision (p95)`);

function sorted(times) {
  return times.filter(Number.isFinite).sort((a, b) => a - b);
}

/** Notes for each card when its message came and when the frame that shows it has been painted. */
function watch() {
  window.painted = [];
  const now = () => performance.timeOrigin + performance.now();
  const arrivals = new Map();
  const parse = JSON.parse;
  JSON.parse = text => {
    const came = now();
    const message = parse(text);
    if (message?.type === 'card') arrivals.set(message.attemptId, came);
    return message;
  };
  let last = '';
  new MutationObserver(() => {
    const shown = document.querySelector('[data-attempt]')?.dataset.attempt ?? '';
    if (shown === last) return;
    last = shown;
    if (shown === '') return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.painted.push({ attemptId: Number(shown), at: now(), arrivedAt: arrivals.get(Number(shown)) });
      port2.postMessage(0);
    });
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-attempt'] });
}

/** Until the agent is talking, owes an outcome or is paused. Nothing is polled: that would draw frames of its own. */
function due(desk) {
  return desk.evaluate(() => new Promise(resolve => {
    const look = () => {
      if (!/paused|talking|wrap_up/.test(document.querySelector('.deskbar .state')?.className ?? '')) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] });
    look();
  }));
}

/** One more agent, made by the administrator, with a page of its own. */
async function another(number) {
  const login = `agent-page-${number}`;
  const made = await admin.evaluate(async body => {
    const headers = { 'Content-Type': 'application/json', 'X-CSRF': '1' };
    return (await fetch('/v1/users', { method: 'POST', headers, body: JSON.stringify(body) })).json();
  }, { login, name: `Оператор ${number}`, role: 'agent', language: 'ru', poolId: 1 });
  assert.ok(made.password, `no user was made: ${JSON.stringify(made)}`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'ru-RU', ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(logInOf(demoOutput, 'Agent').url);
  await page.fill('#login', login);
  await page.fill('#password', made.password);
  await page.click('#enter');
  await page.fill('#new-password', PASSWORD, WAIT);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.topbar', WAIT);
  return page;
}

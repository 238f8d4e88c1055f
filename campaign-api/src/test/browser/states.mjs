// Every state of the agent's card, script, outcome form and slot picker in a real Chromium, in both languages, with a
// server that says exactly what the state needs; axe-core finds nothing in any of them.
// node states.mjs PAGES_FOLDER SCREENSHOT_FOLDER [all|NAME]   "all": every state in both languages, light and dark
import { mkdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strict as assert } from 'node:assert';
import { launch, overhang, violations } from './hand.mjs';
import { card as cardOf, day, gone, holdOf, NOW, offer, problem, situation, slot, talking } from './scene.mjs';

const [pages, shots, wish] = process.argv.slice(2);
const everything = wish === 'all';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const WAIT = { timeout: 10_000 };
// what a picture may take on a machine with much else to do
const SLOWEST_MS = 120_000;
/** 400 % zoom of 1280 × 720, and the largest screen. */
const SIZES = [['zoom', { width: 320, height: 640 }], ...everything ? [['4k', { width: 3840, height: 2160 }]] : []];
const HEAVIEST = 120 * 1024;
/** Files that the agent's page has asked for, with their size as gzip sends them. */
const loaded = new Map();
mkdirSync(shots, { recursive: true });

const browser = await launch();
let failed = 0;
let passed = 0;
for (const [name, state] of Object.entries(states())) {
  if (wish !== undefined && !everything && !name.includes(wish)) continue;
  for (const language of everything ? ['ru', 'en'] : state.languages ?? ['ru']) {
    for (const dark of everything ? [false, true] : [state.dark ?? false]) {
      try {
        await show(`${name}-${language}${everything && dark ? '-dark' : ''}`, language, { ...state, dark });
        passed += 1;
      } catch (failure) {
        failed += 1;
        console.error(`${name} (${language}${dark ? ', dark' : ''}):`, failure);
      }
    }
  }
}
await browser.close();
const weight = [...loaded].filter(([file]) => !file.includes('/sip-')).reduce((sum, [, bytes]) => sum + bytes, 0);
console.log(`the agent's page weighs ${(weight / 1024).toFixed(1)} KB compressed, without the telephone`);
if (weight > HEAVIEST) {
  failed += 1;
  console.error(`more than ${HEAVIEST / 1024} KB:`, Object.fromEntries(loaded));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function states() {
  const held = slot(1, '10:00', '14:00', 3);
  return {
    'slots-fresh': { languages: ['ru', 'en'], slots: offer('FRESH'), act: async p => {
      await agreed(p);
      await p.waitForSelector('.hour', WAIT);
      assert.equal(await p.locator('.day:disabled').count() > 0, true, 'closed days are disabled');
      assert.equal(await p.isDisabled('#save-outcome'), true, 'nothing is promised without a slot');
    } },
    'slots-held': { languages: ['ru', 'en'], slots: offer('FRESH'), hold: { status: 201, body: () => holdOf(held, 240) }, act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForSelector('.hour[aria-checked="true"]', WAIT);
      await p.waitForFunction(() => !document.querySelector('#save-outcome').disabled, undefined, WAIT);
      await p.keyboard.press('Enter');
      await p.waitForSelector('.notice-done', WAIT);
      const form = p.posted.find(one => one.path === '/v1/agent/forms').body;
      assert.deepEqual(form.data.slot, { holdId: 'h-1' }, 'the form names the hold');
      assert.ok(p.said.some(one => one.type === 'outcome' && one.formId === 77), 'the outcome names the form');
    } },
    'slots-soon-lost': { slots: offer('FRESH'), hold: { status: 201, body: () => holdOf(held, 30) }, act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForSelector('.slot-said.warn', WAIT);
    } },
    'slots-expired': { slots: offer('FRESH'), hold: { status: 201, body: () => holdOf(held, 240) }, act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForSelector('.hour[aria-checked="true"]', WAIT);
      p.live.send(JSON.stringify({ type: 'slotExpired', attemptId: 5, holdId: 'h-1' }));
      await p.waitForSelector('.hour[aria-checked="true"]', { state: 'detached', ...WAIT });
      assert.equal(await p.isDisabled('#save-outcome'), true, 'a place that was lost is not promised');
    } },
    'slots-gone': { languages: ['ru', 'en'], slots: offer('FRESH'), hold: gone([slot(2, '14:00', '18:00', 1), slot(3, '10:00', '14:00', 2)]), act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForFunction(() => document.querySelectorAll('.day:not(:disabled)').length === 2, undefined, WAIT);
    } },
    'slots-gone-on-saving': { slots: offer('FRESH'), hold: { status: 201, body: () => holdOf(held, 240) }, form: gone([slot(2, '14:00', '18:00', 1)]), act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForSelector('.hour[aria-checked="true"]', WAIT);
      await p.keyboard.press('Enter');
      await p.waitForFunction(() => document.querySelectorAll('.day:not(:disabled)').length === 1, undefined, WAIT);
      assert.ok(!p.said.some(one => one.type === 'outcome'), 'nothing is said of an outcome');
    } },
    'slots-no-hold': { slots: offer('FRESH'), hold: { status: 503, body: problem('courier-silent') }, act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForSelector('.slot-said.warn', WAIT);
    } },
    'slots-stale': { languages: ['ru', 'en'], slots: offer('STALE'), act: agreed },
    'slots-none-left': { slots: { ...offer('FRESH'), slots: [slot(1, '10:00', '14:00', 0)] }, act: agreed },
    'slots-silent': { languages: ['ru', 'en'], slots: offer('SILENT'), act: async p => {
      await agreed(p);
      await p.fill('[data-wish="date"]', day(2));
      await p.fill('[data-wish="from"]', '18:00');
      await p.fill('[data-wish="to"]', '21:00');
      await p.waitForFunction(() => !document.querySelector('#save-outcome').disabled, undefined, WAIT);
      await p.keyboard.press('Control+Enter');
      await p.waitForSelector('.notice-done', WAIT);
      assert.deepEqual(p.posted.find(one => one.path === '/v1/agent/forms').body.data.desired,
        { date: day(2), from: '18:00', to: '21:00' });
    } },
    'meeting': { languages: ['ru', 'en'], slots: offer('FRESH'), act: async p => {
      await agreed(p);
      await p.click('[data-way="meeting"]');
      await p.fill('[data-meeting="place"]', 'у остановки «Парк»');
      await p.fill('[data-meeting="date"]', day(1));
      await p.fill('[data-meeting="time"]', '15:37');
      await p.waitForFunction(() => !document.querySelector('#save-outcome').disabled, undefined, WAIT);
    } },
    'as-planned': { slots: offer('NONE'), act: async p => {
      await agreed(p);
      await p.waitForFunction(() => !document.querySelector('#save-outcome').disabled, undefined, WAIT);
    } },
    'pickup': { slots: offer('FRESH'), act: async p => { await p.keyboard.press('a'); await p.keyboard.press('1'); await p.keyboard.press('2'); } },
    'refused': { languages: ['ru', 'en'], slots: offer('FRESH'), act: async p => {
      await p.keyboard.press('3');
      assert.equal(await p.isDisabled('#save-outcome'), true, 'a refusal needs its reason');
      await p.selectOption('[data-field="reason"]', 'other');
      assert.equal(await p.isDisabled('#save-outcome'), true, 'another reason needs an explanation');
      await p.fill('[data-field="comment"]', 'Передумал, уехал');
      await p.waitForFunction(() => !document.querySelector('#save-outcome').disabled, undefined, WAIT);
    } },
    'branch-open': { languages: ['ru', 'en'], slots: offer('FRESH'), act: async p => { await p.keyboard.press('5'); await p.waitForSelector('.leaves', WAIT); } },
    'script-first': { slots: offer('FRESH'), act: async p => {
      await p.keyboard.press('1');
      await p.keyboard.press('1');
      await p.click('[data-way="planned"]');
      const missing = await p.textContent('.missing');
      assert.ok(missing.includes('Заказ'), `a required step is asked for, not: ${missing}`);
    } },
    'several-orders': { languages: ['ru', 'en'], slots: offer('FRESH'), orders: 3, act: async p => {
      await agreed(p);
      await p.selectOption('[data-order="72"]', 'refused');
      await p.selectOption('.order-apart [data-field="reason"]', 'not-needed');
      await p.click('[data-way="desired"]');
      await p.fill('[data-wish="date"]', day(2));
      await p.fill('[data-wish="from"]', '18:00');
      await p.fill('[data-wish="to"]', '21:00');
      await p.waitForFunction(() => !document.querySelector('#save-outcome').disabled, undefined, WAIT);
      await p.keyboard.press('Control+Enter');
      await p.waitForSelector('.notice-done', WAIT);
      assert.deepEqual(p.posted.find(one => one.path === '/v1/agent/forms').body.data.orders,
        [{ orderKey: '72', choice: 'refused', data: { reason: 'not-needed' } }]);
    } },
    'sums': { languages: ['ru', 'en'], slots: offer('NONE'), currency: 'RUB', act: async p => {
      const said = (await p.textContent('.card')).replace(/\u00A0/g, ' ');
      for (const sum of await p.evaluate(() => document.documentElement.lang) === 'ru' ? ['4 990 ₽', '150,50 ₽', 'доставки0 ₽'] : ['RUB 4,990', 'RUB 150.50', 'RUB 0']) {
        assert.ok(said.includes(sum), `${sum} in ${said}`);
      }
    } },
    'callback': { slots: offer('FRESH'), act: async p => { await p.keyboard.press('2'); await p.waitForSelector('.callback', WAIT); } },
    'callback-calendar': { languages: ['ru', 'en'], slots: offer('FRESH'), over: true, act: byCalendar },
    'corrections': { languages: ['ru', 'en'], slots: offer('FRESH'), act: async p => { await p.keyboard.press('5'); await p.keyboard.press('1'); await p.click('.more summary'); } },
    'other-language-of-the-script': { slots: offer('FRESH'), act: async p => {
      await p.click('.languages [lang="en"]');
      await p.keyboard.press('a');
      assert.ok((await p.textContent('.steps li.open')).includes('Order'));
      await p.click('.objections summary');
    } },
    'hostile-data': { slots: offer('FRESH'), hostile: true, act: async p => {
      await agreed(p);
      assert.equal(await p.evaluate(() => window.stolen), undefined, 'what a base says is never run');
    } },
    'reloaded': { slots: offer('FRESH'), hold: { status: 201, body: () => holdOf(held, 240) }, act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForSelector('.hour[aria-checked="true"]', WAIT);
      await p.fill('#note', 'пол заметки');
      await p.reload();
      await p.waitForSelector('.hour[aria-checked="true"]', WAIT);
      assert.equal(await p.inputValue('#note'), 'пол заметки', 'the half-filled form is back');
    } },
    'call-over': { languages: ['ru', 'en'], slots: offer('FRESH'), act: async p => {
      p.live.send(JSON.stringify({ type: 'callOver', attemptId: 5, disposition: 'CONNECTED' }));
      p.live.send(JSON.stringify({ ...talking(), state: 'WRAP_UP', since: new Date(NOW).toISOString(), wrapUpUntil: new Date(NOW + 20_000).toISOString() }));
      await p.waitForSelector('.call-line.over', WAIT);
      await p.click('[data-branch="5"]');
      await p.waitForSelector('.leaves', WAIT);
    } },
    ...besideTheCall(),
    'dark': { slots: offer('FRESH'), dark: true, hold: { status: 201, body: () => holdOf(held, 240) }, act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForSelector('.hour[aria-checked="true"]', WAIT);
    } }
  };
}

/** What an agent sees beside a call: before the shift, between calls, when something is wrong, and what others say. */
function besideTheCall() {
  const both = ['ru', 'en'];
  const idle = (agent, more = {}) => ({ languages: both, idle: true, agent: { attemptId: 0, ...agent }, act: async () => undefined, ...more });
  const since = new Date(NOW - 95_000).toISOString();
  return {
    'card-elsewhere': idle({ state: 'READY', since }, { act: async p => {
      await p.evaluate(() => { location.hash = '#/check'; });
      await p.waitForSelector('.deskbar', { ...WAIT, state: 'detached' });
      p.live.send(JSON.stringify({ ...talking(), attemptId: 6 }));
      p.live.send(JSON.stringify({ ...cardOf({}), attemptId: 6 }));
      await p.waitForSelector('.desk .recipient', WAIT);
      assert.equal(await p.evaluate(() => location.hash), '#/desk', 'the way back is the desk, too');
    } }),
    'log-out-unheard': idle({ state: 'READY', since }, { over: true, act: async p => {
      p.silent = path => path === '/v1/logout';
      await p.click('.topbar button.quiet:last-child', WAIT);
      await p.waitForSelector('.notice-error', WAIT);
      assert.equal(await p.isVisible('.deskbar'), true, 'the session goes on, and the page says so');
      // who reloads the page meanwhile is not told to log in: it goes on when the server answers again
      p.silent = path => path === '/v1/me';
      await p.reload();
      await p.waitForTimeout(500);
      assert.equal(await p.locator('#login').count(), 0, 'nobody has said that nobody is in');
      p.silent = undefined;
      await p.waitForSelector('.deskbar', WAIT);
    } }),
    'log-in': { languages: both, idle: true, agent: null, stranger: 'log-in', act: p => p.waitForSelector('#login', WAIT) },
    'log-in-code': { languages: both, idle: true, agent: null, stranger: 'second-factor', act: async p => {
      await entered(p);
      await p.waitForSelector('#code:focus', WAIT);
    } },
    'log-in-wrong': { languages: both, idle: true, agent: null, stranger: 'log-in', over: true, act: async p => {
      await entered(p);
      await p.waitForSelector('.notice-error', WAIT);
    } },
    'log-in-locked': { languages: both, idle: true, agent: null, stranger: 'slow-down', over: true, act: async p => {
      await entered(p);
      await p.waitForSelector('.notice-error', WAIT);
    } },
    'first-password': { languages: both, idle: true, agent: null, newcomer: true, act: p => p.waitForSelector('#new-password', WAIT) },
    'before-the-shift': { languages: both, idle: true, agent: null, seats: ['WEB', 'PHONE'], act: p => p.waitForSelector('#sign-on', WAIT) },
    // the page as a telephone is a file of its own; it is missing, then missing once more, then there
    'telephone-not-loaded': { languages: both, idle: true, agent: null, seats: ['WEB'], secure: true, act: async p => {
      p.lost = '/assets/sip-';
      await p.click('#sign-on-here', WAIT);
      await asked(p, 'takeSeat');
      p.live.send(JSON.stringify({ type: 'seat', endpoint: 'web-001', secret: 's', server: 'wss://telephone.test/ws', iceServers: [], iceWaitMs: 500 }));
      await p.waitForSelector('.phone-trouble button', WAIT);
      await asked(p, 'phoneDown');
    } },
    'telephone-loaded-again': { idle: true, agent: null, seats: ['WEB'], secure: true, act: async p => {
      await states()['telephone-not-loaded'].act(p);
      p.lost = undefined;
      await p.focus('.phone-trouble button');
      await p.keyboard.press('Enter');
      await p.waitForFunction(() => document.querySelector('.phone-trouble button') === null, undefined, WAIT);
    } },
    'ready': idle({ state: 'READY', since, air: { ringing: 3, agents: 2 } }),
    'ready-nothing-rings': idle({ state: 'READY', since, air: { ringing: 0, agents: 1 } }),
    'ready-one-for-one': idle({ state: 'READY', since, air: { ringing: 1, agents: 1 } }, { act: async p => {
      const said = await p.textContent('.air');
      assert.ok(/1 линия звонит на 1 оператора|1 line ringing for 1 agent$/.test(said), said);
    } }),
    'reserved': idle({ state: 'RESERVED', since }),
    // the state of a call waits for its card, but not for long: the card may be owed while the store is away
    'card-owed': idle({ state: 'READY', since }, { act: async p => {
      await p.waitForSelector('.deskbar .state-ready', WAIT);
      p.live.send(JSON.stringify({ ...talking(), attemptId: 6 }));
      await p.waitForSelector('.deskbar .state-talking', WAIT);
      assert.equal(await p.locator('.recipient').count(), 0, 'there is no card yet');
      p.live.send(JSON.stringify({ ...cardOf({}), attemptId: 6 }));
      await p.waitForSelector('.recipient', WAIT);
    } }),
    'paused': idle({ state: 'PAUSED', since, pauseReasonId: 1 }, { act: async p => {
      const said = await p.textContent('.middle-panel h1');
      assert.ok(/: (Обед|Lunch)$/.test(said), `why the agent is paused: ${said}`);
    } }),
    'away': idle({ state: 'AWAY', since, legUp: false }),
    'telephone-to-be-picked-up': idle({ state: 'PAUSED', since, legUp: false, seat: { kind: 'PHONE', endpoint: '7003', server: '10.0.0.5' } }),
    'browser-telephone-off': idle({ state: 'PAUSED', since, legUp: false, seat: { kind: 'WEB', endpoint: '7103', server: '' } }),
    'message-of-a-supervisor': idle({ state: 'READY', since }, { more: [{ type: 'told', cause: 'TEXT', from: 'Ольга Смирнова', text: 'Не забывайте назвать сумму.' }] }),
    'moved-to-another-pool': idle({ state: 'PAUSED', since }, { more: [{ type: 'told', cause: 'MOVED', from: 'Ольга Смирнова', text: 'Вторая линия' }] }),
    'asked-a-colleague': { languages: both, moves: true, more: [{ type: 'guest', attemptId: 5, agentId: 4, destinationId: 0, nameRu: 'Пётр Лебедев', nameEn: 'Пётр Лебедев', there: true, apart: true }],
      act: p => p.waitForSelector('#guest-takes:enabled', WAIT) },
    'preview': { languages: both, idle: true, agent: { state: 'PREVIEWING', since, attemptId: 0 }, act: p => p.waitForSelector('.recipient', WAIT),
      more: [{ ...cardOf({ slots: offer('NONE') }), attemptId: 0 }] },
    'connection-lost': { languages: both, moves: true, act: async p => {
      await p.unrouteAll({ behavior: 'ignoreErrors' });
      p.live.close();
      await p.waitForSelector('.offline:not(.offline-no)', WAIT);
    } },
    'recorded': { languages: both, card: { recorded: true }, act: p => p.waitForSelector('.recorded button', WAIT) },
    'recording-paused': { languages: both, card: { recorded: true }, act: async p => {
      await p.click('#recording-pause', WAIT);
      await p.waitForSelector('.recorded .hint', WAIT);
      assert.ok(p.posted.some(one => one.path === '/v1/recordings/5:pause'), 'the server is asked');
    } },
    'recorded-and-over': { card: { recorded: true }, act: async p => {
      await p.waitForSelector('.recorded button', WAIT);
      p.live.send(JSON.stringify({ type: 'callOver', attemptId: 5, disposition: 'CONNECTED' }));
      p.live.send(JSON.stringify({ ...talking(), state: 'WRAP_UP', wrapUpUntil: new Date(Date.now() + 20_000).toISOString() }));
      await p.waitForSelector('.call-line.over', WAIT);
    } },
    'order-changed': { languages: both, act: async p => {
      p.live.send(JSON.stringify({ type: 'jobChanged', attemptId: 5, contactId: 9, fields: ['address', 'sums'] }));
      await p.waitForSelector('.job-change', WAIT);
    } },
    'refused-by-the-core': { languages: both, act: async p => {
      p.live.send(JSON.stringify({ type: 'refused', code: 'TRANSFER_RUNS', number: 208,
        messageRu: 'Разговор уже передаётся или перешёл к вам меньше 10 секунд назад. Повторите через 10 секунд.',
        messageEn: 'The call is being handed over already, or came to you less than 10 seconds ago. Try again in 10 seconds.' }));
      await p.waitForSelector('.notice-error', WAIT);
    }, over: true },
    'handing-over': { languages: both, over: true, act: async p => {
      await p.keyboard.press('t');
      await asked(p, 'colleagues');
      p.live.send(JSON.stringify({ type: 'colleagues', agents: [{ agentId: 4, name: 'Пётр Лебедев', pool: 'Доставка' }],
        pools: [{ poolId: 1, name: 'Доставка', ready: 1 }, { poolId: 2, name: 'Претензии', ready: 5 }],
        destinations: [{ destinationId: 1, labelRu: 'Склад', labelEn: 'Warehouse' }] }));
      await p.waitForSelector('[data-agent]', WAIT);
    } },
    'break-after-this-call': { languages: both, agent: { breakAsked: true, pauseReasonId: 1 }, act: async () => undefined },
    'wrap-up-over': { languages: both, agent: { state: 'WRAP_UP', since, wrapUpUntil: new Date(NOW - 5_000).toISOString() }, act: async p => {
      p.live.send(JSON.stringify({ type: 'callOver', attemptId: 5, disposition: 'CONNECTED' }));
      await p.waitForSelector('.call-line.over', WAIT);
    } }
  };
}

/** Waits until the page has said that. */
async function asked(p, type) {
  for (const end = Date.now() + WAIT.timeout; !p.said.some(one => one.type === type);) {
    assert.ok(Date.now() < end, `the page does not ask: ${type}`);
    await p.waitForTimeout(20);
  }
}

/** A name and a password by the keyboard. */
async function entered(p) {
  await p.fill('#login', 'agent');
  await p.fill('#password', 'wrong-password');
  await p.keyboard.press('Enter');
}

/** A day for a call is written, moved by a day, then chosen in the calendar; the hand never leaves the keys. */
async function byCalendar(p) {
  await p.keyboard.press('2');
  await p.waitForSelector('.callback', WAIT);
  await p.focus('#callback-date');
  await p.keyboard.type('31.12.2031');
  await p.keyboard.press('ArrowUp');
  const russian = await p.evaluate(() => document.documentElement.lang) === 'ru';
  assert.equal(await p.inputValue('#callback-date'), russian ? '01.01.2032' : '2032-01-01', 'the day after, as the page writes days');
  await p.keyboard.press('Alt+ArrowDown');
  for (const key of ['PageUp', 'ArrowLeft', 'ArrowUp', 'Enter']) {
    await p.waitForSelector('[data-day]:focus', WAIT);
    await p.keyboard.press(key);
  }
  assert.equal(await p.inputValue('#callback-date'), russian ? '23.11.2031' : '2031-11-23', 'a month, a day and a week before');
  await p.keyboard.press('Control+A');
  await p.keyboard.type('31.02.2032');
  assert.equal(await p.getAttribute('#callback-date', 'aria-invalid'), 'true', 'no such day');
  await p.keyboard.press('Control+A');
  await p.keyboard.type('2031-11-24');
  await p.keyboard.press('Tab');
  await p.keyboard.press('Enter');
  await p.waitForSelector('[data-day="2031-11-24"]:focus', WAIT);
}

/** Two keys, after the script has said what must be said. */
async function agreed(p) {
  await p.keyboard.press('a');
  await p.keyboard.press('1');
  await p.keyboard.press('1');
  await p.waitForSelector('.choice[data-outcome="agreed"][aria-checked="true"]', WAIT);
  await p.waitForSelector('.slots', WAIT);
}

async function show(name, language, state) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 }, locale: language === 'ru' ? 'ru-RU' : 'en-GB', colorScheme: state.dark ? 'dark' : 'light'
  });
  context.setDefaultTimeout(SLOWEST_MS);
  const page = await context.newPage();
  const problems = [];
  page.posted = [];
  page.said = [];
  page.on('pageerror', error => problems.push(error.message));
  await page.route('**/*', route => answer(page, route, language, state));
  await page.routeWebSocket(/\/v1\/live/, socket => {
    page.live = socket;
    socket.onMessage(text => { page.said.push(JSON.parse(text)); });
    for (const message of situation(language, state)) socket.send(JSON.stringify(message));
  });
  // browsers give microphones to secure pages only
  await page.goto(`${state.secure === true ? 'https' : 'http'}://desk.test/`);
  await page.waitForSelector(state.idle === true ? '.panel' : '.recipient', WAIT);
  const formAt = async () => (await page.locator('.outcomes').first().boundingBox())?.y;
  const before = state.idle === true ? undefined : await formAt();
  await state.act(page);
  if (before !== undefined && !name.startsWith('reloaded-') && state.moves !== true) assert.equal(before, await formAt(), 'the outcomes stay where they are');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, 'the page is wider than the window');
  if (state.idle !== true) {
    const save = await page.locator('#save-outcome').boundingBox();
    assert.ok(save.y + save.height <= 720, 'the button that saves is in sight');
  }
  if (state.over !== true) assert.deepEqual(await covered(page), [], 'nothing lies over what the agent presses');
  assert.deepEqual(problems, []);
  await page.screenshot({ path: `${shots}/${name}.png` });
  assert.deepEqual(await violations(page), [], 'axe-core');
  for (const [word, size] of state.dark ? [] : SIZES) {
    await page.setViewportSize(size);
    if (everything && language === 'ru') await page.screenshot({ path: `${shots}/${name}-${word}.png` });
    assert.ok(await overhang(page) <= 0, `${await overhang(page)} px wider than a window of ${size.width} px`);
    const cut = await page.evaluate(() => [...document.querySelectorAll('.panel')].filter(one => one.scrollWidth > one.clientWidth).map(one => one.className));
    assert.deepEqual(cut, [], `panels whose words are cut off in a window of ${size.width} px`);
  }
  await context.close();
}

/** Which of the buttons in sight a mouse would not reach. */
async function covered(page) {
  return page.evaluate(() => [...document.querySelectorAll('#save-outcome, .deskbar button, .outcomes button')].filter(button => {
    const box = button.getBoundingClientRect();
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    if (box.width === 0 || x < 0 || y < 0 || x > window.innerWidth || y > window.innerHeight) return false;
    const pane = button.closest('.fill')?.getBoundingClientRect();
    if (pane !== undefined && (y < pane.top || y > pane.bottom)) return false;
    return !button.contains(document.elementFromPoint(x, y));
  }).map(button => button.outerHTML.slice(0, 120)));
}

async function answer(page, route, language, state) {
  const request = route.request();
  const path = new URL(request.url()).pathname;
  if (page.silent?.(path)) return route.abort();
  if (request.method() === 'POST') page.posted.push({ path, body: JSON.parse(request.postData() ?? '{}') });
  const json = (status, body) => route.fulfill({ status, contentType: status < 300 ? 'application/json'
    : 'application/problem+json', body: JSON.stringify(typeof body === 'function' ? body() : body) });
  if (path === '/v1/me') {
    return state.stranger !== undefined ? json(401, problem('log-in'))
      : json(200, { user: { id: 3, login: 'agent', name: 'Ирина', role: 'agent', language, mustChangePassword: state.newcomer === true } });
  }
  if (path === '/v1/login') return json(state.stranger === 'slow-down' ? 429 : 401, problem(state.stranger));
  if (path === '/v1/agent/slots:hold') return json(state.hold?.status ?? 503, state.hold?.body ?? problem('courier-silent'));
  if (path === '/v1/agent/slots:search') return json(200, state.slots);
  if (path === '/v1/agent/forms') return json(state.form?.status ?? 201, state.form?.body ?? { formId: 77, data: { orders: [] } });
  if (path.startsWith('/v1/')) return json(200, {});
  const file = path === '/' ? '/index.html' : path;
  if (page.lost !== undefined && file.startsWith(page.lost)) return route.fulfill({ status: 404, body: '' });
  const body = readFileSync(`${pages}${file}`);
  loaded.set(file, gzipSync(body).length);
  return route.fulfill({ contentType: TYPES[extname(file)] ?? 'text/plain', body });
}

// Every state of the agent's card, script, outcome form and slot picker in a real Chromium, in both languages, with a
// server that says exactly what the state needs; axe-core finds nothing in any of them.
// node states.mjs PAGES_FOLDER SCREENSHOT_FOLDER [all]   "all": every state in both languages, light and dark
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { strict as assert } from 'node:assert';
import { chromium } from 'playwright-core';

const [pages, shots, wish] = process.argv.slice(2);
const everything = wish === 'all';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const WAIT = { timeout: 10_000 };
const NOW = Date.now();
mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
});
let failed = 0;
let passed = 0;
for (const [name, state] of Object.entries(states())) {
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
    'callback': { slots: offer('FRESH'), act: async p => { await p.keyboard.press('2'); await p.waitForSelector('.callback', WAIT); } },
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
    'dark': { slots: offer('FRESH'), dark: true, hold: { status: 201, body: () => holdOf(held, 240) }, act: async p => {
      await agreed(p);
      await p.keyboard.press('Shift+Digit1');
      await p.waitForSelector('.hour[aria-checked="true"]', WAIT);
    } }
  };
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
  await page.goto('http://desk.test/');
  await page.waitForSelector('.recipient', WAIT);
  const before = await page.locator('.outcomes').first().boundingBox();
  await state.act(page);
  const after = await page.locator('.outcomes').first().boundingBox();
  if (!name.startsWith('reloaded-')) assert.equal(before.y, after.y, 'the outcomes stay where they are');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, 'the page is wider than the window');
  const save = await page.locator('#save-outcome').boundingBox();
  assert.ok(save.y + save.height <= 720, 'the button that saves is in sight');
  assert.deepEqual(await covered(page), [], 'nothing lies over what the agent presses');
  assert.deepEqual(problems, []);
  await page.screenshot({ path: `${shots}/${name}.png` });
  await page.evaluate(`${axe}; undefined`);
  const found = await page.evaluate(async () => (await window.axe.run(document,
    { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
    .map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`));
  assert.deepEqual(found, [], 'axe-core');
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
  if (request.method() === 'POST') page.posted.push({ path, body: JSON.parse(request.postData() ?? '{}') });
  const json = (status, body) => route.fulfill({ status, contentType: status < 300 ? 'application/json'
    : 'application/problem+json', body: JSON.stringify(typeof body === 'function' ? body() : body) });
  if (path === '/v1/me') return json(200, { user: { id: 3, login: 'agent', name: 'Ирина', role: 'agent', language } });
  if (path === '/v1/agent/slots:hold') return json(state.hold?.status ?? 503, state.hold?.body ?? problem('courier-silent'));
  if (path === '/v1/agent/slots:search') return json(200, state.slots);
  if (path === '/v1/agent/forms') return json(state.form?.status ?? 201, state.form?.body ?? { formId: 77, data: { orders: [] } });
  if (path.startsWith('/v1/')) return json(200, {});
  const file = path === '/' ? '/index.html' : path;
  return route.fulfill({ contentType: TYPES[extname(file)] ?? 'text/plain', body: readFileSync(`${pages}${file}`) });
}

function situation(language, state) {
  return [
    { type: 'hello', user: { id: 3 }, serverTime: new Date().toISOString(), pauseReasons: [], seatKinds: ['PHONE'] },
    talking(), card(state), state.slots
  ];
}

function talking() {
  return { type: 'agent', state: 'TALKING', since: new Date(NOW - 34_000).toISOString(), pauseReasonId: 0, breakAsked: false, attemptId: 5,
    wrapUpUntil: null, legUp: true, counters: { calls: 12, agreed: 7, talkSeconds: 1400, waitSeconds: 130 }, seat: null,
    air: { ringing: 2, agents: 1 } };
}

function card(state) {
  const evil = '<img src=x onerror="window.stolen=1"><script>window.stolen=1</script>\u202Eкод';
  const order = (key, sum, interval) => ({
    orderKey: key, title: `Д-1000${key}`, shop: 'Обувной дом', items: [{ name: state.hostile ? evil : 'кроссовки', quantity: '1', price: '' },
      { name: 'стельки', quantity: '2', price: '190' }], packages: ['2200045678'], interval, address: state.hostile ? evil : '101000, Москва, ул. Лесная, д. 5, кв. 12',
    sums: { toPay: sum, goods: '', delivery: '', prepaid: '', currency: '' }, comment: 'домофон не работает'
  });
  const steps = [
    { title: 'Приветствие', text: 'Попова Анна Игоревна, вам удобно сейчас говорить?', key: '', required: false,
      answers: [{ label: 'Да', next: 'order' }, { label: 'Неудобно', next: 'later' }] },
    { title: 'Заказ', text: 'Ваш заказ собран: кроссовки. К оплате 4 990 руб.', key: 'order', required: true, answers: [{ label: 'Ждёт заказ', next: 'time' }] },
    { title: 'Время', text: 'Когда вам удобно принять курьера?', key: 'time', required: false, answers: [] },
    { title: 'Неудобно говорить', text: 'Когда вам перезвонить?', key: 'later', required: false, answers: [] },
    { title: 'Прощание', text: 'Спасибо! Курьер позвонит за час до приезда.', key: 'goodbye', required: false, answers: [] }];
  return {
    type: 'card', attemptId: 5, contactId: 9, campaign: { id: 1, name: 'Доставка' },
    shop: { name: 'Обувной дом', greeting: 'Здравствуйте! Магазин «Обувной дом», меня зовут Ирина. Звоню по вашему заказу.' },
    recipient: { name: state.hostile ? evil : 'Попова Анна Игоревна', number: '+7 916 300-45-67', numbers: [], others: [
      { number: '+7 495 200-00-01', attempts: 2, last: 'NO_ANSWER', suppressed: false }] },
    fields: [{ key: 'comment', label: 'Комментарий', value: 'домофон не работает' }],
    script: { language: 'ru', steps, objections: [{ title: 'Дорого', text: 'Цена закреплена при заказе.' }],
      translations: [{ language: 'en', greeting: 'Hello! This is Irina.', terms: [], objections: [{ title: 'Too expensive', text: 'The price was fixed.' }],
        steps: steps.map((step, i) => ({ ...step, title: ['Greeting', 'Order', 'Time', 'Not now', 'Goodbye'][i], text: 'In English.' })) }] },
    terms: [{ title: 'Примерка', text: '15 минут' }, { title: 'Возврат', text: '7 дней' }],
    outcomes: outcomes(), history: [{ at: new Date(NOW - 86_400_000).toISOString(), disposition: 'NO_ANSWER', outcome: null, outcomeEn: null, note: null }],
    zone: { id: 'Europe/Moscow', offset: '+03:00', localTime: '12:00' }, callbackWindow: { opens: '09:00', closes: '21:00' },
    orders: Array.from({ length: state.orders ?? 1 }, (_, i) => order(String(71 + i), `${4_990 + i * 500} руб.`, 'завтра с 10 до 14')),
    reasons: [{ code: 'not-needed', labelRu: 'Больше не нужно', labelEn: 'No longer needed', needsComment: false },
      { code: 'other', labelRu: 'Другая причина', labelEn: 'Another reason', needsComment: true }]
  };
}

function outcomes() {
  const base = { retryDelayMs: 0, needsNote: false, agreed: false, branch: null, fields: [] };
  const field = (name, kind, required, labelRu, labelEn) => ({ name, kind, required, labelRu, labelEn, longest: 300, options: [] });
  const yes = { hotkey: '1', labelRu: 'Договорились', labelEn: 'Agreed' };
  const other = { hotkey: '5', labelRu: 'Другое', labelEn: 'Something else' };
  const comment = field('comment', 'TEXT', false, 'Комментарий курьеру', 'Comment for the courier');
  return [
    { ...base, id: 1, code: 'agreed', kind: 'FINAL', labelRu: 'Доставка курьером', labelEn: 'Courier delivers', hotkey: '1', agreed: true, branch: yes,
      fields: [field('slot', 'SLOT', true, 'Когда привезти', 'When to deliver'), field('address', 'TEXT', false, 'Новый адрес', 'New address'), comment] },
    { ...base, id: 2, code: 'callback', kind: 'CALLBACK', labelRu: 'Перезвонить', labelEn: 'Call back', hotkey: '2' },
    { ...base, id: 3, code: 'refused', kind: 'FINAL', labelRu: 'Отказ от заказа', labelEn: 'Refused', hotkey: '3',
      fields: [field('reason', 'REASON', true, 'Причина', 'Reason'), field('comment', 'TEXT', false, 'Пояснение', 'Explanation')] },
    { ...base, id: 4, code: 'machine', kind: 'MACHINE', labelRu: 'Автоответчик', labelEn: 'Answering machine', hotkey: '4' },
    { ...base, id: 5, code: 'wrong-number', kind: 'WRONG_NUMBER', labelRu: 'Не тот человек', labelEn: 'Wrong person', hotkey: '1', branch: other },
    { ...base, id: 6, code: 'do-not-call', kind: 'SUPPRESS', labelRu: 'Просит больше не звонить', labelEn: 'Do not call again', hotkey: '6' },
    { ...base, id: 7, code: 'agreed-pickup', kind: 'FINAL', labelRu: 'Самовывоз', labelEn: 'Pick-up', hotkey: '2', agreed: true, branch: yes,
      fields: [field('point', 'TEXT', true, 'Пункт выдачи', 'Pick-up point'), field('date', 'DATE', false, 'Когда заберёт', 'Day of pick-up'), comment] },
    { ...base, id: 8, code: 'already-delivered', kind: 'FINAL', labelRu: 'Уже получил', labelEn: 'Has it already', hotkey: '2', branch: other }
  ];
}

function day(ahead) {
  return new Date(NOW + 3 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);
}

function slot(ahead, from, to, left) {
  return { slotId: `${day(ahead)}T${from}`, zone: '101', date: day(ahead), from, to, left, cutoffAt: null };
}

function offer(freshness) {
  const slots = [slot(1, '10:00', '14:00', 3), slot(1, '14:00', '18:00', 1), slot(1, '18:00', '22:00', 0),
    slot(2, '10:00', '14:00', 9), slot(4, '10:00', '14:00', 5), slot(4, '14:00', '18:00', null), slot(6, '12:00', '16:00', 2)];
  return { type: 'slots', attemptId: 5, contactId: 9, freshness, asOf: new Date(NOW - 45_000).toISOString(), offset: '+03:00', today: day(0),
    slots: freshness === 'FRESH' || freshness === 'STALE' ? slots : [], holds: [] };
}

function holdOf(of, seconds) {
  return { holdId: 'h-1', orderKeys: ['71'], slot: of, expiresAt: new Date(Date.now() + seconds * 1_000).toISOString(), confirmed: false };
}

function gone(alternatives) {
  return { status: 409, body: { ...problem('slot-gone'), status: 409, alternatives } };
}

function problem(code) {
  return { type: `urn:dialer:problem:${code}`, title: 'No', status: 503, detail: 'Not now.' };
}

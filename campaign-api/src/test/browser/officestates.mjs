// Every page of managers, supervisors and administrators in its states, in a real Chromium, with a server that says exactly
// what the state needs: axe-core finds nothing, no page is wider than its window, at 1280 × 720 and at 400 % zoom.
// node officestates.mjs PAGES_FOLDER SCREENSHOT_FOLDER [all|NAME]   "all": both languages, light and dark, three sizes
import { mkdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { strict as assert } from 'node:assert';
import { launch, overhang, speak, violations, WAIT } from './hand.mjs';
import { ANSWERS, board, upload } from './officescene.mjs';
import { wave } from './walks.mjs';

const [pages, shots, wish] = process.argv.slice(2);
const everything = wish === 'all';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
// what a picture may take on a machine with much else to do
const SLOWEST_MS = 120_000;
const PAUSES = [{ id: 1, code: 'lunch', labelRu: 'Обед', labelEn: 'Lunch', planned: true }];
const SIZES = { '': { width: 1280, height: 720 }, zoom: { width: 320, height: 640 }, '4k': { width: 3840, height: 2160 } };
const OTHERS = everything ? ['zoom', '4k'] : ['zoom'];
mkdirSync(shots, { recursive: true });
const browser = await launch();
let passed = 0;
let failed = 0;
for (const [name, state] of Object.entries(states())) {
  if (wish !== undefined && !everything && !name.includes(wish)) continue;
  try {
    await show(name, state);
    passed += 1;
  } catch (failure) {
    failed += 1;
    console.error(`${name}:`, failure.message ?? failure);
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Where, as whom, what is answered otherwise, what is done, and what must be there. */
function states() {
  const none = { items: [] };
  const refusal = { status: 503, body: { type: 'urn:dialer:problem:store-away', title: 'The store does not answer', status: 503, detail: 'PostgreSQL does not answer.' } };
  const at = (place, there, more = {}) => ({ place, there, role: 'manager', ...more });
  const open = selector => async page => { await page.click(selector, WAIT); };
  return {
    'board': at('board', '[data-agent]', { role: 'supervisor' }),
    'board-why': at('board', '[data-pacing]', { role: 'supervisor', act: open('tr[data-campaign] button') }),
    'board-agent-menu': at('board', '.agent-menu', { role: 'supervisor', act: open('[data-menu]') }),
    'board-stopped': at('board', '#resume-all', { role: 'supervisor', board: board({ dialing: { running: false, reason: 'STOPPED_BY_OPERATOR' } }) }),
    'board-empty': at('board', 'main.board', { role: 'supervisor', board: board({ campaigns: [], agents: [], owed: [], alarms: [], pools: [], trunks: [], nodes: [], webhooks: { waiting: 0, dead: 0, behindMs: 0 } }) }),
    'campaigns': at('campaigns', '[data-campaign]'),
    'campaigns-none': at('campaigns', '.blank', { board: board({ campaigns: [] }) }),
    'campaigns-archive': at('campaigns', '[data-archived] button', { answers: { '/v1/campaigns': { items: [{ id: 7, name: 'Весна 2026', archived: true }] } }, act: open('.archive summary') }),
    'setup': at('campaigns/edit/1', '.todo'),
    'script': at('campaigns/script/1', '[data-gaps]'),
    'script-gaps': at('campaigns/script/1', '[data-gaps="1"]', { act: async page => { await page.fill('.script-editor textarea', 'Здравствуйте, {{погода}}!'); } }),
    'outcomes': at('campaigns/outcomes/1', '[data-outcome-row]'),
    'rules': at('campaigns/rules/1', '[data-preview]'),
    'why': at('campaigns/why/1', '[data-why]'),
    'people': at('campaigns/contacts/1', '[data-contact]'),
    'people-none': at('campaigns/contacts/1', '.blank', { answers: { '/v1/campaigns/1/contacts:search': none } }),
    'person': at('campaigns/contact/9', '.story li', { act: readable }),
    'person-held': at('campaigns/contact/10', 'main.people'),
    'upload-mapping': at('campaigns/upload/12', '.sample tbody tr', { answers: { '/v1/uploads/12': upload('MAPPING') } }),
    'upload-busy': at('campaigns/upload/12', 'progress', { answers: { '/v1/uploads/12': upload('STORING') } }),
    'upload-failed': at('campaigns/upload/12', '.alarm', { answers: { '/v1/uploads/12': upload('FAILED', { trouble: { code: 'ENCRYPTED', messageRu: 'Файл зашифрован паролем. Снимите пароль и загрузите снова.', messageEn: 'The file is encrypted. Take the password off and upload it again.' } }) } }),
    'upload-stored': at('campaigns/upload/12', '[data-class]', { answers: { '/v1/uploads/12': upload('STORED') } }),
    'base': at('campaigns/base/3', '[data-class]'),
    'suppressions': at('suppressions', '[data-suppression]'),
    'lines': at('lines', '[data-line]'),
    'lines-none': at('lines', 'main.lines', { answers: { '/v1/caller-ids': none, '/v1/learned-hours': { leastAttempts: 500, leastInAnHour: 30, leastHours: 6, regions: [] } } }),
    'what-if': at('whatif', '[data-answer]', { act: open('main form button') }),
    'couriers': at('couriers', '.deliveries td', { role: 'admin' }),
    'couriers-none': at('couriers', 'main.couriers', { answers: { '/v1/couriers': none } }),
    'store-away': at('lines', '.notice-error', { act: async page => {
      await page.route('**/v1/caller-ids', route => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(refusal.body) }));
      await page.click('[data-line] .tight button:last-child', WAIT);
    } }),
    'page-gone': at('account', '[role="alert"] button', { role: 'agent', lost: '/assets/account-' }),
    'recordings': at('recordings', '[data-recording]', { role: 'supervisor' }),
    'recordings-heard': at('recordings', '[data-score]', { role: 'supervisor', act: open('[data-recording] button') }),
    'recordings-criteria': at('recordings', '.criteria[open] [data-criterion]', { role: 'supervisor', act: open('.criteria summary') }),
    'recordings-none': at('recordings', '.blank', { role: 'supervisor', answers: { '/v1/recordings': none, '/v1/scores': none } }),
    'people-and-roles': at('admin/people', '[data-user]', { role: 'admin' }),
    'people-and-roles-edit': at('admin/people', 'form.panel', { role: 'admin', act: open('[data-user] button') }),
    'people-first-password': at('admin/people', '.once .secret', { role: 'admin', answers: { 'POST /v1/users': { id: 40, password: 'k7m2-9xqa-4tzb' } }, act: async page => {
      await page.click('main button.primary', WAIT);
      await page.fill('form.panel input[autocomplete="off"]', 'vera');
      await page.fill('form.panel input[maxlength="200"]', 'Вера Орлова');
      await page.keyboard.press('Enter');
    } }),
    'pools': at('admin/pools', 'main section'),
    'seats': at('admin/seats', 'main section', { role: 'supervisor' }),
    'shops': at('admin/shops', '[data-shop]'),
    'shops-none': at('admin/shops', '.blank', { answers: { '/v1/shops': none } }),
    'rule-packs': at('admin/rulepacks', '[data-pack]'),
    'machine-keys': at('admin/keys', '.blank', { role: 'admin' }),
    'machine-key-made': at('admin/keys', '.once .secret', { role: 'admin', answers: { 'POST /v1/api-keys': { id: 4, key: 'dk_5fQ2rT7pLw9cXv3n' } }, act: async page => {
      await page.fill('main form input', 'Отчёты');
      await page.keyboard.press('Enter');
    } }),
    'audit': at('admin/audit', '[data-act]', { role: 'admin' }),
    'audit-calendar': at('admin/audit', '[data-day]', { role: 'admin', act: async page => {
      await page.focus('.day-field input');
      await page.keyboard.press('Alt+ArrowDown');
    } }),
    'audit-none': at('admin/audit', '.blank', { role: 'admin', answers: { '/v1/audit': none } }),
    'personal-data': at('admin/data', '.data table', { role: 'admin' }),
    'account': at('account', '#factor-begin', { role: 'supervisor' }),
    'account-factor': at('account', '[data-secret]', { role: 'supervisor', act: open('#factor-begin') }),
    'account-of-an-agent': at('account', '[data-action]', { role: 'agent' }),
    'device-check': at('check', 'main.check', { role: 'agent' })
  };
}

/** Sums and the names of fields are in the words of the page; where it is no sum of a currency, as it was written. */
async function readable(page) {
  const card = { ru: ['К оплате6 330 ₽; —; 4 990 руб.', 'Предоплата150,50 ₽', 'Стоимость доставки12 ZZZ'],
    en: ['To payRUB 6,330; —; 4 990 руб.', 'PrepaidRUB 150.50', 'Delivery costsZZZ 12'] };
  await page.waitForSelector('dl.pairs', WAIT);
  for (const [language, lines] of Object.entries(card)) {
    await speak(page, language);
    await page.waitForFunction(wanted => document.documentElement.lang === wanted, language, WAIT);
    const said = (await page.textContent('dl.pairs')).replace(/\u00A0/g, ' ');
    for (const line of lines) assert.ok(said.includes(line), `${line} in ${said}`);
  }
  await speak(page, 'ru');
}

async function show(name, state) {
  const context = await browser.newContext({ viewport: SIZES[''], locale: 'ru-RU' });
  context.setDefaultTimeout(SLOWEST_MS);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', error => problems.push(error.message));
  await page.route('**/*', route => answer(route, state));
  await page.routeWebSocket(/\/v1\/live/, socket => {
    socket.send(JSON.stringify({ type: 'hello', user: { id: 12 }, serverTime: new Date().toISOString(), pauseReasons: PAUSES, seatKinds: ['WEB', 'PHONE'] }));
    if (state.role !== 'agent') socket.send(JSON.stringify(state.board ?? board()));
  });
  await page.goto(`http://desk.test/#/${state.place}`);
  await page.waitForSelector('.topbar', WAIT);
  await state.act?.(page);
  await page.waitForSelector(state.there, WAIT);
  for (const scheme of everything ? ['light', 'dark'] : ['light']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const language of everything ? ['ru', 'en'] : ['ru']) {
      await speak(page, language);
      await page.waitForTimeout(everything ? 300 : 0);
      await page.screenshot({ path: `${shots}/${name}-${language}${scheme === 'dark' ? '-dark' : ''}.png` });
      assert.deepEqual(await violations(page), [], `axe-core, ${language} ${scheme}`);
    }
  }
  await speak(page, 'ru');
  await page.emulateMedia({ colorScheme: 'light' });
  assert.ok(await overhang(page) <= 0, `${await overhang(page)} px wider than the window`);
  for (const size of OTHERS) {
    await page.setViewportSize(SIZES[size]);
    await page.screenshot({ path: `${shots}/${name}-${size}.png` });
    assert.ok(await overhang(page) <= 0, `${await overhang(page)} px wider than a window of ${SIZES[size].width} px`);
  }
  assert.equal(await page.evaluate(() => window.stolen), undefined, 'what a base says is never run');
  assert.deepEqual(problems, []);
  await context.close();
}

async function answer(route, state) {
  const path = new URL(route.request().url()).pathname;
  const json = body => route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) });
  if (state.lost !== undefined && path.startsWith(state.lost)) return route.fulfill({ status: 404, contentType: 'text/plain', body: '' });
  if (path === '/v1/me') return json({ user: { id: 12, login: 'olga', name: 'Ольга Смирнова', role: state.role, language: 'ru' } });
  if (path.endsWith('/audio')) return route.fulfill({ contentType: 'audio/wav', body: wave() });
  const said = state.answers?.[`${route.request().method()} ${path}`] ?? state.answers?.[path] ?? ANSWERS[path];
  if (said !== undefined) return json(said);
  if (path.startsWith('/v1/')) return json({ items: [] });
  const file = path === '/' ? '/index.html' : path;
  return route.fulfill({ contentType: TYPES[extname(file)] ?? 'text/plain', body: readFileSync(`${pages}${file}`) });
}

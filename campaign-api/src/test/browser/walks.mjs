// Every flow of managers, supervisors and administrators, walked by the keyboard alone.
import { strict as assert } from 'node:assert';
import { choose, done, go, press, pressTwice, reach, settled, WAIT, write } from './hand.mjs';

const BASE = 'Телефон;ФИО;Заказ;Адрес\n8 916 555-01-01;Петрова Анна;Д-1;Москва, Лесная 5\n123;Без номера;Д-2;\n'
  + '9165550102;<script>window.stolen=1</script>\u202E;Д-3;"Казань; Баумана 1"\n';

export async function campaign(page) {
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
  await restored(page, 1, 3);
  await press(page, 'a[href^="#/campaigns/edit/"]');
  await press(page, 'a[href^="#/campaigns/outcomes/"]');
  await write(page, '[data-outcome-row] input:not(.short)', 'Договорились');
  await press(page, 'main button.primary');
  await done(page);
  await press(page, 'a[href^="#/campaigns/edit/"]');
  await write(page, '#setup-pace input', 'Клавиатура-2');
  await reach(page, '#record');
  await page.keyboard.press('Space');
  await press(page, '#setup-pace button.primary');
  await page.waitForFunction(() => document.querySelector('.steps-left h1')?.textContent === 'Клавиатура-2', undefined, WAIT);
  await page.waitForSelector('#record:checked', WAIT);
}

/** What was saved before comes back and is saved as the newest; by mouse, which alone notices a control that is covered. */
async function restored(page, version, newest) {
  const written = await page.inputValue('.script-editor textarea');
  await page.click(`[data-version="${version}"] button`, WAIT);
  await page.waitForFunction(now => document.querySelector('.script-editor textarea').value !== now, written, WAIT);
  await press(page, '.script-editor button.primary');
  await page.waitForSelector(`[data-version="${newest}"]`, WAIT);
}

/** The copy begins as a draft and may be put away at once; the list of what is away brings it back. */
export async function copyAndArchive(page) {
  await press(page, 'a[href="#/campaigns"]');
  await settled(page);
  const before = await ids(page, 'campaign');
  await press(page, '[data-campaign] [data-act="copy"]');
  await done(page);
  const copy = await fresh(page, 'campaign', before);
  await pressTwice(page, `[data-campaign="${copy}"] .apart button.sure`);
  await page.waitForSelector(`[data-campaign="${copy}"]`, { state: 'detached', ...WAIT });
  await press(page, '.archive summary');
  await press(page, `[data-archived="${copy}"] button`);
  await page.waitForSelector(`[data-campaign="${copy}"]`, WAIT);
}

/** The file dialogue is the system's; the page's part is that the button can be reached and that all else follows. */
export async function base(page, look) {
  await reach(page, '#setup-people input[type="file"]');
  await page.setInputFiles('#setup-people input[type="file"]', { name: 'база.csv', mimeType: 'text/csv', buffer: Buffer.from(BASE) });
  await page.waitForSelector('.sample tbody tr', WAIT);
  await look('upload-mapping');
  await press(page, '#check-base');
  await page.waitForSelector('[data-upload="CHECKED"] [data-list]', WAIT);
  await look('upload-checked');
  await press(page, '#store-base');
  await page.waitForSelector('[data-upload="STORED"] [data-class]', WAIT);
  await look('upload-stored');
  assert.equal(await page.evaluate(() => window.stolen), undefined, 'what a base says is never run');
}

export async function contact(page) {
  await go(page, 'campaigns/contacts/1');
  await write(page, '#find-people', '+79');
  await page.waitForSelector('[data-contact]', WAIT);
  await press(page, '[data-contact]:last-child a');
  await page.waitForSelector('.story li', WAIT);
  const first = 'main .spread button:not(.sure)';
  if (await page.isEnabled(first)) {
    await press(page, first);
    await done(page);
    await pressTwice(page, 'main .spread button.sure');
    await done(page);
  }
}

/** The session ends behind the page's back; the page asks for the log-in over itself, and the text is still there. */
export async function expiry(page, password, look) {
  await go(page, 'campaigns/script/1');
  await page.waitForSelector('[data-gaps]', WAIT);
  await write(page, '.script-editor textarea', 'Здравствуйте! Этот текст не пропадёт.');
  await page.evaluate(() => fetch('/v1/logout', { method: 'POST', headers: { 'X-CSRF': '1' } }));
  await press(page, '.script-editor button.primary');
  await page.waitForSelector('.log-in-over #password', WAIT);
  await look('session-over');
  await write(page, '.log-in-over #password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.log-in-over', { state: 'detached', ...WAIT });
  assert.ok((await page.inputValue('.script-editor textarea')).includes('не пропадёт'), 'what was written is still there');
}

export async function rules(page) {
  await go(page, 'campaigns/rules/1');
  await page.waitForSelector('[data-preview]', WAIT);
  await write(page, '.rules fieldset input', '00:00-23:59');
  await settled(page);
  await press(page, '.rules button.primary');
  await done(page);
}

export async function shop(page) {
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

export async function suppression(page) {
  await press(page, 'a[href="#/suppressions"]');
  await settled(page);
  const before = await ids(page, 'suppression');
  await write(page, '.add-suppression input', '+79165559999');
  await page.keyboard.press('Enter');
  await done(page);
  // others may stand there already
  const own = await fresh(page, 'suppression', before);
  await pressTwice(page, `[data-suppression="${own}"] button.sure`);
  await page.waitForSelector(`[data-suppression="${own}"]`, { state: 'detached', ...WAIT });
  await write(page, '.consents input:not([type="file"])', '+79165559998');
  await write(page, '.consents input[maxlength="500"]', 'устно, звонок 14:05');
  await page.keyboard.press('Enter');
  await done(page);
}

/** Which rows a table has, by the attribute that names them. */
async function ids(page, name) {
  return page.$$eval(`[data-${name}]`, (rows, key) => rows.map(row => row.dataset[key]), name);
}

/** The row that was not there before. */
async function fresh(page, name, before) {
  const handle = await page.waitForFunction(([key, known]) => [...document.querySelectorAll(`[data-${key}]`)]
    .map(row => row.dataset[key]).find(id => !known.includes(id)), [name, before], WAIT);
  return handle.jsonValue();
}

export async function line(page) {
  await press(page, 'a[href="#/lines"]');
  await write(page, '.lines form input', `+7495${String(Date.now()).slice(-7)}`);
  await page.keyboard.press('Enter');
  await done(page);
  await press(page, '[data-line] button:last-child');
  await page.waitForSelector('[data-line] .warn', WAIT);
}

export async function whatIf(page) {
  await press(page, 'a[href="#/whatif"]');
  await write(page, '[name="agents"]', '3');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-answer="done"]', { timeout: 60_000 });
}

export async function webhook(page) {
  await press(page, 'a[href="#/couriers"]');
  await press(page, '.endpoint .small');
  await page.waitForSelector('.notice', WAIT);
  await press(page, '.notice button');
}

export async function pace(page) {
  await press(page, 'a[href="#/board"]');
  await press(page, 'tr[data-campaign] button');
  await write(page, '[data-pace] input', '2.5');
  await page.keyboard.press('Enter');
  await done(page);
  await press(page, 'tr[data-campaign] button');
}

/** A word to an agent, a pause for another; everything stops and goes on. */
export async function supervise(page, look) {
  await press(page, '[data-menu]');
  await write(page, '.agent-menu form input', 'Молодец!');
  await page.keyboard.press('Enter');
  await done(page);
  await look('board-menu');
  await reach(page, '.agent-menu select');
  await page.keyboard.press('ArrowDown');
  await done(page);
  await press(page, '[data-menu]');
  await pressTwice(page, '#stop-all');
  await page.waitForSelector('#resume-all', WAIT);
  await look('board-stopped');
  await press(page, '#resume-all');
  await page.waitForSelector('#stop-all', WAIT);
}

/** A recording is found, heard and judged; the sheet gets a criterion. The demo records nothing: its list is made up. */
export async function recording(page, attemptId, look) {
  await page.route(url => url.pathname === '/v1/recordings', route => route.fulfill({ json: { items: [made(attemptId), made(attemptId - 1)] } }));
  await page.route('**/v1/recordings/*/audio', route => route.fulfill({ contentType: 'audio/wav', body: wave() }));
  await press(page, 'a[href="#/recordings"]');
  await press(page, '[data-recording] button');
  await page.waitForSelector('[data-score]', WAIT);
  await reach(page, '.score-line input[type="radio"]');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await write(page, '.score .remark:not(:disabled)', 'Хорошее приветствие');
  await page.waitForSelector('[data-permille="1000"]', WAIT);
  await look('recordings-heard');
  await press(page, '.score button.primary');
  await done(page);
  await page.waitForSelector('[data-average]', WAIT);
  await press(page, '.criteria summary');
  await press(page, '.criteria button:not(.small, .primary)');
  await write(page, '[data-criterion="new"] input', 'Темп речи');
  await write(page, '[data-criterion="new"] label:nth-of-type(2) input', 'Pace of speech');
  await look('recordings-criteria');
  await page.keyboard.press('Enter');
  await done(page);
}

function made(attemptId) {
  return { attemptId, campaignId: 1, campaign: 'Доставка обуви', contactId: 9, agentId: 3, agent: 'Ирина Соколова', at: new Date().toISOString(),
    seconds: 42, outcome: 'agreed', orders: ['Д-10007'], scorePermille: attemptId % 2 === 0 ? 830 : null,
    goneBy: new Date(Date.now() + 30 * 86_400_000).toISOString() };
}

/** Eight seconds in which a person and an agent speak in turn: 8 kHz, 16 bits, two sides. */
export function wave() {
  const samples = 8 * 8_000;
  const bytes = Buffer.alloc(44 + samples * 4);
  bytes.write('RIFF', 0); bytes.writeUInt32LE(36 + samples * 4, 4); bytes.write('WAVEfmt ', 8); bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20); bytes.writeUInt16LE(2, 22); bytes.writeUInt32LE(8_000, 24); bytes.writeUInt32LE(32_000, 28);
  bytes.writeUInt16LE(4, 32); bytes.writeUInt16LE(16, 34); bytes.write('data', 36); bytes.writeUInt32LE(samples * 4, 40);
  for (let i = 0; i < samples; i++) {
    const second = i / 8_000;
    const loud = Math.abs(Math.sin(second * 9)) * (0.4 + 0.6 * Math.abs(Math.sin(second * 31))) * 20_000 * Math.sin(i * 0.35);
    const person = Math.floor(second / 1.7) % 2 === 0;
    bytes.writeInt16LE(Math.round(person ? loud : loud / 60), 44 + i * 4);
    bytes.writeInt16LE(Math.round(person ? loud / 60 : loud), 46 + i * 4);
  }
  return bytes;
}

export async function factor(page, password, look) {
  await press(page, 'a[href="#/account"]');
  await press(page, '#factor-begin');
  await page.waitForSelector('[data-secret]', WAIT);
  const secret = await page.getAttribute('[data-secret]', 'data-secret');
  await look('second-factor-begin');
  await write(page, '#factor-code', await totp(secret));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.codes li', WAIT);
  await look('second-factor');
  await press(page, '.once button:last-child');
  await write(page, '[data-factor] input[type="password"]', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#factor-begin', WAIT);
}

/** RFC 6238 once more, in Node's own cryptography. */
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

/** Somebody is taken on, gets a first password, and is locked out again; a machine's key is made and taken away. */
export async function people(page, look) {
  await press(page, 'a[href="#/admin"]');
  await press(page, 'main button.primary');
  const login = `klava${Date.now() % 100_000}`;
  await write(page, 'form.panel input[autocomplete="off"]', login);
  await write(page, 'form.panel input[maxlength="200"]', 'Клавдия Табова');
  await look('people-new');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.once .secret', WAIT);
  await look('people-first-password');
  await press(page, '.once button');
  await press(page, `[data-user="${login}"] button`);
  await press(page, 'form.panel button.primary');
  await done(page);
  await press(page, 'a[href="#/admin/keys"]');
  await settled(page);
  const before = await ids(page, 'key');
  await write(page, 'main form input', 'Отчёты');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.once .secret', WAIT);
  await press(page, '.once button');
  const own = await fresh(page, 'key', before);
  await pressTwice(page, `[data-key="${own}"] button.sure`);
  await page.waitForSelector(`[data-key="${own}"]`, { state: 'detached', ...WAIT });
}

/** An act that notes a detail is done first; then it is looked for. */
export async function audit(page) {
  const made = await page.evaluate(async number => {
    const answer = await fetch('/v1/caller-ids', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF': '1' },
      body: JSON.stringify({ number }) });
    return answer.status;
  }, `+7496${String(Date.now()).slice(-7)}`);
  assert.ok(made < 300, `a number of our own was answered with ${made}`);
  await press(page, 'a[href="#/admin"]');
  await press(page, 'a[href="#/admin/audit"]');
  await write(page, 'input[type="search"]', 'caller-id');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-act] details', WAIT);
  await press(page, '[data-act] summary');
}

/** What is due is destroyed, and everything is searched for what was left behind. */
export async function data(page) {
  await press(page, 'a[href="#/admin"]');
  await press(page, 'a[href="#/admin/data"]');
  await pressTwice(page, '.data button.sure');
  await page.waitForSelector('.notice', WAIT);
  await press(page, '.data .panel:first-child > button:last-child');
  await page.waitForFunction(() => !document.querySelector('.data .panel:first-child > button:last-child').disabled, undefined, { timeout: 60_000 });
  assert.equal(await page.locator('.data .warn').count(), 0, 'nothing was left behind');
}

/** A courier of its own, whose orders a campaign calls for; where its results go, and a key. */
export async function courier(page) {
  await press(page, 'a[href="#/couriers"]');
  const code = `klava-${Date.now() % 100_000}`;
  await write(page, '.new-courier input', 'Курьер Клавиатуры');
  await write(page, '.new-courier input[maxlength="40"]', code);
  await page.keyboard.press('Enter');
  await done(page);
  await settled(page);
  const lines = await page.locator('[data-route]').count();
  await press(page, '#add-route');
  await choose(page, `[data-route="${lines}"] select[aria-label^="Служба"]`, await page.$eval(`[data-route="${lines}"] select[aria-label^="Служба"]`,
    list => [...list.options].find(option => option.textContent === 'Курьер Клавиатуры').value));
  await write(page, `[data-route="${lines}"] .short-text`, 'klava-shop');
  await press(page, '.job-routes button.primary');
  await done(page);
  assert.ok((await page.evaluate(async () => (await (await fetch('/v1/job-routes')).json()).items)).some(line => line.shop === 'klava-shop'), 'the line holds');
  await write(page, '.new-endpoint input', `klava${Date.now() % 100_000}`);
  await write(page, '.new-endpoint .wide input', 'https://courier.example/hook');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.new-endpoint .secret, .notice', WAIT);
  await write(page, '.courier-keys .new-endpoint input', 'Клавиатура');
  await press(page, '.courier-keys form button:not([type="button"])');
  await page.waitForSelector('.courier-keys .secret', WAIT);
}

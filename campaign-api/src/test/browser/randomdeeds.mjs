// What an agent can do at the page, each with where it is offered and how often it is wanted. Part of random.mjs.
const SOON = { timeout: 2_000 };
const KEYS = ['r', 'n', 'a', 's', 'd', 'f', 'm', 'h', 't', 'c', 'j', 'k', 'l', '1', '2', '3', '4', '5', '6', 'Escape', 'Tab', 'Enter',
  'Control+Enter', 'Shift+Digit1', 'ArrowDown', 'Space', 'Alt+ArrowDown'];
const NUMBERS = ['8 916 555-77-77', '12', '+7 (495) 200-00-01 доб. 5', 'нет', '<b>8</b>', ''];
const NOTES = ['Просил позвонить у подъезда', '<img src=x onerror=alert(1)>', '', 'a'.repeat(300), '=1+1'];

const click = selector => async ({ page }, chance) => { await oneOf(page, selector, chance); };
const twice = selector => async ({ page }) => {
  await page.click(selector, SOON).catch(() => undefined);
  await page.click(selector, SOON).catch(() => undefined);
};

/** at: the selector that offers it, without one always offered; often: how much it is wanted beside the others; away: the page is gone meanwhile. */
export const DEEDS = {
  entered: { at: '#login', often: 200, away: true, lastsMs: 0, act: enter },
  signOn: { at: '#sign-on', often: 20, act: click('#sign-on') },
  ready: { at: '#ready:enabled', often: 12, act: click('#ready:enabled') },
  pause: { at: '#pause:enabled', often: 2, act: ({ page }, chance) => choose(page, '#pause', chance) },
  hangUp: { at: '#hang-up:enabled', often: 2, act: twice('#hang-up:enabled') },
  armed: { at: '#hang-up:enabled', often: 1, act: click('#hang-up:enabled') },
  choice: { at: '.outcomes button:enabled', often: 6, act: click('.outcomes button:enabled') },
  field: { at: '[data-field]:enabled, [data-wish]:enabled, [data-meeting]:enabled, #callback-date, #callback-time', often: 4, act: fill },
  way: { at: '[data-way]:enabled', often: 3, act: click('[data-way]:enabled') },
  slot: { at: '.hour:enabled', often: 4, act: click('.hour:enabled') },
  day: { at: '.day:enabled', often: 1, act: click('.day:enabled') },
  later: { at: '.callback .small:enabled', often: 4, act: click('.callback .small:enabled') },
  note: { at: '#note', often: 1, act: ({ page }, chance) => page.fill('#note', any(NOTES, chance), SOON).catch(() => undefined) },
  corrected: { at: '.more summary', often: 2, act: correct },
  save: { at: '#save-outcome:enabled', often: 14, act: click('#save-outcome:enabled') },
  done: { at: '.outcomes button', often: 4, act: byKeys },
  longer: { at: '.wrapup button', often: 1, act: click('.wrapup button') },
  script: { at: '.steps button:enabled', often: 5, act: click('.steps button:enabled') },
  objection: { at: '.objections summary', often: 1, act: click('.objections summary') },
  dial: { at: '[data-dial]:enabled', often: 1, act: click('[data-dial]:enabled') },
  givenUp: { at: '#give-up', often: 2, act: click('#give-up') },
  mute: { at: '#mute:enabled', often: 2, act: click('#mute:enabled') },
  hold: { at: '#hold:enabled', often: 2, act: click('#hold:enabled') },
  transfer: { at: '#transfer:enabled', often: 5, act: handOver },
  turned: { at: '#guest-turn:enabled', often: 6, act: click('#guest-turn:enabled') },
  taken: { at: '#guest-takes:enabled', often: 3, act: click('#guest-takes:enabled') },
  letGo: { at: '#guest-leaves:enabled', often: 3, act: click('#guest-leaves:enabled') },
  left: { at: '#leave-call', often: 2, act: click('#leave-call') },
  ended: { at: '#hang-up:enabled', often: 1, act: twice('#hang-up:enabled') },
  closed: { at: '.notice button, .told button', often: 8, act: click('.notice button, .told button') },
  language: { at: '.topbar button[lang]', often: 1, act: click('.topbar button[lang]') },
  account: { at: '.topbar a', often: 1, act: elsewhere },
  keys: { often: 8, act: press },
  gone: { at: '#sign-off:enabled', often: 0.3, act: twice('#sign-off:enabled') },
  reload: { often: 1, away: true, lastsMs: 0, act: async ({ page }) => { await page.reload(); await back(page); } },
  reopened: { often: 0.5, away: true, lastsMs: 0, act: reopen },
  offline: { often: 0.7, away: true, lastsMs: 4_000, act: cutOff },
  online: { often: 0, act: async ({ page }) => { await page.context().setOffline(false); } }
};

/** What the page offers now. */
export async function offered(page) {
  return page.evaluate(deeds => deeds.filter(([, at]) => at === null
    || [...document.querySelectorAll(at)].some(one => one.getClientRects().length > 0)).map(([name]) => name),
  Object.entries(DEEDS).map(([name, { at }]) => [name, at ?? null]));
}

/** One of them, by how often each is wanted. */
export function bid(names, chance) {
  let drawn = chance() * names.reduce((sum, name) => sum + DEEDS[name].often, 0);
  for (const name of names) {
    drawn -= DEEDS[name].often;
    if (drawn < 0) return name;
  }
  return 'keys';
}

function any(list, chance) {
  return list[Math.floor(chance() * list.length)];
}

async function enter({ page, login, password }) {
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.click('#enter');
  await page.waitForSelector('.topbar', { timeout: 60_000 });
}

/** The page may have moved on meanwhile: then nothing is pressed. */
async function oneOf(page, selector, chance) {
  const all = page.locator(selector);
  const count = await all.count();
  if (count > 0) await all.nth(Math.floor(chance() * count)).click(SOON).catch(() => undefined);
}

async function choose(page, selector, chance) {
  const values = await page.$$eval(`${selector} option:enabled`, all => all.map(one => one.value)).catch(() => []);
  if (values.length > 0) await page.selectOption(selector, any(values, chance), SOON).catch(() => undefined);
}

async function fill({ page }, chance) {
  const fields = page.locator(DEEDS.field.at);
  const count = await fields.count();
  if (count === 0) return;
  const field = fields.nth(Math.floor(chance() * count));
  const kind = await field.evaluate(one => one.tagName === 'SELECT' ? [...one.options].map(option => option.value) : one.type, SOON).catch(() => null);
  const drawn = chance();
  if (Array.isArray(kind)) await field.selectOption(kind[Math.floor(drawn * kind.length)], SOON).catch(() => undefined);
  else if (kind !== null) {
    const day = new Date(Date.now() + Math.floor(drawn * 5) * 86_400_000).toISOString().slice(0, 10);
    await field.fill(drawn < 0.5 ? day : drawn < 0.8 ? '18:00' : 'у входа', SOON).catch(() => undefined);
  }
}

async function correct({ page }, chance) {
  const number = any(NUMBERS, chance);
  if (!await page.locator('#other-number').isVisible()) await page.click('.more summary', SOON).catch(() => undefined);
  await page.fill('#other-number', number, SOON).catch(() => undefined);
}

/** The quickest outcome there is, so that conversations end: a machine, or a wrong number. */
async function byKeys({ page }, chance) {
  await page.evaluate(() => { document.activeElement?.blur(); });
  await page.fill('#other-number', '', { timeout: 200 }).catch(() => undefined);
  await page.evaluate(() => { document.activeElement?.blur(); });
  for (const key of chance() < 0.5 ? ['Escape', '4', 'Enter'] : ['Escape', '5', '1', 'Enter']) await page.keyboard.press(key);
  await page.waitForTimeout(100);
}

async function handOver({ page }, chance) {
  await page.click('#transfer:enabled', SOON).catch(() => undefined);
  await page.waitForSelector('.transfer .whom button:enabled', SOON).catch(() => undefined);
  if (chance() < 0.2) await page.keyboard.press('Escape');
  else await oneOf(page, '.transfer .whom button:enabled', chance);
}

async function elsewhere({ page }, chance) {
  await page.evaluate(place => { location.hash = place; }, any(['#/account', '#/check', '#/nowhere'], chance));
  await page.waitForTimeout(300);
  await page.evaluate(() => { location.hash = '#/desk'; });
  await back(page);
}

async function press({ page }, chance) {
  for (let times = 1 + Math.floor(chance() * 4); times > 0; times--) await page.keyboard.press(any(KEYS, chance));
  // a key on a link of the top bar leads to another page, where the state is not shown
  await page.evaluate(() => { if (location.hash !== '' && document.querySelector('.topbar') !== null) location.hash = '#/desk'; });
}

/** A tab is closed and another one opened, as after a crash of the browser. */
async function reopen(walker, chance, listen) {
  const context = walker.page.context();
  const address = walker.page.url();
  const next = await context.newPage();
  listen(next);
  await walker.page.close();
  await next.goto(address);
  walker.page = next;
  await back(next);
}

async function cutOff({ page }, chance) {
  const context = page.context();
  await context.setOffline(true);
  const end = Date.now() + 3_000;
  while (Date.now() < end) {
    await press({ page }, chance);
    await page.waitForTimeout(500);
  }
  await context.setOffline(false);
  await page.waitForTimeout(500);
}

async function back(page) {
  await page.waitForSelector('.deskbar', { timeout: 60_000 });
  await page.waitForFunction(() => document.querySelector('.offline:not(.offline-no)') === null, undefined, { timeout: 60_000 });
}

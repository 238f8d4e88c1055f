// Where results are sent, pressed in a real Chromium against a receiver of our own that verifies every signature:
// node webhooks.mjs DEMO_OUTPUT_FILE SCREENSHOT_FOLDER
import { strict as assert } from 'node:assert';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { done, go, launch, open, overhang, press, pressTwice, settled, speak, violations, WAIT, write } from './hand.mjs';

const [demoOutput, shots] = process.argv.slice(2);
const OURS = 'article.endpoint:has(.endpoint-url:text("/walk"))';
const LONG = { timeout: 180_000 };
const LOOK_MS = 500;
const browser = await launch();
const receiver = await listen();
const problems = [];
let failed = false;
let page = null;
try {
  page = await open(browser, demoOutput, 'Administrator', problems);
  await go(page, 'couriers');
  await page.waitForSelector('.couriers ul.lists button', WAIT);
  await press(page, '.couriers ul.lists li:first-child button');
  await made();
  await tested();
  await refused();
  await rotated();
  await results();
  await shown();
  assert.deepEqual(problems.filter(one => !one.includes('422')), [], 'the page logged errors');
} catch (failure) {
  failed = true;
  console.error(failure);
  await page?.screenshot({ path: `${shots}/webhooks-failed.png`, fullPage: true }).catch(() => undefined);
} finally {
  await browser.close();
  receiver.server.close();
  receiver.server.closeAllConnections();
}
console.log(`${receiver.got.length} events came, ${receiver.forged} with a wrong signature`);
console.log(failed ? 'webhooks: 0 passed, 1 failed' : 'webhooks: 1 passed, 0 failed');
process.exit(failed ? 1 : 0);

/** The endpoint of the walk is made, and its secret is shown once. */
async function made() {
  await write(page, '.new-endpoint input[pattern]', 'walk');
  await write(page, '.new-endpoint input[type="url"]', `${receiver.url}/walk`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.new-endpoint code.secret', WAIT);
  receiver.secrets = [await page.textContent('.new-endpoint code.secret')];
  await page.waitForSelector(OURS, WAIT);
  await page.screenshot({ path: `${shots}/webhooks-made.png`, fullPage: true });
}

/** The test button sends a signed event at once, and says how long the answer took. */
async function tested() {
  const before = receiver.got.length;
  await button(0);
  await done(page);
  assert.ok(receiver.got.length > before, 'the test has come');
  assert.equal(receiver.forged, 0, 'its signature is right');
}

/** A receiver that fails is told in words. */
async function refused() {
  receiver.status = 503;
  await button(0);
  const notice = await page.waitForSelector('.notice-error', WAIT);
  assert.match(await notice.textContent(), /503/, 'the answer is told');
  await page.screenshot({ path: `${shots}/webhooks-refused.png`, fullPage: true });
  receiver.status = 204;
}

/** With a new secret the former one signs too; both are verified. */
async function rotated() {
  await page.evaluate(([ours, word]) => {
    const article = [...document.querySelectorAll('article.endpoint')].find(one => one.textContent.includes(ours));
    [...article.querySelectorAll('button')].find(one => one.textContent.startsWith(word)).id = 'rotate';
  }, ['/walk', 'Новый секрет']);
  await pressTwice(page, '#rotate');
  const secret = await page.waitForSelector(`${OURS} code.secret`, WAIT);
  receiver.secrets.push(await secret.textContent());
  await button(0);
  await done(page);
  const last = receiver.got.at(-1);
  assert.equal(last.right.length, 2, 'both secrets sign');
}

/** Results of real calls come, stand in the log as delivered, and one of them comes again when it is asked for. */
async function results() {
  const results = () => receiver.got.filter(one => one.type === 'outcome.recorded');
  for (let look = 0; look < LONG.timeout / LOOK_MS && results().length === 0; look++) await page.waitForTimeout(LOOK_MS);
  assert.ok(results().length > 0, 'a result has come');
  await page.evaluate(ours => {
    [...document.querySelectorAll('article.endpoint')].find(one => one.textContent.includes(ours)).querySelector('button').id = 'log';
  }, '/walk');
  await press(page, '#log');
  await page.waitForSelector('.deliveries tbody td.good', WAIT);
  const before = receiver.got.length;
  const seen = new Set(receiver.got.map(one => one.id));
  await press(page, '.deliveries tbody tr:has(td.good) button');
  await done(page);
  const again = () => receiver.got.slice(before).some(one => seen.has(one.id));
  for (let look = 0; look < LONG.timeout / LOOK_MS && !again(); look++) await page.waitForTimeout(LOOK_MS);
  assert.ok(again(), 'what was asked for has come again under the same id');
  assert.equal(receiver.forged, 0, 'every signature is right');
}

async function shown() {
  for (const language of ['ru', 'en']) {
    await speak(page, language);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      assert.ok(await overhang(page) <= 0, `${language}, ${width}: nothing hangs over the edge`);
      assert.deepEqual(await violations(page), [], `${language}, ${width}: axe finds nothing`);
      await page.screenshot({ path: `${shots}/webhooks-${language}-${width}.png`, fullPage: true });
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      assert.deepEqual(await violations(page), [], `${language}, ${width}, dark: axe finds nothing`);
      await page.screenshot({ path: `${shots}/webhooks-${language}-${width}-dark.png`, fullPage: true });
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
}

/** A button of the endpoint's last row, by its place. */
async function button(place) {
  await page.evaluate(([ours, index]) => {
    const article = [...document.querySelectorAll('article.endpoint')].find(one => one.textContent.includes(ours));
    [...article.querySelectorAll('.row:last-of-type button.small')][index].id = 'pressed';
  }, ['/walk', place]);
  await press(page, '#pressed');
}

/** A receiver that writes down what comes, and which of its secrets have signed it. */
async function listen() {
  const state = { got: [], forged: 0, status: 204, secrets: [], url: '', server: null };
  state.server = createServer((request, response) => {
    const parts = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const id = request.headers['webhook-id'];
      const signed = `${id}.${request.headers['webhook-timestamp']}.${body}`;
      const signatures = request.headers['webhook-signature'].split(' ');
      const right = state.secrets.filter(secret => signatures.includes(
        `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(signed).digest('base64')}`));
      if (right.length === 0) state.forged += 1;
      state.got.push({ id, right, type: JSON.parse(body).type });
      response.writeHead(state.status).end();
    });
  });
  await new Promise(ready => { state.server.listen(0, '127.0.0.1', ready); });
  state.url = `http://127.0.0.1:${state.server.address().port}`;
  return state;
}

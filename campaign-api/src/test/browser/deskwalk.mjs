// A shift of one agent beside a supervisor, by the keyboard alone: a hot key that was given another letter, a wrap-up that
// is made longer, a number that is put right, one's own counters, a word from the supervisor, and the end by another's hand.
import { strict as assert } from 'node:assert';
import { done, go, press, pressTwice, reach, WAIT, write } from './hand.mjs';

const ZOOMED = { width: 320, height: 640 };
const DESKTOP = { width: 1280, height: 720 };
const CALL = { timeout: 120_000 };

export async function shift(page, supervisor, look, lookAtBoard) {
  await otherKey(page);
  await go(page, 'desk');
  await press(page, '#sign-on');
  await page.waitForSelector('.leg-up', CALL);
  assert.equal(await page.textContent('#ready kbd'), 'G', 'the button shows the letter that was chosen');
  await page.keyboard.press('g');
  await page.waitForSelector('.deskbar .state-ready, .deskbar .state-reserved, .deskbar .state-talking', WAIT);
  await page.waitForSelector('.deskbar .state-talking', CALL);
  await page.waitForSelector('.recipient', WAIT);
  await look('talking');
  await page.setViewportSize(ZOOMED);
  await look('talking-zoom');
  await page.setViewportSize(DESKTOP);
  await longer(page, look);
  await corrected(page, look);
  await page.waitForFunction(() => document.querySelector('.counters dd')?.textContent !== '0', undefined, WAIT);
  await look('counted');
  await ended(page, supervisor, look, lookAtBoard);
}

async function otherKey(page) {
  await go(page, 'account');
  await press(page, '[data-action="ready"] button');
  await page.keyboard.press('g');
  await page.waitForFunction(() => document.querySelector('[data-action="ready"] kbd')?.textContent === 'G', undefined, WAIT);
}

/** Goodbye, then a little more time for the form, once. */
async function longer(page, look) {
  if (await page.isEnabled('#hang-up')) await pressTwice(page, '#hang-up').catch(() => undefined);
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  const left = () => page.evaluate(() => {
    const [minutes, seconds] = (document.querySelector('.wrapup-time')?.textContent ?? '0:00').split(':').map(Number);
    return minutes * 60 + seconds;
  });
  await page.waitForFunction(() => document.querySelector('.wrapup-time')?.textContent !== '', undefined, WAIT);
  const before = await left();
  await press(page, '.wrapup button');
  await page.waitForFunction(was => {
    const [minutes, seconds] = (document.querySelector('.wrapup-time')?.textContent ?? '0:00').split(':').map(Number);
    return minutes * 60 + seconds > was;
  }, before, WAIT);
  await look('longer-wrap-up');
}

/** The recipient has named another number and another name; what is no number is said to be none. */
async function corrected(page, look) {
  await page.evaluate(() => { document.activeElement?.blur(); });
  await page.keyboard.press('5');
  await page.keyboard.press('1');
  await page.waitForSelector('.choice[aria-checked="true"]', WAIT);
  await press(page, '.more summary');
  await write(page, '#other-name', 'Пётр <b>Младший</b>');
  await write(page, '#other-number', '12');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.notice-error', WAIT);
  await look('no-number');
  await press(page, '.notice button');
  await write(page, '#other-number', '8 916 555-77-77');
  const answered = page.waitForResponse(answer => answer.url().endsWith('/v1/agent/forms') && answer.ok(), WAIT);
  await page.keyboard.press('Control+Enter');
  const { data } = await (await answered).json();
  assert.deepEqual(data.corrections, { number: '+79165557777', name: 'Пётр <b>Младший</b>' });
  await page.waitForSelector('.notice-done', WAIT);
}

/** The supervisor says something, then ends the shift; the agent sees both. */
async function ended(page, supervisor, look, lookAtBoard) {
  const { user } = await page.evaluate(async () => (await fetch('/v1/me')).json());
  await go(supervisor, 'board');
  await press(supervisor, `[data-menu="${user.id}"]`);
  await write(supervisor, '.agent-menu form input', 'Спасибо, на сегодня всё!');
  await supervisor.keyboard.press('Enter');
  await done(supervisor);
  await page.waitForSelector('.told:not(.offline-no)', WAIT);
  await look('told');
  await reach(supervisor, '.agent-menu button.sure.danger');
  await lookAtBoard('board-menu-of-an-agent');
  await pressTwice(supervisor, '.agent-menu button.sure.danger');
  await done(supervisor);
  await page.waitForSelector('#sign-on', CALL);
  await look('ended');
}

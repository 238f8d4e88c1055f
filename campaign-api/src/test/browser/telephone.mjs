// A SIP telephone on the desk, chosen at log-in; the page shows the card. config/lab/telephone.py starts this.
import { strict as assert } from 'node:assert';
import { figures, goodbye, onAir, open, shoot, wrongNumber } from './onair.mjs';
import { accessible, AGENT_HZ, ask, fits, PERSON_HZ, personHears, WAIT, waitFor } from './line.mjs';

const MINE = 'seat-007';
const UNPLUGGED = 'seat-009';
/** Asterisk asks each telephone every five seconds and waits two; sound that stops is noticed after ten. */
const NOTICED_MS = 20_000;

await onAir('telephone', async () => {
  const page = await open('agent01');
  await notThere(page);
  await comesLate(page);
  await signOn(page);
  await firstCall(page);
  await guarded(page);
  await putDown(page);
  await unplugged(page);
  await unpluggedInMidCall(page);
});

/** Somebody else's number and one that does not exist are refused; one that is not connected is named. */
async function notThere(page) {
  await choose(page, '900');
  await page.waitForSelector('.notice-refused, .notice', WAIT);
  assert.ok((await page.textContent('.notice')).includes('телефона с таким номером нет'), 'a number that does not exist');
  await page.click('.notice button');
  await choose(page, '9');
  await page.waitForSelector('.pairs.seat', WAIT);
  assert.ok((await page.textContent('.pairs.seat')).includes(UNPLUGGED), 'the telephone that is to be picked up is named');
  await accessible(page, 'the telephone on the desk is not connected');
  await fits(page);
  await shoot(page, 'telephone on the desk not connected');
}

/** However late the telephone is connected: it is called then, by itself. */
async function comesLate(page) {
  await new Promise(done => setTimeout(done, 25_000)); // it has been tried four times by now, the last time after 21 s
  assert.equal(await page.locator('.leg-up').count(), 0, 'nobody is connected');
  const began = Date.now();
  assert.equal(await ask('telephoneIs', { seat: UNPLUGGED }), 200);
  await page.waitForSelector('.leg-up', WAIT);
  figures.lateTelephoneMs = Date.now() - began;
  await page.click('#sign-off');
  await page.click('#sign-off');
  await page.waitForSelector('#sign-on', WAIT);
  console.log('holds: a telephone that is connected late is called by itself');
}

async function signOn(page) {
  assert.equal(await page.inputValue('#telephone'), '9', 'the number is remembered');
  await choose(page, '7');
  await page.waitForSelector('.leg-up', WAIT);
  assert.equal(await ask('telephoneRang', { seat: MINE }), 1, 'this telephone was called, once');
  assert.equal(await page.locator('#mute').isEnabled(), false, 'the telephone has keys of its own');
  await shoot(page, 'telephone on the desk connected');
}

async function choose(page, number) {
  await page.waitForSelector('#telephone', WAIT);
  await page.fill('#telephone', number);
  await accessible(page, 'which telephone');
  await page.click('#sign-on');
}

/** A call comes on the leg that stands, with its card; both hear each other; keys arrive. */
async function firstCall(page) {
  await page.keyboard.press('r');
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  await ask('start');
  await inCall(page, 'in the first call');
  assert.equal(await ask('telephoneRang', { seat: MINE }), 1, 'it has not rung again');
  for (const key of ['4', '2', '#']) await ask('press', { seat: MINE, key });
  await waitFor(async () => (await ask('call')).tones === '42#', 'the telephone’s keys arrive');
  await page.reload();
  await inCall(page, 'after the page was reloaded');
  assert.equal(await ask('telephoneRang', { seat: MINE }), 1, 'the telephone talks on while the page is loaded');
  await accessible(page, 'in a call on the telephone');
  await fits(page);
  await shoot(page, 'in a call on the telephone');
}

/** One press ends nothing. */
async function guarded(page) {
  await page.click('#hang-up');
  await personHears(AGENT_HZ, 'the agent after one press');
  await new Promise(done => setTimeout(done, 4_000)); // the question has been withdrawn
  await personHears(AGENT_HZ, 'the agent some seconds later');
  await goodbye(page, 'the first call');
}

/** The receiver is put down: the call is over for the agent, who keeps the card; the telephone rings for the next ones. */
async function putDown(page) {
  await inCall(page, 'in the second call');
  const contact = await page.textContent('.recipient');
  await ask('putDown', { seat: MINE });
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  assert.equal(await page.textContent('.recipient'), contact, 'the card stays');
  await waitFor(async () => await ask('telephoneRang', { seat: MINE }) === 2, 'the telephone rings again by itself');
  await waitFor(async () => await ask('lines') === 0, 'the person is not kept', () => '', 30_000);
  await wrongNumber(page);
  console.log('holds: a receiver that was put down rings again for the calls to come');
}

/** The telephone is dead while the agent waits: nobody is joined with it; it is back, and so is the agent. */
async function unplugged(page) {
  await inCall(page, 'in the third call');
  await ask('pause');
  await goodbye(page, 'the third call');
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  const began = Date.now();
  await ask('unplug', { seat: MINE });
  await page.waitForSelector('.deskbar .state-away', { timeout: NOTICED_MS });
  figures.outOfPacingMs = Date.now() - began;
  await page.waitForSelector('.leg-down', WAIT);
  await shoot(page, 'telephone lost');
  await ask('start');
  await new Promise(done => setTimeout(done, 25_000)); // away for longer than it is called again by itself
  assert.equal(await ask('lines'), 0, 'nobody is dialed for an agent whose telephone is lost');
  const back = Date.now();
  await ask('plugIn');
  await page.waitForSelector('.deskbar .state-talking', { timeout: NOTICED_MS });
  figures.backInCallMs = Date.now() - back;
  await inCall(page, 'after the telephone has come back');
  console.log('holds: a telephone that is lost takes the agent out of pacing, and comes back by itself');
}

/** The telephone is dead in mid call: the person gets the apology, the agent keeps the card and owes the outcome. */
async function unpluggedInMidCall(page) {
  await ask('pause');
  const contact = await page.textContent('.recipient');
  const began = Date.now();
  await ask('unplug', { seat: MINE });
  await waitFor(async () => await ask('lines') === 0, 'the person is not kept in silence', () => '', NOTICED_MS + 15_000);
  figures.personFreeAfterMs = Date.now() - began;
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  assert.equal(await page.textContent('.recipient'), contact, 'the card stays');
  await ask('plugIn');
  await wrongNumber(page);
  await page.waitForSelector('.leg-up', WAIT);
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  await page.click('#sign-off');
  await page.click('#sign-off');
  await page.waitForSelector('#sign-on', WAIT);
  console.log('holds: a telephone that is lost in mid call leaves nobody in silence');
}

async function inCall(page, when) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await page.waitForSelector('.recipient', WAIT);
  await personHears(AGENT_HZ, `the agent ${when}`);
  let heard = null;
  await waitFor(async () => {
    heard = await ask('telephoneHears', { seat: MINE });
    return Math.abs(heard.hertz - PERSON_HZ) <= 50 && heard.level > 0.01;
  }, `the agent hears the person ${when}`, () => JSON.stringify(heard));
  console.log(`holds: both hear each other ${when}`);
}

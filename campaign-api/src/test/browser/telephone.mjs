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
  await restartedInMidCall(page);
  await restartedWhileReady(page);
  await startedAnewInMidCall(page);
  await restartedForLong(page);
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

/** The telephone is restarted in mid call and says goodbye: card and form stay, the page says what to do, it rings again. */
async function restartedInMidCall(page) {
  await inCall(page, 'before the telephone is restarted');
  await ask('pause');
  const contact = await page.textContent('.recipient');
  await page.fill('#note', 'half a note');
  await ask('switchOff', { seat: MINE, orderly: true });
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  await saidWhatToDo(page, '.phone-trouble[role=alert]:not(.offline-no)', 'telephone restarted in mid call');
  await waitFor(async () => await ask('lines') === 0, 'the person is not kept', () => '', 30_000);
  await ask('switchOn', { seat: MINE, anew: false });
  await page.waitForSelector('.leg-up', WAIT);
  await page.waitForSelector('.phone-trouble.offline-no', { state: 'attached', ...WAIT });
  assert.equal(await page.textContent('.recipient'), contact, 'the card stays');
  assert.equal(await page.inputValue('#note'), 'half a note', 'the half-filled form stays');
  await wrongNumber(page);
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  console.log('holds: a telephone that is restarted in mid call leaves card and form, and rings when it is back');
}

/** The telephone is restarted while the agent waits: out of pacing at once, and back by itself. */
async function restartedWhileReady(page) {
  const began = Date.now();
  await ask('switchOff', { seat: MINE, orderly: true });
  await page.waitForSelector('.deskbar .state-away', WAIT);
  figures.restartedOutOfPacingMs = Date.now() - began;
  await saidWhatToDo(page, '.middle-panel', 'telephone restarted');
  await ask('start');
  await new Promise(done => setTimeout(done, 8_000)); // it is called in vain meanwhile
  assert.equal(await ask('lines'), 0, 'nobody is dialed for an agent whose telephone is being restarted');
  const back = Date.now();
  await ask('switchOn', { seat: MINE, anew: false });
  await inCall(page, 'after the telephone was restarted');
  figures.restartedBackInCallMs = Date.now() - back;
  console.log('holds: a telephone that is restarted takes the agent out of pacing, and brings the agent back');
}

/** A telephone that is a program breaks down in mid call and is there again at once: the same call, card and form. */
async function startedAnewInMidCall(page) {
  await ask('pause');
  const contact = await page.textContent('.recipient');
  const { number } = await ask('call');
  const rang = await ask('telephoneRang', { seat: MINE });
  await page.fill('#note', 'half a note');
  const began = Date.now();
  await ask('switchOff', { seat: MINE, orderly: false });
  await ask('switchOn', { seat: MINE, anew: true });
  await waitFor(async () => await ask('telephoneRang', { seat: MINE }) === rang + 1, 'it rings again');
  await inCall(page, 'after the telephone was started anew');
  figures.startedAnewBackMs = Date.now() - began;
  const call = await ask('call');
  assert.deepEqual([call.number, call.dialed], [number, 1], 'it is the same call');
  assert.equal(await page.textContent('.recipient'), contact, 'the same card');
  assert.equal(await page.inputValue('#note'), 'half a note', 'the half-filled form is there');
  await goodbye(page, 'the call that went on after the telephone was started anew');
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  console.log('holds: a telephone that is started anew in mid call goes on with the same call');
}

/** The restart takes longer than a lost screen is waited for: the shift goes on, and one press brings calls again. */
async function restartedForLong(page) {
  await ask('waitFor', { ms: 4_000 });
  await ask('switchOff', { seat: MINE, orderly: true });
  await page.waitForSelector('.deskbar .state-away', WAIT);
  await page.waitForSelector('.deskbar .state-paused', WAIT);
  await saidWhatToDo(page, '.middle-panel', 'telephone restarted for long');
  await ask('switchOn', { seat: MINE, anew: true });
  await page.waitForSelector('.leg-up', WAIT);
  await page.keyboard.press('r');
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  await ask('waitFor', { ms: 60_000 });
  await ask('start');
  console.log('holds: a telephone that is away for long ends no shift');
}

async function saidWhatToDo(page, place, name) {
  await page.waitForSelector(place, WAIT);
  await waitFor(async () => /снимите трубку/i.test(await page.textContent(place)), 'the page says what to do');
  assert.ok((await page.textContent(place)).includes(MINE), 'it names the telephone');
  await accessible(page, name);
  await fits(page);
  await shoot(page, name);
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

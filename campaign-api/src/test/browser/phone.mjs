// The telephone in the page, in a real Chromium, on a real Asterisk: config/lab/softphone.py starts this.
import { strict as assert } from 'node:assert';
import { inbound, pageHears } from './ears.mjs';
import { address, endShift, figures, goodbye, onAir, open, shoot, wrongNumber } from './onair.mjs';
import { askedFirst } from './asking.mjs';
import { calledBack, calledIn, forcedOut, handedOver, takenOver } from './together.mjs';
import { accessible, AGENT_HZ, ask, bothHear, fits, hears, PERSON_HZ, personHears, WAIT, waitFor } from './line.mjs';

const HELP = { firewall: 'брандмауэр', turnSecret: 'turnSecret' };
const kit = { address, figures, open, shoot, goodbye, wrongNumber };

await onAir('softphone', async () => {
  const page = await open('agent01');
  await page.waitForSelector('#sign-on-here', WAIT);
  await deviceCheck(page);
  const seat = await signOn(page);
  await firstCall(page);
  await mutedAndHeld(page);
  await keypad(page);
  await supervised(page);
  await reloaded(page);
  await lineCut(page);
  await goodbye(page, 'the first call');
  await recorded();
  await page.waitForSelector('.deskbar .state-paused', WAIT);
  await page.keyboard.press('r');
  await microphoneGone(page);
  await dialedByHand(page);
  await takenOver(page, kit);
  await handedOver(page, kit);
  await askedFirst(page, kit);
  await calledBack(page, kit);
  await forcedOut(page, kit);
  await measured(page, Number(process.env.CALLS ?? 10));
  await calledIn(page, kit);
  await signOff(page, seat);
});

/** Microphone, loudspeaker, a call to the echo, a TURN server: what each test says, before a shift. */
async function deviceCheck(page) {
  await ask('turn', { secret: 'gone' });
  await page.goto(`${address}#/check`);
  await page.waitForSelector('#test', WAIT);
  await page.waitForSelector('.check .good', WAIT);
  await serverGone(page);
  await turnIs(page, 'no', 'firewall');
  await ask('turn', { secret: 'wrong' });
  await turnIs(page, 'no', 'turnSecret');
  await accessible(page, 'device check with a TURN server that refuses');
  await shoot(page, 'device check with a TURN server that refuses');
  await ask('turn', { secret: 'right' });
  await turnIs(page, 'yes', '');
  assert.deepEqual(await page.locator('[data-step]').evaluateAll(all => all.map(each => each.dataset.result)),
    ['yes', 'yes', 'yes', 'yes'], 'microphone, server, call and echo');
  await accessible(page, 'device check');
  await fits(page);
  await shoot(page, 'device check');
  await page.goto(`${address}#/desk`);
  await waitFor(async () => (await ask('legs')).length === 0, 'the test call is over');
}

/** The telephone server cannot be reached: the page says what to look at, and where the browser names what is wrong. */
async function serverGone(page) {
  await ask('cut');
  await page.click('#test');
  await page.waitForSelector('[data-step="server"][data-result="no"]', WAIT);
  assert.match(await page.getAttribute('#server-page', 'href'), /^https:\/\/127\.0\.0\.1:\d+\/$/);
  await accessible(page, 'device check without the telephone server');
  await fits(page);
  await shoot(page, 'device check without the telephone server');
  await ask('mend');
}

/** The whole test once more, and what it says of the TURN server: with its answer, and with the words that help. */
async function turnIs(page, result, help) {
  await page.click('#test');
  await page.waitForSelector('[data-step="echo"][data-result="yes"]', WAIT);
  await page.waitForSelector(`[data-ice="turn"][data-result="${result}"]`, WAIT);
  const words = await page.textContent('[data-ice="turn"]');
  assert.ok(help === '' || words.includes(HELP[help]), `${help}: ${words}`);
  if (result === 'yes') return;
  await page.click('.check .row button:nth-of-type(2)');
  await page.waitForSelector('[data-step="echo"][data-result="waiting"]', WAIT);
}

/** The agent chooses the browser as telephone; the leg stands in the holding bridge. */
async function signOn(page) {
  const told = new Promise(resolve => {
    page.on('websocket', socket => socket.on('framereceived', frame => {
      const text = String(frame.payload);
      if (text.startsWith('{"type":"seat"')) resolve(JSON.parse(text));
    }));
  });
  await page.reload();
  await page.waitForSelector('#sign-on-here', WAIT);
  await accessible(page, 'sign on');
  await shoot(page, 'sign on');
  const began = Date.now();
  await page.click('#sign-on-here');
  await page.waitForSelector('.leg-up', WAIT);
  figures.signOnMs = Date.now() - began;
  const seat = await told;
  assert.ok(!(await page.content()).includes(seat.secret), 'the secret stands nowhere in the page');
  const legs = await ask('legs');
  assert.deepEqual(legs.map(leg => [leg.channel, leg.application]), [[`PJSIP/${seat.endpoint}`, 'BridgeWait']],
    'one leg, which stands in the holding bridge');
  assert.equal(await ask('register', { seat: seat.endpoint, secret: `${seat.secret.slice(1)}0` }), 401,
    'another secret does not open the seat');
  await fits(page);
  await shoot(page, 'telephone connected');
  return seat;
}

/** A call comes with its card, and both hear each other. */
async function firstCall(page) {
  await page.keyboard.press('r');
  await page.waitForSelector('.deskbar .state-ready, .deskbar .state-reserved', WAIT);
  await shoot(page, 'ready');
  await ask('start');
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await page.waitForSelector('.recipient', WAIT);
  await bothHear(page, 'in the first call');
  const statistics = await inbound(page);
  figures.codec = statistics.codec;
  figures.lostPackets = statistics.lost;
  await fits(page);
  await accessible(page, 'in a call');
  await shoot(page, 'in a call');
}

async function mutedAndHeld(page) {
  await page.keyboard.press('m');
  await personHears(0, 'a muted agent');
  assert.equal((await pageHears(page)).hertz, PERSON_HZ, 'a muted agent still hears');
  await shoot(page, 'muted');
  await page.keyboard.press('m');
  await personHears(AGENT_HZ, 'an agent who is not muted any more');
  await page.keyboard.press('h');
  await personHears(0, 'an agent who has put the call on hold');
  await shoot(page, 'on hold');
  await page.keyboard.press('h');
  await bothHear(page, 'after the hold');
}

async function keypad(page) {
  await page.click('#keypad');
  await page.waitForSelector('.keypad', WAIT);
  await accessible(page, 'keypad');
  await shoot(page, 'keypad');
  for (const digit of ['4', '2', '#']) await page.keyboard.press(digit);
  await waitFor(async () => (await ask('call')).tones === '42#', 'the tones arrive');
  await page.keyboard.press('Escape');
}

/** A supervisor listens, whispers, joins in; writes; asks for a pause. Every voice is heard by whom it is meant for only. */
async function supervised(page) {
  const board = await open('supervisor');
  await board.click('[data-menu]', WAIT);
  await page.keyboard.press('m');
  await personHears(0, 'a muted agent');
  await board.click('[data-listen="LISTEN"]');
  await hears(board, PERSON_HZ, 'the supervisor hears the person');
  await hears(page, PERSON_HZ, 'the agent hears the person, and nobody else', AGENT_HZ);
  await personHears(0, 'nobody while the supervisor listens');
  await accessible(board, 'board with the supervisor’s actions');
  await fits(board);
  await shoot(board, 'supervisor listens');
  await board.click('[data-listen="WHISPER"]');
  await hears(page, AGENT_HZ, 'the agent hears the whisper');
  await personHears(0, 'nobody while the supervisor whispers');
  await board.click('[data-listen="BARGE"]');
  await personHears(AGENT_HZ, 'the supervisor who joins in');
  await board.click('[data-listen="stop"]');
  await waitFor(async () => (await ask('legs')).length === 2, 'the supervisor has left');
  await personHears(0, 'nobody, when the supervisor has left');
  await page.keyboard.press('m');
  await board.fill('.agent-menu input', 'Спросите про подъезд');
  await board.click('.agent-menu form button');
  await page.waitForSelector('.told:not(.offline-no)', WAIT);
  assert.ok((await page.textContent('.told')).includes('Пётр Лагутин: Спросите про подъезд'));
  await accessible(page, 'a message from the supervisor');
  await shoot(page, 'message from the supervisor');
  await page.click('.told button');
  await board.selectOption('.agent-menu select', { index: 1 });
  await page.waitForSelector('.pause.asked', WAIT);
  await board.context().close();
  console.log('holds: a supervisor listens, whispers and joins in, writes, and asks for a pause');
}

/** The page is reloaded in mid call: at once no agent for the dialer, then the same call, card and half-filled form. */
async function reloaded(page) {
  const contact = await page.textContent('.recipient');
  await page.fill('#note', 'half a note');
  const began = Date.now();
  await page.reload();
  await page.waitForSelector('.recipient', WAIT);
  figures.cardBackMs = Date.now() - began;
  assert.equal(await page.textContent('.recipient'), contact, 'the same card is back');
  assert.equal(await page.inputValue('#note'), 'half a note', 'the half-filled form is back');
  await page.waitForSelector('.leg-up', WAIT);
  await waitFor(async () => (await pageHears(page)).hertz === PERSON_HZ, 'the person is heard again');
  figures.callBackMs = Date.now() - began;
  await bothHear(page, 'after the reload');
  assert.equal((await ask('call')).dialed, 1, 'it is the same call');
  assert.equal(await page.locator('.deskbar .state-talking').count(), 1, 'the agent is in the call');
  await waitFor(async () => (await ask('legs')).length === 2, 'of the old leg nothing is left');
  await shoot(page, 'reloaded in mid call');
}

/** The line to the telephone server is cut in mid call: the sound goes on, the page says so, and comes back by itself. */
async function lineCut(page) {
  await ask('cut');
  await page.waitForSelector('.phone-trouble[role=alert]:not(.offline-no)', WAIT);
  await bothHear(page, 'while the line to the telephone server is cut');
  await accessible(page, 'line cut');
  await shoot(page, 'line cut');
  await ask('mend');
  await page.waitForSelector('.phone-trouble.offline-no', { state: 'attached', ...WAIT });
}

/** The first conversation was recorded, each voice on its own side; a supervisor finds it and hears it. */
async function recorded() {
  const board = await open('supervisor');
  await board.goto(`${address}#/recordings`);
  await board.click('[data-recording] button', WAIT);
  await board.waitForSelector('.player audio[src^="blob:"]', WAIT);
  await board.waitForFunction(() => document.querySelector('.player audio').duration > 5, undefined, WAIT);
  await accessible(board, 'recordings');
  await fits(board);
  await shoot(board, 'recordings');
  await board.context().close();
  assert.deepEqual((await ask('recordings')).hertz, [PERSON_HZ, AGENT_HZ], 'left the person, right the agent');
  console.log('holds: the conversation was recorded, each voice on its own side, and is heard in the page');
}

/** The headset is pulled out: out of pacing at once; another microphone is found, and the agent is back. */
async function microphoneGone(page) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await waitFor(async () => (await pageHears(page)).hertz === PERSON_HZ, 'the next person is heard on the leg that stands');
  await page.evaluate(() => {
    const track = window.connections.at(-1).getSenders()[0].track;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  });
  await bothHear(page, 'with the microphone that was found instead');
  const before = (await ask('recordings')).files;
  await page.click('#recording-pause');
  await page.waitForSelector('.recorded .hint', WAIT);
  await accessible(page, 'recording paused');
  await page.click('.recorded .sure');
  await page.click('.recorded .sure');
  await page.waitForSelector('.recorded .sure', { state: 'detached', ...WAIT });
  assert.equal((await ask('recordings')).files, before - 1, 'the recording of who does not want it is destroyed');
  await goodbye(page, 'the second call');
}

/** The person was cut off: the agent dials the number once more from the card, and one outcome settles both. */
async function dialedByHand(page) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  const contact = await page.textContent('.recipient');
  await page.fill('#note', 'kept over both calls');
  await ask('hangUp');
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  await page.locator('#note').evaluate(note => note.blur());
  await page.keyboard.press('c');
  await accessible(page, 'a number can be dialed by hand');
  await shoot(page, 'dial by hand');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await waitFor(async () => (await ask('call'))?.dialed === 2, 'the number is dialed once more');
  assert.equal(await page.textContent('.recipient'), contact, 'the same card');
  assert.equal(await page.inputValue('#note'), 'kept over both calls', 'what was typed is kept');
  await bothHear(page, 'after the number was dialed by hand');
  await goodbye(page, 'the call that was dialed by hand');
}

/** From the carrier's 200 OK to the card that can be seen, and to the voice that can be heard. */
async function measured(page, calls) {
  const card = [];
  for (let n = 0; n < calls; n++) {
    await page.waitForSelector('.deskbar .state-talking', WAIT);
    await page.waitForSelector('.recipient', WAIT);
    const { answeredAt } = await ask('call');
    card.push(await page.evaluate(() => window.cardAt) - answeredAt);
    await goodbye(page, `call ${n + 1}`);
  }
  card.sort((a, b) => a - b);
  const nearest = share => Math.round(card[Math.min(card.length - 1, Math.ceil(share * card.length) - 1)] * 10) / 10;
  if (card.length > 0) figures.answerToCardMs = { n: card.length, p50: nearest(0.5), p95: nearest(0.95), max: nearest(1) };
}

/** The shift ends: no leg, no microphone, and the secret is worth nothing. */
async function signOff(page, seat) {
  await endShift(page);
  assert.equal(await ask('register', { seat: seat.endpoint, secret: seat.secret }), 401, 'the secret of a past shift');
  await shoot(page, 'signed off');
}

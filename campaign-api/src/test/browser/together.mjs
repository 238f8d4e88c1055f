// More than two: colleagues, supervisors, numbers outside, and people who call us. Part of phone.mjs; config/lab/softphone.py
// answers what is asked about the other end.
import { strict as assert } from 'node:assert';
import { pageHears } from './ears.mjs';
import { accessible, AGENT_HZ, ask, bothHear, fits, hears, numberHears, OUTSIDE_HZ, PERSON_HZ, personHears, WAIT, waitFor } from './line.mjs';

const WAREHOUSE = '74950000155';

/** A supervisor listens and goes on with the person: the agent is out of it at once, and keeps the card. */
export async function takenOver(page, { figures, open, shoot, wrongNumber }) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await ask('pause');
  const contact = await page.textContent('.recipient');
  const board = await open('supervisor');
  await board.click('[data-menu]', WAIT);
  await board.click('[data-listen="LISTEN"]');
  await hears(board, PERSON_HZ, 'the supervisor hears the person');
  await board.click('#take-over', WAIT);
  const began = Date.now();
  await board.click('#take-over');
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  figures.takenOverMs = Date.now() - began;
  await waitFor(async () => (await pageHears(page)).hertz === 0, 'the agent hears nobody any more');
  await personHears(AGENT_HZ, 'the supervisor, who has taken over');
  await hears(board, PERSON_HZ, 'the supervisor hears the person after taking over');
  assert.equal(await page.textContent('.recipient'), contact, 'the agent keeps the card');
  assert.ok((await page.textContent('.told')).includes('Пётр Лагутин продолжает этот разговор вместо вас'));
  for (const [who, name] of [[page, 'call taken over by a supervisor'], [board, 'supervisor has taken over']]) {
    await accessible(who, name);
    await fits(who);
    await shoot(who, name);
  }
  await wrongNumber(page);
  await page.waitForSelector('.recipient', { state: 'detached', ...WAIT });
  assert.equal(await page.locator('.told:not(.offline-no)').count(), 0, 'what was said about the call has left with it');
  await personHears(AGENT_HZ, 'the supervisor, after the agent has chosen the outcome');
  await board.click('[data-listen="stop"]');
  await waitFor(async () => await ask('lines') === 0, 'the supervisor hangs up');
  await waitFor(async () => (await ask('legs')).length === 1, 'nothing is left but the agent’s leg');
  assert.ok((await ask('audit')).some(entry => entry.includes('take-over')), 'it stands in the audit');
  await board.context().close();
  await ask('start');
  console.log('holds: a supervisor takes a call over, and it stands in the audit');
}

/** The agent hands the person over to a colleague, who hands them back by way of the group. */
export async function handedOver(page, kit) {
  const { figures, open, shoot } = kit;
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await ask('pause');
  const colleague = await open('agent02');
  await colleague.click('#sign-on-here', WAIT);
  await colleague.waitForSelector('.leg-up', WAIT);
  await colleague.keyboard.press('r');
  await colleague.waitForSelector('.deskbar .state-ready', WAIT);
  const contact = await page.textContent('.recipient');
  await consulted(page, colleague, shoot);
  await page.keyboard.press('t');
  await page.waitForSelector('[data-agent]', WAIT);
  await accessible(page, 'to whom the call can be handed over');
  await fits(page);
  await shoot(page, 'hand over');
  const began = Date.now();
  await page.click('[data-agent]');
  await colleague.waitForSelector('.deskbar .state-talking', WAIT);
  figures.handedOverMs = Date.now() - began;
  await colleague.waitForSelector('.recipient', WAIT);
  assert.equal(await colleague.textContent('.recipient'), contact, 'the colleague has the same card');
  assert.ok((await colleague.textContent('.told')).includes('Анна Ветрова передаёт вам этот разговор'));
  await page.waitForSelector('.recipient', { state: 'detached', ...WAIT });
  await bothHear(colleague, 'after the call was handed over');
  await waitFor(async () => (await pageHears(page)).hertz === 0, 'the first agent hears nobody any more');
  await shoot(colleague, 'handed over');
  // who has handed over is free at once
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  await handBack(colleague, page);
  await bothHear(page, 'after the call was handed back');
  assert.equal(await page.locator('.told:not(.offline-no)').count(), 1, 'who hands the call back is named');
  assert.equal(await colleague.locator('.told:not(.offline-no)').count(), 0, 'what was said about the call has left with it');
  await guestTakes(page, colleague, contact, shoot);
  assert.equal((await ask('call')).dialed, 1, 'it is the same call');
  await colleague.click('#sign-off');
  await colleague.click('#sign-off');
  await colleague.waitForSelector('#sign-on-here', WAIT);
  await colleague.context().close();
  await askedOutside(page, kit);
  await outside(page, kit);
  await connected(page, kit);
}

/** The colleague gives the person to the group, in which only the first agent is free. */
async function handBack(colleague, page) {
  await waitFor(async () => {
    if (await page.locator('.deskbar .state-talking').count() > 0) return true;
    if (await colleague.locator('[data-pool]').count() === 0) await colleague.click('#transfer', { timeout: 1_000 }).catch(() => undefined);
    await colleague.click('[data-pool]', { timeout: 1_000 }).catch(() => undefined);
    return false;
  }, 'the person is handed back', () => '', 30_000);
}

/** The colleague who was asked in takes the person over, and hands them back. */
async function guestTakes(page, colleague, contact, shoot) {
  await colleague.waitForSelector('.deskbar .state-ready', WAIT);
  await page.keyboard.press('t');
  await page.click('[data-consult]', WAIT);
  await colleague.waitForSelector('.deskbar .state-joined', WAIT);
  await hears(colleague, AGENT_HZ, 'the colleague hears the agent who asks', PERSON_HZ);
  await hears(page, AGENT_HZ, 'the agent hears the colleague before the handing over', PERSON_HZ);
  // refused, in words, for ten seconds after the person has come back: a late report could be taken for this handing over's
  await waitFor(async () => {
    if (await colleague.locator('.deskbar .state-talking').count() > 0) return true;
    await page.click('#guest-takes', { timeout: 500 }).catch(() => undefined);
    return false;
  }, 'the guest takes over', () => '', 30_000);
  assert.equal(await colleague.textContent('.recipient'), contact, 'the guest who takes over has the same card');
  await bothHear(colleague, 'after the guest has taken over');
  await page.waitForSelector('.recipient', { state: 'detached', ...WAIT });
  await waitFor(async () => (await pageHears(page)).hertz === 0, 'the agent hears nobody any more');
  await shoot(colleague, 'guest has taken over');
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  await handBack(colleague, page);
  await bothHear(page, 'after the guest has handed the call back');
  console.log('holds: a guest takes over, and hands back');
}

/** A colleague is asked first, then all three talk, then the colleague goes: who hears whom, each time. */
async function consulted(page, colleague, shoot) {
  await page.keyboard.press('t');
  await page.click('[data-consult]', WAIT);
  await colleague.waitForSelector('.deskbar .state-joined', WAIT);
  await colleague.waitForSelector('#leave-call', WAIT);
  await hears(colleague, AGENT_HZ, 'the colleague hears the agent', PERSON_HZ);
  await hears(page, AGENT_HZ, 'the agent hears the colleague', PERSON_HZ);
  await personHears(0, 'nobody while the agents are between themselves');
  await accessible(page, 'a colleague is asked first');
  await fits(page);
  await shoot(page, 'colleague asked');
  await accessible(colleague, 'in a colleague’s conversation');
  await shoot(colleague, 'in a colleagues conversation');
  await page.keyboard.press('j');
  await hears(colleague, PERSON_HZ, 'the colleague hears the person, too');
  await hears(page, PERSON_HZ, 'the agent hears the person, too');
  await page.keyboard.press('m');
  await personHears(AGENT_HZ, 'the colleague, when all three talk and the agent is muted');
  await page.keyboard.press('m');
  await page.keyboard.press('l');
  await colleague.waitForSelector('.deskbar .state-ready', WAIT);
  await bothHear(page, 'after the colleague has gone');
  await waitFor(async () => (await pageHears(colleague)).hertz === 0, 'the colleague hears nobody any more');
  console.log('holds: a colleague is asked first, all three talk, and the colleague goes');
}

/** Opens the list of whom the call can be handed to, and asks that number outside first. */
async function consult(page, destinationId) {
  await page.keyboard.press('t');
  await page.click(`[data-consult-outside="${destinationId}"]`, WAIT);
}

/** A number outside that is busy, then one that answers: who hears whom, alone, all three, and when the guest has gone. */
async function askedOutside(page, { shoot }) {
  const person = (await ask('call')).number.replace('+', '');
  await consult(page, 2);
  await page.locator('.notice-error', { hasText: 'На внешнем номере никого' }).waitFor(WAIT);
  await page.click('.notice-error .quiet').catch(() => undefined);
  await bothHear(page, 'after the number outside was busy');
  await consult(page, 1);
  await page.waitForSelector('#guest-takes:not([disabled])', WAIT);
  assert.ok((await page.textContent('.guest')).includes('Склад'));
  await hears(page, OUTSIDE_HZ, 'the agent hears who is outside', PERSON_HZ);
  await numberHears(WAREHOUSE, AGENT_HZ, 'the agent');
  await numberHears(person, 0, 'nobody while the agent asks outside');
  await accessible(page, 'somebody outside is asked first');
  await fits(page);
  await shoot(page, 'outside asked');
  await page.keyboard.press('j');
  await hears(page, PERSON_HZ, 'the agent hears the person, too');
  await page.keyboard.press('m');
  await numberHears(person, OUTSIDE_HZ, 'who is outside, when all three talk and the agent is muted');
  await numberHears(WAREHOUSE, PERSON_HZ, 'the person, when all three talk and the agent is muted');
  await page.keyboard.press('m');
  await page.keyboard.press('l');
  await waitFor(async () => await ask('lines') === 1, 'who was asked outside is let go');
  await bothHear(page, 'after who was asked outside has gone');
  console.log('holds: a number outside is busy; another is asked first, all three talk, and it is let go');
}

/** The agent asks outside, and then connects the two, who hear each other; the agent hears neither and owes the outcome. */
async function connected(page, { figures, shoot, wrongNumber }) {
  await ask('start');
  await page.waitForSelector('.deskbar .state-ready', WAIT).catch(() => undefined);
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await ask('pause');
  const person = (await ask('call')).number.replace('+', '');
  const contact = await page.textContent('.recipient');
  await consult(page, 1);
  await page.waitForSelector('#guest-takes:not([disabled])', WAIT);
  await hears(page, OUTSIDE_HZ, 'the agent hears who is outside', PERSON_HZ);
  const began = Date.now();
  await page.keyboard.press('k');
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  figures.connectedOutsideMs = Date.now() - began;
  await numberHears(person, OUTSIDE_HZ, 'who is outside, after the two were connected');
  await numberHears(WAREHOUSE, PERSON_HZ, 'the person, after the two were connected');
  await waitFor(async () => (await pageHears(page)).hertz === 0, 'the agent hears neither of the two');
  assert.equal(await page.textContent('.recipient'), contact, 'the agent keeps the card');
  await shoot(page, 'connected with outside');
  await wrongNumber(page);
  await page.waitForFunction(was => document.querySelector('.recipient')?.textContent !== was, contact, WAIT);
  assert.equal(await ask('lines'), 2, 'the two talk on after the outcome');
  await ask('hangUp');
  await waitFor(async () => (await ask('legs')).length === 1, 'nothing is left but the agent’s leg');
  console.log('holds: a number outside is asked first, and goes on with the person in the agent’s place');
}

/** The person is connected with a permitted number outside; the agent is out of it, and free when the outcome is chosen. */
async function outside(page, { wrongNumber }) {
  const contact = await page.textContent('.recipient');
  await waitFor(async () => {
    if (await page.locator('.deskbar .state-wrap_up').count() > 0) return true;
    if (await page.locator('[data-destination]').count() === 0) await page.click('#transfer', { timeout: 1_000 }).catch(() => undefined);
    await page.click('[data-destination="1"]', { timeout: 1_000 }).catch(() => undefined);
    return false;
  }, 'the person is handed over to a number outside', () => '', 30_000);
  await waitFor(async () => await ask('lines') === 2, 'the number outside answers');
  await personHears(PERSON_HZ, 'the other one outside');
  await waitFor(async () => (await pageHears(page)).hertz === 0, 'the agent hears neither');
  await wrongNumber(page);
  await page.waitForFunction(was => document.querySelector('.recipient')?.textContent !== was, contact, WAIT);
  await ask('hangUp');
  await waitFor(async () => (await ask('legs')).length === 1, 'nothing is left but the agent’s leg');
  console.log('holds: handed over to a colleague, back by way of the group, and to a number outside');
}

/** A supervisor ends the shift in mid call: the agent is told, the call and its outcome go on, and then the shift is over. */
export async function forcedOut(page, { open, shoot, wrongNumber }) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  const board = await open('supervisor');
  await board.click('[data-menu]', WAIT);
  const out = board.locator('.agent-menu button.sure.danger');
  await out.click();
  await out.click();
  await page.waitForSelector('.told:not(.offline-no)', WAIT);
  assert.ok((await page.textContent('.told')).includes('Пётр Лагутин заканчивает вашу смену'));
  await bothHear(page, 'after a supervisor has ended the shift');
  await shoot(page, 'shift ended by a supervisor in mid call');
  await board.context().close();
  await page.click('#hang-up');
  await page.click('#hang-up', WAIT);
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  await wrongNumber(page);
  await page.waitForSelector('#sign-on-here', WAIT);
  await waitFor(async () => (await ask('legs')).every(leg => !leg.channel.includes('web-')), 'of the shift no leg is left');
  await waitFor(async () => (await ask('audit')).some(entry => entry.includes('sign-off')), 'it stands in the audit');
  await page.click('#sign-on-here');
  await page.waitForSelector('.leg-up', WAIT);
  await page.keyboard.press('r');
  console.log('holds: a supervisor ends a shift in mid call: call and outcome go on, and it stands in the audit');
}

/** Somebody calls back while nobody is free: they hear the promise of a call, and are called before all others. */
export async function calledBack(page, { goodbye }) {
  await page.selectOption('#pause', { index: 1 });
  await page.waitForSelector('.deskbar .state-paused', WAIT);
  await ask('start');
  const number = await ask('callIn', { person: -2 });
  await waitFor(async () => (await ask('caller')).rings, 'the line rings for who calls back');
  await waitFor(async () => (await ask('caller')).state === 'up', 'with nobody free the promise is heard', () => '', 30_000);
  const promise = await ask('heard', { seconds: 2 });
  assert.ok(promise.level > 0.01, `the promise of a call is heard: ${JSON.stringify(promise)}`);
  await heardWhole();
  await page.keyboard.press('r');
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await page.waitForSelector('.recipient', WAIT);
  assert.ok((await ask('call')).number.endsWith(number.slice(-10)), 'who has called back is called next');
  await bothHear(page, 'when who has called back is called');
  await goodbye(page, 'the call to who has called back');
}

/** The promise arrives from its first word to its last, and then the line is free: however long that takes here. */
async function heardWhole() {
  let caller = await ask('caller');
  for (let before = -1; caller.state === 'up' && caller.frames > before; caller = await ask('caller')) {
    before = caller.frames;
    await new Promise(done => setTimeout(done, 2_000));
  }
  assert.equal(caller.state, 'ended', `after the promise the line is free: ${JSON.stringify(caller)}`);
  assert.ok(caller.frames >= 0.97 * caller.promise, `the promise is heard whole: ${JSON.stringify(caller)}`);
}

/** Somebody whose line was busy calls in while an agent is free: joined at once, with the card, and not dialed again. */
export async function calledIn(page, { figures, goodbye, shoot }) {
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  await waitFor(async () => (await ask('dialed', { person: -1 })).invites === 1, 'the one whose line is busy was dialed once');
  await page.waitForSelector('.deskbar .state-ready', WAIT);
  await ask('callIn', { person: -1 });
  const began = Date.now();
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  figures.calledInMs = Date.now() - began;
  await page.waitForSelector('.recipient', WAIT);
  await bothHear(page, 'when somebody has called in');
  await accessible(page, 'somebody has called in');
  await shoot(page, 'somebody has called in');
  await goodbye(page, 'the call of who has called in');
  await waitFor(async () => (await ask('caller')).state === 'ended', 'the caller’s line is free');
  const { invites, dispositions } = await ask('dialed', { person: -1 });
  assert.equal(invites, 1, 'who has called in is not dialed again');
  assert.deepEqual(dispositions, ['BUSY', 'CONNECTED'], 'the call counts as a contact');
  console.log('holds: who calls in is joined with a free agent, and not dialed any more');
}

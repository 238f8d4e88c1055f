// Whoever is asked before a call is given away: a group, a number outside; and how a call ends meanwhile, by the person's
// hand or the agent's. Part of phone.mjs; config/lab/softphone.py answers what is asked about the other end.
import { strict as assert } from 'node:assert';
import { pageHears } from './ears.mjs';
import { wrongNumber } from './onair.mjs';
import { accessible, AGENT_HZ, ask, bothHear, fits, hears, numberHears, OUTSIDE_HZ, PERSON_HZ, personHears, WAIT, waitFor } from './line.mjs';

const GROUP = 'Старшая смена';
const WAREHOUSE = { id: 1, number: '74950000155' };
const RINGS_FOR_EVER = { id: 3, number: '74950000167' };
const DOES_NOT_ANSWER = { id: 4, number: '74950000177' };
/** A call that nobody reports as over is given up by the core after five seconds; this must be well before. */
const AT_ONCE_MS = 2_500;

/** Two agents of two groups; the second one is in no campaign and only asked. */
export async function askedFirst(page, kit) {
  const colleague = await kit.open('agent03');
  await colleague.click('#sign-on-here', WAIT);
  await colleague.waitForSelector('.leg-up', WAIT);
  await colleague.keyboard.press('r');
  await colleague.waitForSelector('.deskbar .state-ready', WAIT);
  await ask('start');
  await nobodyOutside(page, kit);
  await guestHangsUp(page);
  for (const who of ['person', 'agent']) {
    await ends(page, who, 'a group is asked', kit, async () => groupAsked(page, colleague));
    await colleague.waitForSelector('.deskbar .state-ready', WAIT);
    await ends(page, who, 'somebody outside is asked', kit, async () => outsideAsked(page));
    await ends(page, who, 'a number outside rings', kit, async () => outsideRings(page));
  }
  await groupTakes(page, colleague, kit);
  await colleague.click('#sign-off');
  await colleague.click('#sign-off');
  await colleague.waitForSelector('#sign-on-here', WAIT);
  await colleague.context().close();
  await inTheAudit(kit);
}

/** The next person is on the line; answers the number. */
async function inCall(page) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await page.waitForSelector('.recipient', WAIT);
  await bothHear(page, 'before anybody is asked');
  return (await ask('call')).number.replace('+', '');
}

async function groupAsked(page, colleague) {
  await page.keyboard.press('t');
  await page.locator('.whom', { hasText: GROUP }).locator('[data-consult-pool]').click(WAIT);
  await colleague.waitForSelector('.deskbar .state-joined', WAIT);
  await hears(colleague, AGENT_HZ, 'the colleague of the group hears the agent', PERSON_HZ);
}

async function consult(page, { id }) {
  await page.keyboard.press('t');
  await page.click(`[data-consult-outside="${id}"]`, WAIT);
}

async function outsideAsked(page) {
  await consult(page, WAREHOUSE);
  await page.waitForSelector('#guest-takes:not([disabled])', WAIT);
  await hears(page, OUTSIDE_HZ, 'the agent hears who is outside', PERSON_HZ);
}

async function outsideRings(page) {
  await consult(page, RINGS_FOR_EVER);
  await waitFor(async () => ask('rings', { number: RINGS_FOR_EVER.number }), 'the number outside rings');
  await page.waitForSelector('#guest-takes[disabled]', WAIT);
}

/** A free colleague of the group is asked, all three talk, the colleague goes on with the person and chooses the outcome. */
async function groupTakes(page, colleague, { shoot }) {
  await inCall(page);
  await ask('pause');
  const contact = await page.textContent('.recipient');
  await groupAsked(page, colleague);
  assert.ok((await colleague.textContent('.told')).includes('Анна Ветрова'), 'who asks is named');
  await hears(page, AGENT_HZ, 'the agent hears the colleague of the group', PERSON_HZ);
  await personHears(0, 'nobody while a group is asked');
  await accessible(page, 'a group is asked first');
  await fits(page);
  await shoot(page, 'group asked');
  await page.keyboard.press('j');
  await hears(colleague, PERSON_HZ, 'the colleague of the group hears the person, too');
  await hears(page, PERSON_HZ, 'the agent hears the person, too');
  await page.keyboard.press('m');
  await personHears(AGENT_HZ, 'the colleague of the group, when all three talk and the agent is muted');
  await page.keyboard.press('m');
  await page.keyboard.press('k');
  await colleague.waitForSelector('.deskbar .state-talking', WAIT);
  assert.equal(await colleague.textContent('.recipient'), contact, 'the colleague has the same card');
  await bothHear(colleague, 'after the group has taken the call over');
  await page.waitForFunction(was => document.querySelector('.recipient')?.textContent !== was, contact, WAIT);
  await endedBy('agent', colleague);
  await wrongNumber(colleague);
  await colleague.waitForSelector('.deskbar .state-ready', WAIT);
  console.log('holds: a group is asked first, all three talk, and a colleague of it takes the call over');
}

/** A number outside does not answer, another one rings until the agent gives it up: the person is the agent's as before. */
async function nobodyOutside(page, { shoot }) {
  const person = await inCall(page);
  await consult(page, DOES_NOT_ANSWER);
  await numberHears(person, 0, 'nobody while a number outside is called');
  await page.locator('.notice-error', { hasText: 'На внешнем номере никого' }).waitFor(WAIT);
  await page.click('.notice-error .quiet');
  await bothHear(page, 'after nobody outside has answered');
  await outsideRings(page);
  await accessible(page, 'a number outside rings');
  await fits(page);
  await shoot(page, 'outside rings');
  await page.keyboard.press('l');
  await waitFor(async () => !await ask('rings', { number: RINGS_FOR_EVER.number }), 'it rings no more');
  await bothHear(page, 'after the agent has given up the number outside');
  await oneCall(page, 'after nobody outside was reached');
  console.log('holds: a number outside does not answer, another one is given up while it rings');
}

/** The guest outside hangs up while agent and guest are between themselves: the person is heard again by itself. */
async function guestHangsUp(page) {
  await outsideAsked(page);
  await numberHears(WAREHOUSE.number, AGENT_HZ, 'the agent');
  await ask('hangUp', { number: WAREHOUSE.number });
  await page.waitForSelector('#guest-takes', { state: 'detached', ...WAIT });
  await bothHear(page, 'after the guest outside has hung up');
  await oneCall(page, 'after the guest outside has hung up');
  const contact = await page.textContent('.recipient');
  await endedBy('agent', page);
  await saved(page, contact);
  console.log('holds: a guest outside hangs up, and the person is the agent’s again');
}

/** The agent's call and nothing else: a line outside, two legs, and the colleague's leg on hold. */
async function oneCall(page, when) {
  await waitFor(async () => (await ask('legs')).length === 3 && await ask('lines') === 1, `one call is left ${when}`);
  assert.equal(await page.locator('.deskbar .state-talking').count(), 1, `the agent is in it ${when}`);
}

/** The call ends while somebody is asked: for all of them, at once; the agent owes the outcome, and nothing is left over. */
async function ends(page, who, when, { figures, shoot }, begin) {
  const person = await inCall(page);
  const contact = await page.textContent('.recipient');
  await begin();
  await numberHears(person, 0, `nobody while ${when}`);
  const began = Date.now();
  await endedBy(who, page, person);
  const wrapUpMs = Date.now() - began;
  assert.ok(wrapUpMs < AT_ONCE_MS, `${who} hangs up while ${when}: in wrap-up after ${wrapUpMs} ms`);
  await waitFor(async () => await ask('lines') === 0, 'nobody outside is on the line');
  const endedMs = Date.now() - began;
  assert.ok(endedMs < AT_ONCE_MS, `${who} hangs up while ${when}: everybody is gone after ${endedMs} ms`);
  assert.equal(await ask('rings', { number: RINGS_FOR_EVER.number }), false, 'nothing rings outside');
  await waitFor(async () => onHold(await ask('legs')), 'nothing is left but the two agents on hold');
  await waitFor(async () => (await pageHears(page)).hertz === 0, 'the agent hears nobody any more');
  (figures.endedWhileAskingMs ??= {})[`${who}: ${when}`] = [wrapUpMs, endedMs];
  assert.equal(await page.textContent('.recipient'), contact, 'the card stays');
  assert.equal(await page.locator('#guest-leaves').count(), 0, 'nobody is a guest any more');
  await page.keyboard.press('r');
  assert.equal(await page.textContent('.recipient'), contact, 'no next call before the outcome');
  await shoot(page, `${who} has hung up while ${when}`);
  await saved(page, contact);
  console.log(`holds: the ${who} hangs up while ${when}: all are out of it, the agent owes the outcome`);
}

function onHold(legs) {
  return legs.length === 2 && legs.every(leg => leg.channel.includes('web-') && leg.application === 'BridgeWait');
}

async function endedBy(who, page, person) {
  if (who === 'person') {
    await ask('hangUp', { number: person });
  } else {
    await page.click('#hang-up');
    await page.click('#hang-up', WAIT);
  }
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
}

async function saved(page, contact) {
  await wrongNumber(page);
  await page.waitForFunction(was => document.querySelector('.recipient')?.textContent !== was, contact, WAIT);
}

/** Who asked whom and who gave a call away stands in the audit, as words in both languages. */
async function inTheAudit({ open, address, shoot }) {
  const chief = await open('chief');
  await chief.goto(`${address}#/admin/audit`);
  const words = {
    ru: ['Разговор: совет с группой', 'Разговор: совет с внешним номером', 'Разговор: передача коллеге'],
    en: ['Conversation: a group was asked', 'Conversation: a number outside was asked', 'Conversation: handed over to a colleague']
  };
  for (const [language, expected] of Object.entries(words)) {
    for (const word of expected) {
      await chief.locator('[data-act]', { hasText: 'Анна Ветрова' }).filter({ hasText: word }).first().waitFor(WAIT);
    }
    await fits(chief);
    await shoot(chief, `who was asked stands in the audit ${language}`);
    if (language === 'ru') await chief.click('.topbar button[lang="en"]');
  }
  await chief.context().close();
  console.log('holds: who was asked and who was given the call stands in the audit, in Russian and English');
}

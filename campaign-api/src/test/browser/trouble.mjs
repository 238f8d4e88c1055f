// What goes wrong around the telephone in the page, in a real Chromium on a real Asterisk: config/lab/trouble.py starts
// this, with a browser that trusts the lab's certificate and no other.
import { strict as assert } from 'node:assert';
import { pageHears } from './ears.mjs';
import { address, endShift, figures, goodbye, onAir, open, shoot } from './onair.mjs';
import { accessible, ask, bothHear, fits, WAIT, waitFor } from './line.mjs';

/** A browser gives a way up when it has heard nothing for half a minute (RFC 7675, section 5.1). */
const CONSENT_MS = 90_000;

await onAir('trouble', async () => {
  const page = await open('agent01');
  await page.goto(`${address}#/check`);
  await page.waitForSelector('#test', WAIT);
  await page.waitForSelector('.check .good', WAIT);
  await refused(page, 'expired', 'EXPIRED', /Срок сертификата 127\.0\.0\.1 истёк 01\.01\.2021/);
  await refused(page, 'other', 'OTHER_NAME', /выдан для pbx\.example\.net, а страница обращается к 127\.0\.0\.1/);
  await ask('certificate', { kind: 'right' });
  await serverDown(page);
  await stunAlone(page);
  await page.goto(`${address}#/desk`);
  await waitFor(async () => (await ask('legs')).length === 0, 'the test call is over');
  await page.click('#sign-on-here', WAIT);
  await page.waitForSelector('.leg-up', WAIT);
  await page.keyboard.press('r');
  await ask('start');
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  await soundCut(page);
  await goodbye(page, 'the call whose sound was cut');
  await anotherNumber(page);
  await endShift(page);
});

/** The browser refuses the certificate, and the page says in words what is wrong with it. */
async function refused(page, kind, verdict, words) {
  await ask('certificate', { kind });
  await page.click('#test', WAIT);
  await page.waitForSelector(`[data-certificate="${verdict}"]`, WAIT);
  assert.match(await page.textContent('[data-certificate]'), words);
  await accessible(page, `a certificate that is ${kind}`);
  await fits(page);
  await shoot(page, `certificate ${kind}`);
  console.log(`holds: the device check says of a certificate (${kind}) what is wrong with it`);
}

/** Nobody reaches the server: then it is not this computer that is to blame. */
async function serverDown(page) {
  await ask('cut');
  await page.click('#test', WAIT);
  await page.waitForSelector('[data-step="server"][data-result="no"]', WAIT);
  await page.waitForSelector('[data-certificate]:not([data-certificate=""])', WAIT);
  await shoot(page, 'telephone server down');
  await ask('mend');
}

/** A STUN server alone: not there, then there. */
async function stunAlone(page) {
  for (const [secret, result] of [['gone', 'no'], ['right', 'yes']]) {
    await ask('turn', { secret });
    await page.click('#test', WAIT);
    await page.waitForSelector('[data-step="echo"][data-result="yes"]', WAIT);
    await page.waitForSelector(`[data-ice="stun"][data-result="${result}"]`, WAIT);
    assert.equal(await page.locator('[data-ice="turn"]').count(), 0, 'there is no TURN server to speak of');
    assert.equal((await page.textContent('[data-ice="stun"]')).includes('брандмауэр'), result === 'no');
    await accessible(page, `device check with a STUN server: ${result}`);
    await shoot(page, `device check with a STUN server ${result}`);
    await page.click('.check .row button:nth-of-type(2)');
    await page.waitForSelector('[data-step="echo"][data-result="waiting"]', WAIT);
  }
  console.log('holds: a STUN server alone is checked, and the call comes about with it and without it');
}

/** No packet arrives any more while every other line stands: the page says so, and the sound comes back by itself. */
async function soundCut(page) {
  await bothHear(page, 'before the sound is cut');
  const contact = await page.textContent('.recipient');
  await page.fill('#note', 'kept without sound');
  const port = await page.evaluate(async () => {
    const all = [...(await window.connections.at(-1).getStats()).values()];
    const { selectedCandidatePairId } = all.find(row => row.type === 'transport');
    const pair = all.find(row => row.id === selectedCandidatePairId);
    return all.find(row => row.id === pair.remoteCandidateId).port;
  });
  await ask('sound', { on: false, port });
  const began = Date.now();
  await page.waitForSelector('.phone-trouble:not(.offline-no)', WAIT);
  figures.silenceSaidMs = Date.now() - began;
  await accessible(page, 'no sound');
  await fits(page);
  await shoot(page, 'sound cut in mid call');
  await waitFor(async () => await page.locator('.leg-down').count() > 0, 'the dead leg is given up', () => '', CONSENT_MS);
  figures.legGivenUpMs = Date.now() - began;
  await shoot(page, 'leg given up');
  await ask('sound', { on: true });
  const mended = Date.now();
  await page.waitForSelector('.leg-up', WAIT);
  await waitFor(async () => (await pageHears(page)).hertz !== 0, 'the person is heard again', () => '', 60_000);
  figures.soundBackMs = Date.now() - mended;
  await bothHear(page, 'after the sound has come back');
  assert.equal(await page.textContent('.recipient'), contact, 'the same card');
  assert.equal(await page.inputValue('#note'), 'kept without sound', 'what was typed is kept');
  await shoot(page, 'sound back');
}

/** In the wrap-up the agent dials the other number of the recipient, by keys alone. */
async function anotherNumber(page) {
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  const contact = await page.textContent('.recipient');
  assert.equal(await ask('second'), 0, 'nobody has dialed the other number');
  await ask('hangUp');
  await page.waitForSelector('.deskbar .state-wrap_up', WAIT);
  await page.keyboard.press('c');
  assert.equal(await page.evaluate(() => document.activeElement.closest('li') !== null), true, 'the other number comes first');
  await shoot(page, 'another number of the recipient');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.deskbar .state-talking', WAIT);
  assert.equal(await ask('second'), 1, 'the other number was dialed');
  assert.equal(await page.textContent('.recipient'), contact, 'the same recipient');
  await bothHear(page, 'at the other number');
  await shoot(page, 'in a call at another number');
  await goodbye(page, 'the call to another number');
}

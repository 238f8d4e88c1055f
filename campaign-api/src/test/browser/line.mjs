// What both ends of the telephone's test share: what the other side is asked, and who hears whom.
import { strict as assert } from 'node:assert';
import { createInterface } from 'node:readline';
import axe from 'axe-core';
import { levelsOf, pageHears } from './ears.mjs';

export const WAIT = { timeout: 30_000 };
export const PERSON_HZ = 1_000;
export const AGENT_HZ = 600;
export const OUTSIDE_HZ = 1_600;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
export const { password } = JSON.parse((await lines.next()).value);

export async function bothHear(page, when) {
  await personHears(AGENT_HZ, `the agent ${when}`);
  await waitFor(async () => (await pageHears(page)).hertz === PERSON_HZ, `the agent hears the person ${when}`);
  console.log(`holds: both hear each other ${when}`);
}

/** 0 for silence. */
export async function personHears(hertz, whom) {
  await listens('the person', {}, hertz, whom);
}

/** Whoever has that number outside, of several who are on the line; 0 for silence. */
export async function numberHears(number, hertz, whom) {
  await listens(`…${number.slice(-4)}`, { number }, hertz, whom);
}

async function listens(who, question, hertz, whom) {
  let heard = null;
  const good = async () => {
    heard = await ask('heard', question);
    return hertz === 0 ? heard.level < 0.005 : Math.abs(heard.hertz - hertz) <= 50 && heard.level > 0.01;
  };
  await waitFor(good, `${who} hears ${whom}`, () => JSON.stringify(heard));
  console.log(`heard: ${who} hears ${whom} ${JSON.stringify(heard)}`);
}

/** That tone is in what this page plays, beside others; `not` is not. */
export async function hears(page, hertz, what, not = 0) {
  let levels = {};
  const good = async () => {
    levels = await page.evaluate(levelsOf, [hertz, not]);
    return levels[hertz] > -65 && (not === 0 || levels[not] < levels[hertz] - 25);
  };
  await waitFor(good, what, () => JSON.stringify(levels));
  console.log(`heard, dB by hertz: ${what} ${JSON.stringify(levels)}`);
}

export async function waitFor(thing, what, detail = () => '', withinMs = 15_000) {
  const end = Date.now() + withinMs;
  while (!await thing()) {
    assert.ok(Date.now() < end, `${what}: did not happen in ${withinMs / 1_000} s ${detail()}`);
    await new Promise(done => setTimeout(done, 50));
  }
}

/** Asks the other side, which runs everything around the browser. */
export async function ask(what, more = {}) {
  process.stdout.write(`?${JSON.stringify({ what, ...more })}\n`);
  const answer = JSON.parse((await lines.next()).value);
  assert.equal(answer?.trouble, undefined, what);
  return answer;
}

/** WCAG 2.2 AA, as far as a machine can tell. */
export async function accessible(page, where) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  }));
  const words = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`);
  assert.deepEqual(words, [], `axe finds nothing: ${where}`);
}

export async function fits(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, 'the page is wider than the window');
}

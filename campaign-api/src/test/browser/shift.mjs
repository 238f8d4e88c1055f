// A shift of eight hours at sixty times the speed: an agent's page takes calls in every one of them, a supervisor's board
// stands beside it, and neither grows. Heap behind a full collection every hour, snapshots at the beginning and at the end.
// node shift.mjs DEMO_OUTPUT_FILE FOLDER MINUTES
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { strict as assert } from 'node:assert';
import { chromium } from 'playwright-core';
import { takeCall } from './calls.mjs';

const [demoOutput, folder, minutes] = process.argv.slice(2);
// an hour of the shift
const MINUTE_MS = 60_000;
// a machine with nothing else to do gives 50 to 200, one that others use at the same time 14
const FEWEST_AN_HOUR = 5;
const MOST_GROWTH = 1.25;
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const board = await open('Supervisor');
const desk = await open('Agent');
await desk.page.click('#sign-on');
await desk.page.waitForSelector('.leg-up', { timeout: 60_000 });
const hours = [];
const heaps = { desk: [], board: [] };
for (let hour = 1; hour <= Number(minutes); hour++) {
  const until = Date.now() + MINUTE_MS;
  let outcomes = 0;
  while (Date.now() < until) if (await takeCall(desk.page)) outcomes += 1;
  hours.push(outcomes);
  for (const [name, one] of Object.entries({ desk, board })) {
    heaps[name].push(await heap(one.session));
    if (hour === 1) await snapshot(one.session, `${folder}/${name}-begin.heapsnapshot`);
  }
  console.log(`shift: hour ${hour}: ${outcomes} outcomes, desk ${heaps.desk.at(-1)} MB, board ${heaps.board.at(-1)} MB`);
}
for (const [name, one] of Object.entries({ desk, board })) await snapshot(one.session, `${folder}/${name}-end.heapsnapshot`);
await browser.close();
writeFileSync(`${folder}/heap.json`, JSON.stringify({ minutes: Number(minutes), outcomesByHour: hours, heaps }, null, 1));
assert.ok(Math.min(...hours) >= FEWEST_AN_HOUR, `the agent has talked in every hour: ${hours.join(' ')}`);
for (const [name, sizes] of Object.entries(heaps)) {
  const [first, last] = [sizes[0], sizes.at(-1)];
  assert.ok(last <= first * MOST_GROWTH, `${name} grew from ${first} to ${last} MB`);
}
console.log(`shift: outcomes by the hour ${hours.join(' ')}; desk ${heaps.desk.join(' ')} MB; board ${heaps.board.join(' ')} MB`);

/** Megabytes in use behind a full collection. */
async function heap(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return Math.round(usedSize / 10_485.76) / 100;
}

async function snapshot(session, file) {
  writeFileSync(file, '');
  const write = ({ chunk }) => appendFileSync(file, chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', write);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', write);
}

async function open(role) {
  const line = new RegExp(`^${role}\\s+(\\S+)\\s+login: (\\S+)\\s+password: (\\S+)`, 'm').exec(readFileSync(demoOutput, 'utf8'));
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'ru-RU', ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(line[1]);
  await page.fill('#login', line[2]);
  await page.fill('#password', line[3]);
  await page.click('#enter');
  await page.waitForSelector('.topbar');
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  return { page, session };
}

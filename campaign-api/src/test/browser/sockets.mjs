// Three hundred agents on shift, each with a socket, and a supervisor's board in a browser: how late the board is, and what
// the process needs. The simulated agents, their telephones and the carrier run in the same process and count too.
// node sockets.mjs DEMO_OUTPUT_FILE FIGURES_FILE AGENTS SECONDS
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { strict as assert } from 'node:assert';
import { chromium } from 'playwright-core';

const [demoOutput, figures, agents, seconds] = process.argv.slice(2);
const HERTZ = 100;
const MOST_LAG_MS = 1_000;
/** Of one core, for all that serves the agents: sockets, core, calls, store. */
const MOST_PERCENT = 20;
/** Before it is measured: what runs often is compiled by then. */
const WARM_UP_MS = 180_000;
/** Threads of the simulated agents and of the simulated Asterisk; all others serve. */
const SIMULATION = /^(HttpClient|demo-|simulated)/;
const line = /^Supervisor\s+(\S+)\s+login: (\S+)\s+password: (\S+)/m.exec(readFileSync(demoOutput, 'utf8'));
const port = new URL(line[1]).port;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
const page = await browser.newPage();
const lags = [];
let onShift = 0;
page.on('websocket', socket => socket.on('framereceived', ({ payload }) => {
  const message = JSON.parse(String(payload));
  if (message.type !== 'board') return;
  onShift = message.agents.length;
  lags.push(Date.now() - Date.parse(message.at));
}));
await page.goto(line[1]);
await page.fill('#login', line[2]);
await page.fill('#password', line[3]);
await page.click('#enter');
await page.waitForSelector('[data-agent]', { timeout: 60_000 });
for (let i = 0; i < 120 && onShift < Number(agents); i++) await page.waitForTimeout(1_000);
assert.ok(onShift >= Number(agents), `only ${onShift} agents are on shift`);

await page.waitForTimeout(WARM_UP_MS);
const pid = demo();
lags.length = 0;
const before = cpu(pid);
const threadsBefore = byThread(pid);
const began = Date.now();
await page.waitForTimeout(Number(seconds) * 1_000);
const share = (cpu(pid) - before) / ((Date.now() - began) / 1_000) * 100;
const threads = Object.entries(byThread(pid)).map(([name, used]) => [name, (used - (threadsBefore[name] ?? 0)) / ((Date.now() - began) / 1_000) * 100]);
const simulation = threads.filter(([name]) => SIMULATION.test(name)).reduce((sum, [, percent]) => sum + percent, 0);
const tenth = percent => Math.round(percent * 10) / 10;
const most = threads.filter(([, percent]) => percent >= 0.5).sort((a, b) => b[1] - a[1]).map(([name, percent]) => [name, tenth(percent)]);
await browser.close();
const sorted = [...lags].sort((a, b) => a - b);
const at = share_ => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share_))];
const measured = { agents: onShift, seconds: Number(seconds), boards: sorted.length, lagP50Ms: at(0.5), lagP95Ms: at(0.95),
  lagMostMs: sorted.at(-1), cpuOfOneCorePercent: tenth(share), ofItSimulationPercent: tenth(simulation), threads: Object.fromEntries(most), load: loadavg()[0] };
writeFileSync(figures, JSON.stringify(measured, null, 1));
console.log(`sockets: ${JSON.stringify(measured)}`);
assert.ok(sorted.length > 0, 'the board was pushed');
assert.ok(at(0.95) <= MOST_LAG_MS, `the board is ${at(0.95)} ms late (p95)`);
assert.ok(share - simulation <= MOST_PERCENT, `the process needs ${tenth(share - simulation)} % of a core beside the simulation`);

/** Seconds of processor time the process has used. */
function cpu(id) {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / HERTZ;
}

/** The same by thread; names that count up are one. */
function byThread(id) {
  const used = {};
  for (const task of readdirSync(`/proc/${id}/task`)) {
    try {
      const stat = readFileSync(`/proc/${id}/task/${task}/stat`, 'utf8');
      const name = /\((.*)\)/.exec(stat)[1].replace(/\d+/g, '#');
      const fields = stat.replace(/^.*\) /, '').split(' ');
      used[name] = (used[name] ?? 0) + (Number(fields[11]) + Number(fields[12])) / HERTZ;
    } catch {
      // a thread that has ended meanwhile
    }
  }
  return used;
}

/** The process that serves the pages: the Java machine with this port on its command line. */
function demo() {
  const found = readdirSync('/proc').filter(name => /^\d+$/.test(name)).find(name => {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return words[0].endsWith('java') && words.includes('demo') && words.includes(port);
    } catch {
      return false;
    }
  });
  assert.ok(found, 'the demo runs');
  return found;
}

/** The page as a telephone: microphone, line, and what the server is told of both. Without a browser seat it sleeps. */
import { effect, signal } from '@preact/signals';
import type { Line } from '../phone/sip.ts';
import { closeMicrophone, letSpeak, microphoneLost, openMicrophone, speaker } from './sound.ts';
import type { AgentState, IceServer, SeatMessage } from './messages.ts';
import { agent, seatTold } from './desk.ts';
import { online, say } from './socket.ts';

export type PhoneState = 'off' | 'opening' | 'up' | 'noMicrophone' | 'notLoaded' | 'noServer' | 'noSound' | 'refused' | 'elsewhere';

export const phone = signal<PhoneState>('off');
export const legUp = signal(false);
export const muted = signal(false);
export const held = signal(false);

const ALIVE_MS = 3_000;
const LISTEN_WAIT_MS = 10_000;
const SEEK_EVERY_MS = 2_000;

let line: Line | null = null;
let seat: SeatMessage | null = null;
let wantsShift = false;
/** The leg talks on over a link that has been lost since: it is replaced when the call is over. */
let stale = false;
let release: () => void = () => undefined;

/** Begins a shift at this page: the microphone first, which a person may have to permit. */
export async function signOnHere(): Promise<void> {
  wantsShift = true;
  if (phone.value === 'up') {
    say({ type: 'signOn', seat: 'web' });
    return;
  }
  phone.value = 'opening';
  if (await openMicrophone() === null) {
    phone.value = 'noMicrophone';
    return;
  }
  if (!say({ type: 'takeSeat' })) phone.value = 'off';
}

/** A telephone without a shift, for the device check. */
export async function openForCheck(): Promise<boolean> {
  wantsShift = false;
  if (phone.value === 'up' || phone.value === 'opening') return true;
  phone.value = 'opening';
  if (await openMicrophone() === null) {
    phone.value = 'noMicrophone';
    return false;
  }
  return say({ type: 'takeSeat' });
}

/** Opens the telephone of somebody who has no shift, and waits until it is registered; false when it cannot be. */
export async function openToListen(): Promise<boolean> {
  if (!await openForCheck()) return false;
  return new Promise(resolve => {
    const late = window.setTimeout(() => done(false), LISTEN_WAIT_MS);
    const stop = phone.subscribe(state => { if (state !== 'opening') queueMicrotask(() => done(state === 'up')); });
    const done = (up: boolean) => {
      window.clearTimeout(late);
      stop();
      resolve(up);
    };
  });
}

/** What could not be loaded is asked for once more; a shift that was wished for begins when it is there. */
export function loadAgain(): void {
  if (phone.value !== 'notLoaded' || seat === null) return;
  phone.value = 'opening';
  void takeLine(seat);
}

/** The server has given this page a seat, or has told it again after a reload. */
function seatGiven(given: SeatMessage): void {
  if (line !== null && seat?.endpoint === given.endpoint && seat.secret === given.secret) return;
  drop();
  seat = given;
  phone.value = 'opening';
  void takeLine(given);
}

/** One tab is the telephone; a second one takes over by itself when the first is closed. */
async function takeLine(given: SeatMessage): Promise<void> {
  const waiting = window.setTimeout(() => { if (line === null) phone.value = 'elsewhere'; }, ALIVE_MS);
  await navigator.locks.request('telephone', async () => {
    window.clearTimeout(waiting);
    if (seat !== given) return;
    // the network may be away, or the product was renewed and the file is gone
    const sip = await import('../phone/sip.ts').catch(() => null);
    if (seat !== given) return;
    if (sip === null) {
      phone.value = 'notLoaded';
      say({ type: 'phoneDown', reason: 'page' });
      return;
    }
    const microphone = await openMicrophone();
    if (seat !== given) return;
    if (microphone === null) {
      phone.value = 'noMicrophone';
      return;
    }
    line = sip.openLine(given, microphone, {
      registered,
      lost: why => {
        phone.value = why === 'server' ? 'noServer' : 'refused';
        say({ type: 'phoneDown', reason: why });
      },
      leg: up => {
        legUp.value = up;
        if (!up) freeCall();
        if (!up && phone.value === 'noSound') void seekSound();
        if (!up && phone.value === 'up' && speaks(agent.value?.state)) tellUp(false);
      },
      sound: arrives => {
        if (!arrives && phone.value === 'up') {
          phone.value = 'noSound';
          say({ type: 'phoneDown', reason: 'sound' });
        } else if (arrives && phone.value === 'noSound') {
          phone.value = 'up';
          tellUp(line?.legUp() === true);
        }
      },
      heard: stream => {
        speaker.srcObject = stream;
        void speaker.play().catch(() => undefined);
      }
    });
    await new Promise<void>(done => { release = done; });
  });
}

/** The dead leg has been given up: nobody is joined with this page until sound finds its way again. */
async function seekSound(): Promise<void> {
  const mine = line;
  while (mine !== null && line === mine && phone.value === 'noSound' && !mine.legUp()) {
    if (await mine.probe() && line === mine && phone.value === 'noSound') {
      phone.value = 'up';
      tellUp(mine.legUp());
      return;
    }
    await new Promise(passed => { window.setTimeout(passed, SEEK_EVERY_MS); });
  }
}

function registered(): void {
  const talks = speaks(agent.value?.state) && line?.legUp() === true;
  stale = talks;
  if (!talks) line?.dropLeg();
  phone.value = 'up';
  tellUp(talks);
  if (wantsShift) {
    wantsShift = false;
    say({ type: 'signOn', seat: 'web' });
  }
}

function tellUp(withLeg: boolean): void {
  say({ type: 'phoneUp', legUp: withLeg });
}

export function mute(on: boolean): void {
  muted.value = on;
  letSpeak(!on && !held.value);
}

/**
 * Neither hears the other. Nothing is renegotiated with the node: a re-INVITE in mid call makes both ends look for a way
 * anew, and where this computer has several addresses the agent's voice was lost now and then.
 */
export function hold(on: boolean): void {
  held.value = on;
  speaker.muted = on;
  letSpeak(!on && !muted.value);
}

export function tone(digit: string): void {
  line?.tone(digit);
}

/** The STUN and TURN servers this page was given. */
export function iceServers(): IceServer[] {
  return seat?.iceServers ?? [];
}

/** Where this page registers, as the seat says; empty without a seat. */
export function serverAddress(): string {
  return seat?.server ?? '';
}

/** The telephone server as a page that can be opened: there the browser says what it has against the certificate. */
export function serverPage(): string {
  return seat?.server.replace(/^ws/, 'http').replace(/\/ws$/, '/') ?? '';
}

/** The echo test; returns what ends it, or null when there is no telephone. */
export function echo(began: (connection: RTCPeerConnection) => void, ended: (cause: string) => void): (() => void) | null {
  return line?.echo(began, ended) ?? null;
}

/** Nothing of one call stays for the next. */
function freeCall(): void {
  if (held.value) hold(false);
  if (muted.value) mute(false);
}

function drop(): void {
  line?.close();
  line = null;
  legUp.value = false;
  release();
}

/** The shift, or the device check, is over: nobody listens any more. */
export function closePhone(): void {
  if (phone.value === 'up') say({ type: 'phoneDown', reason: 'closed' });
  if (phone.value === 'off') {
    closeMicrophone();
    return;
  }
  drop();
  seat = null;
  wantsShift = false;
  muted.value = false;
  held.value = false;
  closeMicrophone();
  phone.value = 'off';
}

microphoneLost(async () => {
  if (line === null) return;
  phone.value = 'noMicrophone';
  say({ type: 'phoneDown', reason: 'microphone' });
  const again = await openMicrophone(true);
  const track = again?.getAudioTracks()[0];
  if (track === undefined) return;
  line.speakWith(track);
  phone.value = 'up';
  tellUp(line.legUp());
});

/** Whether somebody hears what the agent says: in a call of their own, or in a colleague's. */
export function speaks(state: AgentState | null | undefined): boolean {
  return state === 'TALKING' || state === 'JOINED';
}

let before = agent.peek()?.state ?? null;
effect(() => {
  const state = agent.value?.state ?? null;
  if (state === before) return;
  const wasOn = before !== null && before !== 'OFFLINE';
  before = state;
  if (state === 'OFFLINE' && wasOn) closePhone();
  if (!speaks(state)) {
    freeCall();
    if (stale) {
      stale = false;
      line?.dropLeg();
      tellUp(false);
    }
  }
});

effect(() => {
  const given = seatTold.value;
  if (given !== null) seatGiven(given);
});

// the server's own socket has come back while the telephone went on
let wasOnline = online.peek();
effect(() => {
  const now = online.value;
  if (now && !wasOnline && phone.peek() === 'up') tellUp(line?.legUp() === true);
  wasOnline = now;
});

window.setInterval(() => { if (phone.value === 'up') say({ type: 'ping' }); }, ALIVE_MS);

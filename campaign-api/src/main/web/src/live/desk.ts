/** What the page knows, as signals: filled by the socket, read by the pages. The server owns every state. */
import { batch, computed, signal } from '@preact/signals';
import { api, expired, Problem } from './api.ts';
import { keep } from './bases.ts';
import { closeLive, openLive, say } from './socket.ts';
import type { AgentMessage, BoardMessage, CardMessage, ColleaguesMessage, GuestMessage, PauseReason, SeatKind, SeatMessage, ServerMessage, ToldMessage, User } from './messages.ts';
import { language, useLanguage } from '../i18n/words.ts';
import { forgetDraft, restoreDraft } from './draft.ts';
import { forgetSlots, holdExpired, offered } from './slots.ts';

export const user = signal<User | null>(null);
export const asked = signal(false);
export const agent = signal<AgentMessage | null>(null);
export const card = signal<CardMessage | null>(null);
/** The call that is being dialed by hand at another number of whom the card shows, 0 for none. */
export const dialing = signal(0);
export const callOver = signal<string | null>(null);
/** What the courier has changed on the card in front of the agent; no fields: the order was called off. */
export const jobChange = signal<{ attemptId: number; fields: string[] } | null>(null);
export const board = signal<BoardMessage | null>(null);
/** Kinds of seats there are, and the browser seat this page was given. */
export const seatKinds = signal<SeatKind[]>([]);
export const seatTold = signal<SeatMessage | null>(null);
/** To whom a call can be handed over, as last asked. */
export const colleagues = signal<ColleaguesMessage | null>(null);
/** The colleague who is in the conversation, null for nobody. */
export const guest = signal<GuestMessage | null>(null);
/** What a supervisor or a colleague has said to this agent, until it is closed. */
export const told = signal<ToldMessage | null>(null);
const OF_A_CALL: ToldMessage['cause'][] = ['HANDED_OVER', 'ASKED_IN', 'TAKEN_OVER'];
export const pauseReasons = signal<PauseReason[]>([]);
export const notice = signal<{ text: string; kind: 'error' | 'done'; id: number } | null>(null);
/** Server time minus ours, so that timers are right on a machine whose clock is not. */
export const clockOffsetMs = signal(0);
export const nowMs = signal(Date.now());
export const signedOn = computed(() => agent.value !== null && agent.value.state !== 'OFFLINE');

const ASKED_AGAIN_MS = 2_000;
let noticeId = 0;
/** How long the state of an agent who gets a call waits for the card, so that both are drawn at once. */
const TOGETHER_MS = 50;
let waiting: AgentMessage | null = null;

window.setInterval(() => { nowMs.value = Date.now() + clockOffsetMs.value; }, 500);

export function tell(text: string, kind: 'error' | 'done'): void {
  notice.value = { text, kind, id: ++noticeId };
}

/** Whoever does not answer has not said that nobody is in: it is asked again until it does. */
export async function whoAmI(): Promise<void> {
  try {
    const me = await api<User | { user: User }>('GET', '/v1/me');
    enter('user' in me ? me.user : me);
  } catch (failure) {
    if (failure instanceof Problem && (failure.status === 0 || failure.status >= 500)) {
      window.setTimeout(() => { void whoAmI(); }, ASKED_AGAIN_MS);
      return;
    }
    user.value = null;
  }
  asked.value = true;
}

export async function logIn(login: string, password: string, code: string): Promise<void> {
  const answer = await api<{ user: User }>('POST', '/v1/login', { login, password, ...(code === '' ? {} : { code }) });
  enter(answer.user);
}

/** Rejects with a Problem, and changes nothing, while the server does not hear it: the session would go on there. */
export async function logOut(): Promise<void> {
  try {
    await api('POST', '/v1/logout');
  } catch (failure) {
    if (!(failure instanceof Problem && failure.status === 401)) throw failure;
  }
  closeLive();
  forgetDraft();
  location.assign('/');
}

/** Somebody is in; what happens is pushed to them as soon as they have a password of their own, and not before. */
export function enter(me: User): void {
  expired.value = false;
  user.value = me;
  useLanguage(me.language);
  if (me.mustChangePassword === true) return;
  openLive(hear, () => {
    if (me.role !== 'agent') say({ type: 'watchBoard' });
  }, stillIn);
}

/** A socket that was lost may have been lost with the session: then the log-in is asked for, over the page. */
async function stillIn(): Promise<boolean> {
  try {
    await api('GET', '/v1/me');
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) expired.value = true;
  }
  return !expired.value;
}

/**
 * When somebody answers, the agent's state comes a moment before the card. To draw it would hold the card up by a frame,
 * so it waits for the card, though not long: the card may be owed, or a number may only be about to ring.
 */
function hear(message: ServerMessage): void {
  switch (message.type) {
    case 'agent': {
      const waits = message.attemptId !== 0 && card.value === null && agent.value !== null;
      if (waits && waiting === null) window.setTimeout(drawWaiting, TOGETHER_MS);
      waiting = waits ? message : null;
      if (!waits) take(message);
      break;
    }
    case 'card':
    case 'callOver':
    case 'cardClosed':
      batch(() => {
        drawWaiting();
        take(message);
      });
      break;
    default:
      take(message);
  }
}

function drawWaiting(): void {
  if (waiting !== null) take(waiting);
  waiting = null;
}

function take(message: ServerMessage): void {
  switch (message.type) {
    case 'hello':
      clockOffsetMs.value = Date.parse(message.serverTime) - Date.now();
      pauseReasons.value = message.pauseReasons;
      seatKinds.value = message.seatKinds;
      break;
    case 'agent':
      if (agent.value?.state === 'JOINED' && message.state !== 'JOINED' && message.state !== 'TALKING') forgetHandover();
      if (agent.value?.state === 'OFFLINE' && message.state !== 'OFFLINE') forgetEndOfShift();
      agent.value = message;
      if (message.state !== 'RESERVED' || message.attemptId !== dialing.value) dialing.value = 0;
      // no card is owed: what was typed for one that has gone meanwhile must not stay in the browser
      if (!card.value && ['OFFLINE', 'READY', 'PAUSED'].includes(message.state)) forgetDraft();
      break;
    case 'colleagues':
      colleagues.value = message;
      break;
    case 'guest':
      guest.value = message.agentId === 0 && message.destinationId === 0 ? null : message;
      break;
    case 'told':
      told.value = message;
      break;
    case 'seat':
      seatTold.value = message;
      break;
    case 'card':
      callOver.value = null;
      // the same recipient in a later attempt: another number rings
      dialing.value = card.value?.contactId === message.contactId && card.value.attemptId !== 0
        && message.attemptId > card.value.attemptId ? message.attemptId : 0;
      card.value = message;
      restoreDraft(message);
      break;
    case 'jobChanged':
      jobChange.value = message;
      break;
    case 'slots':
      offered(message);
      break;
    case 'slotExpired':
      holdExpired(message.holdId);
      break;
    case 'callOver':
      callOver.value = message.disposition;
      break;
    case 'cardClosed':
      card.value = null;
      // what was said about this conversation leaves with it; a supervisor's own words stay until they are closed
      if (told.value !== null && OF_A_CALL.includes(told.value.cause)) told.value = null;
      jobChange.value = null;
      callOver.value = null;
      forgetHandover();
      forgetDraft();
      forgetSlots();
      break;
    case 'refused':
      tell(language.value === 'ru' ? message.messageRu : message.messageEn, 'error');
      break;
    case 'upload':
      keep(message.upload);
      break;
    case 'board':
      board.value = message;
      break;
    case 'pong':
      break;
  }
}

/** Who has ended the last shift, and how, says nothing about the next one. */
function forgetEndOfShift(): void {
  if (told.value?.cause === 'MOVED' || told.value?.cause === 'SIGN_OFF') told.value = null;
}

/** Who handed a conversation over, or asked for help in it, is of no concern in the next one. */
function forgetHandover(): void {
  if (told.value?.cause === 'HANDED_OVER' || told.value?.cause === 'ASKED_IN') told.value = null;
}

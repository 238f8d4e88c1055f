/** What can be promised to the recipient, and the place that is kept while the agent talks. */
import { signal } from '@preact/signals';
import { api, Problem } from './api.ts';
import { changeDetails, detailsOf, draft } from './draft.ts';
import type { CardMessage, HeldSlot, Slot, SlotsMessage } from './messages.ts';

/** What is said above the slots: nothing special, being held, gone to somebody else, kept too long, no answer. */
export type Notice = '' | 'holding' | 'gone' | 'expired' | 'noHold' | 'split';

export const offer = signal<SlotsMessage | null>(null);
export const slotNotice = signal<Notice>('');
/** Instead of the slots that were offered, after one of them was gone. */
export const alternatives = signal<Slot[] | null>(null);
export const asking = signal(false);

export function offered(message: SlotsMessage): void {
  offer.value = message;
  alternatives.value = null;
}

export function forgetSlots(): void {
  offer.value = null;
  alternatives.value = null;
  slotNotice.value = '';
}

/** The place is free again; whoever had chosen it chooses once more. */
export function holdExpired(holdId: string): void {
  for (const [key, details] of Object.entries(draft.value.details)) {
    if (details.held?.holdId === holdId) {
      changeDetails(key, { held: null });
      slotNotice.value = 'expired';
    }
  }
}

export async function ask(card: CardMessage): Promise<void> {
  if (asking.value) return;
  asking.value = true;
  try {
    offered(await api<SlotsMessage>('POST', '/v1/agent/slots:search', {
      attemptId: card.attemptId, contactId: card.contactId
    }));
  } catch {
    slotNotice.value = 'noHold';
  }
  asking.value = false;
}

/** Keeps the place; what the same orders held before is given back by the server. */
export async function hold(card: CardMessage, key: string, orderKeys: string[], slot: Slot): Promise<void> {
  if (slotNotice.value === 'holding') return;
  slotNotice.value = 'holding';
  try {
    const held = await api<HeldSlot>('POST', '/v1/agent/slots:hold', {
      attemptId: card.attemptId, contactId: card.contactId, orderKeys, slotId: slot.slotId
    });
    changeDetails(key, { held });
    alternatives.value = null;
    slotNotice.value = '';
  } catch (failure) {
    if (failure instanceof Problem && failure.type === 'urn:dialer:problem:slot-gone') gone(key, failure.alternatives);
    else slotNotice.value = 'noHold';
  }
}

/** Somebody else has it: what is left is shown in its place. */
export function gone(key: string, left: Slot[]): void {
  changeDetails(key, { held: null });
  alternatives.value = left;
  slotNotice.value = 'gone';
}

export function letGo(key: string): void {
  const held = detailsOf(key).held;
  if (held === null) return;
  changeDetails(key, { held: null });
  void api('POST', '/v1/agent/slots:release', { holdId: held.holdId }).catch(() => undefined);
}

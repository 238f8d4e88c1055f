/** The half-filled outcome form. Kept for a reload of this tab only, gone with the card. */
import { signal } from '@preact/signals';
import type { CardMessage } from './messages.ts';

export interface Draft {
  contactId: number;
  attemptId: number;
  outcomeId: number;
  note: string;
  callbackDate: string;
  callbackTime: string;
  sameAgent: boolean;
}

const KEY = 'draft';
const EMPTY: Draft = {
  contactId: 0, attemptId: 0, outcomeId: 0, note: '', callbackDate: '', callbackTime: '', sameAgent: false
};

export const draft = signal<Draft>(EMPTY);

export function change(part: Partial<Draft>): void {
  draft.value = { ...draft.value, ...part };
  sessionStorage.setItem(KEY, JSON.stringify(draft.value));
}

/** A card for the same contact keeps what was typed (a preview becomes a call); another contact starts empty. */
export function restoreDraft(card: CardMessage): void {
  const kept = draft.value.contactId === 0 ? stored() : draft.value;
  draft.value = kept.contactId === card.contactId
    ? { ...kept, attemptId: card.attemptId }
    : { ...EMPTY, contactId: card.contactId, attemptId: card.attemptId };
}

export function forgetDraft(): void {
  draft.value = EMPTY;
  sessionStorage.removeItem(KEY);
}

function stored(): Draft {
  try {
    return { ...EMPTY, ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

/** The half-filled outcome form. Kept for a reload of this tab only, gone with the card. */
import { signal } from '@preact/signals';
import type { CardMessage, HeldSlot } from './messages.ts';

export type Way = '' | 'slot' | 'desired' | 'meeting' | 'planned';

/** What is filled in for the whole call, or for an order that has an outcome of its own. */
export interface Details {
  way: Way;
  held: HeldSlot | null;
  desired: { date: string; from: string; to: string };
  meeting: { place: string; date: string; time: string };
  fields: Record<string, string>;
}

export interface Draft {
  contactId: number;
  attemptId: number;
  /** Key of the branch of the tree that stands open, empty for the trunk. */
  branch: string;
  outcomeId: number;
  note: string;
  callbackDate: string;
  callbackTime: string;
  sameAgent: boolean;
  /** Under WHOLE what holds for the call; under an order's key what is its own. */
  details: Record<string, Details>;
  /** Orders that end otherwise than the call: key to code of their outcome. */
  apart: Record<string, string>;
  number: string;
  name: string;
  spokeWith: '' | 'recipient' | 'other';
  step: number;
  said: string[];
  language: string;
}

/** The key of what holds for the whole call. */
export const WHOLE = '*';

const KEY = 'draft';
export const NO_DETAILS: Details = {
  way: '', held: null, desired: { date: '', from: '', to: '' }, meeting: { place: '', date: '', time: '' }, fields: {}
};
const EMPTY: Draft = {
  contactId: 0, attemptId: 0, branch: '', outcomeId: 0, note: '', callbackDate: '', callbackTime: '', sameAgent: false,
  details: {}, apart: {}, number: '', name: '', spokeWith: '', step: 0, said: [], language: ''
};

export const draft = signal<Draft>(EMPTY);

export function change(part: Partial<Draft>): void {
  draft.value = { ...draft.value, ...part };
  sessionStorage.setItem(KEY, JSON.stringify(draft.value));
}

export function detailsOf(key: string): Details {
  return draft.value.details[key] ?? NO_DETAILS;
}

export function changeDetails(key: string, part: Partial<Details>): void {
  change({ details: { ...draft.value.details, [key]: { ...detailsOf(key), ...part } } });
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

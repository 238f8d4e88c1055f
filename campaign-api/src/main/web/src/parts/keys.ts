/**
 * Hot keys: plain keys outside text fields, switchable and remappable as WCAG 2.1.4 asks; no action among them ends a
 * call. Digits belong to the outcomes of the campaign and cannot be given to anything else.
 */
import { signal } from '@preact/signals';

const REMEMBERED = 'hot-keys';
const REMAPPED = 'hot-key-map';

/** What a key can do; the letters are the usual ones, as physical keys, so that they work in any layout. */
export const ACTIONS = {
  ready: 'R', nextStep: 'N', answer1: 'A', answer2: 'S', answer3: 'D', answer4: 'F', mute: 'M', hold: 'H', transfer: 'T',
  dial: 'C', guestTurn: 'J', guestTakes: 'K', guestLeaves: 'L'
} as const;
export type Action = keyof typeof ACTIONS;

export const keysOn = signal(localStorage.getItem(REMEMBERED) !== 'off');
export const keyMap = signal<Record<Action, string>>({ ...ACTIONS, ...remembered() });

export function switchKeys(): void {
  keysOn.value = !keysOn.value;
  localStorage.setItem(REMEMBERED, keysOn.value ? 'on' : 'off');
}

/** Gives a letter to an action; whoever had the letter gets the one that has become free. */
export function remap(action: Action, letter: string): void {
  const before = keyMap.value;
  const holder = (Object.keys(before) as Action[]).find(one => before[one] === letter);
  const next = { ...before, [action]: letter };
  if (holder !== undefined && holder !== action) next[holder] = before[action];
  keyMap.value = next;
  localStorage.setItem(REMAPPED, JSON.stringify(next));
}

export function usualKeys(): void {
  keyMap.value = { ...ACTIONS };
  localStorage.removeItem(REMAPPED);
}

/** Whether the key press is meant for the action. */
export function isKeyFor(event: KeyboardEvent, action: Action): boolean {
  return !event.shiftKey && isHotKey(event) && event.code === `Key${keyMap.value[action]}`;
}

/** Whether the key press is meant as a hot key rather than as text. */
export function isHotKey(event: KeyboardEvent): boolean {
  if (!keysOn.value || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return false;
  const at = event.target as HTMLElement | null;
  return at === null || !['INPUT', 'TEXTAREA', 'SELECT'].includes(at.tagName);
}

function remembered(): Partial<Record<Action, string>> {
  try {
    const map = JSON.parse(localStorage.getItem(REMAPPED) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(Object.entries(map).filter(([action, letter]) =>
      action in ACTIONS && typeof letter === 'string' && /^[A-Z]$/.test(letter)));
  } catch {
    return {};
  }
}

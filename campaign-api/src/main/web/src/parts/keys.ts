/** Hot keys: plain keys outside text fields, switchable as WCAG 2.1.4 asks; none of them ends a call. */
import { signal } from '@preact/signals';

const REMEMBERED = 'hot-keys';

export const keysOn = signal(localStorage.getItem(REMEMBERED) !== 'off');

export function switchKeys(): void {
  keysOn.value = !keysOn.value;
  localStorage.setItem(REMEMBERED, keysOn.value ? 'on' : 'off');
}

/** Whether the key press is meant as a hot key rather than as text. */
export function isHotKey(event: KeyboardEvent): boolean {
  if (!keysOn.value || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return false;
  const at = event.target as HTMLElement | null;
  return at === null || !['INPUT', 'TEXTAREA', 'SELECT'].includes(at.tagName);
}

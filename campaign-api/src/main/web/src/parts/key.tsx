import { keysOn } from './keys.ts';

/** The hot key of a button, shown on it while hot keys are on. */
export function Key({ name }: { name: string }) {
  return keysOn.value ? <kbd aria-hidden="true">{name}</kbd> : null;
}

import type { ComponentChildren } from 'preact';

/** A place where nothing is yet: what it is for, and what to do first. */
export function Blank({ title, hint, children }: { title: string; hint: string; children?: ComponentChildren }) {
  return (
    <div class="blank">
      <strong>{title}</strong>
      <p>{hint}</p>
      {children}
    </div>
  );
}

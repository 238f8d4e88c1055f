/** Signs on buttons, drawn here so that they look the same with any font. Always beside a word, never instead of one. */
const PATHS = {
  microphone: 'M8 2a2 2 0 0 1 2 2v4a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM4 8a4 4 0 0 0 8 0M8 12v2',
  silent: 'M8 2a2 2 0 0 1 2 2v4a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM4 8a4 4 0 0 0 8 0M8 12v2M2 2l12 12',
  pause: 'M5 3v10M11 3v10',
  play: 'M5 3l7 5-7 5z',
  keypad: 'M3 4h.01M8 4h.01M13 4h.01M3 8h.01M8 8h.01M13 8h.01M3 12h.01M8 12h.01M13 12h.01',
  headset: 'M3 10V8a5 5 0 0 1 10 0v2M3 9h2v4H3zM11 9h2v4h-2zM13 13c0 1-2 2-4 2',
  telephone: 'M4 2l2 4-2 1c1 3 2 4 5 5l1-2 4 2c0 2-1 3-3 3C6 15 1 10 1 5c0-2 1-3 3-3z',
  forward: 'M2 8h10M8 4l4 4-4 4M14 3v10',
  ear: 'M5 12c0 3 4 2 4-1 0-2 3-3 3-6a4 4 0 0 0-8 0M6 6a2 2 0 0 1 4 0c0 2-2 2-2 4',
  whisper: 'M2 3h12v8H7l-3 3v-3H2zM5 7h.01M8 7h.01M11 7h.01',
  message: 'M2 3h12v8H7l-3 3v-3H2zM5 6h6M5 8h4'
};

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

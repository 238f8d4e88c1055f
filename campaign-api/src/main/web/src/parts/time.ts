/** Spans and instants as people read them. */

/** 75 s → "1:15", 3,700 s → "1:01:40". */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const h = Math.floor(whole / 3_600);
  const m = Math.floor((whole % 3_600) / 60);
  const s = String(whole % 60).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}

/** The wall clock at an offset such as "+07:00" or "Z": date and time as the recipient would say them. */
export function wallAt(instantMs: number, offset: string): { date: string; time: string } {
  const iso = new Date(instantMs + offsetMs(offset)).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** The instant behind the recipient's wall clock. */
export function instantOf(date: string, time: string, offset: string): Date {
  return new Date(`${date}T${time}:00${offset === 'Z' ? 'Z' : offset}`);
}

function offsetMs(offset: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(offset);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

import { t } from '../i18n/words.ts';
import { nowMs } from '../live/desk.ts';
import { clock } from './time.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MARKS = [0, 3, 6, 9, 12, 15, 18, 21];

interface Span { from: string; to: string }

/** The next 24 hours as a line: where it is filled, a call may begin. With a zone the clock is the one there. */
export function DayLine({ spans, zone, marks = true }: { spans: Span[]; zone?: string; marks?: boolean }) {
  const begins = Math.floor(nowMs.value / HOUR_MS) * HOUR_MS;
  const at = (ms: number) => `${Math.min(100, Math.max(0, (ms - begins) / DAY_MS * 100))}%`;
  const said = spans.map(span => `${clock(span.from, zone)}–${clock(span.to, zone)}`).join(', ');
  return (
    <div class={`dayline ${marks ? '' : 'dayline-plain'}`} role="img" title={said}
      aria-label={said === '' ? t('people.never') : t('people.allowed', said)}>
      {spans.map(span => {
        const left = Math.max(Date.parse(span.from), begins);
        return <i key={span.from} style={{ left: at(left), width: `calc(${at(Date.parse(span.to))} - ${at(left)})` }} />;
      })}
      <b style={{ left: at(nowMs.value) }} />
      {marks && MARKS.map(hour => (
        <span key={hour} style={{ left: at(begins + hour * HOUR_MS) }}>
          {clock(new Date(begins + hour * HOUR_MS).toISOString(), zone)}
        </span>
      ))}
    </div>
  );
}

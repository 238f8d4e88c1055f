/**
 * Days and times of the day as fields in the language of the page. A browser's own date field speaks the browser's language
 * and writes days in its order: here 03.04. and 04/03 would stand in one page. Days are written as 26.11.2026 in Russian and
 * as 2026-11-26 in English, both are understood in either; a calendar opens beside the field.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { language, t } from '../i18n/words.ts';

interface FieldProps {
  word: string; value: string; onValue: (value: string) => void; required?: boolean | undefined;
  /** More attributes of the field: an id, a name. */
  input?: Record<string, string>;
}

const DAY_MS = 86_400_000;
/** The calendar asks for so much room below its field, pixels. */
const CALENDAR_HEIGHT = 300;
const CALENDAR_WIDTH = 260;
const MOVES: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A day as "2026-11-26"; empty while what is written is none. */
export function DayField({ word, value, onValue, required, min, input }: FieldProps & { min?: string | undefined }) {
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wrong = text !== null && text.trim() !== '' && parsedDay(text) === '';
  const early = value !== '' && min !== undefined && value < min;
  useEffect(() => field.current?.setCustomValidity(wrong ? t('day.wrong') : early ? t('day.early', written(min ?? '')) : ''));
  const typed = (next: string) => {
    setText(next);
    onValue(parsedDay(next));
  };
  const pick = (day: string) => {
    setText(null);
    setOpen(false);
    onValue(day);
    field.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (event.altKey) setOpen(event.key === 'ArrowDown');
    else pick(value === '' ? today() : moved(value, event.key === 'ArrowUp' ? 1 : -1));
  };
  return (
    <div class="day-field">
      <label>{word}<input {...input} ref={field} autocomplete="off" inputMode="numeric" placeholder={t('day.form')} maxLength={10}
        required={required} aria-invalid={wrong || early} value={text ?? written(value)} onKeyDown={keys}
        onInput={e => typed(e.currentTarget.value)} onBlur={() => { if (!wrong) setText(null); }} /></label>
      <button type="button" class="day-open" aria-label={t('day.open', word)} aria-haspopup="dialog" aria-expanded={open}
        onClick={() => setOpen(!open)}><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2 4h12v10H2zM2 7h12M5 2v3M11 2v3" /></svg></button>
      {open && field.current !== null && <Calendar word={word} at={field.current} chosen={value} min={min ?? ''} pick={pick}
        close={() => { setOpen(false); field.current?.focus(); }} leave={() => setOpen(false)} />}
    </div>
  );
}

/** A time of the day as "15:37"; empty while what is written is none. */
export function TimeField({ word, value, onValue, required, input }: FieldProps) {
  const [text, setText] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const wrong = text !== null && text.trim() !== '' && parsedTime(text) === '';
  useEffect(() => field.current?.setCustomValidity(wrong ? t('time.wrong') : ''));
  return (
    <label>{word}<input {...input} ref={field} autocomplete="off" inputMode="numeric" placeholder={t('time.form')} maxLength={5}
      required={required} aria-invalid={wrong} value={text ?? value}
      onInput={e => { setText(e.currentTarget.value); onValue(parsedTime(e.currentTarget.value)); }}
      onBlur={() => { if (!wrong) setText(null); }} /></label>
  );
}

function Calendar(props: {
  word: string; at: HTMLElement; chosen: string; min: string; pick: (day: string) => void; close: () => void; leave: () => void;
}) {
  const [day, setDay] = useState(props.chosen === '' ? later(today(), props.min) : props.chosen);
  const latest = useRef(day); // keys may come faster than frames
  const box = useRef<HTMLDivElement>(null);
  const go = (next: string) => { latest.current = next; setDay(next); };
  // in the top layer, so that no panel that scrolls cuts it off
  useLayoutEffect(() => box.current?.showPopover(), []);
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [day]);
  const place = props.at.getBoundingClientRect();
  const above = place.bottom + CALENDAR_HEIGHT > window.innerHeight;
  const style = {
    left: `${Math.max(4, Math.min(place.left, window.innerWidth - CALENDAR_WIDTH - 8))}px`,
    top: `${Math.max(4, above ? place.top - CALENDAR_HEIGHT - 4 : place.bottom + 4)}px`
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    const move = MOVES[event.key];
    if (event.key === 'Escape') props.close();
    else if (event.key === 'PageUp' || event.key === 'PageDown') go(inMonth(latest.current, event.key === 'PageUp' ? -1 : 1));
    else if (move !== undefined) go(moved(latest.current, move));
    else if (event.key === 'Enter' && (event.target as HTMLElement).dataset['day'] !== undefined && latest.current >= props.min) props.pick(latest.current);
    else return;
    event.preventDefault();
  };
  const left = (event: FocusEvent) => {
    if (event.relatedTarget !== null && !box.current?.contains(event.relatedTarget as Node)) props.leave();
  };
  return (
    <div class="calendar-box" ref={box} popover="manual" role="dialog" aria-label={props.word} style={style} onKeyDown={keys} onFocusOut={left}>
      <div class="calendar-head">
        <button type="button" class="small" aria-label={t('day.before')} onClick={() => go(inMonth(day, -1))}>‹</button>
        <b aria-live="polite">{asWords(day, { month: 'long', year: 'numeric' })}</b>
        <button type="button" class="small" aria-label={t('day.after')} onClick={() => go(inMonth(day, 1))}>›</button>
      </div>
      <table>
        <thead><tr>{weekOf(day).map(one => (
          <th key={one} scope="col" abbr={asWords(one, { weekday: 'long' })}>{asWords(one, { weekday: 'short' })}</th>))}</tr></thead>
        <tbody>{weeksOf(day).map(week => <tr key={week[0]}>{week.map(one => (
          <td key={one}>{one.slice(0, 7) === day.slice(0, 7) && (
            <button type="button" class="small" data-day={one} tabIndex={one === day ? 0 : -1} disabled={one < props.min && one !== day}
              aria-label={asWords(one, { weekday: 'long', day: 'numeric', month: 'long' })} aria-pressed={one === props.chosen}
              aria-current={one === today() ? 'date' : undefined} onClick={() => props.pick(one)}>{Number(one.slice(8))}</button>)}</td>
        ))}</tr>)}</tbody>
      </table>
      <button type="button" class="quiet" onClick={props.close}>{t('day.close')}</button>
    </div>
  );
}

/** "2026-11-26" as the page writes it. */
function written(day: string): string {
  return language.value === 'ru' ? day.split('-').reverse().join('.') : day;
}

/** What somebody has written as a day: 26.11.2026, 26.11.26, 26.11 (of this year), 2026-11-26. */
function parsedDay(text: string): string {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text.trim());
  const local = /^(\d\d?)[./](\d\d?)(?:[./](\d\d|\d{4}))?$/.exec(text.trim());
  const [year, month, day] = iso !== null ? [iso[1], iso[2], iso[3]]
    : local !== null ? [local[3] ?? today().slice(0, 4), local[2], local[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return '';
  const wanted = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${wanted}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === wanted ? wanted : '';
}

/** 9, 930, 9:30 and 09.30 are times too. */
function parsedTime(text: string): string {
  const [, hour, minute = '00'] = /^(\d\d?)(?:[:.]?(\d\d))?$/.exec(text.trim()) ?? [];
  return hour === undefined || Number(hour) > 23 || Number(minute) > 59 ? '' : `${hour.padStart(2, '0')}:${minute}`;
}

function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function moved(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of another month, or the last that it has. */
function inMonth(day: string, by: number): string {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + by);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(Number(day.slice(8)), last));
  return first.toISOString().slice(0, 10);
}

/** The week of a day; it begins on Monday in both languages, as the shifts do. */
function weekOf(day: string): string[] {
  const back = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, i) => moved(day, i - back));
}

function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  return Array.from({ length: 6 }, (_, i) => weekOf(moved(first, 7 * i))).filter(week => week.some(one => one.slice(0, 7) === day.slice(0, 7)));
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function asWords(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language.value === 'ru' ? 'ru' : 'en-GB', { ...options, timeZone: 'UTC' });
}

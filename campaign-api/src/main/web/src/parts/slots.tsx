import { useEffect } from 'preact/hooks';
import { language, plural, t } from '../i18n/words.ts';
import { nowMs } from '../live/desk.ts';
import { changeDetails, detailsOf } from '../live/draft.ts';
import type { Details, Way } from '../live/draft.ts';
import type { CardMessage, Order, Slot } from '../live/messages.ts';
import { alternatives, ask, asking, hold, letGo, offer, slotNotice } from '../live/slots.ts';
import { Key } from './key.tsx';
import { isHotKey } from './keys.ts';
import { DayField, TimeField } from './day.tsx';
import { span } from './time.ts';

const SOON_LOST_S = 60;
const MOST_KEYS = 9;
const FRESH_MS = 60_000;

/**
 * When the courier comes: one of his free slots, soonest first; or a wish, a meeting place, the interval as planned.
 * A slot is held the moment it is chosen. Its place on the page stays the same whatever the courier answers.
 */
export function SlotPicker({ card, at, orders }: { card: CardMessage; at: string; orders: Order[] }) {
  const details = detailsOf(at);
  const way = details.way === '' ? usualWay(orders) : details.way;
  const ways: Way[] = offer.value?.freshness === 'NONE' || offer.value === null ? ['planned', 'desired', 'meeting']
    : ['slot', 'desired', 'meeting', 'planned'];
  const shown = ways.filter(one => one !== 'planned' || planned(orders) !== '');
  return (
    <fieldset class="slots">
      <legend>{t('slot.ways')}</legend>
      <div class="ways" role="radiogroup" aria-label={t('slot.ways')}>
        {shown.map(one => (
          <button key={one} role="radio" aria-checked={one === way} class="small way" data-way={one}
            onClick={() => { if (one !== 'slot') letGo(at); changeDetails(at, { way: one }); }}>
            {t(`slot.${one as 'slot'}`)}
          </button>
        ))}
      </div>
      {way === 'slot' && <FreeSlots card={card} at={at} orders={orders} details={details} />}
      {way === 'desired' && <Wish at={at} details={details} />}
      {way === 'meeting' && <Meeting at={at} details={details} />}
      {way === 'planned' && <p class="planned">{t('slot.plannedIs', planned(orders))}</p>}
    </fieldset>
  );
}

function FreeSlots({ card, at, orders, details }: {
  card: CardMessage; at: string; orders: Order[]; details: Details;
}) {
  const now = offer.value;
  const slots = alternatives.value ?? now?.slots ?? [];
  const days = [...new Set(slots.map(slot => slot.date))];
  const open = details.held?.slot.date ?? details.fields['day'] ?? days.find(day => slots.some(s => s.date === day
    && free(s))) ?? days[0] ?? '';
  const ofDay = slots.filter(slot => slot.date === open);
  useEffect(() => {
    // what was asked while it rang may be a minute old by now
    if (now !== null && now.asOf !== null && nowMs.value - Date.parse(now.asOf) > FRESH_MS) void ask(card);
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isHotKey(event) || !event.shiftKey) return;
      const digit = /^Digit([1-9])$/.exec(event.code);
      const slot = digit === null ? undefined : ofDay[Number(digit[1]) - 1];
      if (slot !== undefined && free(slot)) void hold(card, at, orders.map(order => order.orderKey), slot);
      const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
      const next = days[days.indexOf(open) + step];
      if (step !== 0 && next !== undefined) show(at, details, next);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <>
      <Said details={details} />
      <div class="days" role="group" aria-label={t('slot.days')}>
        {week(now?.today ?? '', days).map(day => {
          const left = slots.some(slot => slot.date === day && free(slot));
          return (
            <button key={day} class="small day" aria-pressed={day === open} disabled={!left} data-day={day}
              title={left ? dayName(day) : `${dayName(day)}: ${t('slot.closed')}`} onClick={() => show(at, details, day)}>
              <span class="weekday">{partOf(day, { weekday: 'short' })}</span>
              <span>{Number(day.slice(8))}</span>
            </button>
          );
        })}
      </div>
      <div class="hours" role="radiogroup" aria-label={t('slot.hours')}>
        {ofDay.map((slot, i) => (
          <button key={slot.slotId} role="radio" aria-checked={details.held?.slot.slotId === slot.slotId}
            class="small hour" disabled={!free(slot)} data-slot={slot.slotId}
            onClick={() => { void hold(card, at, orders.map(order => order.orderKey), slot); }}>
            <span>{slot.from}–{slot.to}</span>
            <span class="hint">{slot.left === null ? '' : free(slot) ? plural('slot.left', slot.left) : t('slot.full')}</span>
            {i < MOST_KEYS && free(slot) && <Key name={`⇧${i + 1}`} />}
          </button>
        ))}
      </div>
      <button class="quiet again" disabled={asking.value} onClick={() => { void ask(card); }}>
        {t(asking.value ? 'slot.asking' : 'slot.again')}
      </button>
    </>
  );
}

/** One line that is always there: what the courier says, or how long the place is kept. */
function Said({ details }: { details: Details }) {
  const left = details.held === null ? null : (Date.parse(details.held.expiresAt) - nowMs.value) / 1_000;
  const now = offer.value;
  const warn = left === null ? slotNotice.value !== '' || now?.freshness !== 'FRESH' : left < SOON_LOST_S;
  return <p class={`slot-said ${warn ? 'warn' : 'good'}`} role="status">{sentence(left)}</p>;
}

function sentence(left: number | null): string {
  const now = offer.value;
  if (slotNotice.value === 'holding') return t('slot.holding');
  if (left !== null && left > 0) return t(left < SOON_LOST_S ? 'slot.soonLost' : 'slot.held', span(left));
  if (left !== null || slotNotice.value === 'expired') return t('slot.expired');
  if (slotNotice.value === 'gone') return t((alternatives.value ?? []).length > 0 ? 'slot.gone' : 'slot.goneNone');
  if (slotNotice.value === 'noHold') return t('slot.noHold');
  if (slotNotice.value === 'split') return t('slot.splitAgain');
  if (now === null) return t('slot.asking');
  if (now.freshness === 'SILENT') return t('slot.silent');
  if (now.freshness === 'STALE') return t('slot.stale', clock(now.asOf));
  return now.slots.some(free) ? t('slot.choose') : t('slot.none');
}

function Wish({ at, details }: { at: string; details: Details }) {
  const set = (part: Partial<Details['desired']>) => changeDetails(at, { desired: { ...details.desired, ...part } });
  const today = offer.value?.today;
  return (
    <>
      <p class="slot-said hint">{offer.value === null || offer.value.freshness === 'NONE' ? ' ' : t('slot.wishHint')}</p>
      <div class="row wish">
        <DayField word={t('slot.date')} min={today} value={details.desired.date} onValue={date => set({ date })} input={{ 'data-wish': 'date' }} />
        <TimeField word={t('slot.from')} value={details.desired.from} onValue={from => set({ from })} input={{ 'data-wish': 'from' }} />
        <TimeField word={t('slot.to')} value={details.desired.to} onValue={to => set({ to })} input={{ 'data-wish': 'to' }} />
      </div>
    </>
  );
}

function Meeting({ at, details }: { at: string; details: Details }) {
  const set = (part: Partial<Details['meeting']>) => changeDetails(at, { meeting: { ...details.meeting, ...part } });
  const today = offer.value?.today;
  return (
    <>
      <label>{t('slot.place')}<input data-meeting="place" maxLength={200} placeholder={t('slot.placeHint')}
        value={details.meeting.place} onInput={e => set({ place: e.currentTarget.value })} /></label>
      <div class="row wish">
        <DayField word={t('slot.date')} min={today} value={details.meeting.date} onValue={date => set({ date })} input={{ 'data-meeting': 'date' }} />
        <TimeField word={t('slot.minute')} value={details.meeting.time} onValue={time => set({ time })} input={{ 'data-meeting': 'time' }} />
      </div>
    </>
  );
}

/** What is missing about the time, or null. The server checks the same again. */
export function slotProblem(at: string, orders: Order[], required: boolean): string | null {
  const details = detailsOf(at);
  switch (details.way === '' ? usualWay(orders) : details.way) {
    case 'slot': {
      const held = details.held;
      if (held !== null && Date.parse(held.expiresAt) > nowMs.value) return null;
      return required ? t('slot.choose') : null;
    }
    case 'desired': {
      const { date, from, to } = details.desired;
      return date !== '' && from !== '' && to > from ? null : t('slot.wishMissing');
    }
    case 'meeting': {
      const { place, date, time } = details.meeting;
      return place.trim() !== '' && date !== '' && time !== '' ? null : t('slot.meetingMissing');
    }
    default: return planned(orders) !== '' ? null : t('slot.choose');
  }
}

/** The same as the form's data says it. */
export function slotData(at: string, orders: Order[]): Record<string, unknown> {
  const details = detailsOf(at);
  switch (details.way === '' ? usualWay(orders) : details.way) {
    case 'slot': return details.held === null ? {} : { slot: { holdId: details.held.holdId } };
    case 'desired': return { desired: details.desired };
    case 'meeting': return { meeting: details.meeting };
    default: return { planned: true };
  }
}

export function usualWay(orders: Order[]): Way {
  const now = offer.value;
  if (now !== null && now.freshness !== 'NONE') return now.freshness === 'SILENT' ? 'desired' : 'slot';
  return planned(orders) === '' ? 'desired' : 'planned';
}

function planned(orders: Order[]): string {
  return orders.every(order => order.interval !== '')
    ? [...new Set(orders.map(order => order.interval))].join('; ') : '';
}

function show(at: string, details: Details, day: string): void {
  changeDetails(at, { fields: { ...details.fields, day } });
}

function free(slot: Slot): boolean {
  return slot.left !== 0 && (slot.cutoffAt === null || Date.parse(slot.cutoffAt) > nowMs.value);
}

/** Every day from the first to the last one that is offered, so that closed days are seen as closed. */
function week(today: string, days: string[]): string[] {
  const last = days[days.length - 1];
  const first = days[0];
  if (last === undefined || first === undefined) return [];
  const all: string[] = [];
  const from = today !== '' && today < first ? today : first;
  for (let at = Date.parse(from); at <= Date.parse(last) && all.length < 31; at += 86_400_000) {
    all.push(new Date(at).toISOString().slice(0, 10));
  }
  return all;
}

function dayName(day: string): string {
  return partOf(day, { weekday: 'long', day: 'numeric', month: 'long' });
}

function partOf(day: string, parts: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language.value, { ...parts, timeZone: 'UTC' });
}

function clock(at: string | null): string {
  return at === null ? '' : new Date(at).toLocaleTimeString(language.value);
}

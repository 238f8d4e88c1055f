/** Spans, instants and counts as people read them. */
import { language } from '../i18n/words.ts';

/** 12345.67 → "12,345.7" or "12 345,7". */
export function count(value: number, digits = 0): string {
  return value.toLocaleString(language.value, { maximumFractionDigits: digits });
}

/** Fields of a card that are money. */
const SUMS = ['sum', 'prepaid', 'deliverySum'];

/** "4990.00", "RUB" → "4 990 ₽"; as it was written where it is no sum or no currency that has a sign. */
export function moneyOf(sum: string, currency: string): string {
  const value = sum.trim() === '' ? Number.NaN : Number(sum);
  if (Number.isNaN(value) || !/^[A-Z]{3}$/.test(currency)) return currency === '' ? sum : `${sum} ${currency}`;
  return new Intl.NumberFormat(language.value, { style: 'currency', currency, minimumFractionDigits: Number.isInteger(value) ? 0 : 2 }).format(value);
}

/** A card's field: where it is money, "4990.00 RUB" is read as moneyOf() writes it, each of several orders by itself. */
export function fieldOf(key: string, value: string): string {
  if (!SUMS.includes(key)) return value;
  return value.split('; ').map(one => {
    const [, sum, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(one) ?? [];
    return sum === undefined || currency === undefined ? one : moneyOf(sum, currency);
  }).join('; ');
}

/** The day of an instant, or of a date such as "2026-12-31", as moment() writes it. */
export function dayOf(at: string): string {
  // 03/04 means two days to English readers: the month is a word there; a bare date has no time zone to be moved by
  return new Date(at).toLocaleDateString(language.value,
    { dateStyle: language.value === 'ru' ? 'short' : 'medium', ...(at.length > 10 ? {} : { timeZone: 'UTC' }) });
}

/** 75 s → "1:15", 3,700 s → "1:01:40". */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const h = Math.floor(whole / 3_600);
  const m = Math.floor((whole % 3_600) / 60);
  const s = String(whole % 60).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}

/** The time of the day of an instant, "09:05". */
export function clock(instant: string, zone?: string): string {
  return new Date(instant).toLocaleTimeString(language.value,
    { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone === undefined ? {} : { timeZone: zone }) });
}

/** Day and time of an instant. */
export function moment(instant: string): string {
  // 03/04 means two days to English readers: the month is a word there
  return new Date(instant).toLocaleString(language.value, { dateStyle: language.value === 'ru' ? 'short' : 'medium', timeStyle: 'short', hourCycle: 'h23' });
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

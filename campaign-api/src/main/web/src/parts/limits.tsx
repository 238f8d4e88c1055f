import { useState } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import { PERIODS } from '../live/rules.ts';
import type { Counting, Limit, Relaxed, Scope } from '../live/rules.ts';
import { DayField } from './day.tsx';
import { moment } from './time.ts';

const MINUTE_MS = 60_000;
const SCOPES: Scope[] = ['NUMBER', 'CONTACT', 'SELLER'];
const COUNTINGS: Counting[] = ['ATTEMPTS', 'ANSWERS', 'CONVERSATIONS'];

/** A campaign's own limits, which hold beside those of the packs. */
export function Limits({ limits, gapMs, set }: { limits: Limit[]; gapMs: number; set: (limits: Limit[], gapMs: number) => void }) {
  const put = (i: number, part: Partial<Limit>) => set(limits.map((one, at) => at === i ? { ...one, ...part } : one), gapMs);
  return (
    <fieldset><legend>{t('rules.limits')}</legend>
      {limits.map((limit, i) => (
        <div class="row" key={i}>
          <input type="number" class="short" min={1} max={1000} aria-label={t('rules.atMost')} value={limit.atMost}
            onInput={e => put(i, { atMost: Number(e.currentTarget.value) })} />
          <Pick word={t('rules.counted')} family="limit" names={COUNTINGS} value={limit.counting} set={counting => put(i, { counting })} />
          <Pick word={t('rules.scope')} family="limit" names={SCOPES} value={limit.per} set={per => put(i, { per })} />
          <Pick word={t('rules.period')} family="period" names={PERIODS} value={limit.in} set={period => put(i, { in: period })} />
          <button type="button" class="small quiet" onClick={() => set(limits.filter((_, at) => at !== i), gapMs)}>{t('rules.remove')}</button>
        </div>
      ))}
      <div class="row">
        <button type="button" class="small" onClick={() => set([...limits,
          { per: 'NUMBER', counting: 'ATTEMPTS', atMost: 2, in: 'day' }], gapMs)}>{t('rules.addLimit')}</button>
        <label class="row">{t('rules.gap')}
          <input type="number" class="short" min={0} max={43200} value={gapMs / MINUTE_MS}
            onInput={e => set(limits, Number(e.currentTarget.value) * MINUTE_MS)} /></label>
      </div>
    </fieldset>
  );
}

function Pick<T extends string>({ word, family, names, value, set }: { word: string; family: string; names: T[]; value: string; set: (name: T) => void }) {
  return (
    <select aria-label={word} value={value} onChange={e => set(e.currentTarget.value as T)}>
      {names.map(one => <option key={one} value={one}>{named(family, one)}</option>)}
    </select>
  );
}

/** Rules of packs that somebody has relaxed: with a name, a reason and an end. */
export function Relaxations({ packs, relaxations, set }: {
  packs: string[]; relaxations: Relaxed[]; set: (relaxations: Relaxed[]) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <fieldset><legend>{t('rules.relaxed')}</legend>
      <ul class="lists">{relaxations.map((one, i) => (
        <li key={i}><strong>{one.pack}</strong> {one.noLabel === true ? t('rules.noLabel') : Object.entries(one.hours ?? {})
          .map(([day, hours]) => `${named('day', day)} ${hours}`).join(' · ')}
          <span class="hint">{t('rules.relaxedBy', one.person, one.reason, moment(one.until))}</span>
          <button type="button" class="small quiet" onClick={() => set(relaxations.filter((_, at) => at !== i))}>{t('rules.remove')}</button></li>
      ))}</ul>
      {open ? <Relax packs={packs} add={one => { set([...relaxations, one]); setOpen(false); }} />
        : <button type="button" class="small" onClick={() => setOpen(true)}>{t('rules.relax')}</button>}
      <p class="hint">{t('rules.relaxHint')}</p>
    </fieldset>
  );
}

function Relax({ packs, add }: { packs: string[]; add: (relaxed: Relaxed) => void }) {
  const [pack, setPack] = useState(packs[0] ?? '');
  const [hours, setHours] = useState('');
  const [noLabel, setNoLabel] = useState(false);
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const whole = person !== '' && reason !== '' && until !== '' && (hours !== '' || noLabel);
  const done = () => add({ pack, person, reason, until: new Date(`${until}T23:59:59`).toISOString(),
    ...(hours === '' ? {} : { hours: { workday: hours, saturday: hours, sunday: hours, holiday: hours } }),
    ...(noLabel ? { noLabel } : {}) });
  return (
    <div class="fields">
      <label>{t('rules.pack')}<select value={pack} onChange={e => setPack(e.currentTarget.value)}>
        {packs.map(one => <option key={one} value={one}>{one}</option>)}</select></label>
      <label>{t('rules.relaxHours')}<input value={hours} placeholder="08:00-21:00" onInput={e => setHours(e.currentTarget.value)} /></label>
      <label>{t('rules.person')}<input value={person} onInput={e => setPerson(e.currentTarget.value)} /></label>
      <label>{t('rules.why')}<input value={reason} onInput={e => setReason(e.currentTarget.value)} /></label>
      <DayField word={t('rules.until')} value={until} onValue={setUntil} />
      <label class="check"><input type="checkbox" checked={noLabel} onChange={e => setNoLabel(e.currentTarget.checked)} />{t('rules.noLabel')}</label>
      <button type="button" disabled={!whole} onClick={done}>{t('rules.relax')}</button>
    </div>
  );
}

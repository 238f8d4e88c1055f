import { useEffect, useState } from 'preact/hooks';
import { language, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import type { User } from '../live/messages.ts';
import { items } from '../live/rules.ts';
import { DayField } from '../parts/day.tsx';
import { count, dayOf, moment } from '../parts/time.ts';
import { sentence } from './login.tsx';

interface Label { brand: string; category: string; contract: string; from: string; to: string }
interface Pause { operator: string; from: string; until: string; calls: number; refused: number; by: string }
interface Own {
  id: number; number: string; courier: string; active: boolean; labelled: boolean; label: Label | null; pauses: Pause[];
}
interface Region { region: string; nameRu: string; nameEn: string; attempts: number; answered: number; enough: boolean; best: string }
interface Learned { leastAttempts: number; leastInAnHour: number; leastHours: number; regions: Region[] }

const NO_LABEL: Label = { brand: '', category: '', contract: '', from: '', to: '' };
const LONGEST_BRAND = 32;

/** Numbers of our own: whose they are, their labels, where they rest; and when people answer. */
export function Lines({ user }: { user: User }) {
  const [own, setOwn] = useState<Own[] | null>(null);
  const [edited, setEdited] = useState<Own | null>(null);
  const [learned, setLearned] = useState<Learned | null>(null);
  const mayChange = user.role !== 'supervisor';
  const read = () => items<Own>('/v1/caller-ids').then(setOwn).catch((e: unknown) => tell(sentence(e), 'error'));
  useEffect(() => {
    void read();
    api<Learned>('GET', '/v1/learned-hours').then(setLearned).catch(() => setLearned(null));
  }, []);
  const ask = (path: string, body?: unknown) => api('POST', path, body ?? {}).then(read)
    .catch((e: unknown) => tell(sentence(e), 'error'));
  if (own === null) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  return (
    <main class="base lines">
      <section class="panel">
        <h1>{t('nav.lines')}</h1>
        <p class="hint">{t('lines.hint')}</p>
        {own.length === 0 ? <p class="hint">{t('lines.none')}</p> : (
          <table class="figures">
            <thead><tr><th>{t('card.number')}</th><th>{t('lines.courier')}</th><th>{t('lines.label')}</th><th>{t('lines.now')}</th><td /></tr></thead>
            <tbody>{own.map(one => (
              <tr key={one.id} data-line={one.id}>
                <th scope="row">{one.number}{!one.active && <span class="hint"> {t('lines.inactive')}</span>}</th>
                <td>{one.courier === '' ? t('lines.house') : one.courier}</td>
                <td>{one.label === null ? <span class="warn">{t('lines.unlabelled')}</span> : <>
                  <span class={one.labelled ? 'good' : 'warn'}>{one.label.brand}</span>
                  <div class="hint">{one.label.category} · {one.label.contract} · {dayOf(one.label.from)} – {dayOf(one.label.to)}</div></>}</td>
                <td>{one.pauses.length === 0 ? <span class="good">{t('lines.used')}</span>
                  : one.pauses.map(pause => <div key={pause.operator} class="warn">{said(pause)}</div>)}</td>
                <td><div class="row tight">
                  {mayChange && <button class="small" onClick={() => setEdited(one)}>{t('lines.change')}</button>}
                  {one.pauses.length === 0
                    ? <button class="small" onClick={() => { void ask(`/v1/caller-ids/${one.id}:pause`); }}>{t('lines.pause')}</button>
                    : <button class="small" onClick={() => { void ask(`/v1/caller-ids/${one.id}:resume`); }}>{t('lines.resume')}</button>}
                </div></td>
              </tr>
            ))}</tbody>
          </table>
        )}
      </section>
      {mayChange && <Edit key={edited?.id ?? 0} own={edited} done={() => { setEdited(null); void read(); }} />}
      {learned !== null && <LearnedHours learned={learned} />}
    </main>
  );
}

function said(pause: Pause): string {
  const where = pause.operator === '*' ? t('lines.everywhere') : t('lines.operator', pause.operator);
  const why = pause.by === 'watch' ? t('lines.refused', pause.refused, pause.calls) : t('lines.by', pause.by);
  return t('lines.rests', where, moment(pause.until), why);
}

function Edit({ own, done }: { own: Own | null; done: () => void }) {
  const [number, setNumber] = useState(own?.number ?? '');
  const [courier, setCourier] = useState(own?.courier ?? '');
  const [active, setActive] = useState(own?.active ?? true);
  const [label, setLabel] = useState<Label>(own?.label ?? NO_LABEL);
  const put = (part: Partial<Label>) => setLabel({ ...label, ...part });
  const save = (event: Event) => {
    event.preventDefault();
    const body = { number, courier, active, ...(label.brand === '' ? {} : { label }) };
    (own === null ? api('POST', '/v1/caller-ids', body) : api('PUT', `/v1/caller-ids/${own.id}`, body))
      .then(() => { tell(t('lines.saved'), 'done'); setNumber(''); setLabel(NO_LABEL); done(); }).catch((e: unknown) => tell(sentence(e), 'error'));
  };
  return (
    <form class="panel" onSubmit={save}>
      <h2>{own === null ? t('lines.add') : t('lines.edit', own.number)}</h2>
      <div class="fields">
        {own === null && <label>{t('card.number')}<input required placeholder="+74951234567" value={number}
          onInput={e => setNumber(e.currentTarget.value)} /></label>}
        <label>{t('lines.courier')}<input placeholder={t('lines.house')} value={courier} onInput={e => setCourier(e.currentTarget.value)} /></label>
        <label>{t('lines.brand', label.brand.length, LONGEST_BRAND)}
          <input maxLength={LONGEST_BRAND} value={label.brand} onInput={e => put({ brand: e.currentTarget.value })} /></label>
        <label>{t('lines.category')}<input value={label.category} onInput={e => put({ category: e.currentTarget.value })} /></label>
        <label>{t('lines.contract')}<input value={label.contract} onInput={e => put({ contract: e.currentTarget.value })} /></label>
        <DayField word={t('lines.from')} value={label.from} onValue={from => put({ from })} />
        <DayField word={t('lines.to')} value={label.to} onValue={to => put({ to })} />
        <label class="check"><input type="checkbox" checked={active} onChange={e => setActive(e.currentTarget.checked)} />{t('lines.active')}</label>
        <span class="row"><button class="primary">{t('rules.save')}</button>
          {own !== null && <button type="button" onClick={done}>{t('app.cancel')}</button>}</span>
      </div>
    </form>
  );
}

function LearnedHours({ learned }: { learned: Learned }) {
  return (
    <section class="panel">
      <h2>{t('learned.title')}</h2>
      <p class="hint">{t('learned.hint', learned.leastAttempts, learned.leastHours, learned.leastInAnHour)}</p>
      {learned.regions.length > 0 && (
        <table class="figures">
          <thead><tr><th>{t('learned.region')}</th><th class="num">{t('board.attempts')}</th>
            <th class="num">{t('learned.answered')}</th><th>{t('learned.best')}</th></tr></thead>
          <tbody>{learned.regions.map(one => (
            <tr key={one.region}><th scope="row">{language.value === 'ru' ? one.nameRu : one.nameEn}</th><td class="num">{count(one.attempts)}</td><td class="num">{count(one.answered)}</td>
              <td>{one.enough ? one.best : <span class="hint">{t('learned.notEnough')}</span>}</td></tr>
          ))}</tbody>
        </table>
      )}
      {learned.regions.length === 0 && <p class="hint">{t('learned.nothing')}</p>}
    </section>
  );
}

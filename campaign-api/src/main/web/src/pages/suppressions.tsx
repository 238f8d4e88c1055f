import { useEffect, useState } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { board, tell } from '../live/desk.ts';
import { DayField } from '../parts/day.tsx';
import { Calendars } from '../parts/calendars.tsx';
import { Consents } from '../parts/consents.tsx';
import { NumberFile } from '../parts/numberfile.tsx';
import { SureButton } from '../parts/sure.tsx';
import { moment } from '../parts/time.ts';
import { sentence } from './login.tsx';

interface Suppression {
  id: number; number: string | null; lastDigits: string; scope: string; key: string; reason: string; source: string; at: string;
  expiresAt: string | null;
}
interface PageOf { items: Suppression[]; nextCursor?: string }

const SCOPES = ['GLOBAL', 'COURIER', 'CAMPAIGN'];

/** Numbers nobody may call, and people who have agreed to be called, days on which hours are others. */
export function Suppressions() {
  const [scope, setScope] = useState('');
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<Suppression[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const read = async (cursor: string | null) => {
    const query = number.trim() !== '' ? `number=${encodeURIComponent(number)}`
      : `limit=100${scope === '' ? '' : `&scope=${scope}`}${cursor === null ? '' : `&cursor=${cursor}`}`;
    try {
      const page = await api<PageOf>('GET', `/v1/suppressions?${query}`);
      setFound(cursor === null ? page.items : [...found, ...page.items]);
      setNext(page.nextCursor ?? null);
    } catch (failure) {
      tell(sentence(failure), 'error');
    }
  };
  useEffect(() => { void read(null); }, [scope]);
  const end = (id: number) => {
    api('DELETE', `/v1/suppressions/${id}`).then(() => read(null)).catch((e: unknown) => tell(sentence(e), 'error'));
  };
  return (
    <main class="base suppressions">
      <Add done={() => { void read(null); }} />
      <section class="panel">
        <div class="row spread">
          <h1>{t('nav.suppressions')}</h1>
          <form class="row" onSubmit={event => { event.preventDefault(); void read(null); }}>
            <select aria-label={t('sup.scope')} value={scope} onChange={e => setScope(e.currentTarget.value)}>
              <option value="">{t('people.all')}</option>
              {SCOPES.map(one => <option key={one} value={one}>{named('scope', one)}</option>)}
            </select>
            <input class="narrow" placeholder={t('sup.find')} value={number} onInput={e => setNumber(e.currentTarget.value)} />
            <button>{t('sup.search')}</button>
            <NumberFile path="/v1/suppressions:import" hint={t('sup.importHint')} done={() => { void read(null); }} />
            <a class="button" href="/v1/suppressions:export" download="suppressions.csv">{t('sup.export')}</a>
          </form>
        </div>
        <table class="figures">
          <thead><tr><th>{t('card.number')}</th><th>{t('sup.scope')}</th><th>{t('sup.reason')}</th><th>{t('sup.since')}</th>
            <th>{t('sup.until')}</th><td /></tr></thead>
          <tbody>{found.map(one => (
            <tr key={one.id} data-suppression={one.id}>
              <th scope="row">{one.number ?? `…${one.lastDigits}`}</th>
              <td>{named('scope', one.scope)} {nameOf(one)}</td>
              <td><bdi>{one.reason}</bdi> <span class="hint">{named('source', one.source)}</span></td>
              <td>{moment(one.at)}</td>
              <td>{one.expiresAt === null ? t('sup.forever') : moment(one.expiresAt)}</td>
              <td><SureButton word={t('sup.end')} sure={t('sup.endSure')} kind="small danger" onSure={() => end(one.id)} /></td>
            </tr>
          ))}</tbody>
        </table>
        {found.length === 0 && <p class="hint">{t('sup.none')}</p>}
        {next !== null && <button onClick={() => { void read(next); }}>{t('people.more')}</button>}
      </section>
      <Consents />
      <Calendars />
    </main>
  );
}

function nameOf(one: Suppression): string {
  if (one.scope !== 'CAMPAIGN') return one.key;
  return board.value?.campaigns.find(campaign => String(campaign.id) === one.key)?.name ?? one.key;
}

function Add({ done }: { done: () => void }) {
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState('GLOBAL');
  const [key, setKey] = useState('');
  const [until, setUntil] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    api('POST', '/v1/suppressions', { number, reason, scope, ...(scope === 'GLOBAL' ? {} : { key }),
      ...(until === '' ? {} : { expiresAt: new Date(`${until}T23:59:59`).toISOString() }) })
      .then(() => { tell(t('sup.added'), 'done'); setNumber(''); done(); }).catch((e: unknown) => tell(sentence(e), 'error'));
  };
  return (
    <form class="panel row add-suppression" onSubmit={add}>
      <label>{t('card.number')}<input required value={number} placeholder="+79161234567" onInput={e => setNumber(e.currentTarget.value)} /></label>
      <label>{t('sup.reason')}<input value={reason} maxLength={200} onInput={e => setReason(e.currentTarget.value)} /></label>
      <label>{t('sup.scope')}<select value={scope} onChange={e => setScope(e.currentTarget.value)}>
        {SCOPES.map(one => <option key={one} value={one}>{named('scope', one)}</option>)}</select></label>
      {scope === 'COURIER' && <label>{t('lines.courier')}<input required value={key} onInput={e => setKey(e.currentTarget.value)} /></label>}
      {scope === 'CAMPAIGN' && <label>{t('sup.campaign')}<select required value={key} onChange={e => setKey(e.currentTarget.value)}>
        <option value="" />{(board.value?.campaigns ?? []).map(one => <option key={one.id} value={one.id}>{one.name}</option>)}</select></label>}
      <DayField word={t('sup.until')} value={until} onValue={setUntil} />
      <button class="primary">{t('sup.add')}</button>
    </form>
  );
}

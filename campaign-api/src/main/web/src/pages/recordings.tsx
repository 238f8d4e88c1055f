import { useEffect, useState } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import { useItems } from '../live/office.ts';
import { DayField } from '../parts/day.tsx';
import { Blank } from '../parts/blank.tsx';
import type { Average } from '../parts/criteria.tsx';
import { Averages, Criteria } from '../parts/criteria.tsx';
import { Player } from '../parts/player.tsx';
import { percentOf, ScoreSheet } from '../parts/scoresheet.tsx';
import { dayOf, moment, span } from '../parts/time.ts';
import { sentence } from './login.tsx';

interface Recording {
  attemptId: number; campaign: string; agent: string; at: string; seconds: number; outcome: string | null; orders: string[];
  scorePermille: number | null; goneBy: string | null;
}
interface Found { items: Recording[]; nextCursor?: string }
interface Sought { orderId: string; agentId: string; outcome: string; from: string; until: string }

const NOTHING: Sought = { orderId: '', agentId: '', outcome: '', from: '', until: '' };

/** Outcomes of the templates that conversations end with; a campaign may have others of its own. */
const USUAL_OUTCOMES = ['agreed', 'refused', 'callback', 'wrong-number'];

/** Recorded conversations: found by order, agent, outcome or day, and heard. Every hearing stands in the audit. */
export function Recordings() {
  const [sought, setSought] = useState<Sought>(NOTHING);
  const [found, setFound] = useState<Found | null>(null);
  const [heard, setHeard] = useState<Recording | null>(null);
  const [agents] = useItems<{ id: number; name: string }>('/v1/roster');
  const [averages, readAverages] = useItems<Average>('/v1/scores');
  const search = (cursor?: string) => {
    api<Found>('GET', `/v1/recordings?${query(sought, cursor)}`)
      .then(page => setFound(cursor === undefined ? page : { ...page, items: [...(found?.items ?? []), ...page.items] }))
      .catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  useEffect(() => search(), []);
  const word = (name: 'orderId' | 'outcome') => (
    <label>{t(`rec.${name}`)}
      <input name={name} value={sought[name]} list={name === 'outcome' ? 'outcome-codes' : undefined}
        onInput={event => setSought({ ...sought, [name]: event.currentTarget.value })} />
    </label>
  );
  const codes = [...new Set([...USUAL_OUTCOMES, ...(found?.items ?? []).flatMap(one => one.outcome ?? [])])];
  const day = (name: 'from' | 'until') => (
    <DayField word={t(`rec.${name}`)} value={sought[name]} onValue={value => setSought({ ...sought, [name]: value })} input={{ name }} />
  );
  return (
    <main class="base recordings">
      <section class="panel">
        <h1>{t('nav.recordings')}</h1>
        <p class="hint">{t('rec.hint')}</p>
        <form class="row add-suppression" onSubmit={event => { event.preventDefault(); setHeard(null); search(); }}>
          {word('orderId')}
          <label>{t('rec.agentId')}
            <select value={sought.agentId} onChange={event => setSought({ ...sought, agentId: event.currentTarget.value })}>
              <option value="">{t('rec.anybody')}</option>
              {agents?.map(one => <option key={one.id} value={one.id}>{one.name}</option>)}
            </select>
          </label>
          {word('outcome')}
          <datalist id="outcome-codes">{codes.map(code => <option key={code} value={code}>{outcomeWord(code)}</option>)}</datalist>
          {day('from')}
          {day('until')}
          <button class="primary">{t('rec.search')}</button>
        </form>
        {heard !== null && <div class="heard">
          <Player key={heard.attemptId} attemptId={heard.attemptId} title={`${heard.agent}, ${moment(heard.at)}`} />
          <ScoreSheet key={`score ${heard.attemptId}`} attemptId={heard.attemptId}
            done={() => { search(); void readAverages(); }} />
        </div>}
        {found !== null && found.items.length === 0 && <Blank title={t('rec.none')} hint={t('rec.noneHint')} />}
        {found !== null && found.items.length > 0 && (
          <table class="figures">
            <thead><tr><th>{t('rec.at')}</th><th>{t('rec.agent')}</th><th>{t('rec.campaign')}</th><th>{t('rec.orders')}</th>
              <th>{t('rec.outcome')}</th><th class="num">{t('rec.length')}</th><th class="num">{t('score.title')}</th><th>{t('rec.goneBy')}</th>
              <td /></tr></thead>
            <tbody>{found.items.map(one => (
              <tr key={one.attemptId} data-recording={one.attemptId} aria-current={one.attemptId === heard?.attemptId}>
                <th scope="row">{moment(one.at)}</th><td>{one.agent}</td><td>{one.campaign}</td>
                <td>{one.orders.join(', ')}</td><td>{one.outcome === null ? '' : outcomeWord(one.outcome)}</td><td class="num">{span(one.seconds)}</td>
                <td class="num">{percentOf(one.scorePermille)}</td>
                <td>{one.goneBy === null ? '' : dayOf(one.goneBy)}</td>
                <td class="num"><button class="small" onClick={() => setHeard(one)}>{t('rec.hear')}</button></td>
              </tr>
            ))}</tbody>
          </table>
        )}
        {found?.nextCursor !== undefined && <button onClick={() => search(found.nextCursor)}>{t('rec.more')}</button>}
      </section>
      {averages !== null && averages.length > 0 && <Averages averages={averages} />}
      <Criteria />
    </main>
  );
}

/** A campaign's own code where it is none of the usual ones. */
function outcomeWord(code: string): string {
  const word = code.replaceAll('-', '_');
  const said = named('result', word);
  return said === word ? code : said;
}

/** Days are the reader's own; the last one is meant with its evening. */
function query(sought: Sought, cursor: string | undefined): string {
  const asked = new URLSearchParams({ limit: '50' });
  for (const name of ['orderId', 'agentId', 'outcome'] as const) {
    if (sought[name].trim() !== '') asked.set(name, sought[name].trim());
  }
  if (sought.from !== '') asked.set('from', new Date(`${sought.from}T00:00`).toISOString());
  if (sought.until !== '') {
    const end = new Date(`${sought.until}T00:00`);
    end.setDate(end.getDate() + 1);
    asked.set('until', end.toISOString());
  }
  if (cursor !== undefined) asked.set('cursor', cursor);
  return asked.toString();
}

import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import { SureButton } from '../parts/sure.tsx';
import { count, moment } from '../parts/time.ts';
import { sentence } from './login.tsx';

const DAY_S = 86_400;
const HOUR_S = 3_600;
const MINUTE_S = 60;
/** Who asks for an act that nobody has asked for. */
const SCHEDULE = 'schedule';

interface Search { endedAt: string; marks: number; texts: number; files: number; found: { where: string; times: number }[] }
interface Retention {
  jobGraceS: number; jobCapS: number; baseGraceS: number; baseCapS: number; ledgerS: number;
  due: Record<string, number>; lastSearch: Search | null;
}
interface Destruction {
  id: number; rule: string; askedBy: string; beganAt: string; endedAt: string | null; counts: Record<string, number>;
}
interface Erasure { contacts: number; jobs: number; left: number; done: boolean }

/** How personal data ends: what is due, erasure on request, the search for leftovers, the acts. */
export function PersonalData() {
  const [retention, setRetention] = useState<Retention | null>(null);
  const [acts, setActs] = useState<Destruction[] | null>(null);
  const [working, setWorking] = useState(false);
  const look = () => Promise.all([
    api<Retention>('GET', '/v1/retention').then(setRetention),
    api<{ items: Destruction[] }>('GET', '/v1/destructions?limit=100').then(page => setActs(page.items))
  ]).catch((failure: unknown) => tell(sentence(failure), 'error'));
  useEffect(() => { void look(); }, []);
  const work = (done: Promise<void>) => {
    setWorking(true);
    void done.catch((failure: unknown) => tell(sentence(failure), 'error'))
      .then(look).then(() => setWorking(false));
  };
  const purge = () => work(api<{ destructions: number[] }>('POST', '/v1/purges', {})
    .then(answer => tell(t('data.purged', answer.destructions.length), 'done')));
  const search = () => work(api<Search>('POST', '/v1/leftover-searches', {}).then(() => undefined));
  return (
    <main class="data">
      <section class="panel">
        <h1>{t('data.title')}</h1>
        <p class="hint">{t('data.hint')}</p>
        {retention !== null && <Terms retention={retention} />}
        {retention !== null && <Due due={retention.due} />}
        <SureButton word={t('data.purge')} sure={t('data.purgeSure')} disabled={working} onSure={purge} />
        <h2>{t('data.search')}</h2>
        <Found search={retention?.lastSearch ?? null} />
        <button disabled={working} onClick={search}>{t(working ? 'data.searching' : 'data.search')}</button>
      </section>
      <Erase work={work} working={working} />
      <section class="panel">
        <h2>{t('data.acts')}</h2>
        {acts?.length === 0 && <p class="hint">{t('data.noActs')}</p>}
        {acts !== null && acts.length > 0 && <Acts acts={acts} />}
      </section>
    </main>
  );
}

function long(seconds: number): string {
  if (seconds % DAY_S === 0 && seconds > 2 * DAY_S) return t('data.days', seconds / DAY_S);
  if (seconds >= HOUR_S) return t('data.hours', Math.round(seconds / HOUR_S));
  return seconds >= 2 * MINUTE_S ? t('data.minutes', Math.round(seconds / MINUTE_S)) : t('data.seconds', seconds);
}

function when(at: string): string {
  return moment(at);
}

function Terms({ retention: r }: { retention: Retention }) {
  return <p>{t('data.terms', long(r.jobGraceS), long(r.jobCapS), long(r.baseGraceS), long(r.baseCapS), long(r.ledgerS))}</p>;
}

function Due({ due }: { due: Record<string, number> }) {
  const rules = Object.entries(due).filter(([, count]) => count > 0);
  return (
    <>
      <h2>{t('data.due')}</h2>
      {rules.length === 0 && <p class="hint">{t('data.nothingDue')}</p>}
      <dl class="pairs">
        {rules.map(([rule, count]) => [<dt key={rule}>{named('rule', rule)}</dt>, <dd key={`${rule}-n`}>{count}</dd>])}
      </dl>
    </>
  );
}

function Found({ search }: { search: Search | null }) {
  if (search === null) return <p class="hint">{t('data.noSearch')}</p>;
  return (
    <div aria-live="polite">
      <p>{t('data.lastSearch', when(search.endedAt), count(search.marks), count(search.texts), count(search.files))}</p>
      {search.found.length === 0 && <p>{t('data.clean')}</p>}
      {search.found.map(place => <p class="warn" key={place.where}>{t('data.found', place.where, place.times)}</p>)}
    </div>
  );
}

function Erase({ work, working }: { work: (done: Promise<void>) => void; working: boolean }) {
  const [number, setNumber] = useState('');
  const [order, setOrder] = useState('');
  const [courier, setCourier] = useState('');
  const told = (erasure: Erasure) => {
    if (!erasure.done) tell(t('data.erasing', erasure.left), 'done');
    else if (erasure.contacts + erasure.jobs === 0) tell(t('data.nobody'), 'error');
    else tell(t('data.erased', erasure.contacts, erasure.jobs), 'done');
    setNumber('');
    setOrder('');
  };
  const erase = () => work(api<Erasure>('POST', '/v1/erasures', number.trim() !== '' ? { number }
    : courier.trim() === '' ? { orderId: order } : { orderId: order, courier }).then(told));
  return (
    <section class="panel">
      <h2>{t('data.erase')}</h2>
      <p class="hint">{t('data.eraseHint')}</p>
      <label>{t('data.number')}
        <input type="tel" autocomplete="off" value={number} onInput={e => setNumber(e.currentTarget.value)} />
      </label>
      <label>{t('data.order')}
        <input autocomplete="off" value={order} onInput={e => setOrder(e.currentTarget.value)} />
      </label>
      <label>{t('data.courier')}
        <input autocomplete="off" value={courier} onInput={e => setCourier(e.currentTarget.value)} />
      </label>
      <SureButton word={t('data.eraseNow')} sure={t('data.eraseSure')} onSure={erase}
        disabled={working || (number.trim() === '') === (order.trim() === '')} />
    </section>
  );
}

function Acts({ acts }: { acts: Destruction[] }) {
  return (
    <div class="scrolled">
      <table>
        <thead>
          <tr>
            <th>{t('data.act')}</th><th>{t('data.when')}</th><th>{t('data.why')}</th><th>{t('data.who')}</th>
            <th>{t('data.people')}</th><th>{t('data.orders')}</th><th>{t('data.numbers')}</th><td />
          </tr>
        </thead>
        <tbody>
          {acts.map(act => (
            <tr key={act.id}>
              <td>{act.id}</td><td>{when(act.endedAt ?? act.beganAt)}</td><td>{named('rule', act.rule)}</td>
              <td>{act.askedBy === SCHEDULE ? t('data.bySchedule') : act.askedBy}</td><td>{act.counts['contacts']}</td><td>{act.counts['jobs']}</td>
              <td>{act.counts['numbers']}</td>
              <td class="row">
                <a href={`/v1/destructions/${act.id}/text?language=${language.value}`}>{t('data.download')}</a>
                <a href={`/v1/destructions/${act.id}`}>{t('data.json')}</a>
                <a href={`/v1/destructions/${act.id}/signature`}>{t('data.signature')}</a>
                <a href={`/v1/destructions/${act.id}/events`}>{t('data.events')}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

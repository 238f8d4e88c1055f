import { useEffect, useState } from 'preact/hooks';
import { aboutWords, actWords } from '../../i18n/acts.ts';
import { t } from '../../i18n/words.ts';
import type { Key } from '../../i18n/words.ts';
import { api } from '../../live/api.ts';
import type { Account, Act } from '../../live/office.ts';
import { attempt, useItems } from '../../live/office.ts';
import { Blank } from '../../parts/blank.tsx';
import { DayField } from '../../parts/day.tsx';
import { moment } from '../../parts/time.ts';

/** What agents ask in every call and what everybody searches all day would drown what was done: each is asked for apart. */
const KINDS: [string, Key][] = [
  ['ACTS', 'audit.acts'], ['QUESTIONS', 'audit.questions'], ['CALLS', 'audit.calls'], ['', 'audit.all']
];

/** Who has changed what; to be looked through and taken along. */
export function AuditPage() {
  const [people] = useItems<Account>('/v1/users?limit=1000');
  const [kind, setKind] = useState('ACTS');
  const [actor, setActor] = useState('');
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [acts, setActs] = useState<Act[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const asked = () => {
    const query = new URLSearchParams();
    if (kind !== '') query.set('kind', kind);
    if (actor !== '') query.set('actor', actor);
    if (text.trim() !== '') query.set('about', text.trim());
    if (from !== '') query.set('from', new Date(`${from}T00:00:00`).toISOString());
    if (to !== '') query.set('to', new Date(`${to}T23:59:59`).toISOString());
    return query;
  };
  const read = (cursor: string | null) => {
    const query = asked();
    query.set('limit', '100');
    if (cursor !== null) query.set('cursor', cursor);
    return attempt(api<{ items: Act[]; nextCursor?: string }>('GET', `/v1/audit?${query}`).then(page => {
      setActs(cursor === null ? page.items : [...(acts ?? []), ...page.items]);
      setNext(page.nextCursor ?? null);
    }));
  };
  useEffect(() => { void read(null); }, []);
  return (
    <main class="base">
      <section class="panel">
        <h1>{t('room.audit')}</h1>
        <p class="hint">{t('audit.hint')}</p>
        <form class="row add-suppression" onSubmit={event => { event.preventDefault(); void read(null); }}>
          <label>{t('audit.who')}<select value={actor} onChange={e => setActor(e.currentTarget.value)}>
            <option value="">{t('audit.everybody')}</option>
            {(people ?? []).map(one => <option key={one.id} value={`user ${one.id}`}>{one.name}</option>)}</select></label>
          <label>{t('audit.kind')}<select value={kind} onChange={e => setKind(e.currentTarget.value)}>
            {KINDS.map(([value, word]) => <option key={value} value={value}>{t(word)}</option>)}</select></label>
          <label>{t('audit.what')}<input type="search" value={text} placeholder={t('audit.example')} onInput={e => setText(e.currentTarget.value)} /></label>
          <DayField word={t('audit.from')} value={from} onValue={setFrom} />
          <DayField word={t('audit.to')} value={to} onValue={setTo} />
          <button class="primary">{t('sup.search')}</button>
          <a class="button" href={`/v1/audit.csv?${asked()}`} download="audit.csv">{t('sup.export')}</a>
        </form>
        <div class="scrolled"><table class="figures">
          <thead><tr><th>{t('audit.when')}</th><th>{t('audit.who')}</th><th>{t('audit.act')}</th><th>{t('audit.what')}</th></tr></thead>
          <tbody>{(acts ?? []).map(act => (
            <tr key={act.id} data-act={act.id}>
              <td class="when">{moment(act.at)}</td><th scope="row">{act.name}</th><td>{actWords(act.action)}</td>
              <td title={`${act.action} · ${act.subject}`}>{aboutWords(act.object) || '—'}{Object.keys(act.detail).length > 0 && (
                <details><summary>{t('audit.detail')}</summary><pre>{JSON.stringify(act.detail, null, 2)}</pre></details>)}</td>
            </tr>
          ))}</tbody>
        </table></div>
        {acts?.length === 0 && <Blank title={t('audit.none')} hint={t('audit.noneHint')} />}
        {next !== null && <button onClick={() => { void read(next); }}>{t('people.more')}</button>}
      </section>
    </main>
  );
}

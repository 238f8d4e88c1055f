import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { lists, readLists, words } from '../live/bases.ts';
import { attempt, download } from '../live/office.ts';
import { Blank } from '../parts/blank.tsx';
import { moment } from '../parts/time.ts';
import type { Contact } from './contact.tsx';

const STATES = ['', 'OPEN', 'HELD', 'IN_HOPPER', 'IN_ATTEMPT', 'WAITING', 'FINISHED', 'WITHDRAWN'];
const LAST = ['', 'CONNECTED', 'NO_ANSWER', 'BUSY', 'UNAVAILABLE', 'REJECTED', 'INVALID_NUMBER', 'ABANDONED', 'HUNG_UP_FIRST', 'FAILED'];
const ASK_AFTER_MS = 300;

/** In the words of the page, by the clock of whoever reads it. */
function exportPath(campaignId: number): string {
  const reader = new URLSearchParams({ language: language.value, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  return `/v1/campaigns/${campaignId}/contacts:export?${reader}`;
}

/** People of a campaign: found by anything on the card, a page at a time, taken along as a table. */
export function People({ campaignId }: { campaignId: number }) {
  const [text, setText] = useState('');
  const [state, setState] = useState('');
  const [disposition, setDisposition] = useState('');
  const [listId, setListId] = useState(0);
  const [people, setPeople] = useState<Contact[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const question = { text, state, disposition, listId };
  const read = (cursor: string | null) => attempt(api<{ items: Contact[]; nextCursor?: string }>('POST',
    `/v1/campaigns/${campaignId}/contacts:search?limit=100${cursor === null ? '' : `&cursor=${cursor}`}`, question).then(page => {
    setPeople(cursor === null ? page.items : [...(people ?? []), ...page.items]);
    setNext(page.nextCursor ?? null);
  }));
  useEffect(() => { void readLists(campaignId); }, [campaignId]);
  useEffect(() => {
    const timer = setTimeout(() => { void read(null); }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [campaignId, text, state, disposition, listId]);
  const bases = lists.value.get(campaignId) ?? [];
  return (
    <main class="base people">
      <section class="panel">
        <div class="row spread">
          <h1>{t('base.people')}</h1>
          <a href={`#/campaigns/edit/${campaignId}`}>{t('setup.back')}</a>
        </div>
        <form class="row add-suppression" role="search" onSubmit={event => { event.preventDefault(); void read(null); }}>
          <label class="grow">{t('sup.search')}<input type="search" id="find-people" placeholder={t('people.search')} value={text}
            onInput={e => setText(e.currentTarget.value)} /></label>
          <label>{t('people.state')}<select id="people-state" value={state} onChange={e => setState(e.currentTarget.value)}>
            {STATES.map(one => <option key={one} value={one}>{one === '' ? t('people.all') : named('contact', one)}</option>)}</select></label>
          <label>{t('people.last')}<select id="people-last" value={disposition} onChange={e => setDisposition(e.currentTarget.value)}>
            {LAST.map(one => <option key={one} value={one}>{one === '' ? t('people.all') : named('disposition', one)}</option>)}</select></label>
          <label>{t('people.base')}<select id="people-base" value={listId} onChange={e => setListId(Number(e.currentTarget.value))}>
            <option value={0}>{t('people.all')}</option>{bases.map(list => <option key={list.id} value={list.id}>{list.name}</option>)}</select></label>
          <button type="button" id="export-people" onClick={() => { void attempt(download(exportPath(campaignId), question,
            `contacts-${campaignId}.csv`), t('people.exported')); }}>{t('people.export')}</button>
        </form>
        <div class="scrolled"><table class="figures">
          <thead><tr><th>{t('people.name')}</th><th>{t('card.number')}</th><th>{t('people.state')}</th><th>{t('people.last')}</th>
            <th>{t('people.next')}</th><th class="num">{t('board.attempts')}</th></tr></thead>
          <tbody>{(people ?? []).map(person => (
            <tr key={person.id} data-contact={person.id}>
              <td><a href={`#/campaigns/contact/${person.id}`}>{person.card['name'] ?? `#${person.id}`}</a></td>
              <td>{person.numbers.map(number => number.number).join(', ')}</td>
              <td>{named('contact', person.state)}<span class="hint"> {person.held === null ? '' : words(person.held)}</span></td>
              <td>{person.lastDisposition === null ? '' : named('disposition', person.lastDisposition)}</td>
              <td>{person.nextAt === null ? '' : moment(person.nextAt)}</td>
              <td class="num">{person.attemptsMade}</td>
            </tr>
          ))}</tbody>
        </table></div>
        {people?.length === 0 && <Blank title={t('people.none')} hint={t('people.noneHint')} />}
        {next !== null && <button onClick={() => { void read(next); }}>{t('people.more')}</button>}
      </section>
    </main>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { words } from '../live/bases.ts';
import { nowMs, tell } from '../live/desk.ts';
import type { Decision, ZoneHours } from '../live/rules.ts';
import { items } from '../live/rules.ts';
import { clock, DayLine, moment } from '../parts/dayline.tsx';
import { sentence } from './login.tsx';

interface Zone { id: string; offset: string; sourceRu: string; sourceEn: string; place: string }
interface Hours { reason: string; reasonRu: string; reasonEn: string; nextAt: string | null; spans: { from: string; to: string }[] }
interface PhoneNumber {
  id: number; number: string; extension: string; position: number; zones: Zone[]; attemptsMade: number;
  lastDisposition: string | null; suppressed: boolean; hours: Hours | null;
}
interface Attempt {
  attemptId: number; numberId: number; startedAt: string; disposition: string | null; outcome: string | null; note: string | null;
}
interface Contact {
  id: number; campaignId: number; listId: number; row: number; courier: string; state: string;
  held: { code: string; reasonRu: string; reasonEn: string } | null; nextAt: string | null; attemptsMade: number;
  lastDisposition: string | null; finishReason: string | null; card: Record<string, string>; numbers: PhoneNumber[];
  attempts: Attempt[] | null;
}

const STATES = ['', 'OPEN', 'HELD', 'IN_HOPPER', 'IN_ATTEMPT', 'WAITING', 'FINISHED', 'WITHDRAWN'];
const MOST_ZONES = 3;
const MOST_LINES = 4;

/** People of a campaign, a page at a time. */
export function People({ campaignId }: { campaignId: number }) {
  const [state, setState] = useState('');
  const [people, setPeople] = useState<Contact[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const read = async (cursor: string | null) => {
    const query = `limit=100${state === '' ? '' : `&state=${state}`}${cursor === null ? '' : `&cursor=${cursor}`}`;
    try {
      const page = await api<{ items: Contact[]; nextCursor?: string }>('GET', `/v1/campaigns/${campaignId}/contacts?${query}`);
      setPeople(cursor === null ? page.items : [...people, ...page.items]);
      setNext(page.nextCursor ?? null);
    } catch (failure) {
      tell(sentence(failure), 'error');
    }
  };
  useEffect(() => { void read(null); }, [campaignId, state]);
  return (
    <main class="base people">
      <section class="panel">
        <div class="row spread">
          <h1>{t('base.people')}</h1>
          <label class="row">{t('people.state')}
            <select value={state} onChange={e => setState(e.currentTarget.value)}>
              {STATES.map(one => <option key={one} value={one}>{one === '' ? t('people.all') : named('contact', one)}</option>)}
            </select></label>
          <a href="#/campaigns">{t('base.back')}</a>
        </div>
        <table class="figures">
          <thead><tr><th>{t('people.name')}</th><th>{t('card.number')}</th><th>{t('people.state')}</th>
            <th>{t('people.next')}</th><th class="num">{t('board.attempts')}</th></tr></thead>
          <tbody>{people.map(person => (
            <tr key={person.id}>
              <td><a href={`#/campaigns/contact/${person.id}`}>{person.card['name'] ?? `#${person.id}`}</a></td>
              <td>{person.numbers.map(number => number.number).join(', ')}</td>
              <td>{named('contact', person.state)}<span class="hint"> {person.held === null ? '' : words(person.held)}</span></td>
              <td>{person.nextAt === null ? '' : moment(person.nextAt)}</td>
              <td class="num">{person.attemptsMade}</td>
            </tr>
          ))}</tbody>
        </table>
        {people.length === 0 && <p class="hint">{t('people.none')}</p>}
        {next !== null && <button onClick={() => { void read(next); }}>{t('people.more')}</button>}
      </section>
    </main>
  );
}

/** One person: the card, each number with its places, hours and history, and why nobody calls just now. */
export function ContactPage({ id }: { id: number }) {
  const [contact, setContact] = useState<Contact | null>(null);
  const [decisions, setDecisions] = useState<Decision[]>([]);
  const [failed, setFailed] = useState('');
  useEffect(() => {
    items<Decision>(`/v1/contacts/${id}/decision`).then(setDecisions).catch(() => setDecisions([]));
    api<Contact>('GET', `/v1/contacts/${id}`).then(setContact).catch((e: unknown) => setFailed(sentence(e)));
  }, [id]);
  if (contact === null) return <main class="middle"><p>{failed === '' ? t('app.connecting') : failed}</p></main>;
  const pick = (numberId: number) => {
    api<Contact>('POST', `/v1/contacts/${id}:pick`, { numberId }).then(setContact)
      .catch((e: unknown) => tell(sentence(e), 'error'));
  };
  return (
    <main class="base people">
      <section class="panel">
        <div class="row spread">
          <h1>{contact.card['name'] ?? `#${contact.id}`} <span class="hint">{named('contact', contact.state)}</span></h1>
          <a href={`#/campaigns/contacts/${contact.campaignId}`}>← {t('base.people')}</a>
        </div>
        {contact.held !== null && <p class="warn">{t('people.held', words(contact.held))}</p>}
        <dl class="pairs">
          {Object.entries(contact.card).filter(([key]) => key !== 'name').map(([key, value]) => (
            <><dt>{named('field', key)}</dt><dd>{value}</dd></>
          ))}
          <dt>{t('people.from')}</dt>
          <dd><a href={`#/campaigns/base/${contact.listId}`}>{t('people.row', contact.listId, contact.row)}</a></dd>
          {contact.nextAt !== null && <><dt>{t('people.next')}</dt><dd>{moment(contact.nextAt)}</dd></>}
        </dl>
      </section>
      <section class="panel">
        <h2>{t('people.numbers')}</h2>
        {contact.numbers.map(number => (
          <NumberLine key={number.id} number={number} decision={decisions.find(one => one.numberId === number.id) ?? null}
            attempts={(contact.attempts ?? []).filter(a => a.numberId === number.id)}
            pick={contact.held === null || contact.numbers.length < 2 ? null : () => pick(number.id)} />
        ))}
      </section>
    </main>
  );
}

function NumberLine({ number, decision, attempts, pick }: {
  number: PhoneNumber; decision: Decision | null; attempts: Attempt[]; pick: (() => void) | null;
}) {
  const hours = number.hours;
  return (
    <article class="number" data-number={number.id}>
      <div class="row">
        <strong class="digits">{number.number}{number.extension === '' ? '' : ` ${t('people.extension', number.extension)}`}</strong>
        {decision !== null ? <Now decision={decision} /> : hours !== null && <span>{words(hours)}</span>}
        {pick !== null && <button class="small" onClick={pick}>{t('people.pick')}</button>}
      </div>
      {decision !== null && decision.hoursByZone.length > 1 && (
        <div class="zone-lines">{decision.hoursByZone.slice(0, MOST_LINES).map(line => (
          <ZoneLine key={line.zone} line={line} />
        ))}
          {decision.hoursByZone.length > MOST_LINES && <p class="hint">{t('people.moreLines', decision.hoursByZone.length - MOST_LINES)}</p>}
          <span class="hint">{t('people.allZones')}</span>
        </div>
      )}
      {hours !== null && <DayLine spans={hours.spans} />}
      <p class="hint">{zonesOf(number.zones)}</p>
      {decision !== null && <Rules decision={decision} />}
      {attempts.length > 0 && (
        <ul class="history">{[...attempts].reverse().map(attempt => (
          <li key={attempt.attemptId}>{moment(attempt.startedAt)} — {named('disposition', attempt.disposition ?? '')}
            {attempt.note === null ? '' : `: ${attempt.note}`}</li>
        ))}</ul>
      )}
    </article>
  );
}

/** What the gate says now, with everything that was tried before. */
function Now({ decision }: { decision: Decision }) {
  return (
    <span class={decision.allowed ? 'good' : 'warn'} data-decision={decision.reason}>{language.value === 'ru' ? decision.messageRu : decision.messageEn}
      {!decision.allowed && decision.nextAllowedAt !== null ? ` · ${t('people.from_', moment(decision.nextAllowedAt))}` : ''}
      {decision.allowed && decision.until !== null ? ` · ${t('people.until', moment(decision.until))}` : ''}</span>
  );
}

function ZoneLine({ line }: { line: ZoneHours }) {
  return (
    <div class="zone-line">
      <span>{line.zone} <span class="hint">{clock(new Date(nowMs.value).toISOString(), line.zone)}</span></span>
      <DayLine spans={line.spans} zone={line.zone} marks={false} />
    </div>
  );
}

/** By which rules, what limits have counted, and from which number of ours. */
function Rules({ decision }: { decision: Decision }) {
  return (
    <p class="hint">{t('people.packs', decision.packs.map(pack => pack.id).join(', '))}
      {decision.limits.map(limit => ` · ${t('people.limit', limit.counted, limit.atMost, rule(limit.rule))}`).join('')}
      {decision.callerId === '' ? '' : ` · ${t('people.line', decision.callerId)}`}</p>
  );
}

/** "NUMBER ATTEMPTS HOURS_24" in words: attempts per number in 24 hours. */
function rule(name: string): string {
  const [scope = '', counted = '', period = ''] = name.split(' ');
  return [counted, scope, period].map(word => named('limit', word)).join(' ');
}

function zonesOf(zones: Zone[]): string {
  if (zones.length === 0) return t('people.noZone');
  const named_ = zones.slice(0, MOST_ZONES).map(zone => {
    const source = language.value === 'ru' ? zone.sourceRu : zone.sourceEn;
    return `${zone.id} (UTC${zone.offset === 'Z' ? '' : zone.offset}; ${source}${zone.place === '' ? '' : `, ${zone.place}`})`;
  });
  const more = zones.length - named_.length;
  return t('people.zones', named_.join('; ')) + (more > 0 ? ` ${t('people.moreZones', more)}` : '');
}

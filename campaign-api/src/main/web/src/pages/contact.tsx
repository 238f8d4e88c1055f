import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { zoneWords } from '../i18n/zones.ts';
import { api } from '../live/api.ts';
import { words } from '../live/bases.ts';
import { nowMs, tell } from '../live/desk.ts';
import type { Decision, ZoneHours } from '../live/rules.ts';
import { items } from '../live/rules.ts';
import { DayLine } from '../parts/dayline.tsx';
import { columnName } from '../parts/mapping.tsx';
import { SureButton } from '../parts/sure.tsx';
import { clock, fieldOf, moment, span } from '../parts/time.ts';
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
export interface Contact {
  id: number; campaignId: number; listId: number; row: number; courier: string; state: string;
  held: { code: string; reasonRu: string; reasonEn: string } | null; nextAt: string | null; attemptsMade: number;
  lastDisposition: string | null; finishReason: string | null; card: Record<string, string>; numbers: PhoneNumber[];
  attempts: Attempt[] | null;
}

const MOST_ZONES = 3;
const MOST_LINES = 4;

/** One person: the card, each number with its places, hours and history, and why nobody calls just now. */
export function ContactPage({ id }: { id: number }) {
  const [contact, setContact] = useState<Contact | null>(null);
  const [decisions, setDecisions] = useState<Decision[]>([]);
  const [failed, setFailed] = useState('');
  const [acted, setActed] = useState(0);
  useEffect(() => {
    items<Decision>(`/v1/contacts/${id}/decision`).then(setDecisions).catch(() => setDecisions([]));
    api<Contact>('GET', `/v1/contacts/${id}`).then(setContact).catch((e: unknown) => setFailed(sentence(e)));
  }, [id, acted]);
  if (contact === null) return <main class="middle"><p>{failed === '' ? t('app.connecting') : failed}</p></main>;
  const act = (verb: string, said: string) => {
    api('POST', `/v1/contacts/${id}:${verb}`, {}).then(() => { tell(said, 'done'); setActed(acted + 1); })
      .catch((e: unknown) => tell(sentence(e), 'error'));
  };
  const pick = (numberId: number) => {
    api<Contact>('POST', `/v1/contacts/${id}:pick`, { numberId }).then(setContact)
      .catch((e: unknown) => tell(sentence(e), 'error'));
  };
  return (
    <main class="base people">
      <section class="panel">
        <div class="row spread">
          <h1><bdi>{contact.card['name'] ?? `#${contact.id}`}</bdi> <span class="hint">{named('contact', contact.state)}</span></h1>
          <span class="row">
            <button disabled={isOver(contact) || contact.state === 'HELD'} onClick={() => act('call-first', t('people.isFirst'))}>{t('people.first')}</button>
            <SureButton word={t('people.withdraw')} sure={t('people.withdrawSure')} disabled={isOver(contact)}
              onSure={() => act('withdraw', t('people.withdrawn'))} />
            <a href={`#/campaigns/contacts/${contact.campaignId}`}>← {t('base.people')}</a>
          </span>
        </div>
        {contact.held !== null && <p class="warn">{t('people.held', words(contact.held))}</p>}
        <dl class="pairs">
          {Object.entries(contact.card).filter(([key]) => key !== 'name').map(([key, value]) => (
            <><dt>{columnName(named('field', key))}</dt><dd>{fieldOf(key, value)}</dd></>
          ))}
          <dt>{t('people.from')}</dt>
          <dd><a href={`#/campaigns/base/${contact.listId}`}>{t('people.row', contact.listId, contact.row)}</a></dd>
          {contact.nextAt !== null && <><dt>{t('people.next')}</dt><dd>{moment(contact.nextAt)}</dd></>}
        </dl>
      </section>
      <section class="panel">
        <h2>{t('people.numbers')}</h2>
        {contact.numbers.map(number => (
          <NumberLine key={number.id} number={number} over={isOver(contact)} decision={decisions.find(one => one.numberId === number.id) ?? null}
            attempts={(contact.attempts ?? []).filter(a => a.numberId === number.id)}
            pick={contact.held === null || contact.numbers.length < 2 ? null : () => pick(number.id)} />
        ))}
      </section>
      <Story key={acted} id={id} />
    </main>
  );
}

function isOver(contact: Contact): boolean {
  return contact.state === 'FINISHED' || contact.state === 'WITHDRAWN';
}

interface Moment { at: string; kind: 'base' | 'attempt' | 'job' | 'told' | 'act'; what: string; outcome?: string; outcomeRu?: string; outcomeEn?: string; who?: string; seconds?: number }

/** Everything that has happened, the newest first. */
function Story({ id }: { id: number }) {
  const [moments, setMoments] = useState<Moment[]>([]);
  useEffect(() => { items<Moment>(`/v1/contacts/${id}/timeline`).then(setMoments).catch(() => setMoments([])); }, [id]);
  return (
    <section class="panel">
      <h2>{t('people.story')}</h2>
      {moments.length === 0 && <p class="hint">{t('people.noStory')}</p>}
      <ol class="story">{moments.map((one, i) => (
        <li key={i} class={`story-${one.kind}`} data-kind={one.kind}>
          <time dateTime={one.at}>{moment(one.at)}</time>
          <span>{one.kind === 'base' ? t('moment.base', one.what) : <><strong>{t(`moment.${one.kind}`)}</strong> {happened(one)}</>}
            {one.who !== undefined && <span class="hint"> {one.who}</span>}
            {one.seconds !== undefined && <span class="hint"> {span(one.seconds)}</span>}</span>
        </li>
      ))}</ol>
    </section>
  );
}

function happened(one: Moment): string {
  const what = one.kind === 'attempt' ? named('disposition', one.what) : one.kind === 'act' ? named('act', one.what)
    : one.kind === 'job' ? named('jobStep', one.what) : named('event', one.what);
  const said = (language.value === 'ru' ? one.outcomeRu : one.outcomeEn) ?? one.outcome;
  return said === undefined ? what : `${what} · ${said}`;
}

function NumberLine({ number, over, decision, attempts, pick }: {
  number: PhoneNumber; over: boolean; decision: Decision | null; attempts: Attempt[]; pick: (() => void) | null;
}) {
  // whoever is not called any more has no hours either
  const hours = over ? null : number.hours;
  return (
    <article class="number" data-number={number.id}>
      <div class="row">
        <strong class="digits">{number.number}{number.extension === '' ? '' : ` ${t('people.extension', number.extension)}`}</strong>
        {decision !== null ? <Now decision={decision} /> : hours !== null && <span>{words(hours)}</span>}
        {pick !== null && <button class="small" onClick={pick}>{t('people.pick')}</button>}
      </div>
      {!over && decision !== null && decision.hoursByZone.length > 1 && (
        <div class="zone-lines">{decision.hoursByZone.slice(0, MOST_LINES).map(line => (
          <ZoneLine key={line.zone} line={line} />
        ))}
          {decision.hoursByZone.length > MOST_LINES && <p class="hint">{t('people.moreLines', decision.hoursByZone.length - MOST_LINES)}</p>}
        </div>
      )}
      {hours !== null && <div class="zone-line">
        <span class="hint">{decision !== null && decision.hoursByZone.length > 1 ? t('people.allZones') : t('people.mayBeCalled')}</span>
        <DayLine spans={hours.spans} />
      </div>}
      <p class="hint">{zonesOf(number.zones)}</p>
      {decision !== null && <Rules decision={decision} />}
      {attempts.length > 0 && (
        <ul class="history">{[...attempts].reverse().map(attempt => (
          <li key={attempt.attemptId}>{moment(attempt.startedAt)} — {named('disposition', attempt.disposition ?? '')}
            {attempt.note === null || attempt.note === '' ? '' : `: ${attempt.note}`}</li>
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
      <span>{zoneWords(line.zone)} <span class="hint">{clock(new Date(nowMs.value).toISOString(), line.zone)}</span></span>
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
    return `${zoneWords(zone.id)} (UTC${zone.offset === 'Z' ? '' : zone.offset}; ${source}${zone.place === '' ? '' : `, ${zone.place}`})`;
  });
  const more = zones.length - named_.length;
  return t('people.zones', named_.join('; ')) + (more > 0 ? ` ${t('people.moreZones', more)}` : '');
}

import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { board, nowMs } from '../live/desk.ts';
import type { Diagnosis, Reason } from '../live/rules.ts';
import { bestAhead, ForecastBars } from '../parts/forecast.tsx';
import { count, moment } from '../parts/time.ts';
import { sentence } from './login.tsx';

const EVERY_MS = 5_000;
/** What is on its way, or was settled: not a reason for standing still. */
const FINE = ['IN_HOPPER', 'IN_ATTEMPT', 'DUE', 'OUTCOME_FINAL', 'WITHDRAWN'];
const BY_OUR_NUMBERS = ['LABEL_MISSING', 'LINE_PAUSED'];

/** Why is nothing dialing? As a page of its own. */
export function WhyPage({ campaignId }: { campaignId: number }) {
  const name = board.value?.campaigns.find(campaign => campaign.id === campaignId)?.name ?? `#${campaignId}`;
  return (
    <main class="base">
      <section class="panel">
        <div class="row spread">
          <h1><bdi>{name}</bdi> <span class="hint">{t('why.title')}</span></h1>
          <span class="row"><a href={`#/campaigns/rules/${campaignId}`}>{t('rules.title')}</a>
            <a href={`#/campaigns/edit/${campaignId}`}>{t('setup.back')}</a></span>
        </div>
        <Why campaignId={campaignId} links />
      </section>
    </main>
  );
}

/** Contacts by reason, when how many can be called, and the hours ahead; read anew every five seconds. */
export function Why({ campaignId, links = false }: { campaignId: number; links?: boolean }) {
  const [found, setFound] = useState<Diagnosis | null>(null);
  const [failed, setFailed] = useState('');
  useEffect(() => {
    let gone = false;
    const read = async () => {
      try {
        const answer = await api<Diagnosis>('GET', `/v1/campaigns/${campaignId}/diagnostics`);
        if (!gone) { setFound(answer); setFailed(''); }
      } catch (failure) {
        if (!gone) setFailed(sentence(failure));
      }
    };
    void read();
    const timer = setInterval(() => { void read(); }, EVERY_MS);
    return () => { gone = true; clearInterval(timer); };
  }, [campaignId]);
  if (found === null) return <p class="hint">{failed === '' ? t('app.connecting') : failed}</p>;
  const ahead = bestAhead(found.forecast);
  return (
    <div class="why-nothing" data-why={campaignId}>
      <div>
        <p class="lead"><strong>{named('health', found.health)}</strong>. {t('why.callable', number(found.callableNow), number(found.contacts))}
          {ahead !== null && ` ${t('why.ahead', moment(ahead.at), number(ahead.callable))}`}</p>
        <table class="figures">
          <thead><tr><th>{t('why.reason')}</th><th class="num">{t('why.contacts')}</th><th>{t('why.next')}</th></tr></thead>
          <tbody>{byReason(found.reasons).map(reason => <Line key={reason.reason} reason={reason} links={links} />)}</tbody>
        </table>
        {found.reasons.length === 0 && <p class="hint">{t('why.nobody')}</p>}
      </div>
      <div>
        <h3>{t('why.forecast')}</h3>
        <ForecastBars moments={found.forecast} total={found.contacts} />
        <ul class="sentences">{upToNever(found.ready).map(step => (
          <li key={step.contacts}>{step.from === null
            ? step.contacts === 1 ? t('why.nobodyAhead') : t('why.never', number(step.contacts))
            : t('why.from', number(step.contacts), moment(step.from))}</li>
        ))}</ul>
      </div>
    </div>
  );
}

/** Dialed before or not: who reads why nothing is dialing sees each reason once. */
function byReason(reasons: Reason[]): Reason[] {
  const found = new Map<string, Reason>();
  for (const one of reasons) {
    const same = found.get(one.reason);
    const sooner = same?.nextAt == null || (one.nextAt != null && one.nextAt < same.nextAt) ? one.nextAt : same.nextAt;
    found.set(one.reason, same === undefined ? one : { ...same, contacts: same.contacts + one.contacts, nextAt: sooner });
  }
  return [...found.values()].sort((one, other) => other.contacts - one.contacts);
}

/** Whoever does not become ten will not become a hundred. */
function upToNever(steps: Diagnosis['ready']): Diagnosis['ready'] {
  const never = steps.findIndex(step => step.from === null);
  return never < 0 ? steps : steps.slice(0, never + 1);
}

function Line({ reason, links }: { reason: Reason; links: boolean }) {
  const said = language.value === 'ru' ? reason.messageRu : reason.messageEn;
  return (
    <tr class={FINE.includes(reason.reason) ? '' : 'stands'} data-reason={reason.reason}>
      <td>{said}{links && BY_OUR_NUMBERS.includes(reason.reason) && <>{' '}<a href="#/lines">{t('nav.lines')}</a></>}</td>
      <td class="num">{number(reason.contacts)}</td>
      <td>{reason.nextAt === null || Date.parse(reason.nextAt) <= nowMs.value ? '' : moment(reason.nextAt)}</td>
    </tr>
  );
}

function number(value: number): string {
  return count(value);
}

import { useEffect, useState } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import { tell } from '../live/desk.ts';
import { readLog, replay } from '../live/webhooks.ts';
import type { Delivery } from '../live/webhooks.ts';
import { sentence } from '../pages/login.tsx';
import { DayField, TimeField } from './day.tsx';
import { errorWords } from './endpoints.tsx';
import { moment } from './time.ts';

const STATES = ['', 'WAITING', 'DELIVERED', 'DEAD'] as const;

/** What was sent to an endpoint, the newest first; dead letters and anything else can be sent again. */
export function DeliveryLog({ courierId, name, mayReplay }: { courierId: number; name: string; mayReplay: boolean }) {
  const [state, setState] = useState('');
  const [items, setItems] = useState<Delivery[]>([]);
  const [next, setNext] = useState<string | undefined>(undefined);
  const read = (cursor?: string) => {
    readLog(courierId, name, state, cursor).then(page => {
      setItems(cursor === undefined ? page.items : [...items, ...page.items]);
      setNext(page.nextCursor);
    }).catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  useEffect(() => read(), [courierId, name, state]);
  const again = (which: object) => {
    replay(courierId, name, which).then(done => { tell(t('webhook.replayed', done.replayed), 'done'); read(); })
      .catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  return (
    <section class="deliveries">
      <div class="row">
        <h3>{t('webhook.log', name)}</h3>
        <select aria-label={t('webhook.show')} value={state} onChange={e => setState(e.currentTarget.value)}>
          {STATES.map(one => (
            <option key={one} value={one}>{one === '' ? t('webhook.all') : named('delivery', one)}</option>
          ))}
        </select>
        <button class="small" onClick={() => read()}>{t('webhook.refresh')}</button>
        {mayReplay && state === 'DEAD' && items.length > 0 && (
          <button class="small" onClick={() => again({ deadLetters: true })}>{t('webhook.replayDead')}</button>
        )}
      </div>
      {mayReplay && <ReplayRange again={again} />}
      {items.length === 0 ? <p class="hint">{t('webhook.empty')}</p> : (
        <table class="figures">
          <thead><tr>
            {(['at', 'type', 'job', 'state', 'tries', 'answer'] as const).map(word => (
              <th key={word} scope="col">{t(`webhook.column.${word}`)}</th>
            ))}
            <td />
          </tr></thead>
          <tbody>
            {items.map(one => <Line key={one.eventId} one={one} mayReplay={mayReplay} again={again} />)}
          </tbody>
        </table>
      )}
      {next !== undefined && <button class="small" onClick={() => read(next)}>{t('webhook.more')}</button>}
    </section>
  );
}

function Line({ one, mayReplay, again }: { one: Delivery; mayReplay: boolean; again: (which: object) => void }) {
  const time = moment;
  const failures = one.failures.map(f => `${time(f.at)}: ${errorWords(f.error)}, ${f.tookMs} ms`).join('\n');
  return (
    <tr>
      <td>{time(one.eventAt)}</td>
      <td>{one.type}</td>
      <td>{one.jobId ?? ''}</td>
      <td class={one.state === 'DEAD' ? 'warn' : one.state === 'DELIVERED' ? 'good' : ''}>
        {named('delivery', one.state)}
        {one.nextAt !== undefined && <span class="hint"> {t('webhook.nextAt', time(one.nextAt))}</span>}
      </td>
      <td title={failures}>{one.tries}</td>
      <td>
        {one.error !== undefined ? errorWords(one.error) : one.status ?? ''}
        {one.tookMs !== undefined && <span class="hint"> {one.tookMs} ms</span>}
      </td>
      <td>
        {mayReplay && one.state !== 'WAITING' && (
          <button class="small" onClick={() => again({ eventIds: [one.eventId] })}>{t('webhook.again')}</button>
        )}
      </td>
    </tr>
  );
}

/** From then until then, in the browser's own time. */
function ReplayRange({ again }: { again: (which: object) => void }) {
  const [from, setFrom] = useState({ day: '', time: '00:00' });
  const [until, setUntil] = useState({ day: '', time: '23:59' });
  const instant = (at: { day: string; time: string }) => new Date(`${at.day}T${at.time}`).toISOString();
  const send = (event: Event) => {
    event.preventDefault();
    again({ from: instant(from), until: instant(until) });
  };
  return (
    <form class="row" onSubmit={send}>
      <DayField word={t('webhook.from')} required value={from.day} onValue={day => setFrom({ ...from, day })} />
      <TimeField word={t('webhook.fromTime')} required value={from.time} onValue={time => setFrom({ ...from, time })} />
      <DayField word={t('webhook.until')} required value={until.day} onValue={day => setUntil({ ...until, day })} />
      <TimeField word={t('webhook.untilTime')} required value={until.time} onValue={time => setUntil({ ...until, time })} />
      <button class="small">{t('webhook.replayRange')}</button>
    </form>
  );
}

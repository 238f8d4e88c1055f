import { useState } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import { tell } from '../live/desk.ts';
import type { User } from '../live/messages.ts';
import { act, deleteWebhook, putWebhook } from '../live/webhooks.ts';
import type { Pinged, Rotated, Webhook } from '../live/webhooks.ts';
import { sentence } from '../pages/login.tsx';
import { SureButton } from './sure.tsx';
import { moment } from './time.ts';

/** One endpoint: how it stands, a test, and what an administrator may do. */
export function EndpointRow(props: {
  courierId: number; endpoint: Webhook; user: User; shown: boolean; show: () => void; changed: () => void;
}) {
  const { courierId, endpoint } = props;
  const [secret, setSecret] = useState<string | null>(null);
  const admin = props.user.role === 'admin';
  const mayAct = props.user.role !== 'supervisor';
  const doing = <T,>(work: Promise<T>, then: (value: T) => void) => {
    work.then(value => { then(value); props.changed(); })
      .catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  const test = () => doing(act<Pinged>(courierId, endpoint.name, 'test'), ping => ping.delivered
    ? tell(t('webhook.pinged', ping.tookMs), 'done')
    : tell(t('webhook.notPinged', ping.error === null ? '' : errorWords(ping.error)), 'error'));
  const flip = endpoint.state === 'ACTIVE' ? 'disable' : 'enable';
  return (
    <article class="endpoint">
      <div class="row">
        <button class="quiet" aria-pressed={props.shown} onClick={props.show}><strong>{endpoint.name}</strong></button>
        <span class="endpoint-url">{endpoint.url}</span>
      </div>
      <p>
        <Standing endpoint={endpoint} />
        {endpoint.types.length > 0 && <span class="hint"> {endpoint.types.join(', ')}</span>}
      </p>
      <div class="row">
        {mayAct && <button class="small" onClick={test}>{t('webhook.test')}</button>}
        {(flip === 'enable' ? mayAct : admin) && (
          <button class="small" onClick={() => doing(act<Webhook>(courierId, endpoint.name, flip), () => undefined)}>
            {t(flip === 'enable' ? 'webhook.enable' : 'webhook.disable')}
          </button>
        )}
        {admin && (
          <>
            <SureButton word={t('webhook.rotate')} sure={t('webhook.rotateSure')} kind="small"
              onSure={() => doing(act<Rotated>(courierId, endpoint.name, 'rotate'), r => setSecret(r.secret))} />
            <SureButton word={t('webhook.delete')} sure={t('webhook.deleteSure')} kind="danger small"
              onSure={() => doing(deleteWebhook(courierId, endpoint.name), () => undefined)} />
          </>
        )}
      </div>
      {secret !== null && <Secret secret={secret} />}
    </article>
  );
}

function Standing({ endpoint }: { endpoint: Webhook }) {
  const time = moment;
  return (
    <>
      {endpoint.state === 'DISABLED' && (
        <span class="warn">{named('webhook.disabledFor', endpoint.disabledFor ?? '')}. </span>
      )}
      {endpoint.state === 'ACTIVE' && endpoint.failingSince === undefined && (
        <span class="good">{t('webhook.well')}. </span>
      )}
      {endpoint.state === 'ACTIVE' && endpoint.failingSince !== undefined && (
        <span class="warn">{t('webhook.failingSince', time(endpoint.failingSince))}. </span>
      )}
      <span>{t('webhook.waiting', endpoint.waiting)}</span>
      {endpoint.oldestWaiting !== undefined && (
        <span class="hint"> {t('webhook.oldest', time(endpoint.oldestWaiting))}</span>
      )}
      {endpoint.dead > 0 && <span class="warn"> {t('webhook.dead', endpoint.dead)}</span>}
    </>
  );
}

export function NewEndpoint({ courierId, made }: { courierId: number; made: () => void }) {
  const [name, setName] = useState('main');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const save = (event: Event) => {
    event.preventDefault();
    putWebhook(courierId, name, url).then(put => { setSecret(put.secret ?? null); setUrl(''); made(); })
      .catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  return (
    <form class="new-endpoint" onSubmit={save}>
      <h3>{t('webhook.new')}</h3>
      <div class="row">
        <label>{t('webhook.name')}
          <input required pattern="[a-z0-9][a-z0-9\-]*" maxLength={40} value={name}
            onInput={e => setName(e.currentTarget.value)} />
        </label>
        <label class="wide">{t('webhook.url')}
          <input required type="url" maxLength={2000} value={url} placeholder="https://"
            onInput={e => setUrl(e.currentTarget.value)} />
        </label>
        <button>{t('webhook.save')}</button>
      </div>
      {secret !== null && <Secret secret={secret} />}
    </form>
  );
}

function Secret({ secret }: { secret: string }) {
  return <p role="status">{t('webhook.secretOnce')} <code class="secret">{secret}</code></p>;
}

/** A delivery's error in words: HTTP_503 says the status, the others have a sentence. */
export function errorWords(error: string): string {
  return error.startsWith('HTTP_') ? t('webhook.error.HTTP', error.slice(5)) : named('webhook.error', error);
}

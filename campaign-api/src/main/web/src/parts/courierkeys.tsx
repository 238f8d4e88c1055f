import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { createKey, endKey, readKeys, SCOPES } from '../live/courierkeys.ts';
import type { CourierKey } from '../live/courierkeys.ts';
import { tell } from '../live/desk.ts';
import { sentence } from '../pages/login.tsx';
import { SureButton } from './sure.tsx';
import { moment } from './time.ts';

/** A courier's keys: what each may do, from where, when it was used last; a second one beside it, then its end. */
export function CourierKeys({ courierId }: { courierId: number }) {
  const [keys, setKeys] = useState<CourierKey[]>([]);
  const failed = (failure: unknown) => tell(sentence(failure), 'error');
  const read = () => { readKeys(courierId).then(setKeys).catch(failed); };
  useEffect(read, [courierId]);
  return (
    <section class="courier-keys">
      <h2>{t('courierKey.title')}</h2>
      <p class="hint">{t('courierKey.hint')}</p>
      {keys.length === 0 && <p class="hint">{t('courierKey.none')}</p>}
      {keys.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('courierKey.name')}</th><th>{t('courierKey.scopes')}</th><th>{t('courierKey.networks')}</th>
              <th>{t('courierKey.lastUsed')}</th><th>{t('courierKey.end')}</th><td />
            </tr>
          </thead>
          <tbody>
            {keys.map(key => <Row key={key.id} value={key}
              end={() => { endKey(courierId, key.id).then(read).catch(failed); }} />)}
          </tbody>
        </table>
      )}
      <NewKey courierId={courierId} made={read} />
    </section>
  );
}

function Row({ value, end }: { value: CourierKey; end: () => void }) {
  const time = (at?: string) => at === undefined ? t('courierKey.never') : moment(at);
  const over = value.expiresAt !== undefined && new Date(value.expiresAt) <= new Date();
  const scopes = SCOPES.filter(scope => value.scopes.includes(scope));
  return (
    <tr class={over ? 'courier-key-over' : ''}>
      <td>{value.name}{value.sandbox && <span class="hint"> {t('courierKey.sandbox')}</span>}</td>
      <td>
        {scopes.length === SCOPES.length ? t('courierKey.everything')
          : scopes.map(scope => t(`courierKey.scope.${scope}`)).join(', ')}
      </td>
      <td>{value.networks.length === 0 ? t('courierKey.everywhere') : value.networks.join(', ')}</td>
      <td>{time(value.lastUsedAt)}</td>
      <td>{over ? t('courierKey.over', time(value.expiresAt)) : time(value.expiresAt)}</td>
      <td>
        {!over && <SureButton word={t('courierKey.endNow')} sure={t('courierKey.endSure')} kind="danger small"
          onSure={end} />}
      </td>
    </tr>
  );
}

function NewKey({ courierId, made }: { courierId: number; made: () => void }) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([...SCOPES]);
  const [networks, setNetworks] = useState('');
  const [sandbox, setSandbox] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const flip = (scope: string) => setScopes(scopes.includes(scope) ? scopes.filter(one => one !== scope)
    : [...scopes, scope]);
  const save = (event: Event) => {
    event.preventDefault();
    createKey(courierId, { name, scopes, networks: networks.split(/[\s,]+/).filter(one => one !== ''), sandbox })
      .then(key => { setSecret(key.key ?? null); setName(''); made(); })
      .catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  return (
    <form class="new-endpoint" onSubmit={save}>
      <h3>{t('courierKey.new')}</h3>
      <div class="row">
        <label>{t('courierKey.name')}
          <input required maxLength={100} value={name} onInput={e => setName(e.currentTarget.value)} />
        </label>
        <label class="wide">{t('courierKey.networks')}
          <input value={networks} placeholder="192.0.2.0/24, 2001:db8::/32"
            onInput={e => setNetworks(e.currentTarget.value)} />
        </label>
      </div>
      <fieldset class="row">
        <legend>{t('courierKey.scopes')}</legend>
        {SCOPES.map(scope => (
          <label key={scope} class="check">
            <input type="checkbox" checked={scopes.includes(scope)} onChange={() => flip(scope)} />
            {t(`courierKey.scope.${scope}`)}
          </label>
        ))}
      </fieldset>
      <div class="row">
        <label class="check">
          <input type="checkbox" checked={sandbox} onChange={e => setSandbox(e.currentTarget.checked)} />
          {t('courierKey.sandboxLong')}
        </label>
        <button disabled={scopes.length === 0}>{t('courierKey.make')}</button>
      </div>
      {secret !== null && <p role="status">{t('courierKey.once')} <code class="secret">{secret}</code></p>}
    </form>
  );
}

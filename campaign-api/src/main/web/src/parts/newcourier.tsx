import { useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { attempt } from '../live/office.ts';
import type { Courier } from '../live/webhooks.ts';

/** A courier to be: its name for people, its code for orders, bases and suppressions; keys and addresses come then. */
export function NewCourier({ made }: { made: (courier: Courier) => void }) {
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(api<Courier>('POST', '/v1/couriers', { name: name.trim(), code }).then(courier => {
      setName('');
      setCode('');
      made(courier);
    }), t('couriers.added'));
  };
  return (
    <form class="new-courier" onSubmit={save}>
      <h2>{t('couriers.add')}</h2>
      <label>{t('courierKey.name')}<input required maxLength={200} value={name} onInput={e => setName(e.currentTarget.value)} /></label>
      <label>{t('couriers.code')}<input required maxLength={40} pattern="[a-z0-9][a-z0-9\-]*" title={t('couriers.codeHint')} value={code}
        onInput={e => setCode(e.currentTarget.value)} /></label>
      <p class="hint">{t('couriers.codeHint')}</p>
      <button class="primary">{t('couriers.add')}</button>
    </form>
  );
}

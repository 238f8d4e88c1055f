import { useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import { sentence } from '../pages/login.tsx';
import { DayField } from './day.tsx';
import { NumberFile } from './numberfile.tsx';

/** A person has agreed to be called, or has taken that back; many of them come as a file. */
export function Consents() {
  const [number, setNumber] = useState('');
  const [courier, setCourier] = useState('');
  const [source, setSource] = useState('');
  const [until, setUntil] = useState('');
  const whose = courier.trim() === '' ? {} : { courier: courier.trim() };
  const done = (word: string) => { tell(word, 'done'); setNumber(''); };
  const give = (event: Event) => {
    event.preventDefault();
    api('POST', '/v1/consents', { number, source, ...whose,
      ...(until === '' ? {} : { untilAt: new Date(`${until}T23:59:59`).toISOString() }) })
      .then(() => done(t('consent.given'))).catch((e: unknown) => tell(sentence(e), 'error'));
  };
  const takeBack = () => {
    api('POST', '/v1/consents:revoke', { number, ...whose })
      .then(() => done(t('consent.revoked'))).catch((e: unknown) => tell(sentence(e), 'error'));
  };
  return (
    <section class="panel consents">
      <div class="row spread">
        <h2>{t('consent.title')}</h2>
        {/* a line: number, source, given at, until, courier */}
        <NumberFile path="/v1/consents:import" hint={t('consent.importHint')} />
      </div>
      <p class="hint">{t('consent.hint')}</p>
      <form class="row add-suppression" onSubmit={give}>
        <label>{t('card.number')}<input required value={number} placeholder="+79161234567" onInput={e => setNumber(e.currentTarget.value)} /></label>
        <label>{t('lines.courier')}<input value={courier} placeholder={t('lines.house')} onInput={e => setCourier(e.currentTarget.value)} /></label>
        <label>{t('consent.proof')}<input required maxLength={500} value={source} placeholder={t('consent.example')}
          onInput={e => setSource(e.currentTarget.value)} /></label>
        <DayField word={t('sup.until')} value={until} onValue={setUntil} />
        <button class="primary">{t('consent.give')}</button>
        <button type="button" class="danger" disabled={number.trim() === ''} onClick={takeBack}>{t('consent.takeBack')}</button>
      </form>
    </section>
  );
}

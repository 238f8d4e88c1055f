import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import { sentence } from '../pages/login.tsx';
import { moment } from './time.ts';

interface Attested { source: string | null; by: string | null; at: string | null }

/** Somebody attests that the people of a base have agreed to be called, and says where the proof is. */
export function ListConsent({ listId }: { listId: number }) {
  const [attested, setAttested] = useState<Attested | null>(null);
  const [source, setSource] = useState('');
  useEffect(() => {
    api<Attested>('GET', `/v1/lists/${listId}/consent`).then(setAttested).catch(() => setAttested(null));
  }, [listId]);
  if (attested === null) return null;
  const put = (words: string) => {
    api<Attested>('PUT', `/v1/lists/${listId}/consent`, { source: words }).then(setAttested)
      .catch((e: unknown) => tell(sentence(e), 'error'));
  };
  return attested.by === null ? (
    <form class="row consent" onSubmit={event => { event.preventDefault(); put(source); }}>
      <label>{t('consent.source')}<input required maxLength={500} value={source} placeholder={t('consent.example')}
        onInput={e => setSource(e.currentTarget.value)} /></label>
      <button>{t('consent.attest')}</button>
    </form>
  ) : (
    <p class="row">{t('consent.attested', attested.by, attested.at === null ? '' : moment(attested.at), attested.source ?? '')}
      <button class="small quiet" onClick={() => put('')}>{t('consent.takeBack')}</button></p>
  );
}

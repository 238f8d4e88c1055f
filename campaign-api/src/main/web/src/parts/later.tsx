import { useEffect, useState } from 'preact/hooks';
import type { FunctionComponent } from 'preact';
import { t } from '../i18n/words.ts';

/**
 * A page that is fetched when it is opened, because few open it. It is gone when the product was renewed meanwhile; the
 * person then says when to load everything anew, since a call may be up.
 */
export function Later({ load }: { load: () => Promise<FunctionComponent> }) {
  const [Page, setPage] = useState<FunctionComponent | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => { load().then(loaded => setPage(() => loaded), () => setGone(true)); }, [load]);
  if (gone) {
    return (
      <main class="middle"><div role="alert"><p>{t('app.renewed')}</p>
        <p><button class="primary" onClick={() => location.reload()}>{t('app.reload')}</button></p></div></main>
    );
  }
  return Page === null ? <main class="middle"><p>{t('app.connecting')}</p></main> : <Page />;
}

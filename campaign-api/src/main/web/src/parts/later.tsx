import { useEffect, useState } from 'preact/hooks';
import type { FunctionComponent } from 'preact';
import { t } from '../i18n/words.ts';

/** A page that is fetched when it is opened, because few open it. */
export function Later({ load }: { load: () => Promise<FunctionComponent> }) {
  const [Page, setPage] = useState<FunctionComponent | null>(null);
  useEffect(() => { void load().then(loaded => setPage(() => loaded)); }, [load]);
  return Page === null ? <main class="middle"><p>{t('app.connecting')}</p></main> : <Page />;
}

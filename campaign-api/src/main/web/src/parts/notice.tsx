import { useEffect } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { notice } from '../live/desk.ts';

const SHOWN_MS = 6_000;

/** One message at a time, over the page so that nothing moves; errors stay until they are closed. */
export function Notice() {
  const shown = notice.value;
  useEffect(() => {
    if (shown === null || shown.kind === 'error') return undefined;
    const timer = window.setTimeout(() => { notice.value = null; }, SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [shown?.id]);
  return (
    <div class="notice-place" role="alert">
      {shown !== null && (
        <div class={`notice notice-${shown.kind}`}>
          <span>{shown.text}</span>
          <button class="quiet" aria-label={t('app.close')} onClick={() => { notice.value = null; }}>×</button>
        </div>
      )}
    </div>
  );
}

import { t } from '../i18n/words.ts';
import type { Titled } from '../live/office.ts';

/** Titled texts to edit: terms, objections. */
export function TitledList({ title, add, items, set }: { title: string; add: string; items: Titled[]; set: (items: Titled[]) => void }) {
  const put = (i: number, part: Partial<Titled>) => set(items.map((one, at) => at === i ? { ...one, ...part } : one));
  return (
    <div class="titled" role="group" aria-label={title}>
      {items.map((one, i) => (
        <div key={i} class="titled-row">
          <input required maxLength={200} aria-label={`${title} ${i + 1}: ${t('titled.title')}`} placeholder={t('titled.title')}
            value={one.title} onInput={e => put(i, { title: e.currentTarget.value })} />
          <textarea rows={1} maxLength={2000} aria-label={`${title} ${i + 1}: ${t('titled.text')}`} placeholder={t('titled.text')}
            value={one.text} onInput={e => put(i, { text: e.currentTarget.value })} />
          <button type="button" class="small quiet" aria-label={`${t('rules.remove')}: ${one.title}`}
            onClick={() => set(items.filter((_, at) => at !== i))}>{t('rules.remove')}</button>
        </div>
      ))}
      <button type="button" class="small" onClick={() => set([...items, { title: '', text: '' }])}>{add}</button>
    </div>
  );
}

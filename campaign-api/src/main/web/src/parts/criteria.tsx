import { useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { attempt, useItems } from '../live/office.ts';
import { percentOf } from './scoresheet.tsx';

interface Criterion { id?: number; labelRu: string; labelEn: string; most: number }
export interface Average { agentId: number; agent: string; conversations: number; permille: number }

/** How agents were judged on average. */
export function Averages({ averages }: { averages: Average[] }) {
  return (
    <section class="panel">
      <h2>{t('score.averages')}</h2>
      <table class="figures">
        <thead><tr><th>{t('rec.agent')}</th><th class="num">{t('score.conversations')}</th><th class="num">{t('score.title')}</th></tr></thead>
        <tbody>{averages.map(one => (
          <tr key={one.agentId} data-average={one.agentId}>
            <th scope="row">{one.agent}</th><td class="num">{one.conversations}</td><td class="num">{percentOf(one.permille)}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  );
}

/** What conversations are judged by, to be changed; what is taken out stays on sheets that have it. */
export function Criteria() {
  const [stored, read] = useItems<Criterion>('/v1/score-criteria');
  const [changed, setChanged] = useState<Criterion[] | null>(null);
  const rows = changed ?? stored;
  if (rows === null) return null;
  const put = (at: number, part: Partial<Criterion>) => setChanged(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(api('PUT', '/v1/score-criteria', { items: rows }), t('people2.saved')).then(async ok => {
      if (!ok) return;
      await read();
      setChanged(null);
    });
  };
  return (
    <details class="panel criteria">
      <summary>{t('score.criteria')}</summary>
      <form onSubmit={save}>
        {rows.map((row, at) => (
          <div class="row" key={row.id ?? `new ${at}`} data-criterion={row.id ?? 'new'}>
            <label>{t('score.inRussian')}<input required maxLength={200} value={row.labelRu} onInput={event => put(at, { labelRu: event.currentTarget.value })} /></label>
            <label>{t('score.inEnglish')}<input required maxLength={200} value={row.labelEn} onInput={event => put(at, { labelEn: event.currentTarget.value })} /></label>
            <label class="short">{t('score.most')}<input type="number" required min={1} max={10} value={row.most} onInput={event => put(at, { most: Number(event.currentTarget.value) })} /></label>
            <button type="button" class="small danger" aria-label={t('skills.removeOf', row.labelRu)} disabled={rows.length === 1}
              onClick={() => setChanged(rows.filter((_, i) => i !== at))}>✕</button>
          </div>
        ))}
        <p class="row">
          <button type="button" onClick={() => setChanged([...rows, { labelRu: '', labelEn: '', most: 2 }])}>{t('score.add')}</button>
          <button class="primary" disabled={changed === null}>{t('rules.save')}</button>
        </p>
      </form>
    </details>
  );
}

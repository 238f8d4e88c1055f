import { useEffect, useState } from 'preact/hooks';
import { label, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { attempt } from '../live/office.ts';
import { moment } from './time.ts';

interface Line { criterionId: number; labelRu: string; labelEn: string; most: number; points: number | null; comment: string }
interface Sheet {
  attemptId: number; items: Line[]; comment: string; permille: number | null; scoredBy: string | null; scoredAt: string | null;
}

/** How a conversation is judged: points and a comment for each criterion, none where it does not apply. */
export function ScoreSheet({ attemptId, done }: { attemptId: number; done: () => void }) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  useEffect(() => { void attempt(api<Sheet>('GET', `/v1/recordings/${attemptId}/score`).then(setSheet)); }, [attemptId]);
  if (sheet === null) return null;
  const put = (line: Line, part: Partial<Line>) =>
    setSheet({ ...sheet, items: sheet.items.map(one => (one === line ? { ...one, ...part } : one)) });
  const given = sheet.items.filter(line => line.points !== null);
  const save = (event: Event) => {
    event.preventDefault();
    const body = { comment: sheet.comment, items: given.map(({ criterionId, points, comment }) => ({ criterionId, points, comment })) };
    void attempt(api<Sheet>('PUT', `/v1/recordings/${attemptId}/score`, body).then(setSheet), t('score.saved')).then(ok => { if (ok) done(); });
  };
  return (
    <form class="score" onSubmit={save} data-score={attemptId}>
      <div class="row spread">
        <h3>{t('score.title')} <output data-permille={permille(given)}>{percentOf(permille(given))}</output></h3>
        {sheet.scoredAt !== null && <span class="hint">{t('score.by', sheet.scoredBy ?? '', moment(sheet.scoredAt))}</span>}
      </div>
      {sheet.items.map(line => <ScoreLine key={line.criterionId} line={line} put={part => put(line, part)} />)}
      <label>{t('score.comment')}
        <textarea maxLength={1_000} rows={2} value={sheet.comment} onInput={event => setSheet({ ...sheet, comment: event.currentTarget.value })} />
      </label>
      <p class="row"><button class="primary" disabled={given.length === 0}>{t('score.save')}</button>
        <span class="hint">{t('score.hint')}</span></p>
    </form>
  );
}

function ScoreLine({ line, put }: { line: Line; put: (part: Partial<Line>) => void }) {
  const values = [null, ...Array.from({ length: line.most + 1 }, (_, points) => points)];
  return (
    <fieldset class="score-line" data-criterion={line.criterionId}>
      <legend>{label(line)}</legend>
      {values.map(points => (
        <label key={String(points)} class="points">
          <input type="radio" name={`criterion-${line.criterionId}`} checked={line.points === points} value={String(points)}
            onChange={() => put({ points })} />
          {points ?? t('score.none')}
        </label>
      ))}
      <input class="remark" maxLength={1_000} aria-label={t('score.remark', label(line))} placeholder={t('score.remarkShort')}
        disabled={line.points === null} value={line.comment} onInput={event => put({ comment: event.currentTarget.value })} />
    </fieldset>
  );
}

function permille(given: Line[]): number | null {
  const most = given.reduce((sum, line) => sum + line.most, 0);
  return most === 0 ? null : Math.floor(given.reduce((sum, line) => sum + (line.points ?? 0), 0) * 1_000 / most);
}

export function percentOf(value: number | null): string {
  return value === null ? '' : `${Math.round(value / 10)}\u00a0%`;
}

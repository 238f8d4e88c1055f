import { useEffect, useState } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import type { OutcomeRow } from '../live/office.ts';
import { attempt, useItems } from '../live/office.ts';

const KINDS = ['FINAL', 'CALLBACK', 'RETRY', 'MACHINE', 'WRONG_NUMBER', 'SUPPRESS'];
const RESULTS = ['', 'agreed', 'agreed_pickup', 'postponed_call', 'refused', 'unreachable', 'wrong_number', 'already_delivered',
  'needs_courier_action', 'payment_link_sent'];
const MINUTE_MS = 60_000;

/** What agents can choose at the end: labels, keys, what it means, what couriers are told. */
export function OutcomeEditor({ id }: { id: number }) {
  const [stored, read] = useItems<OutcomeRow>(`/v1/campaigns/${id}/outcomes`);
  const [rows, setRows] = useState<OutcomeRow[]>([]);
  useEffect(() => { if (stored !== null) setRows(stored); }, [stored]);
  if (stored === null) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  const put = (i: number, part: Partial<OutcomeRow>) => setRows(rows.map((one, at) => at === i ? { ...one, ...part } : one));
  const add = () => {
    const next = Math.max(0, ...rows.map(one => one.id)) + 1;
    setRows([...rows, { id: next, code: `outcome-${next}`, kind: 'FINAL', labelRu: '', labelEn: '', hotkey: null, needsNote: false,
      agreed: false, retryDelayMs: 0, result: '', branch: null, fields: [] }]);
  };
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(api('PUT', `/v1/campaigns/${id}/outcomes`, { items: rows }), t('people2.saved')).then(ok => { if (ok) void read(); });
  };
  return (
    <main class="base">
      <form class="panel" onSubmit={save}>
        <div class="row spread"><h1>{t('setup.outcomes')}</h1>
          <span class="row"><button class="primary">{t('rules.save')}</button><a href={`#/campaigns/edit/${id}`}>{t('setup.back')}</a></span></div>
        <p class="hint">{t('outcomes.hint')}</p>
        <div class="scrolled"><table class="figures outcomes-table">
          <thead><tr><th>{t('outcomes.key')}</th><th>Русский</th><th>English</th><th>{t('outcomes.kind')}</th><th>{t('outcomes.result')}</th>
            <th>{t('outcomes.delay')}</th><th>{t('outcomes.note')}</th><th>{t('desk.agreed')}</th><td /></tr></thead>
          <tbody>{rows.map((one, i) => (
            <tr key={one.id} data-outcome-row={one.code}>
              <td><input class="short" maxLength={1} aria-label={`${t('outcomes.key')}: ${one.labelRu}`} value={one.hotkey ?? ''}
                onInput={e => put(i, { hotkey: e.currentTarget.value === '' ? null : e.currentTarget.value })} /></td>
              <td><input required maxLength={100} aria-label={`Русский ${i + 1}`} value={one.labelRu} onInput={e => put(i, { labelRu: e.currentTarget.value })} /></td>
              <td><input required maxLength={100} aria-label={`English ${i + 1}`} value={one.labelEn} onInput={e => put(i, { labelEn: e.currentTarget.value })} /></td>
              <td><select aria-label={t('outcomes.kind')} value={one.kind} onChange={e => put(i, { kind: e.currentTarget.value })}>
                {KINDS.map(kind => <option key={kind} value={kind}>{named('outcomeKind', kind)}</option>)}</select></td>
              <td><select aria-label={t('outcomes.result')} value={one.result} onChange={e => put(i, { result: e.currentTarget.value })}>
                {RESULTS.map(word => <option key={word} value={word}>{word === '' ? t('outcomes.nothing') : named('result', word)}</option>)}</select></td>
              <td><input type="number" class="short" min={0} aria-label={t('outcomes.delay')} disabled={one.kind !== 'RETRY' && one.kind !== 'MACHINE'}
                value={one.retryDelayMs / MINUTE_MS} onInput={e => put(i, { retryDelayMs: Number(e.currentTarget.value) * MINUTE_MS })} /></td>
              <td><input type="checkbox" aria-label={t('outcomes.note')} checked={one.needsNote} onChange={e => put(i, { needsNote: e.currentTarget.checked })} /></td>
              <td><input type="checkbox" aria-label={t('desk.agreed')} checked={one.agreed} onChange={e => put(i, { agreed: e.currentTarget.checked })} /></td>
              <td><button type="button" class="small quiet" onClick={() => setRows(rows.filter((_, at) => at !== i))}>{t('rules.remove')}</button></td>
            </tr>
          ))}</tbody>
        </table></div>
        <p><button type="button" onClick={add}>{t('outcomes.add')}</button></p>
      </form>
    </main>
  );
}

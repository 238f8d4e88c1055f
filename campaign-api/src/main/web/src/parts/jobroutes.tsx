import { useEffect, useState } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { board } from '../live/desk.ts';
import { attempt, useItems } from '../live/office.ts';
import type { Courier } from '../live/webhooks.ts';

/** Which campaign calls for an order; what is left out fits everything. */
interface JobRoute { courierId?: number; shop?: string; kind?: string; region?: string; language?: string; campaignId: number }

const KINDS = ['confirm', 'confirm_and_slot', 'courier_on_way', 'failed_delivery', 'survey', 'custom'];

/** Orders that couriers send find their campaign by the first line that fits; an order that none fits is not called. */
export function JobRoutes({ couriers, mayChange }: { couriers: Courier[]; mayChange: boolean }) {
  const [stored, read] = useItems<JobRoute>('/v1/job-routes');
  const [rows, setRows] = useState<JobRoute[]>([]);
  useEffect(() => { if (stored !== null) setRows(stored); }, [stored]);
  if (stored === null) return null;
  const campaigns = board.value?.campaigns ?? [];
  const put = (i: number, part: Partial<JobRoute>) => setRows(rows.map((one, at) => at === i ? { ...one, ...part } : one));
  const up = (i: number) => setRows(rows.map((one, at) => at === i - 1 ? rows[i] ?? one : at === i ? rows[i - 1] ?? one : one));
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(api('PUT', '/v1/job-routes', { items: rows.map(said) }), t('people2.saved')).then(ok => { if (ok) void read(); });
  };
  const text = (i: number, key: 'shop' | 'region', word: string, longest: number, hint: string) => (
    <input class="short-text" maxLength={longest} placeholder={hint} aria-label={`${word} ${i + 1}`} value={rows[i]?.[key] ?? ''} disabled={!mayChange}
      onInput={e => put(i, { [key]: e.currentTarget.value.trim() })} />);
  return (
    <form class="panel job-routes" onSubmit={save}>
      <h2>{t('route.title')}</h2>
      <p class="hint">{t('route.hint')}</p>
      {rows.length === 0 && <p class="warn">{t('route.none')}</p>}
      {rows.length > 0 && <div class="scrolled"><table class="figures">
        <thead><tr><th>{t('lines.courier')}</th><th>{t('route.kind')}</th><th>{t('route.shop')}</th><th>{t('route.region')}</th>
          <th>{t('sup.campaign')}</th>{mayChange && <td />}</tr></thead>
        <tbody>{rows.map((one, i) => (
          <tr key={i} data-route={i}>
            <td><select aria-label={`${t('lines.courier')} ${i + 1}`} value={one.courierId ?? 0} disabled={!mayChange}
              onChange={e => put(i, { courierId: Number(e.currentTarget.value) })}>
              <option value={0}>{t('route.any')}</option>
              {couriers.map(courier => <option key={courier.id} value={courier.id}>{courier.name}</option>)}</select></td>
            <td><select aria-label={`${t('route.kind')} ${i + 1}`} value={one.kind ?? ''} disabled={!mayChange}
              onChange={e => put(i, { kind: e.currentTarget.value })}>
              <option value="">{t('route.any')}</option>
              {KINDS.map(kind => <option key={kind} value={kind}>{named('jobKind', kind)}</option>)}</select></td>
            <td>{text(i, 'shop', t('route.shop'), 60, t('route.any'))}</td>
            <td>{text(i, 'region', t('route.region'), 10, 'RU-MOW')}</td>
            <td><select required aria-label={`${t('sup.campaign')} ${i + 1}`} value={one.campaignId} disabled={!mayChange}
              onChange={e => put(i, { campaignId: Number(e.currentTarget.value) })}>
              {campaigns.every(campaign => campaign.id !== one.campaignId) && <option value={one.campaignId}>{one.campaignId === 0 ? '' : `#${one.campaignId}`}</option>}
              {campaigns.map(campaign => <option key={campaign.id} value={campaign.id}>{campaign.name}</option>)}</select></td>
            {mayChange && <td class="num"><div class="row tight">
              <button type="button" class="small quiet" disabled={i === 0} aria-label={`${t('script2.up')}: ${i + 1}`} onClick={() => up(i)}>{t('script2.up')}</button>
              <button type="button" class="small quiet" aria-label={`${t('rules.remove')}: ${i + 1}`}
                onClick={() => setRows(rows.filter((_, at) => at !== i))}>{t('rules.remove')}</button></div></td>}
          </tr>
        ))}</tbody>
      </table></div>}
      {mayChange && <p class="row">
        <button type="button" id="add-route" disabled={campaigns.length === 0}
          onClick={() => setRows([...rows, { campaignId: campaigns[0]?.id ?? 0 }])}>{t('route.add')}</button>
        <button class="primary">{t('rules.save')}</button></p>}
    </form>
  );
}

/** Without what was left out. */
function said(row: JobRoute): JobRoute {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '' && value !== 0 && value != null)) as unknown as JobRoute;
}

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api, upload } from '../live/api.ts';
import { board, tell } from '../live/desk.ts';
import type { CampaignRow } from '../live/messages.ts';
import { SureButton } from '../parts/sure.tsx';
import { sentence } from './login.tsx';

interface Totals { rows: number; ok: number; fixed: number; warning: number; rejected: number; duplicate: number }
interface ContactList { id: number; name: string; state?: string; totals: Totals }
interface Row { row: number; verdict: string; code: string; reasonRu?: string; reasonEn?: string; reason?: string }

const lists = signal<Map<number, ContactList[]>>(new Map());

/** Campaigns to create, feed with bases, start and stop. Live figures stand on the board. */
export function Campaigns() {
  const now = board.value;
  if (now === null) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  return (
    <main class="campaigns">
      <NewCampaign pools={now.pools} />
      {now.campaigns.map(campaign => <Campaign key={campaign.id} campaign={campaign} />)}
    </main>
  );
}

function NewCampaign({ pools }: { pools: { id: number; name: string }[] }) {
  const [name, setName] = useState('');
  const [mode, setMode] = useState('PROGRESSIVE');
  const [poolId, setPoolId] = useState(0);
  const [callerId, setCallerId] = useState('');
  const create = async (event: Event) => {
    event.preventDefault();
    const body = { name, mode, poolId: poolId || pools[0]?.id, ...(callerId === '' ? {} : { callerId }) };
    if (await done(api('POST', '/v1/campaigns', body))) setName('');
  };
  return (
    <form class="panel row new-campaign" onSubmit={create}>
      <h2>{t('camp.new')}</h2>
      <label>{t('camp.name')}
        <input required maxLength={100} value={name} onInput={e => setName(e.currentTarget.value)} /></label>
      <label>{t('camp.mode')}
        <select value={mode} onChange={e => setMode(e.currentTarget.value)}>
          {['PROGRESSIVE', 'AUTOMATIC', 'PREDICTIVE', 'PREVIEW'].map(m => <option key={m} value={m}>{named('mode', m)}</option>)}
        </select></label>
      <label>{t('camp.pool')}
        <select value={poolId || pools[0]?.id} onChange={e => setPoolId(Number(e.currentTarget.value))}>
          {pools.map(pool => <option key={pool.id} value={pool.id}>{pool.name}</option>)}
        </select></label>
      <label>{t('camp.callerId')}
        <input placeholder="+74951234567" value={callerId} onInput={e => setCallerId(e.currentTarget.value)} /></label>
      <button class="primary">{t('camp.create')}</button>
    </form>
  );
}

function Campaign({ campaign }: { campaign: CampaignRow }) {
  useEffect(() => { void readLists(campaign.id); }, [campaign.id]);
  const verb = (word: 'start' | 'pause' | 'finish') => done(api('POST', `/v1/campaigns/${campaign.id}:${word}`));
  const running = campaign.state === 'RUNNING';
  const over = campaign.state === 'FINISHED';
  return (
    <section class="panel" data-campaign={campaign.id}>
      <div class="row spread">
        <h2>{campaign.name} <span class={`campaign-state campaign-${campaign.state.toLowerCase()}`}>
          {named('campaign', campaign.state)}</span></h2>
        <span class="row">
          <button class="primary" disabled={running || over} onClick={() => { void verb('start'); }}>{t('camp.start')}</button>
          <button disabled={!running} onClick={() => { void verb('pause'); }}>{t('camp.pause')}</button>
          <SureButton word={t('camp.finish')} sure={t('camp.finishSure')} disabled={over} onSure={() => { void verb('finish'); }} />
        </span>
      </div>
      <Upload campaignId={campaign.id} disabled={over} />
      <Lists campaignId={campaign.id} />
    </section>
  );
}

function Upload({ campaignId, disabled }: { campaignId: number; disabled: boolean }) {
  const [reading, setReading] = useState('');
  const send = async (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    const file = field.files?.[0];
    if (file === undefined) return;
    setReading(file.name);
    const path = `/v1/campaigns/${campaignId}/lists?name=${encodeURIComponent(file.name)}`;
    const stored = upload<ContactList>(path, file);
    if (await done(stored)) tell(summary(await stored), 'done');
    setReading('');
    field.value = '';
    await readLists(campaignId);
  };
  return (
    <label class={`upload ${disabled ? 'disabled' : ''}`}>
      {reading === '' ? t('camp.upload') : t('camp.uploading', reading)}
      <input type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" disabled={disabled || reading !== ''} onChange={send} />
    </label>
  );
}

function Lists({ campaignId }: { campaignId: number }) {
  const known = lists.value.get(campaignId) ?? [];
  if (known.length === 0) return <p class="hint">{t('camp.noLists')}</p>;
  return <ul class="lists">{known.map(list => <ListLine key={list.id} list={list} campaignId={campaignId} />)}</ul>;
}

function ListLine({ list, campaignId }: { list: ContactList; campaignId: number }) {
  const [rows, setRows] = useState<Row[] | null>(null);
  const show = async () => {
    const answer = await api<{ rows?: Row[]; items?: Row[] }>('GET', `/v1/lists/${list.id}/rows?verdict=rejected&limit=200`)
      .catch((failure: unknown) => { tell(sentence(failure), 'error'); return {} as { rows?: Row[]; items?: Row[] }; });
    setRows(answer.items ?? answer.rows ?? []);
  };
  const withdraw = async () => {
    if (await done(api('DELETE', `/v1/lists/${list.id}`))) await readLists(campaignId);
  };
  return (
    <li>
      <span>{summary(list)}</span>
      <button class="small" onClick={() => { if (rows === null) void show(); else setRows(null); }}>{t('camp.show')}</button>
      <SureButton kind="small" word={t('camp.withdraw')} sure={t('camp.withdrawSure')} onSure={() => { void withdraw(); }} />
      {rows !== null && (rows.length === 0 ? <p class="hint">{t('camp.none')}</p> : (
        <table class="figures">
          <thead><tr><th class="num">{t('camp.row')}</th><th>{t('camp.reason')}</th></tr></thead>
          <tbody>{rows.map(row => (
            <tr key={row.row}><td class="num">{row.row}</td><td>{reasonOf(row)}</td></tr>
          ))}</tbody>
        </table>
      ))}
    </li>
  );
}

function reasonOf(row: Row): string {
  return (language.value === 'ru' ? row.reasonRu : row.reasonEn) ?? row.reason ?? row.code;
}

function summary(list: ContactList): string {
  const n = list.totals;
  return t('camp.uploaded', list.name, n.rows, n.ok, n.fixed, n.warning, n.rejected, n.duplicate);
}

async function readLists(campaignId: number): Promise<void> {
  const answer = await api<{ items?: ContactList[] } | ContactList[]>('GET', `/v1/campaigns/${campaignId}/lists`)
    .catch(() => [] as ContactList[]);
  const read = Array.isArray(answer) ? answer : answer.items ?? [];
  lists.value = new Map(lists.value).set(campaignId, read);
}

/** True when it worked; otherwise the reason is on the page. */
async function done(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (failure) {
    tell(sentence(failure), 'error');
    return false;
  }
}

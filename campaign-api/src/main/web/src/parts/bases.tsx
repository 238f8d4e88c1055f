import { useEffect } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import {
  isBusy, isOpen, keep, lists, readLists, readUploads, sendFile, sending, SendingStopped, uploads
} from '../live/bases.ts';
import type { ContactList, Totals, Upload } from '../live/bases.ts';
import { tell } from '../live/desk.ts';
import { sentence } from '../pages/login.tsx';
import { count } from './time.ts';

const VERDICTS = ['ok', 'fixed', 'warning', 'rejected', 'duplicate'] as const;

/** The bases of one campaign: upload one more, see those on their way in and those that are here. */
export function Bases({ campaignId, over }: { campaignId: number; over: boolean }) {
  useEffect(() => { void readLists(campaignId); void readUploads(campaignId); }, [campaignId]);
  const coming = [...uploads.value.values()]
    .filter(u => u.campaignId === campaignId && (isBusy(u) || isOpen(u)) && !isLeaving(u));
  // what is being stored is a base already: one line of it is enough
  const known = (lists.value.get(campaignId) ?? []).filter(list => !coming.some(upload => upload.listId === list.id));
  return (
    <>
      <div class="row">
        <FileButton campaignId={campaignId} disabled={over} />
        <a href={`#/campaigns/contacts/${campaignId}`}>{t('base.people')}</a>
      </div>
      {coming.length + known.length === 0 ? <p class="hint">{t('base.none')}</p> : (
        <ul class="lists">
          {coming.map(upload => <Coming key={upload.id} upload={upload} />)}
          {known.map(list => <Here key={list.id} list={list} />)}
        </ul>)}
    </>
  );
}

/** This page is sending it, and says itself how far it is. */
function isLeaving(upload: Upload): boolean {
  const now = sending.value;
  return upload.state === 'RECEIVING' && now !== null && now.campaignId === upload.campaignId && now.name === upload.name;
}

/** Chooses a file and sends it; what the server has found is shown on the upload's own page. */
export function FileButton({ campaignId, disabled, word }: { campaignId: number; disabled: boolean; word?: string }) {
  const now = sending.value;
  const send = async (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    const file = field.files?.[0];
    if (file === undefined) return;
    const page = location.hash;
    try {
      const upload = keep(await sendFile(campaignId, file));
      // whoever has gone elsewhere meanwhile stays there
      if (location.hash === page) location.hash = `#/campaigns/upload/${upload.id}`;
      else tell(t('base.arrived', file.name), 'done');
    } catch (failure) {
      if (failure instanceof SendingStopped) tell(t('base.sendingStopped', file.name), 'done');
      else tell(sentence(failure), 'error');
    }
    field.value = '';
  };
  if (now !== null && now.campaignId === campaignId) {
    return (
      <span class="row sending">
        <span>{t('base.sending', now.name, Math.floor(now.permille / 10))}</span>
        <progress class="narrow" max={1000} value={now.permille} aria-label={now.name} />
        <button class="small" onClick={now.stop}>{t('base.stop')}</button>
      </span>
    );
  }
  return (
    <label class={`upload ${disabled || now !== null ? 'disabled' : ''}`} title={t('base.formats')}>
      {word ?? t('base.upload')}
      <input type="file" accept=".csv,.txt,.tsv,.xlsx,.ods,.zip,.xls" disabled={disabled || now !== null}
        onChange={event => { void send(event); }} />
    </label>
  );
}

function Coming({ upload }: { upload: Upload }) {
  return (
    <li>
      <a href={`#/campaigns/upload/${upload.id}`}>{upload.name}</a>
      <span class="hint">{named('upload', upload.state)}</span>
      {isBusy(upload) && <Progress upload={upload} />}
      {upload.totals.rows > 0 && <Figures totals={upload.totals} />}
    </li>
  );
}

function Here({ list }: { list: ContactList }) {
  return (
    <li>
      <a href={`#/campaigns/base/${list.id}`}>{list.name}</a>
      <span class={list.state === 'READY' ? 'good' : 'hint'}>{named('list', list.state)}</span>
      {list.state !== 'FAILED' && <Figures totals={list.totals} />}
    </li>
  );
}

/** How far the reading is; unknown where the file does not say how long it is. */
export function Progress({ upload }: { upload: Upload }) {
  return upload.progressPermille === null ? <progress class="narrow" aria-label={named('upload', upload.state)} />
    : <progress class="narrow" max={1000} value={upload.progressPermille} aria-label={named('upload', upload.state)} />;
}

/** Totals in one line, without those that are nought. */
export function Figures({ totals }: { totals: Totals }) {
  return (
    <span class="totals">
      <span>{t('base.rowsTotal', count(totals.rows))}</span>
      {VERDICTS.filter(verdict => totals[verdict] > 0).map(verdict => (
        <span key={verdict} class={`verdict verdict-${verdict}`}>
          {named('verdict', verdict)} {count(totals[verdict])}
        </span>
      ))}
      {totals.merged > 0 && <span class="hint">{t('base.merged', count(totals.merged))}</span>}
    </span>
  );
}

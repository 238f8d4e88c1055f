import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { isBusy, isOpen, keep, uploads } from '../live/bases.ts';
import type { Column, Inspection, Upload } from '../live/bases.ts';
import { tell } from '../live/desk.ts';
import { Figures, FileButton, Progress } from '../parts/bases.tsx';
import { MappingTable, ReadingForm } from '../parts/mapping.tsx';
import type { Reading } from '../parts/mapping.tsx';
import { SureButton } from '../parts/sure.tsx';
import { BaseView } from './base.tsx';
import { sentence } from './login.tsx';

/** One file on its way in: what it is, what its columns mean, how far it is, what became of its rows. */
export function UploadPage({ id }: { id: number }) {
  const [gone, setGone] = useState(false);
  useEffect(() => {
    api<Upload>('GET', `/v1/uploads/${id}`).then(keep).catch(() => setGone(true));
  }, [id]);
  const upload = uploads.value.get(id);
  if (gone) return <main class="middle"><p>{t('base.gone')} <a href="#/campaigns">{t('base.back')}</a></p></main>;
  if (upload === undefined) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  return (
    <main class="base" data-upload={upload.state}>
      <section class="panel">
        <div class="row spread">
          <h1><bdi>{upload.name}</bdi> <span class="hint">{named('upload', upload.state)}</span></h1>
          <a class={upload.state === 'STORED' ? 'button' : undefined} href={`#/campaigns/edit/${upload.campaignId}`}>{t('setup.back')}</a>
        </div>
        <div role="status" aria-live="polite">
          {upload.trouble !== null && <p class="alarm">{troubleOf(upload)}</p>}
          {upload.totals.rows > 0 && (isBusy(upload) || upload.state === 'CHECKED') && <Figures totals={upload.totals} />}
          {upload.state === 'CHECKED' && <p class="hint">{t('base.checked')}</p>}
        </div>
        {isBusy(upload) && <Busy upload={upload} />}
        {upload.state === 'FAILED' && <FileButton campaignId={upload.campaignId} disabled={false} />}
      </section>
      {isOpen(upload) && <Open upload={upload} />}
      {(upload.state === 'STORED' || upload.state === 'CHECKED') && upload.listId !== null
        && <BaseView key={`${upload.listId}-${upload.totals.rows}-${upload.state}`} id={upload.listId} />}
    </main>
  );
}

function Busy({ upload }: { upload: Upload }) {
  return (
    <div class="row">
      <Progress upload={upload} />
      <SureButton word={t('base.stop')} sure={t('base.stopSure')} onSure={() => { void act(upload, 'cancel'); }} />
    </div>
  );
}

function Open({ upload }: { upload: Upload }) {
  const [found, setFound] = useState<Inspection | null>(null);
  const [columns, setColumns] = useState<Column[]>([]);
  const take = (inspection: Inspection) => {
    setFound(inspection);
    setColumns(inspection.mapping.columns);
  };
  const failed = (failure: unknown) => tell(sentence(failure), 'error');
  useEffect(() => { api<Inspection>('GET', `/v1/uploads/${upload.id}/inspection`).then(take).catch(failed); }, [upload.id]);
  if (found === null) return <section class="panel"><p>{t('app.connecting')}</p></section>;
  const reread = (reading: Reading) => {
    api<Inspection>('PUT', `/v1/uploads/${upload.id}/reading`, reading).then(take).catch(failed);
  };
  const choose = (at: number, role: string) => {
    setColumns(columns.map((column, i) => i === at ? { ...column, role } : column));
  };
  const ready = columns.some(column => column.role === 'PHONE');
  const begin = (verb: 'check' | 'store') => {
    void act(upload, verb, { headerRow: found.mapping.headerRow, columns });
  };
  return (
    <section class="panel">
      <h2>{t('base.mapping')}</h2>
      <p class="hint">{upload.listId !== null && upload.state === 'MAPPING' && upload.totals.rows === 0
        ? t('base.again', upload.listId) : t('base.mappingHint')}</p>
      <ReadingForm found={found} change={reread} />
      {found.above.length > 1 && <p class="hint">{t('base.above', found.above.map(row => row.filter(Boolean).join(' · ')).join(' | '))}</p>}
      <MappingTable found={found} columns={columns} choose={choose} />
      <p class="missing" role="status">{ready ? '' : t('base.noPhone')}</p>
      <div class="row">
        <button class="primary big" id="store-base" disabled={!ready} onClick={() => begin('store')}>{t('base.store')}</button>
        <button class="big" id="check-base" disabled={!ready} onClick={() => begin('check')}>{t('base.check')}</button>
        <button class="quiet" onClick={() => { void act(upload, 'cancel'); }}>{t('base.cancel')}</button>
      </div>
    </section>
  );
}

async function act(upload: Upload, verb: string, body?: unknown): Promise<void> {
  try {
    keep(await api<Upload>('POST', `/v1/uploads/${upload.id}:${verb}`, body));
    if (verb === 'cancel' && isOpen(upload)) location.hash = '#/campaigns';
  } catch (failure) {
    tell(sentence(failure), 'error');
  }
}

function troubleOf(upload: Upload): string {
  return (language.value === 'ru' ? upload.trouble?.messageRu : upload.trouble?.messageEn) ?? '';
}

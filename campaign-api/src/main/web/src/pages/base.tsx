import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { readLists, words } from '../live/bases.ts';
import type { ContactList, VerdictClass } from '../live/bases.ts';
import { tell } from '../live/desk.ts';
import { Figures, FileButton } from '../parts/bases.tsx';
import { ListConsent } from '../parts/consent.tsx';
import { SureButton } from '../parts/sure.tsx';
import { count } from '../parts/time.ts';
import { sentence } from './login.tsx';

const BY_HAND = 'AREA_CODE_UNCERTAIN';

/** A base by itself. */
export function BasePage({ id }: { id: number }) {
  return (
    <main class="base">
      <BaseView id={id} alone />
    </main>
  );
}

/** What became of a base's rows, the mistakes to take away and repair, and the warnings to accept. */
export function BaseView({ id, alone = false }: { id: number; alone?: boolean }) {
  const [list, setList] = useState<ContactList | null>(null);
  const [classes, setClasses] = useState<VerdictClass[]>([]);
  const read = async () => {
    try {
      setList(await api<ContactList>('GET', `/v1/lists/${id}`));
      setClasses((await api<{ items: VerdictClass[] }>('GET', `/v1/lists/${id}/classes`)).items);
    } catch (failure) {
      tell(sentence(failure), 'error');
    }
  };
  useEffect(() => { void read(); }, [id]);
  if (list === null) return null;
  const bad = classes.some(c => (c.verdict === 'rejected' || c.verdict === 'warning') && !c.accepted);
  const ready = list.state === 'READY';
  const accept = async (code: string) => {
    try {
      const done = await api<{ contacts: number }>('POST', `/v1/lists/${id}/warnings:accept`, { code });
      const reason = classes.find(one => one.code === code);
      tell(t('base.acceptedNow', reason === undefined ? code : words(reason), done.contacts), 'done');
      await read();
    } catch (failure) {
      tell(sentence(failure), 'error');
    }
  };
  const withdraw = async () => {
    try {
      await api('DELETE', `/v1/lists/${id}`);
      tell(t('base.withdrawn'), 'done');
      await readLists(list.campaignId);
      await read();
    } catch (failure) {
      tell(sentence(failure), 'error');
    }
  };
  return (
    <section class="panel" data-list={id}>
      <div class="row spread">
        <h2><bdi>{list.name}</bdi> <span class="hint">{list.state === 'CHECKED' ? t('upload.CHECKED') : named('list', list.state)}</span></h2>
        <span class="row">
          {ready && <SureButton word={t('base.withdraw')} sure={t('base.withdrawSure')} onSure={() => { void withdraw(); }} />}
          {alone && <a href={`#/campaigns/edit/${list.campaignId}`}>{t('setup.back')}</a>}
        </span>
      </div>
      <Figures totals={list.totals} />
      {ready && <ListConsent listId={id} />}
      {bad && <Mistakes list={list} />}
      {classes.length > 0 && <Classes classes={classes} ready={ready} accept={code => { void accept(code); }} />}
    </section>
  );
}

function Mistakes({ list }: { list: ContactList }) {
  return (
    <div class="row mistakes">
      <strong>{t('base.mistakes')}</strong>
      <a class="button" href={`/v1/lists/${list.id}/mistakes.xlsx?language=${language.value}`} download>{t('base.asXlsx')}</a>
      <a class="button" href={`/v1/lists/${list.id}/mistakes.csv?language=${language.value}`} download>{t('base.asCsv')}</a>
      <FileButton campaignId={list.campaignId} disabled={list.state !== 'READY'} word={t('base.repaired')} />
      <span class="hint">{t('base.mistakesHint')}</span>
    </div>
  );
}

function Classes({ classes, ready, accept }: {
  classes: VerdictClass[]; ready: boolean; accept: (code: string) => void;
}) {
  return (
    <table class="figures">
      <thead><tr>
        <th>{t('base.verdict')}</th><th class="num">{t('base.count')}</th><th>{t('base.reason')}</th>
        <th>{t('base.suggestion')}</th>
      </tr></thead>
      <tbody>{classes.map(one => (
        <tr key={`${one.verdict}${one.code}${one.accepted}`} data-class={one.code}>
          <td><span class={`verdict verdict-${one.verdict}`}>{named('verdict', one.verdict)}</span></td>
          <td class="num">{count(one.rows)}</td>
          <td>{words(one)}</td>
          <td>
            <span>{language.value === 'ru' ? one.suggestionRu : one.suggestionEn}</span>{' '}
            {one.verdict === 'warning' && (one.accepted ? <span class="good">{t('base.accepted')}</span>
              : one.code === BY_HAND ? <span class="hint">{t('base.pickEach')}</span>
                : <button class="small" disabled={!ready} onClick={() => accept(one.code)}>{t('base.accept')}</button>)}
          </td>
        </tr>
      ))}</tbody>
    </table>
  );
}

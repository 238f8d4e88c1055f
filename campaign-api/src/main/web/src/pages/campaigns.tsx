import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { board, tell } from '../live/desk.ts';
import type { CampaignRow } from '../live/messages.ts';
import type { CampaignWhole, Template } from '../live/office.ts';
import { useItems } from '../live/office.ts';
import { Blank } from '../parts/blank.tsx';
import { Bases } from '../parts/bases.tsx';
import { SureButton } from '../parts/sure.tsx';
import { BasePage } from './base.tsx';
import { ContactPage } from './contact.tsx';
import { People } from './contacts.tsx';
import { sentence } from './login.tsx';
import { OutcomeEditor } from './outcomeeditor.tsx';
import { RulesPage } from './rules.tsx';
import { ScriptEditor } from './scripteditor.tsx';
import { SetupPage } from './setup.tsx';
import { UploadPage } from './upload.tsx';
import { WhyPage } from './why.tsx';

/** Campaigns to create, feed with bases, start and stop. Live figures stand on the board. */
export function Campaigns() {
  const place = usePlace();
  if (place.what === 'upload') return <UploadPage key={place.id} id={place.id} />;
  if (place.what === 'base') return <BasePage key={place.id} id={place.id} />;
  if (place.what === 'contacts') return <People key={place.id} campaignId={place.id} />;
  if (place.what === 'contact') return <ContactPage key={place.id} id={place.id} />;
  if (place.what === 'rules') return <RulesPage key={place.id} campaignId={place.id} />;
  if (place.what === 'edit') return <SetupPage key={place.id} id={place.id} />;
  if (place.what === 'script') return <ScriptEditor key={place.id} id={place.id} />;
  if (place.what === 'outcomes') return <OutcomeEditor key={place.id} id={place.id} />;
  if (place.what === 'why') return <WhyPage key={place.id} campaignId={place.id} />;
  const now = board.value;
  if (now === null) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  return (
    <main class="campaigns">
      <NewCampaign pools={now.pools} />
      {now.campaigns.length === 0 && <Blank title={t('camp.first')} hint={t('camp.firstHint')} />}
      {now.campaigns.map(campaign => <Campaign key={campaign.id} campaign={campaign} />)}
      <Archive shown={now.campaigns.length} />
    </main>
  );
}

/** What stands behind #/campaigns: upload/12, base/3, contacts/1, contact/5, rules/1, why/1; nothing for the campaigns themselves. */
function usePlace(): { what: string; id: number } {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => setHash(location.hash);
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  const [, what, id] = hash.replace(/^#\/?/, '').split('/');
  return { what: what ?? '', id: Number(id ?? 0) };
}

function NewCampaign({ pools }: { pools: { id: number; name: string }[] }) {
  const [name, setName] = useState('');
  const [mode, setMode] = useState('PROGRESSIVE');
  const [poolId, setPoolId] = useState(0);
  const [template, setTemplate] = useState('DELIVERY');
  const [templates] = useItems<Template>('/v1/campaign-templates');
  const create = async (event: Event) => {
    event.preventDefault();
    const body = { name, mode, template, poolId: poolId || pools[0]?.id };
    await done(api<{ id: number }>('POST', '/v1/campaigns', body).then(made => { location.hash = `#/campaigns/edit/${made.id}`; }));
  };
  const chosen = templates?.find(one => one.code === template);
  return (
    <form class="panel row new-campaign" onSubmit={create}>
      <h2>{t('camp.new')}</h2>
      <label>{t('camp.name')}
        <input required maxLength={100} value={name} onInput={e => setName(e.currentTarget.value)} /></label>
      <label>{t('camp.template')}
        <select value={template} onChange={e => setTemplate(e.currentTarget.value)}>
          {(templates ?? []).map(one => <option key={one.code} value={one.code}>{language.value === 'ru' ? one.nameRu : one.nameEn}</option>)}
        </select></label>
      <label>{t('camp.mode')}
        <select value={mode} onChange={e => setMode(e.currentTarget.value)}>
          {['PROGRESSIVE', 'AUTOMATIC', 'PREDICTIVE', 'PREVIEW'].map(m => <option key={m} value={m}>{named('mode', m)}</option>)}
        </select></label>
      <label>{t('camp.pool')}
        <select value={poolId || pools[0]?.id} onChange={e => setPoolId(Number(e.currentTarget.value))}>
          {pools.map(pool => <option key={pool.id} value={pool.id}>{pool.name}</option>)}
        </select></label>
      <button class="primary" disabled={pools.length === 0}>{t('camp.create')}</button>
      {pools.length === 0 && <p class="warn wide-hint">{t('camp.noPool')} <a href="#/admin/pools">{t('room.pools')}</a></p>}
      {chosen !== undefined && <p class="hint wide-hint">{language.value === 'ru' ? chosen.hintRu : chosen.hintEn}</p>}
    </form>
  );
}

/** Campaigns that have been put away: by name, and out again. */
function Archive({ shown }: { shown: number }) {
  const [all, read] = useItems<CampaignWhole>('/v1/campaigns');
  useEffect(() => { void read(); }, [shown]);
  const away = (all ?? []).filter(one => one.archived);
  if (away.length === 0) return null;
  return (
    <details class="panel archive"><summary>{t('camp.archived', away.length)}</summary>
      <ul class="lists">{away.map(one => (
        <li key={one.id} data-archived={one.id}><strong>{one.name}</strong>
          <button class="small" onClick={() => { void done(api('POST', `/v1/campaigns/${one.id}:restore`, {}).then(read)); }}>{t('camp.restore')}</button></li>
      ))}</ul>
    </details>
  );
}

function Campaign({ campaign }: { campaign: CampaignRow }) {
  const verb = (word: 'start' | 'pause' | 'finish') => done(api('POST', `/v1/campaigns/${campaign.id}:${word}`));
  const copy = () => done(api('POST', `/v1/campaigns/${campaign.id}:copy`, { name: t('camp.copyOf', campaign.name) })
    .then(() => tell(t('camp.copied'), 'done')));
  const running = campaign.state === 'RUNNING';
  const over = campaign.state === 'FINISHED';
  return (
    <section class="panel" data-campaign={campaign.id}>
      <div class="row spread">
        <h2><bdi>{campaign.name}</bdi> <span class={`campaign-state campaign-${campaign.state.toLowerCase()}`}>
          {named('campaign', campaign.state)}</span></h2>
        <span class="row">
          <button class="primary" disabled={running || over} onClick={() => { void verb('start'); }}>{t('camp.start')}</button>
          <button disabled={!running} onClick={() => { void verb('pause'); }}>{t('camp.pause')}</button>
          <SureButton word={t('camp.finish')} sure={t('camp.finishSure')} disabled={over} onSure={() => { void verb('finish'); }} />
        </span>
      </div>
      <div class="row">
        <a class="button" href={`#/campaigns/edit/${campaign.id}`}>{t('camp.setup')}</a>
        <a href={`#/campaigns/rules/${campaign.id}`}>{t('rules.title')}</a>
        <a href={`#/campaigns/why/${campaign.id}`}>{t('why.title')}</a>
        <span class="row apart">
          <button class="quiet" data-act="copy" onClick={() => { void copy(); }}>{t('camp.copy')}</button>
          {(over || campaign.state === 'DRAFT') && <SureButton kind="quiet" word={t('camp.archive')} sure={t('camp.archiveSure')}
            onSure={() => { void done(api('POST', `/v1/campaigns/${campaign.id}:archive`, {})); }} />}
        </span>
      </div>
      <Bases campaignId={campaign.id} over={over} />
    </section>
  );
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

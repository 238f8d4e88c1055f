import { useState } from 'preact/hooks';
import { named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import type { CampaignRow } from '../live/messages.ts';
import type { CampaignWhole } from '../live/office.ts';
import { attempt, useRead } from '../live/office.ts';

const MODES = ['PROGRESSIVE', 'AUTOMATIC', 'PREDICTIVE', 'PREVIEW'];

/** How fast the campaign may dial: a supervisor sets it, and it holds at once. */
export function PaceForm({ campaign }: { campaign: CampaignRow }) {
  const [whole, read] = useRead<CampaignWhole>(`/v1/campaigns/${campaign.id}`);
  return whole === null ? null : <Fields key={whole.version} whole={whole} done={read} />;
}

function Fields({ whole, done }: { whole: CampaignWhole; done: () => Promise<void> }) {
  const [mode, setMode] = useState(whole.mode);
  const [abandon, setAbandon] = useState(whole.settings.abandonTargetPermille / 10);
  const [perAgent, setPerAgent] = useState(whole.settings.maxCallsPerAgentPermille / 1_000);
  const [priority, setPriority] = useState(whole.settings.priority);
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(api('POST', `/v1/campaigns/${whole.id}:pace`, { mode, priority, abandonTargetPermille: Math.round(abandon * 10),
      maxCallsPerAgentPermille: Math.round(perAgent * 1_000) }), t('pace.done')).then(() => done());
  };
  return (
    <form class="row pace" data-pace={whole.id} aria-label={t('pace.title')} onSubmit={save}>
      <label>{t('camp.mode')}<select value={mode} onChange={e => setMode(e.currentTarget.value)}>
        {MODES.map(one => <option key={one} value={one}>{named('mode', one)}</option>)}</select></label>
      <label>{t('setup.abandon')}<input type="number" class="short" required min={0} max={10} step={0.1} value={abandon}
        onInput={e => setAbandon(Number(e.currentTarget.value))} /></label>
      <label>{t('setup.perAgent')}<input type="number" class="short" required min={1} max={10} step={0.1} value={perAgent}
        onInput={e => setPerAgent(Number(e.currentTarget.value))} /></label>
      <label>{t('setup.priority')}<input type="number" class="short" required min={1} max={9} value={priority}
        onInput={e => setPriority(Number(e.currentTarget.value))} /></label>
      <button>{t('pace.set')}</button>
    </form>
  );
}

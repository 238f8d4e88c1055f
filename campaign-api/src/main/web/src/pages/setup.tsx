import { useEffect, useState } from 'preact/hooks';
import { label, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { lists, readLists } from '../live/bases.ts';
import { board } from '../live/desk.ts';
import type { CampaignWhole, OutcomeRow, Pool, Script, Skill } from '../live/office.ts';
import { attempt, useItems, useRead } from '../live/office.ts';
import { DAYS } from '../live/rules.ts';
import { Bases } from '../parts/bases.tsx';
import { SureButton } from '../parts/sure.tsx';
import { SkillBoxes } from './admin/people.tsx';

const MODES = ['PROGRESSIVE', 'AUTOMATIC', 'PREDICTIVE', 'PREVIEW'];
const SECOND_MS = 1_000;

interface Rules { hours: Record<string, string> | null; purpose: string }
interface Own { id: number; number: string; active: boolean; labelled: boolean }

/** Everything a campaign needs before it can call, on one page, with what is still missing. */
export function SetupPage({ id }: { id: number }) {
  const [campaign, read] = useRead<CampaignWhole>(`/v1/campaigns/${id}`);
  const [script] = useRead<Script>(`/v1/campaigns/${id}/script`);
  const [outcomes] = useItems<OutcomeRow>(`/v1/campaigns/${id}/outcomes`);
  const [rules] = useRead<Rules>(`/v1/campaigns/${id}/rules`);
  const [own] = useItems<Own>('/v1/caller-ids');
  const [pools] = useItems<Pool>('/v1/pools');
  const [skills] = useItems<Skill>('/v1/skills');
  useEffect(() => { void readLists(id); }, [id]);
  if (campaign === null || pools === null || skills === null) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  const people = (lists.value.get(id) ?? []).filter(list => list.state === 'READY').length;
  const agents = board.value?.agents.filter(agent => agent.poolId === campaign.poolId).length ?? 0;
  const verb = (word: string) => attempt(api('POST', `/v1/campaigns/${id}:${word}`, {})).then(() => read());
  const over = campaign.state === 'FINISHED';
  return (
    <main class="setup">
      <aside class="panel steps-left" aria-label={t('setup.steps')}>
        <h1>{campaign.name}</h1>
        <p><span class={`campaign-state campaign-${campaign.state.toLowerCase()}`}>{named('campaign', campaign.state)}</span></p>
        <ol class="todo">
          <Todo at="people" done={people > 0} hint={people > 0 ? t('setup.bases', people) : t('setup.noPeople')} />
          <Todo at="hours" done={rules !== null} hint={t('setup.byPack', campaign.rulePack)} />
          <Todo at="pace" done hint={named('mode', campaign.mode)} />
          <Todo at="numbers" done={campaign.callerId !== '' || (own ?? []).some(one => one.active)}
            hint={campaign.callerId !== '' ? campaign.callerId : t((own ?? []).length > 0 ? 'setup.fromList' : 'setup.noNumber')} />
          <Todo at="script" done={(script?.steps.length ?? 0) > 0} hint={t('setup.scriptSteps', script?.steps.length ?? 0)} />
          <Todo at="outcomes" done={(outcomes?.length ?? 0) > 0} hint={t('setup.outcomeCount', outcomes?.length ?? 0)} />
          <Todo at="agents" done={agents > 0} hint={agents > 0 ? t('setup.onShift', agents) : t('setup.noAgents')} />
        </ol>
        <div class="row">
          <button class="primary" disabled={campaign.state === 'RUNNING' || over} onClick={() => { void verb('start'); }}>{t('camp.start')}</button>
          <button disabled={campaign.state !== 'RUNNING'} onClick={() => { void verb('pause'); }}>{t('camp.pause')}</button>
          <SureButton word={t('camp.finish')} sure={t('camp.finishSure')} disabled={over} onSure={() => { void verb('finish'); }} />
        </div>
        <p class="row"><a href={`#/campaigns/why/${id}`}>{t('why.title')}</a><a href="#/campaigns">{t('base.back')}</a></p>
      </aside>
      <div class="setup-parts">
        <section class="panel" id="setup-people">
          <h2>{t('setup.people')}</h2>
          <p class="hint">{t('setup.peopleHint')}</p>
          <Bases campaignId={id} over={over} />
        </section>
        <section class="panel" id="setup-hours">
          <h2>{t('setup.hours')}</h2>
          <p>{t('setup.hoursNow', campaign.rulePack)} {rules?.hours == null ? t('setup.asPack')
            : DAYS.map(day => `${named('day', day)} ${rules.hours?.[day] || t('rules.closed')}`).join(' · ')}</p>
          <p><a class="button" href={`#/campaigns/rules/${id}`}>{t('setup.toRules')}</a></p>
        </section>
        <Tune key={campaign.version} campaign={campaign} pools={pools} skills={skills} done={read} />
        <section class="panel" id="setup-script">
          <h2>{t('setup.script')}</h2>
          <p class="hint">{t('setup.scriptHint')}</p>
          {script !== null && <blockquote class="greeting">{script.greeting}</blockquote>}
          <p><a class="button" href={`#/campaigns/script/${id}`}>{t('setup.toScript')}</a></p>
        </section>
        <section class="panel" id="setup-outcomes">
          <h2>{t('setup.outcomes')}</h2>
          <p>{(outcomes ?? []).map(one => <span key={one.id} class="chip">{one.hotkey !== null && <kbd>{one.hotkey}</kbd>}{label(one)}</span>)}</p>
          <p><a class="button" href={`#/campaigns/outcomes/${id}`}>{t('setup.toOutcomes')}</a></p>
        </section>
      </div>
    </main>
  );
}

function Todo({ at, done, hint }: { at: 'people' | 'hours' | 'pace' | 'numbers' | 'script' | 'outcomes' | 'agents'; done: boolean; hint: string }) {
  const show = () => { document.getElementById(`setup-${at}`)?.scrollIntoView({ block: 'start' }); };
  return (
    <li class={done ? 'done' : 'open'} data-todo={at} data-done={done}>
      <button type="button" class="quiet" onClick={show}>{t(`setup.${at}`)}</button>
      <span class={done ? 'hint' : 'warn'}>{hint}</span>
    </li>
  );
}

/** Pace, numbers, agents: one form, saved together, refused when somebody else has saved meanwhile. */
function Tune({ campaign, pools, skills, done }: { campaign: CampaignWhole; pools: Pool[]; skills: Skill[]; done: () => Promise<void> }) {
  const [name, setName] = useState(campaign.name);
  const [mode, setMode] = useState(campaign.mode);
  const [poolId, setPoolId] = useState(campaign.poolId);
  const [callerId, setCallerId] = useState(campaign.callerId);
  const [s, setS] = useState(campaign.settings);
  const put = (part: Partial<typeof s>) => setS({ ...s, ...part });
  const save = (event: Event) => {
    event.preventDefault();
    const { priority, weight, requiredSkills, abandonTargetPermille, maxCallsPerAgentPermille, ringTimeoutMs, wrapUpMs, wrapUpLimitMs, record } = s;
    void attempt(api('PATCH', `/v1/campaigns/${campaign.id}`, { version: campaign.version, name, mode, poolId, callerId,
      settings: { priority, weight, requiredSkills, abandonTargetPermille, maxCallsPerAgentPermille, ringTimeoutMs, wrapUpMs, wrapUpLimitMs, record } }),
      t('people2.saved')).then(ok => { if (ok) void done(); });
  };
  const number = (word: string, value: number, min: number, max: number, set: (value: number) => void, step = 1) => (
    <label>{word}<input type="number" required min={min} max={max} step={step} value={value}
      onInput={e => set(Number(e.currentTarget.value))} /></label>);
  return (
    <form class="panel" id="setup-pace" onSubmit={save}>
      <h2>{t('setup.pace')}</h2>
      <div class="fields">
        <label>{t('camp.name')}<input required maxLength={100} value={name} onInput={e => setName(e.currentTarget.value)} /></label>
        <label>{t('camp.mode')}<select value={mode} onChange={e => setMode(e.currentTarget.value)}>
          {MODES.map(one => <option key={one} value={one}>{named('mode', one)}</option>)}</select></label>
        {number(t('setup.abandon'), s.abandonTargetPermille / 10, 0, 10, value => put({ abandonTargetPermille: Math.round(value * 10) }), 0.1)}
        {number(t('setup.perAgent'), s.maxCallsPerAgentPermille / 1_000, 1, 10, value => put({ maxCallsPerAgentPermille: Math.round(value * 1_000) }), 0.1)}
        {number(t('setup.priority'), s.priority, 1, 9, priority => put({ priority }))}
        {number(t('setup.weight'), s.weight, 1, 100, weight => put({ weight }))}
        {number(t('setup.ring'), s.ringTimeoutMs / SECOND_MS, 15, 60, value => put({ ringTimeoutMs: value * SECOND_MS }))}
        {number(t('setup.wrapUp'), s.wrapUpLimitMs / SECOND_MS, 0, 600, value => put({ wrapUpLimitMs: value * SECOND_MS }))}
      </div>
      <p class="hint">{t(`setup.mode${mode as 'PREVIEW' | 'PROGRESSIVE' | 'PREDICTIVE' | 'AUTOMATIC'}`)}</p>
      <h2 id="setup-numbers">{t('setup.numbers')}</h2>
      <div class="fields"><label>{t('camp.callerId')}<input placeholder="+74951234567" value={callerId}
        onInput={e => setCallerId(e.currentTarget.value)} /></label></div>
      <p class="hint">{t('setup.numbersHint')} <a href="#/lines">{t('nav.lines')}</a></p>
      <h2 id="setup-agents">{t('setup.agents')}</h2>
      <div class="fields"><label>{t('camp.pool')}<select value={poolId} onChange={e => setPoolId(Number(e.currentTarget.value))}>
        {pools.map(pool => <option key={pool.id} value={pool.id}>{pool.name}</option>)}</select></label></div>
      {skills.length > 0 && <SkillBoxes skills={skills} bits={s.requiredSkills} set={requiredSkills => put({ requiredSkills })} />}
      <p class="hint">{t('setup.agentsHint')}</p>
      <h2>{t('nav.recordings')}</h2>
      <label class="check"><input type="checkbox" id="record" checked={s.record} onChange={e => put({ record: e.currentTarget.checked })} />{t('setup.record')}</label>
      <p class="hint">{t('setup.recordHint')}</p>
      <button class="primary">{t('rules.save')}</button>
    </form>
  );
}

import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { language, label, named, plural, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { board, nowMs, pauseReasons, tell } from '../live/desk.ts';
import type { BoardMessage, CampaignRow, PoolRow, User } from '../live/messages.ts';
import { BudgetLeft, Busy, ModeNow, WhyPacing } from './pacing.tsx';
import { AgentMenu } from '../parts/agentmenu.tsx';
import { PaceForm } from '../parts/pace.tsx';
import { Since, StateBadge, stateWord } from '../parts/state.tsx';
import { SureButton } from '../parts/sure.tsx';
import { count, moment } from '../parts/time.ts';
import { sentence } from './login.tsx';
import { Why } from './why.tsx';

/** What happens now, pushed: campaigns with the reason why they dial or not, agents by state, lines, abandonments. */
export function Board({ user }: { user: User }) {
  const now = board.value;
  if (now === null) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  return (
    <main class="board">
      <Alarms now={now} />
      <section class="panel wide">
        <div class="row spread">
          <h1>{t('board.campaigns')}</h1>
          <StopAll now={now} user={user} />
        </div>
        {now.campaigns.length === 0 ? <p class="hint">{t('board.noCampaigns')}</p> : <CampaignTable now={now} />}
      </section>
      <section class="panel">
        <h2>{t('board.agents')}</h2>
        {now.pools.map(pool => <PoolBar key={pool.id} pool={pool} />)}
        <AgentTable now={now} user={user} />
        <Owed now={now} user={user} />
      </section>
      <section class="panel">
        <h2>{t('board.lines')}</h2>
        <Lines now={now} />
        <h2>{t('board.webhooks')}</h2>
        <Webhooks now={now} />
      </section>
    </main>
  );
}

function Alarms({ now }: { now: BoardMessage }) {
  return (
    <div class="alarms" role="alert">
      {!now.dialing.running && <p class="alarm">{t('board.stopped', named('stop', now.dialing.reason ?? ''))}</p>}
      {now.alarms.map(alarm => (
        <p class="alarm" key={alarm.code}>{language.value === 'ru' ? alarm.messageRu : alarm.messageEn}</p>
      ))}
    </div>
  );
}

function StopAll({ now, user }: { now: BoardMessage; user: User }) {
  if (user.role !== 'supervisor' && user.role !== 'admin') return null;
  const send = (verb: 'stop' | 'resume') => {
    api('POST', `/v1/dialing:${verb}`).catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  return now.dialing.running
    ? <SureButton id="stop-all" word={t('board.stopAll')} sure={t('board.stopSure')} onSure={() => send('stop')} />
    : <button id="resume-all" class="primary" onClick={() => send('resume')}>{t('board.resume')}</button>;
}

function CampaignTable({ now }: { now: BoardMessage }) {
  return (
    <table class="figures">
      <thead>
        <tr>
          <th>{t('board.name')}</th><th>{t('board.state')}</th><th>{t('board.progress')}</th>
          <th>{t('board.inAir')}</th><th class="num">{t('board.hopper')}</th><th class="num">{t('board.attempts')}</th>
          <th class="num">{t('board.contactRate')}</th><th class="num">{t('board.abandoned')}</th>
        </tr>
      </thead>
      <tbody>{now.campaigns.map(campaign => <CampaignLine key={campaign.id} campaign={campaign} />)}</tbody>
    </table>
  );
}

function CampaignLine({ campaign }: { campaign: CampaignRow }) {
  const [why, setWhy] = useState(false);
  const { total, finished } = campaign.contacts;
  const over = campaign.abandonPermille > campaign.abandonTargetPermille;
  return (
    <>
    <tr data-campaign={campaign.id}>
      <th scope="row"><bdi>{campaign.name}</bdi>
        <div class="row under"><ModeNow campaign={campaign} />
          <button class="small quiet" aria-expanded={why} onClick={() => setWhy(!why)}>{t('pacing.why')}</button></div>
      </th>
      <td>
        <span class={`campaign-state campaign-${campaign.state.toLowerCase()}`}>{named('campaign', campaign.state)}</span>
        <div class="hint">{campaign.state === 'RUNNING' ? named('health', campaign.health) : ' '}
          {campaign.nextDueAt !== null && Date.parse(campaign.nextDueAt) > nowMs.value && ` · ${t('board.nextDue', moment(campaign.nextDueAt))}`}</div>
      </td>
      <td>
        <progress max={Math.max(1, total)} value={finished} aria-label={t('board.progress')} />
        <div class="hint">{t('board.finished', count(finished), count(total))}</div>
      </td>
      <td class="air">
        <span>{plural('board.ringing', campaign.dialing + campaign.ringing)}</span>{' '}
        <span>{plural('board.talking', campaign.bridged)}</span>{' '}
        <span class={campaign.waiting > 0 ? 'warn' : ''}>{plural('board.waitingPeople', campaign.waiting)}</span>
        <div class="hint" data-figure="waits">{campaign.waits === null ? ' '
          : t('board.waited', seconds(campaign.waits.p50Ms), seconds(campaign.waits.p95Ms))}</div>
      </td>
      <td class="num">{count(campaign.inHopper)}</td>
      <td class="num" data-figure="attempts" data-count={campaign.attempts}>{count(campaign.attempts)}</td>
      <td class="num">{percent(campaign.connected * 1000, campaign.attempts)}</td>
      <td class={`num ${over ? 'warn' : ''}`}>
        {count(campaign.abandoned)} ({percent(campaign.abandonPermille, 1)})
        <div class="hint">{t('board.ofTarget', percent(campaign.abandonTargetPermille, 1))}</div>
        <BudgetLeft campaign={campaign} />
      </td>
    </tr>
    {why && <tr><td colSpan={8}><PaceForm campaign={campaign} />{campaign.pacing !== null && <WhyPacing campaign={campaign} />}
      <Why campaignId={campaign.id} /></td></tr>}
    </>
  );
}

/** A delivery is on its way for a moment; later than this it is late. */
const LATE_MS = 10_000;

/** How late, in the unit that a person would say. */
function late(ms: number): string {
  if (ms >= 2 * 3_600_000) return t('data.hours', count(Math.round(ms / 3_600_000)));
  return ms >= 2 * 60_000 ? t('data.minutes', Math.round(ms / 60_000)) : t('data.seconds', Math.round(ms / 1_000));
}

function seconds(ms: number): string {
  return (ms / 1_000).toLocaleString(language.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** Per mille over a count, shown as per cent with one decimal. */
function percent(permille: number, of: number): string {
  const value = of === 0 ? 0 : permille / of / 10;
  return `${value.toLocaleString(language.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0%`;
}

const POOL_STATES = ['ready', 'previewing', 'reserved', 'talking', 'wrapUp', 'paused', 'away'] as const;
const STATE_OF = {
  ready: 'READY', previewing: 'PREVIEWING', reserved: 'RESERVED', talking: 'TALKING', wrapUp: 'WRAP_UP',
  paused: 'PAUSED', away: 'AWAY'
} as const;

function PoolBar({ pool }: { pool: PoolRow }) {
  const shown = POOL_STATES.filter(state => pool[state] > 0);
  return (
    <div class="pool">
      <h3>{pool.name}</h3>
      {shown.length === 0 && <p class="hint">{t('board.noAgents')}</p>}
      {shown.length > 0 && <div class="bar" role="img" aria-label={shown.map(s => `${stateWord(STATE_OF[s])} ${pool[s]}`).join(', ')}>
        {shown.map(state => (
          <span key={state} class={`state-${STATE_OF[state].toLowerCase()}`} style={{ flexGrow: pool[state] }}>
            {pool[state]}
          </span>
        ))}
      </div>}
      <p class="legend">{shown.map(state => (
        <span key={state} class="legend-item">
          <i class={`state-${STATE_OF[state].toLowerCase()}`} aria-hidden="true" /> {stateWord(STATE_OF[state])} {pool[state]}
        </span>
      ))}</p>
      <Busy pool={pool} />
    </div>
  );
}

function AgentTable({ now, user }: { now: BoardMessage; user: User }) {
  const [open, setOpen] = useState(0);
  const maySupervise = user.role === 'supervisor' || user.role === 'admin';
  const pools = new Map(now.pools.map(pool => [pool.id, pool.name]));
  if (now.agents.length === 0) return <p class="hint">{t('board.noAgents')}</p>;
  const campaigns = new Map(now.campaigns.map(campaign => [campaign.id, campaign.name]));
  const reasons = new Map(pauseReasons.value.map(reason => [reason.id, label(reason)]));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t('board.agents')}>
      <table class="figures">
        <thead><tr>
          <th>{t('people2.name')}</th>{pools.size > 1 && <th>{t('camp.pool')}</th>}<th>{t('board.state')}</th>
          <th class="num">{t('board.since')}</th><th>{t('board.doing')}</th>
          {maySupervise && <th>{t('super.actions')}</th>}
        </tr></thead>
        <tbody>
          {now.agents.map(agent => (
            <Fragment key={agent.id}>
            <tr data-agent={agent.id} data-state={agent.state}>
              <th scope="row">{agent.name}</th>
              {pools.size > 1 && <td data-pool={agent.poolId}>{pools.get(agent.poolId) ?? ''}</td>}
              <td><StateBadge state={agent.state} since={null} /></td>
              <td class="num"><Since at={agent.since} /></td>
              <td class="hint">{agent.state === 'PAUSED' ? reasons.get(agent.pauseReasonId) ?? ''
                : campaigns.get(agent.campaignId ?? 0) ?? ''}</td>
              {maySupervise && <td>
                <button class="small quiet" aria-expanded={open === agent.id} aria-label={t('super.open', agent.name)}
                  data-menu={agent.id} onClick={() => setOpen(open === agent.id ? 0 : agent.id)}>
                  <span aria-hidden="true">{open === agent.id ? '▴' : '▾'}</span>
                </button>
              </td>}
            </tr>
            {open === agent.id && <tr><td colSpan={pools.size > 1 ? 6 : 5}><AgentMenu agentId={agent.id} name={agent.name} /></td></tr>}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Outcomes that agents owe who have left: they hold their contacts until a supervisor closes them. */
function Owed({ now, user }: { now: BoardMessage; user: User }) {
  if (now.owed.length === 0) return null;
  const mayClose = user.role === 'supervisor' || user.role === 'admin';
  const campaigns = new Map(now.campaigns.map(campaign => [campaign.id, campaign.name]));
  const close = (attemptId: number) => {
    api('POST', `/v1/attempts/${attemptId}:waive-outcome`).catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  return (
    <>
      <h3>{t('board.owed')}</h3>
      <p class="hint">{t('board.owedHint')}</p>
      <table class="figures">
        <tbody>
          {now.owed.map(outcome => (
            <tr key={outcome.attemptId} data-owed={outcome.attemptId}>
              <th scope="row">{outcome.agent}</th>
              <td class="hint">{campaigns.get(outcome.campaignId) ?? ''}</td>
              <td class="num"><Since at={outcome.since} /></td>
              {mayClose && <td class="num">
                <SureButton word={t('board.owedClose')} sure={t('board.owedSure')} onSure={() => close(outcome.attemptId)} />
              </td>}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What couriers have not been told yet. */
function Webhooks({ now }: { now: BoardMessage }) {
  const { waiting, dead, behindMs } = now.webhooks;
  return (
    <div data-webhooks={waiting}>
      {waiting === 0 && dead === 0 && <p class="good">{t('board.webhooksTold')}</p>}
      {waiting > 0 && <p>{plural('board.webhooksWaiting', waiting)}{behindMs >= LATE_MS
        && <span class="warn"> {t('board.webhooksBehind', late(behindMs))}</span>}</p>}
      {dead > 0 && <p class="warn">{plural('board.webhooksDead', dead)}</p>}
      {(waiting > 0 || dead > 0) && <p><a href="#/couriers">{t('board.webhooksSee')}</a></p>}
    </div>
  );
}

function Lines({ now }: { now: BoardMessage }) {
  if (now.nodes.length === 0 && now.trunks.length === 0) return <p class="hint">{t('board.noLines')}</p>;
  return (
    <table class="figures">
      <tbody>
        {now.nodes.map(node => (
          <tr key={`n${node.id}`}>
            <th scope="row">{t('board.node')} {node.name}</th>
            <td class={node.up ? 'good' : 'warn'}>{t(node.up ? 'board.up' : 'board.down')}</td>
            <td class="num">{plural('board.legs', node.legs)}</td>
          </tr>
        ))}
        {now.trunks.map(trunk => (
          <tr key={`t${trunk.id}`}>
            <th scope="row">{t('board.trunk')} {trunk.name}</th>
            <td class={trunk.open ? 'good' : 'warn'}>{t(trunk.open ? 'board.up' : 'board.breakerOpen')}</td>
            <td class="num">{t('board.inUse', count(trunk.inUse), count(trunk.capacity))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

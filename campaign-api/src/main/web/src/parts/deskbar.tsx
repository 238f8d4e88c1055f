import { label, t } from '../i18n/words.ts';
import { agent as agentSignal, pauseReasons, signedOn } from '../live/desk.ts';
import type { AgentMessage } from '../live/messages.ts';
import { say } from '../live/socket.ts';
import { CallControls, Leg } from './callbar.tsx';
import { Key } from './key.tsx';
import { keyMap } from './keys.ts';
import { StateBadge } from './state.tsx';
import { SureButton } from './sure.tsx';
import { span } from './time.ts';

/** State and controls. Every control keeps its place; what a state forbids is greyed out. */
export function DeskBar({ agent }: { agent: AgentMessage | null }) {
  const state = agent?.state ?? 'OFFLINE';
  const on = state !== 'OFFLINE';
  const busy = state === 'TALKING' || state === 'RESERVED' || state === 'WRAP_UP' || state === 'PREVIEWING'
    || state === 'JOINED';
  return (
    <div class="deskbar" role="region" aria-label={t('call.shift')}>
      <div role="status" aria-live="assertive">
        <StateBadge state={state} since={agent?.since ?? null} />
      </div>
      <Leg agent={agent} />
      <button id="ready" class="primary" disabled={!on || (state !== 'PAUSED' && state !== 'WRAP_UP')}
        onClick={() => { say({ type: 'ready' }); }}>
        {t('desk.ready')}<Key name={keyMap.value.ready} />
      </button>
      <PauseMenu agent={agent} busy={busy} disabled={!on || state === 'PAUSED'} />
      <CallControls agent={agent} />
      <SureButton id="hang-up" word={t('desk.hangUp')} sure={t('desk.hangUpSure')} disabled={state !== 'TALKING'}
        onSure={() => { say({ type: 'hangUp', attemptId: agent?.attemptId ?? 0 }); }} />
    </div>
  );
}

export function SignOff() {
  return (
    <SureButton id="sign-off" kind="quiet" word={t('desk.signOff')} sure={`${t('desk.signOff')}?`}
      disabled={!signedOn.value} onSure={() => { say({ type: 'signOff' }); }} />
  );
}

/** How the agent's shift goes so far. */
export function Counters() {
  const counters = agentSignal.value?.counters;
  return (
    <dl class="counters">
      <div><dt>{t('desk.calls')}</dt><dd>{counters?.calls ?? 0}</dd></div>
      <div><dt>{t('desk.agreed')}</dt><dd>{counters?.agreed ?? 0}</dd></div>
      <div><dt>{t('desk.talk')}</dt><dd>{span(counters?.talkSeconds ?? 0)}</dd></div>
      <div><dt>{t('desk.wait')}</dt><dd>{span(counters?.waitSeconds ?? 0)}</dd></div>
    </dl>
  );
}

/** A pause now, or, while somebody is on the line, a break after this call. */
function PauseMenu({ agent, busy, disabled }: { agent: AgentMessage | null; busy: boolean; disabled: boolean }) {
  const asked = agent?.breakAsked ?? false;
  const choose = (event: Event) => {
    const menu = event.currentTarget as HTMLSelectElement;
    const reasonId = Number(menu.value);
    menu.value = '';
    if (reasonId < 0) say({ type: 'breakAfterCall', wanted: false, reasonId: agentSignal.value?.pauseReasonId ?? 0 });
    else if (busy) say({ type: 'breakAfterCall', wanted: true, reasonId });
    else say({ type: 'pause', reasonId });
  };
  const word = asked ? t('desk.breakAsked') : t(busy ? 'desk.breakAfter' : 'desk.pause');
  return (
    <select id="pause" class={`pause ${asked ? 'asked' : ''}`} disabled={disabled} value="" onChange={choose}
      aria-label={word}>
      <option value="" disabled hidden>{word}</option>
      {asked && <option value="-1">{t('app.cancel')}</option>}
      {pauseReasons.value.map(reason => <option key={reason.id} value={reason.id}>{label(reason)}</option>)}
    </select>
  );
}

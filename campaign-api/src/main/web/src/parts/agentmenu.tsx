import { useState } from 'preact/hooks';
import { label, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { board, pauseReasons, seatKinds, tell } from '../live/desk.ts';
import { connecting, listen, listening, stopListening, takeOver } from '../live/listen.ts';
import type { ListenMode } from '../live/messages.ts';
import { sentence } from '../pages/login.tsx';
import { Icon } from './icon.tsx';
import { SureButton } from './sure.tsx';

const MODES: { mode: ListenMode; icon: 'ear' | 'whisper' | 'telephone'; word: 'super.listen' | 'super.whisper' | 'super.barge' }[] = [
  { mode: 'LISTEN', icon: 'ear', word: 'super.listen' },
  { mode: 'WHISPER', icon: 'whisper', word: 'super.whisper' },
  { mode: 'BARGE', icon: 'telephone', word: 'super.barge' }
];

/** To another pool, and so to its campaigns. It ends a shift, so it is chosen first and pressed then, twice. */
function MoveForm({ agentId, name }: { agentId: number; name: string }) {
  const own = board.value?.agents.find(agent => agent.id === agentId)?.poolId;
  const pools = (board.value?.pools ?? []).filter(pool => pool.id !== own);
  const [wanted, setWanted] = useState(0);
  const chosen = pools.find(pool => pool.id === wanted) ?? pools[0];
  if (chosen === undefined) return null;
  const move = () => {
    api('POST', `/v1/agents/${agentId}:move`, { poolId: chosen.id }).then(() => { tell(t('super.moved', name, chosen.name), 'done'); })
      .catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  return (
    <p class="row">
      <label class="inline">{t('super.move')}
        <select data-move={agentId} value={chosen.id} onChange={event => setWanted(Number(event.currentTarget.value))}>
          {pools.map(pool => <option key={pool.id} value={pool.id}>{pool.name}</option>)}
        </select></label>
      <SureButton kind="small" id="move" word={t('super.moveNow')} sure={t('super.moveSure')} onSure={move} />
    </p>
  );
}

/** What a supervisor may do with an agent on shift. Everything here stands in the audit. */
export function AgentMenu({ agentId, name }: { agentId: number; name: string }) {
  const [text, setText] = useState('');
  const here = listening.value?.agentId === agentId ? listening.value.mode : null;
  const talks = board.value?.agents.find(agent => agent.id === agentId)?.state === 'TALKING';
  const send = (verb: string, body: object) => api('POST', `/v1/agents/${agentId}:${verb}`, body)
    .then(() => { tell(t('super.done', name), 'done'); })
    .catch((failure: unknown) => tell(sentence(failure), 'error'));
  return (
    <div class="agent-menu" role="group" aria-label={t('super.open', name)}>
      {seatKinds.value.includes('WEB') && (
        <p class="row">
          {MODES.map(({ mode, icon, word }) => (
            <button key={mode} class={`small ${here === mode ? 'asked' : ''}`} data-listen={mode} aria-pressed={here === mode}
              disabled={connecting.value || here === 'TAKEN'}
              onClick={() => { listen(agentId, mode).catch((failure: unknown) => tell(sentence(failure), 'error')); }}>
              <Icon name={icon} />{t(word)}
            </button>
          ))}
          {here !== null && here !== 'TAKEN' && talks && (
            <SureButton kind="small" id="take-over" word={t('super.takeOver')} sure={t('super.takeOverSure')} disabled={connecting.value}
              onSure={() => { takeOver(agentId).catch((failure: unknown) => tell(sentence(failure), 'error')); }} />
          )}
          {here !== null && <button class="small" data-listen="stop" onClick={stopListening}>
            {t(here === 'TAKEN' ? 'super.hangUp' : 'super.stop')}
          </button>}
        </p>
      )}
      <p class="hint" role="status">
        {connecting.value ? t('super.connecting') : here === null ? '\u00a0' : t(`super.${here}`)}
      </p>
      <p class="row">
        <select aria-label={t('super.pause')} value="" onChange={event => {
          const reasonId = Number(event.currentTarget.value);
          event.currentTarget.value = '';
          void send('pause', { reasonId });
        }}>
          <option value="" disabled hidden>{t('super.pause')}</option>
          {pauseReasons.value.map(reason => <option key={reason.id} value={reason.id}>{label(reason)}</option>)}
        </select>
        <SureButton word={t('super.signOff')} sure={t('super.signOffSure')} onSure={() => { void send('sign-off', {}); }} />
      </p>
      <MoveForm agentId={agentId} name={name} />
      <form class="row" onSubmit={event => {
        event.preventDefault();
        if (text.trim() !== '') void send('message', { text: text.trim() }).then(() => setText(''));
      }}>
        <input aria-label={t('super.message')} placeholder={t('super.message')} maxLength={500} value={text}
          onInput={event => setText(event.currentTarget.value)} />
        <button class="small"><Icon name="message" />{t('super.send')}</button>
      </form>
    </div>
  );
}

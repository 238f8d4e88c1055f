import { useEffect } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { guest } from '../live/desk.ts';
import type { AgentMessage } from '../live/messages.ts';
import { say } from '../live/socket.ts';
import { Icon } from './icon.tsx';
import { isKeyFor, keyMap } from './keys.ts';
import { Key } from './key.tsx';

/** The colleague who was asked into the conversation: who hears whom, and what can become of it. */
export function Guest({ agent }: { agent: AgentMessage | null }) {
  const now = guest.value;
  const attemptId = agent?.state === 'TALKING' ? agent.attemptId : 0;
  const there = now !== null && now.attemptId === attemptId;
  const ask = (agentId: number, apart: boolean) => { say({ type: 'guest', attemptId, agentId, apart }); };
  const turn = () => { if (now !== null) ask(now.agentId, !now.apart); };
  const hand = () => { if (now !== null) say({ type: 'transfer', attemptId, agentId: now.agentId }); };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!there) return;
      if (isKeyFor(event, 'guestTurn')) turn();
      if (isKeyFor(event, 'guestTakes')) hand();
      if (isKeyFor(event, 'guestLeaves')) ask(0, false);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [there, now?.agentId, now?.apart]);
  return (
    <div class={`guest ${there ? '' : 'offline-no'}`} role="status">
      {there && now !== null && <>
        <Icon name={now.apart ? 'whisper' : 'headset'} />
        <span>{t(now.apart ? 'guest.apart' : 'guest.together', now.name)}</span>
        <button id="guest-turn" class="small" aria-pressed={!now.apart} onClick={turn}>
          {t(now.apart ? 'guest.join' : 'guest.part')}<Key name={keyMap.value.guestTurn} />
        </button>
        <button id="guest-takes" class="small" onClick={hand}>
          {t('guest.takes')}<Key name={keyMap.value.guestTakes} />
        </button>
        <button id="guest-leaves" class="small" onClick={() => ask(0, false)}>
          {t('guest.leaves')}<Key name={keyMap.value.guestLeaves} />
        </button>
      </>}
    </div>
  );
}

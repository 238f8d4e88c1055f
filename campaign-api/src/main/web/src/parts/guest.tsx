import { useEffect } from 'preact/hooks';
import { language, t } from '../i18n/words.ts';
import { guest } from '../live/desk.ts';
import type { AgentMessage } from '../live/messages.ts';
import { say } from '../live/socket.ts';
import { Icon } from './icon.tsx';
import { isKeyFor, keyMap } from './keys.ts';
import { Key } from './key.tsx';

/** Who was asked into the conversation, a colleague or a number outside: who hears whom, and what can become of it. */
export function Guest({ agent }: { agent: AgentMessage | null }) {
  const now = guest.value;
  const attemptId = agent?.state === 'TALKING' ? agent.attemptId : 0;
  const there = now !== null && now.attemptId === attemptId;
  const outside = now !== null && now.destinationId !== 0;
  const whom = now === null || !outside ? { agentId: now?.agentId ?? 0 } : { destinationId: now.destinationId };
  const turn = () => { if (now !== null) say({ type: 'guest', attemptId, ...whom, apart: !now.apart }); };
  const hand = () => { if (now?.there) say({ type: 'transfer', attemptId, ...whom }); };
  const leave = () => { say({ type: 'guest', attemptId, agentId: 0, apart: false }); };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!there) return;
      if (isKeyFor(event, 'guestTurn')) turn();
      if (isKeyFor(event, 'guestTakes')) hand();
      if (isKeyFor(event, 'guestLeaves')) leave();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [there, now?.agentId, now?.destinationId, now?.there, now?.apart]);
  const name = now === null ? '' : language.value === 'ru' ? now.nameRu : now.nameEn;
  const said = !now?.there ? now?.apart ? 'guest.called' : 'guest.calledOn'
    : now.apart ? 'guest.apart' : 'guest.together';
  return (
    <div class={`guest ${there ? '' : 'offline-no'}`} role="status">
      {there && now !== null && <>
        <Icon name={now.apart ? 'whisper' : 'headset'} />
        <span>{t(said, name)}</span>
        <button id="guest-turn" class="small" aria-pressed={!now.apart} onClick={turn}>
          {t(now.apart ? now.there ? 'guest.join' : 'guest.back' : outside ? 'guest.partOutside' : 'guest.part')}<Key name={keyMap.value.guestTurn} />
        </button>
        <button id="guest-takes" class="small" disabled={!now.there} onClick={hand}>
          {t(outside ? 'guest.takesOutside' : 'guest.takes')}<Key name={keyMap.value.guestTakes} />
        </button>
        <button id="guest-leaves" class="small" onClick={leave}>
          {t(!now.there ? 'guest.giveUp' : outside ? 'guest.leavesOutside' : 'guest.leaves')}<Key name={keyMap.value.guestLeaves} />
        </button>
      </>}
    </div>
  );
}

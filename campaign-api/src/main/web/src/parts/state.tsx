import { named, t } from '../i18n/words.ts';
import { nowMs, user } from '../live/desk.ts';
import type { AgentState } from '../live/messages.ts';
import { span } from './time.ts';

const ICONS: Record<AgentState, string> = {
  OFFLINE: '○', PAUSED: '❚❚', READY: '✓', PREVIEWING: '◉', RESERVED: '↗', TALKING: '☎', WRAP_UP: '✎', AWAY: '⚠', JOINED: '⚯'
};

/** A state by colour and icon and word, with the time spent in it. */
export function StateBadge({ state, since }: { state: AgentState; since: string | null }) {
  return (
    <span class={`state state-${state.toLowerCase()}`}>
      <span class="state-icon" aria-hidden="true">{ICONS[state]}</span>
      <span class="state-word">{stateWord(state)}</span>
      {since !== null && <span class="state-time" aria-hidden="true"><Since at={since} /></span>}
    </span>
  );
}

/** The state as the reader says it: what is dialed for an agent is dialed "for you" on the agent's own page only. */
export function stateWord(state: AgentState): string {
  return state === 'RESERVED' && user.value?.role !== 'agent' ? t('agent.dialed') : named('agent', state);
}

export function Since({ at }: { at: string }) {
  return <>{span((nowMs.value - Date.parse(at)) / 1_000)}</>;
}

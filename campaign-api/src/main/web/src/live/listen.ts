/** A supervisor's ear: which agent this page listens to, and how. */
import { effect, signal } from '@preact/signals';
import { t } from '../i18n/words.ts';
import { api, Problem } from './api.ts';
import { tell } from './desk.ts';
import type { ListenMode } from './messages.ts';
import { closePhone, legUp, openToListen } from './phone.ts';

/** With "TAKEN" this page talks with the person in the agent's place. */
export const listening = signal<{ agentId: number; mode: ListenMode | 'TAKEN' } | null>(null);
export const connecting = signal(false);

/** Calls this page and joins it to the agent's leg; asked again, the other mode takes over. */
export async function listen(agentId: number, mode: ListenMode): Promise<void> {
  connecting.value = true;
  try {
    if (!await openToListen()) {
      tell(t('super.noTelephone'), 'error');
      return;
    }
    await joined(agentId, mode);
    listening.value = { agentId, mode };
  } finally {
    connecting.value = false;
  }
}

const WORD_TRAVELS_MS = 200;
const TRIES = 10;

/** What the socket says of this telephone may reach the server a moment after the question: then it is asked again. */
async function joined(agentId: number, mode: ListenMode): Promise<void> {
  for (let left = TRIES; ; left--) {
    try {
      await api('POST', `/v1/agents/${agentId}:listen`, { mode });
      return;
    } catch (failure) {
      if (left === 1 || !(failure instanceof Problem) || failure.code !== 'no-telephone') throw failure;
      await new Promise(done => window.setTimeout(done, WORD_TRAVELS_MS));
    }
  }
}

/** Goes on with the person to whom the agent talks. */
export async function takeOver(agentId: number): Promise<void> {
  await api('POST', `/v1/agents/${agentId}:take-over`);
  listening.value = { agentId, mode: 'TAKEN' };
}

export function stopListening(): void {
  listening.value = null;
  closePhone();
}

// the agent's shift is over, or the node has hung up
let wasUp = false;
effect(() => {
  const up = legUp.value;
  if (wasUp && !up && !connecting.peek()) listening.value = null;
  wasUp = up;
});

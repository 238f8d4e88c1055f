import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { label, t } from '../i18n/words.ts';
import { api, Problem } from '../live/api.ts';
import { nowMs, tell } from '../live/desk.ts';
import { change, draft } from '../live/draft.ts';
import type { AgentMessage, CardMessage, Outcome } from '../live/messages.ts';
import { say } from '../live/socket.ts';
import { sentence } from '../pages/login.tsx';
import { CallbackFields, callbackProblem } from './callback.tsx';
import { Key } from './key.tsx';
import { isHotKey } from './keys.ts';
import { instantOf, span } from './time.ts';

const saving = signal(false);

/** The outcome in at most two keys: its own key, then Enter. What is missing is said beside the button. */
export function OutcomeForm({ card, over, agent }: {
  card: CardMessage; over: string | null; agent: AgentMessage | null;
}) {
  const chosen = card.outcomes.find(outcome => outcome.id === draft.value.outcomeId) ?? null;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey) { void save(card); return; }
      if (!isHotKey(event)) return;
      const pressed = card.outcomes.find(outcome => outcome.hotkey === event.key);
      if (pressed !== undefined) change({ outcomeId: pressed.id });
      else if (event.key === 'Enter' && (event.target as HTMLElement | null)?.tagName !== 'BUTTON') void save(card);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [card.contactId, card.attemptId]);
  if (card.attemptId === 0) return <PreviewButtons card={card} />;
  const missing = missingIn(card, chosen);
  return (
    <section class="panel outcome" aria-label={t('form.title')}>
      <p class={`call-line ${over === null ? 'on' : 'over'}`} role="status" aria-live="assertive">
        {over === null ? t('desk.callOn') : t('desk.callOver')}
      </p>
      <div class="outcomes" role="radiogroup" aria-label={t('form.title')}>
        {card.outcomes.map(outcome => (
          <button key={outcome.id} role="radio" aria-checked={outcome.id === draft.value.outcomeId}
            data-outcome={outcome.code} class={`choice kind-${outcome.kind.toLowerCase()}`}
            onClick={() => change({ outcomeId: outcome.id })}>
            <span>{label(outcome)}</span>{outcome.hotkey !== null && <Key name={outcome.hotkey} />}
          </button>
        ))}
      </div>
      {chosen?.kind === 'CALLBACK' && <CallbackFields card={card} />}
      <label class="note">{t(chosen?.needsNote === true ? 'form.noteNeeded' : 'form.note')}
        <textarea id="note" rows={2} maxLength={2000} value={draft.value.note}
          onInput={e => change({ note: e.currentTarget.value })} />
      </label>
      <p class="missing" role="status">{missing ?? ' '}</p>
      <button id="save-outcome" class="primary big" disabled={missing !== null || saving.value}
        onClick={() => { void save(card); }}>
        {t(saving.value ? 'form.saving' : 'form.save')}<Key name="Enter" />
      </button>
      <WrapUp agent={agent} />
    </section>
  );
}

function PreviewButtons({ card }: { card: CardMessage }) {
  return (
    <section class="panel outcome">
      <button class="primary big" onClick={() => { say({ type: 'previewCall', contactId: card.contactId }); }}>
        {t('desk.previewCall')}
      </button>
      <button class="big" onClick={() => { say({ type: 'previewSkip', contactId: card.contactId }); }}>
        {t('desk.previewSkip')}
      </button>
    </section>
  );
}

/** Time left after the call; it only ever pauses the agent's next call, it never chooses an outcome. */
function WrapUp({ agent }: { agent: AgentMessage | null }) {
  const until = agent?.state === 'WRAP_UP' ? agent.wrapUpUntil : null;
  const left = until === null || until === undefined ? null : (Date.parse(until) - nowMs.value) / 1_000;
  return (
    <div class="wrapup">
      <span class="wrapup-word">{left === null ? ' ' : left > 0 ? t('form.wrapUp') : t('form.wrapUpOver')}</span>
      <span class="wrapup-time">{left === null || left <= 0 ? '' : span(left)}</span>
      <button class="quiet" style={{ visibility: left === null ? 'hidden' : 'visible' }}
        onClick={() => { say({ type: 'extendWrapUp', attemptId: agent?.attemptId ?? 0 }); }}>
        {t('form.extend')}
      </button>
    </div>
  );
}

function missingIn(card: CardMessage, chosen: Outcome | null): string | null {
  if (chosen === null) return t('form.choose');
  if (chosen.needsNote && draft.value.note.trim() === '') return t('form.noteMissing');
  return chosen.kind === 'CALLBACK' ? callbackProblem(card) : null;
}

/** Stores the form first, then says the outcome; whatever fails, the form stays filled. */
async function save(card: CardMessage): Promise<void> {
  const chosen = card.outcomes.find(outcome => outcome.id === draft.value.outcomeId) ?? null;
  if (saving.value || card.attemptId === 0 || chosen === null || missingIn(card, chosen) !== null) return;
  saving.value = true;
  const form = draft.value;
  try {
    const stored = await api<{ formId: number }>('POST', '/v1/agent/forms', {
      attemptId: card.attemptId, contactId: card.contactId, note: form.note.trim(), data: {}
    });
    const callback = chosen.kind === 'CALLBACK'
      ? {
          callbackAt: instantOf(form.callbackDate, form.callbackTime, card.zone?.offset ?? 'Z').toISOString(),
          sameAgent: form.sameAgent
        }
      : {};
    const sent = say({
      type: 'outcome', attemptId: card.attemptId, outcomeId: chosen.id, formId: stored.formId, ...callback
    });
    if (sent) tell(t('form.saved'), 'done');
    else tell(t('form.storeDown'), 'error');
  } catch (failure) {
    const ours = failure instanceof Problem && (failure.status === 0 || failure.status >= 500);
    tell(ours ? t('form.storeDown') : sentence(failure), 'error');
  }
  saving.value = false;
}

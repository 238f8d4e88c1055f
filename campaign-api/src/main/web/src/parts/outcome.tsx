import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { label, t } from '../i18n/words.ts';
import { api, Problem } from '../live/api.ts';
import { dialing, nowMs, tell } from '../live/desk.ts';
import { change, changeDetails, detailsOf, draft, WHOLE } from '../live/draft.ts';
import type { AgentMessage, CardMessage, Order, Outcome } from '../live/messages.ts';
import { gone, letGo, slotNotice } from '../live/slots.ts';
import { say } from '../live/socket.ts';
import { sentence } from '../pages/login.tsx';
import { CallbackFields, callbackProblem } from './callback.tsx';
import { fieldData, fieldProblem, OutcomeFields } from './fields.tsx';
import { Key } from './key.tsx';
import { isHotKey } from './keys.ts';
import { unsaid } from './script.tsx';
import { instantOf, span } from './time.ts';
import { OutcomeTree, pressInTree } from './tree.tsx';

const saving = signal(false);

/** The outcome in at most two keys, then what it asks for, then Enter. What is missing is said beside the button. */
export function OutcomeForm({ card, over, agent }: {
  card: CardMessage; over: string | null; agent: AgentMessage | null;
}) {
  const chosen = chosenIn(card);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey) { void save(card); return; }
      if (!isHotKey(event) || pressInTree(card, event.key)) return;
      // what opens, follows or chooses by Enter keeps its Enter
      if (event.key === 'Enter' && (event.target as Element | null)?.closest('button, summary, a') === null) void save(card);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [card.contactId, card.attemptId]);
  if (card.attemptId === 0) return <PreviewButtons card={card} />;
  if (agent?.state === 'JOINED') return <Joined card={card} />;
  if (dialing.value === card.attemptId) return <Dialing card={card} />;
  const missing = missingIn(card, chosen);
  return (
    <section class="panel outcome" aria-label={t('form.title')}>
      <div class="fill">
        <div class="call-head">
          <p class={`call-line ${over === null ? 'on' : 'over'}`} role="status" aria-live="assertive">
            {over === null ? t('desk.callOn') : t('desk.callOver')}
          </p>
          <WrapUp agent={agent} />
        </div>
        <OutcomeTree card={card} />
        {chosen !== null && <OutcomeFields card={card} outcome={chosen} at={WHOLE} orders={together(card)} />}
        {chosen !== null && card.orders.length > 1 && <OrdersApart card={card} chosen={chosen} />}
        {chosen?.kind === 'CALLBACK' && <CallbackFields card={card} />}
        <label class="note">{t(chosen?.needsNote === true ? 'form.noteNeeded' : 'form.note')}
          <textarea id="note" rows={2} maxLength={2000} value={draft.value.note}
            onInput={e => change({ note: e.currentTarget.value })} />
        </label>
        <Corrections />
      </div>
      <div class="save">
        <p class="missing" role="status">{missing ?? ' '}</p>
        <button id="save-outcome" class="primary big" disabled={missing !== null || saving.value}
          onClick={() => { void save(card); }}>
          {t(saving.value ? 'form.saving' : 'form.save')}<Key name="Enter" />
        </button>
      </div>
    </section>
  );
}

/** One call, several orders: each may end otherwise than the call. */
function OrdersApart({ card, chosen }: { card: CardMessage; chosen: Outcome }) {
  const set = (order: Order, code: string) => {
    const held = detailsOf(WHOLE).held;
    if (held !== null && code !== '' && held.orderKeys.includes(order.orderKey)) {
      letGo(WHOLE);
      slotNotice.value = 'split';
    }
    letGo(order.orderKey);
    const apart = { ...draft.value.apart };
    delete apart[order.orderKey];
    change({ apart: code === '' ? apart : { ...apart, [order.orderKey]: code } });
  };
  return (
    <fieldset class="orders-apart">
      <legend>{t('form.orders')}</legend>
      {card.orders.map(order => {
        const own = card.outcomes.find(outcome => outcome.code === draft.value.apart[order.orderKey]);
        return (
          <div key={order.orderKey} class="order-apart">
            <label class="inline"><span>{order.title}</span>
              <select data-order={order.orderKey} value={own?.code ?? ''}
                onChange={e => set(order, e.currentTarget.value)}>
                <option value="">{t('form.asCall')}</option>
                {card.outcomes.filter(outcome => outcome.kind === 'FINAL' && outcome.id !== chosen.id).map(outcome =>
                  <option key={outcome.code} value={outcome.code}>{label(outcome)}</option>)}
              </select>
            </label>
            {own !== undefined && <OutcomeFields card={card} outcome={own} at={order.orderKey} orders={[order]} />}
          </div>
        );
      })}
    </fieldset>
  );
}

/** What the recipient has said about himself; told to the courier with the outcome. */
function Corrections() {
  return (
    <details class="more">
      <summary>{t('form.more')}</summary>
      <label>{t('form.otherNumber')}<input id="other-number" inputMode="tel" maxLength={40} value={draft.value.number}
        onInput={e => change({ number: e.currentTarget.value })} /></label>
      <label>{t('form.otherName')}<input id="other-name" maxLength={200} value={draft.value.name}
        onInput={e => change({ name: e.currentTarget.value })} /></label>
      <label>{t('form.spokeWith')}
        <select id="spoke-to" value={draft.value.spokeWith}
          onChange={e => change({ spokeWith: e.currentTarget.value as '' | 'recipient' | 'other' })}>
          <option value="">{t('form.pick')}</option>
          <option value="recipient">{t('form.spokeRecipient')}</option>
          <option value="other">{t('form.spokeOther')}</option>
        </select>
      </label>
    </details>
  );
}

/** In a colleague's conversation: the outcome is the colleague's to choose. */
function Joined({ card }: { card: CardMessage }) {
  return (
    <section class="panel outcome" aria-label={t('guest.title')}>
      <p class="call-line on">{t('guest.title')}</p>
      <p class="hint">{t('guest.hint')}</p>
      <button id="leave-call" class="big" onClick={() => { say({ type: 'hangUp', attemptId: card.attemptId }); }}>
        {t('guest.go')}
      </button>
    </section>
  );
}

/** Another number rings, dialed by hand: what has been filled in waits behind it. */
function Dialing({ card }: { card: CardMessage }) {
  return (
    <section class="panel outcome" aria-label={t('call.dialingTitle')}>
      <p class="call-line on" role="status" aria-live="assertive">{t('call.dialing', card.recipient.number)}</p>
      <p class="hint">{t('call.dialingHint')}</p>
      <button id="give-up" class="big" onClick={() => { say({ type: 'hangUp', attemptId: card.attemptId }); }}>
        {t('call.giveUp')}
      </button>
    </section>
  );
}

function PreviewButtons({ card }: { card: CardMessage }) {
  return (
    <section class="panel outcome preview-choice" aria-label={t('agent.PREVIEWING')}>
      <p class="hint">{t('desk.previewHint')}</p>
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

function chosenIn(card: CardMessage): Outcome | null {
  return card.outcomes.find(outcome => outcome.id === draft.value.outcomeId) ?? null;
}

/** Orders that end as the call does. */
function together(card: CardMessage): Order[] {
  const rest = card.orders.filter(order => !(order.orderKey in draft.value.apart));
  return rest.length > 0 ? rest : card.orders;
}

function missingIn(card: CardMessage, chosen: Outcome | null): string | null {
  if (chosen === null) return t('form.choose');
  if (chosen.agreed) {
    const step = unsaid(card);
    if (step !== null) return t('script.sayFirst', step);
  }
  const problem = fieldProblem(card, chosen, WHOLE, together(card));
  if (problem !== null) return problem;
  for (const order of card.orders) {
    const own = card.outcomes.find(outcome => outcome.code === draft.value.apart[order.orderKey]);
    const its = own === undefined ? null : fieldProblem(card, own, order.orderKey, [order]);
    if (its !== null) return `${order.title}: ${its}`;
  }
  if (chosen.needsNote && draft.value.note.trim() === '') return t('form.noteMissing');
  return chosen.kind === 'CALLBACK' ? callbackProblem(card) : null;
}

function formData(card: CardMessage, chosen: Outcome): Record<string, unknown> {
  const form = draft.value;
  const corrections = {
    ...(form.number.trim() === '' ? {} : { number: form.number.trim() }),
    ...(form.name.trim() === '' ? {} : { name: form.name.trim() })
  };
  return {
    ...fieldData(chosen, WHOLE, together(card)),
    orders: card.orders.flatMap(order => {
      const own = card.outcomes.find(outcome => outcome.code === form.apart[order.orderKey]);
      return own === undefined ? []
        : [{ orderKey: order.orderKey, choice: own.code, data: fieldData(own, order.orderKey, [order]) }];
    }),
    ...(form.spokeWith === '' ? {} : { spokeWith: form.spokeWith }),
    ...(Object.keys(corrections).length === 0 ? {} : { corrections })
  };
}

/** Stores the form first, then says the outcome; whatever fails, the form stays filled. */
async function save(card: CardMessage): Promise<void> {
  const chosen = chosenIn(card);
  if (saving.value || card.attemptId === 0 || chosen === null || missingIn(card, chosen) !== null) return;
  saving.value = true;
  const form = draft.value;
  try {
    const stored = await api<{ formId: number; data?: { orders?: { outcome: string }[] } }>('POST', '/v1/agent/forms', {
      attemptId: card.attemptId, contactId: card.contactId, outcomeId: chosen.id, note: form.note.trim(),
      data: formData(card, chosen)
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
    const open = stored.data?.orders?.some(order => order.outcome === 'needs_courier_action') === true;
    if (sent) tell(t(open && chosen.agreed ? 'form.courierDecides' : 'form.saved'), 'done');
    else tell(t('form.storeDown'), 'error');
  } catch (failure) {
    refused(failure);
  }
  saving.value = false;
}

function refused(failure: unknown): void {
  if (failure instanceof Problem && failure.type === 'urn:dialer:problem:slot-gone') {
    gone(WHOLE, failure.alternatives);
    for (const key of Object.keys(draft.value.apart)) changeDetails(key, { held: null });
    return;
  }
  const ours = failure instanceof Problem && (failure.status === 0 || failure.status >= 500);
  tell(ours ? t('form.storeDown') : sentence(failure), 'error');
}

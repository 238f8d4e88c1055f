import { render } from 'preact';
import { card } from '../live/desk.ts';
import type { CardMessage, Outcome, Text } from '../live/messages.ts';
import { RecipientCard } from '../parts/card.tsx';
import { OutcomeForm } from '../parts/outcome.tsx';
import { Script } from '../parts/script.tsx';

const ROUNDS = 30;
let left = ROUNDS;

/**
 * The first card of a shift shall be there as soon as the hundredth, and the browser compiles what it runs only when it
 * has run it. So the desk is drawn a few times while nobody is waiting, each time put away within the same task:
 * it is measured but never painted, no effect of a part runs, and nothing of it can be focused, read aloud or sent.
 */
export function rehearse(): void {
  whenIdle(() => {
    if (left === 0 || card.value !== null) return;
    left -= 1;
    once();
    rehearse();
  });
}

function once(): void {
  const stage = document.createElement('main');
  stage.className = 'desk';
  stage.inert = true;
  document.body.append(stage);
  try {
    render(<>
      <RecipientCard card={NOBODY} agent={null} />
      <Script card={NOBODY} />
      <OutcomeForm card={NOBODY} over={null} agent={null} />
    </>, stage);
    stage.getBoundingClientRect();
    render(null, stage);
  } finally {
    stage.remove();
  }
}

function whenIdle(work: () => void): void {
  // not in every browser
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else setTimeout(work, 50);
}

const LINE = '—';
const TEXTS: Text[] = [{ title: LINE, text: LINE }];

function outcome(id: number): Outcome {
  return { id, code: String(id), kind: 'FINAL', labelRu: LINE, labelEn: LINE, hotkey: String(id), needsNote: false, agreed: false,
    branch: null, fields: [] };
}

/** A card of nobody, with a little of everything a card may have. Its attempt is none that there could be. */
const NOBODY: CardMessage = {
  type: 'card', attemptId: -1, contactId: -1, campaign: { id: 0, name: LINE }, shop: { name: LINE, greeting: LINE },
  recipient: { name: LINE, number: LINE, numberId: 0, numbers: [],
    others: [{ numberId: 1, number: LINE, attempts: 1, last: 'BUSY', suppressed: false }] },
  fields: ['a', 'b', 'c', 'd'].map(key => ({ key, label: LINE, value: LINE })),
  script: { language: 'ru', steps: ['a', 'b', 'c', 'd'].map((key, i) => ({ title: LINE, text: LINE, key, required: i === 0,
    answers: [{ label: LINE, next: 'b' }] })), objections: TEXTS, translations: [] },
  terms: TEXTS, outcomes: [1, 2, 3, 4, 5, 6].map(outcome),
  history: [{ at: '2026-01-01T00:00:00Z', disposition: 'NO_ANSWER', outcome: null, outcomeEn: null, note: null }],
  zone: { id: 'Europe/Moscow', offset: '+03:00', localTime: '12:00' }, callbackWindow: null, reasons: [],
  orders: [{ orderKey: LINE, title: LINE, shop: LINE, items: [{ name: LINE, quantity: '1', price: '1.00' }], packages: [LINE],
    sums: { toPay: '1.00', goods: '1.00', delivery: '1.00', prepaid: '', currency: 'RUB' }, interval: LINE, address: LINE,
    comment: LINE }]
};

import { useEffect } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { change, draft } from '../live/draft.ts';
import type { CardMessage, Step, Text } from '../live/messages.ts';
import { Key } from './key.tsx';
import { isHotKey, isKeyFor, keyMap } from './keys.ts';
import { agent } from '../live/desk.ts';
import { say } from '../live/socket.ts';

/** Keys of the answers, in their order: they lie under the left hand on every layout. */
const MORE_KEYS = ['G', 'Z', 'X', 'C', 'V'];
const REMAPPED = ['answer1', 'answer2', 'answer3', 'answer4'] as const;

function answerKey(n: number): string {
  const action = REMAPPED[n];
  return action === undefined ? MORE_KEYS[n - REMAPPED.length] ?? '' : keyMap.value[action];
}

interface Talk { greeting: string; steps: Step[]; terms: Text[]; objections: Text[] }

/** What to say: the open step with what may be answered, the others by name; objections and terms below. */
export function Script({ card }: { card: CardMessage }) {
  const talk = talkOf(card);
  const step = Math.min(draft.value.step, Math.max(0, talk.steps.length - 1));
  const open = talk.steps[step];
  const go = (to: number) => { if (to >= 0 && to < talk.steps.length) change({ step: to, said: saidUpTo(talk, to) }); };
  useEffect(() => { tell(step); }, [step, agent.value?.state]);
  useEffect(() => {
    if (draft.value.said.length === 0) go(step);
    const press = (event: KeyboardEvent) => {
      if (!isHotKey(event) || event.shiftKey) return;
      const answer = open?.answers.find((_, n) => event.code === `Key${answerKey(n)}`);
      if (answer !== undefined) go(indexOf(talk, answer.next));
      else if (isKeyFor(event, 'nextStep')) go(step + 1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <section class="panel script" aria-label={t('script.title')}>
      <Languages card={card} />
      {talk.greeting !== '' && <p class="greeting">{talk.greeting}</p>}
      <ol class="steps">
        {talk.steps.map((part, i) => (
          <li key={i} class={i === step ? 'open' : ''} aria-current={i === step ? 'step' : undefined}>
            <button class="quiet step" onClick={() => go(i)}>
              <span class="step-number">{i + 1}</span>{part.title}
              {part.required && <span class="hint"> · {t(wasSaid(part, i) ? 'script.said' : 'script.required')}</span>}
            </button>
            {i === step && <p class="say">{part.text}</p>}
            {i === step && <div class="answers">
              {part.answers.map((answer, n) => (
                <button key={answer.next + answer.label} class="small" onClick={() => go(indexOf(talk, answer.next))}>
                  {answer.label}<Key name={answerKey(n)} />
                </button>
              ))}
              {i < talk.steps.length - 1 && <button class="small next" onClick={() => go(i + 1)}>
                {t('script.next')}<Key name={keyMap.value.nextStep} />
              </button>}
            </div>}
          </li>
        ))}
      </ol>
      {talk.objections.length > 0 && <div class="objections">
        <h2>{t('script.objections')}</h2>
        {talk.objections.map(one => <details key={one.title}><summary>{one.title}</summary><p>{one.text}</p></details>)}
      </div>}
      {talk.terms.length > 0 && (
        <div class="terms">
          <h2>{t('terms.title')}</h2>
          <dl class="pairs">
            {talk.terms.map(term => <><dt>{term.title}</dt><dd>{term.text}</dd></>)}
          </dl>
        </div>
      )}
    </section>
  );
}

/** Where the conversation is, so that the pacer foresees when the agent will be free. */
function tell(step: number) {
  const now = agent.value;
  if (now?.state === 'TALKING' && now.attemptId !== 0) say({ type: 'step', attemptId: now.attemptId, step });
}

function Languages({ card }: { card: CardMessage }) {
  const all = [card.script.language, ...card.script.translations.map(other => other.language)];
  if (all.length < 2) return null;
  return (
    <div class="languages" role="radiogroup" aria-label={t('script.language')}>
      {all.map(one => (
        <button key={one} role="radio" class="quiet" lang={one} aria-checked={one === spoken(card)}
          onClick={() => change({ language: one })}>{one.toUpperCase()}</button>
      ))}
    </div>
  );
}

/** The title of a step that must be said and was not, or null. Only steps on the way that was gone count. */
export function unsaid(card: CardMessage): string | null {
  const steps = talkOf(card).steps;
  const missed = steps.find((step, i) => step.required && !wasSaid(step, i));
  return missed?.title ?? null;
}

function wasSaid(step: Step, i: number): boolean {
  return draft.value.said.includes(name(step, i));
}

function saidUpTo(talk: Talk, to: number): string[] {
  const step = talk.steps[to];
  const said = draft.value.said;
  return step === undefined || said.includes(name(step, to)) ? said : [...said, name(step, to)];
}

/** A step is the same one in every language: by its key, or by its place where it has none. */
function name(step: Step, i: number): string {
  return step.key === '' ? String(i) : step.key;
}

function indexOf(talk: Talk, key: string): number {
  return talk.steps.findIndex(step => step.key === key);
}

function spoken(card: CardMessage): string {
  return draft.value.language === '' ? card.script.language : draft.value.language;
}

function talkOf(card: CardMessage): Talk {
  const other = card.script.translations.find(one => one.language === spoken(card));
  return other ?? {
    greeting: card.shop?.greeting ?? '', steps: card.script.steps, terms: card.terms,
    objections: card.script.objections
  };
}

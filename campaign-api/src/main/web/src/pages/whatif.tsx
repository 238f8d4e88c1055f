import { useEffect, useState } from 'preact/hooks';
import { language, t } from '../i18n/words.ts';
import type { Key } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import { sentence } from './login.tsx';
import { share } from './pacing.tsx';

const EVERY_MS = 300;

interface Answer {
  busyShare: number; busyLow: number; busyHigh: number; callsPerAgentHour: number; abandonedShare: number;
  idleSeconds: number; dialedPerAgentHour: number; stretches: number; sentenceRu: string; sentenceEn: string;
}
interface Question { id: number; state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED'; progressPermille: number; answer: Answer | null }

const FIELDS: { key: string; word: Key; first: number; least: number; most: number; step: number }[] = [
  { key: 'agents', word: 'whatif.agents', first: 12, least: 1, most: 500, step: 1 },
  { key: 'answers', word: 'whatif.answers', first: 32, least: 2, most: 95, step: 1 },
  { key: 'talk', word: 'whatif.talk', first: 95, least: 5, most: 1800, step: 1 },
  { key: 'wrapUp', word: 'whatif.wrapUp', first: 15, least: 0, most: 600, step: 1 },
  { key: 'target', word: 'whatif.target', first: 3, least: 0, most: 10, step: 0.1 }
];

/** "With 12 agents, 32 % answers, 95 s of talk": asked of the product's own pacer in a simulated market. */
export function WhatIf() {
  const [given, setGiven] = useState<Record<string, number>>(Object.fromEntries(FIELDS.map(f => [f.key, f.first])));
  const [question, setQuestion] = useState<Question | null>(null);
  const working = question !== null && (question.state === 'WAITING' || question.state === 'RUNNING');
  useEffect(() => {
    if (question === null || !working) return;
    const timer = setTimeout(() => {
      api<Question>('GET', `/v1/what-if/${question.id}`).then(setQuestion)
        .catch((failure: unknown) => { tell(sentence(failure), 'error'); setQuestion(null); });
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [question, working]);
  const ask = (event: Event) => {
    event.preventDefault();
    api<Question>('POST', '/v1/what-if', {
      agents: given['agents'], answerPermille: Math.round((given['answers'] ?? 0) * 10), talkSeconds: given['talk'],
      wrapUpSeconds: given['wrapUp'], abandonTargetPermille: Math.round((given['target'] ?? 0) * 10)
    }).then(setQuestion).catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  return (
    <main class="whatif">
      <form class="panel" onSubmit={ask}>
        <h1>{t('whatif.title')}</h1>
        <p class="hint">{t('whatif.hint')}</p>
        {FIELDS.map(field => (
          <label key={field.key}>{t(field.word)}
            <input type="number" required name={field.key} min={field.least} max={field.most} step={field.step}
              value={given[field.key]}
              onInput={e => setGiven({ ...given, [field.key]: e.currentTarget.valueAsNumber })} />
          </label>
        ))}
        <button class="primary" disabled={working}>{t('whatif.ask')}</button>
      </form>
      <section class="panel" aria-live="polite">
        <h2>{t('whatif.answer')}</h2>
        <progress max={1000} value={question?.progressPermille ?? 0} aria-label={t('whatif.progress')} />
        {question === null && <p class="hint">{t('whatif.none')}</p>}
        {question?.state === 'FAILED' && <p class="warn">{t('whatif.failed')}</p>}
        {question?.answer != null && <Expected answer={question.answer} />}
      </section>
    </main>
  );
}

function Expected({ answer }: { answer: Answer }) {
  const number = (value: number) => value.toLocaleString(language.value, { maximumFractionDigits: 1 });
  return (
    <div data-answer="done">
      <p class="greeting">{language.value === 'ru' ? answer.sentenceRu : answer.sentenceEn}</p>
      <dl class="pairs">
        <dt>{t('whatif.busy')}</dt><dd>{share(answer.busyLow)} – {share(answer.busyHigh)}</dd>
        <dt>{t('whatif.calls')}</dt><dd>{number(answer.callsPerAgentHour)}</dd>
        <dt>{t('whatif.dialed')}</dt><dd>{number(answer.dialedPerAgentHour)}</dd>
        <dt>{t('whatif.abandoned')}</dt><dd>{share(answer.abandonedShare)}</dd>
        <dt>{t('whatif.idle')}</dt><dd>{number(answer.idleSeconds)}</dd>
        <dt>{t('whatif.stretches')}</dt><dd>{answer.stretches}</dd>
      </dl>
    </div>
  );
}

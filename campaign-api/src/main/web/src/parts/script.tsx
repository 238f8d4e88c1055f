import { signal } from '@preact/signals';
import { t } from '../i18n/words.ts';
import type { CardMessage } from '../live/messages.ts';

const open = signal({ contactId: 0, step: 0 });

/** What to say, step by step; the shop's own greeting first, its terms below. */
export function Script({ card }: { card: CardMessage }) {
  const step = open.value.contactId === card.contactId ? open.value.step : 0;
  const go = (to: number) => { open.value = { contactId: card.contactId, step: to }; };
  return (
    <section class="panel script" aria-label={t('script.title')}>
      {card.shop !== null && card.shop.greeting !== '' && <p class="greeting">{card.shop.greeting}</p>}
      <ol class="steps">
        {card.script.steps.map((part, i) => (
          <li key={i} class={i === step ? 'open' : ''} aria-current={i === step ? 'step' : undefined}>
            <button class="quiet step" onClick={() => go(i)}>
              <span class="step-number">{i + 1}</span>{part.title}
            </button>
            <p class="say">{part.text}</p>
          </li>
        ))}
      </ol>
      {card.terms.length > 0 && (
        <div class="terms">
          <h2>{t('terms.title')}</h2>
          <dl class="pairs">
            {card.terms.map(term => <><dt>{term.title}</dt><dd>{term.text}</dd></>)}
          </dl>
        </div>
      )}
    </section>
  );
}

import { language, named, t } from '../i18n/words.ts';
import { nowMs, tell } from '../live/desk.ts';
import type { CardMessage } from '../live/messages.ts';
import { wallAt } from './time.ts';

/** Who is on the line: name first, then what the base said, then what happened before. */
export function RecipientCard({ card }: { card: CardMessage }) {
  return (
    <section class="panel card" aria-label={t('card.title')}>
      <p class="overline">{card.shop?.name ?? card.campaign.name}</p>
      <h1 class="recipient">{card.recipient.name}</h1>
      <dl class="pairs">
        <dt>{t('card.number')}</dt>
        <dd><Copyable text={card.recipient.number} /></dd>
        {card.recipient.numbers.length > 0 && <><dt>{t('card.otherNumbers')}</dt>
          <dd>{card.recipient.numbers.map(number => <div key={number}>{number}</div>)}</dd></>}
        {card.zone !== null && <><dt>{t('card.localTime')}</dt><dd><LocalTime offset={card.zone.offset} /></dd></>}
        {card.fields.map(field => (
          <>
            <dt>{field.label}</dt>
            <dd><Copyable text={field.value} /></dd>
          </>
        ))}
      </dl>
      <h2>{t('card.history')}</h2>
      {card.history.length === 0
        ? <p class="hint">{t('card.noHistory')}</p>
        : <ul class="history">{card.history.map(entry => (
            <li key={entry.at}>
              <time dateTime={entry.at}>{new Date(entry.at).toLocaleString(language.value)}</time>
              {' '}{entry.outcome ?? named('disposition', entry.disposition)}
              {entry.note !== null && entry.note !== '' && <span class="hint"> — {entry.note}</span>}
            </li>
          ))}</ul>}
    </section>
  );
}

function LocalTime({ offset }: { offset: string }) {
  return <>{wallAt(nowMs.value, offset).time} <span class="hint">UTC{offset === 'Z' ? '' : offset}</span></>;
}

function Copyable({ text }: { text: string }) {
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => tell(t('card.copied'), 'done'), () => undefined);
  };
  return (
    <span class="copyable">
      <span>{text}</span>
      <button class="quiet copy" title={t('card.copy')} aria-label={`${t('card.copy')}: ${text}`} onClick={copy}>⧉</button>
    </span>
  );
}

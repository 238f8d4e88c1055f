import { useEffect } from 'preact/hooks';
import { label, named, plural, t } from '../i18n/words.ts';
import { nowMs, tell } from '../live/desk.ts';
import type { AgentMessage, CardMessage, Order } from '../live/messages.ts';
import { say } from '../live/socket.ts';
import { JobChange } from './jobchange.tsx';
import { Key } from './key.tsx';
import { isKeyFor, keyMap } from './keys.ts';
import { fieldOf, moment, moneyOf, wallAt } from './time.ts';

/** Who is on the line: name, address ready to copy, the orders with their sums, then what happened before. */
export function RecipientCard({ card, agent }: { card: CardMessage; agent: AgentMessage | null }) {
  const may = agent?.attemptId === card.attemptId && (agent.state === 'WRAP_UP' || agent.state === 'PREVIEWING');
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (may && isKeyFor(event, 'dial')) document.querySelector<HTMLElement>('[data-dial][data-first]')?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [may]);
  const dialable = card.recipient.others.filter(other => !other.suppressed);
  const addresses = [...new Set(card.orders.map(order => order.address).filter(address => address !== ''))];
  return (
    <section class="panel card" aria-label={t('card.title')} data-attempt={card.attemptId}>
      <JobChange />
      <p class="overline">{card.shop?.name ?? card.campaign.name}</p>
      <h1 class="recipient"><bdi>{card.recipient.name}</bdi></h1>
      <div class="address">
        {addresses.length === 0 ? <span class="hint">{t('card.noAddress')}</span>
          : addresses.map(address => <Copyable key={address} text={address} />)}
      </div>
      {card.orders.length > 1 && <h2>{t('order.several', card.orders.length)}</h2>}
      {card.orders.map(order => <OrderBlock key={order.orderKey} order={order} />)}
      <dl class="pairs">
        <dt>{t('card.number')}</dt>
        <dd class="phone-number"><Copyable text={card.recipient.number} />
          {card.attemptId !== 0 && <Dial card={card} numberId={card.recipient.numberId} number={card.recipient.number}
            word={t('call.redial')} may={may} first={dialable.length === 0} />}
        </dd>
        {card.zone !== null && <><dt>{t('card.localTime')}</dt><dd><LocalTime offset={card.zone.offset} /></dd></>}
        {card.fields.map(field => (
          <>
            <dt>{field.label}</dt>
            <dd><Copyable text={fieldOf(field.key, field.value)} /></dd>
          </>
        ))}
      </dl>
      {card.recipient.others.length > 0 && <>
        <h2>{t('card.otherNumbers')}</h2>
        <ul class="history">{card.recipient.others.map(other => (
          <li key={other.number}>{other.number} {!other.suppressed && <Dial card={card} numberId={other.numberId}
            number={other.number} word={t('call.dial')} may={may} first={other === dialable[0]} />} <span class="hint whole">{
            other.suppressed ? t('card.suppressed') : other.attempts === 0 ? t('card.untried')
              : plural('card.tried', other.attempts, named('disposition', other.last ?? ''))}</span></li>
        ))}</ul>
      </>}
      <h2>{t('card.history')}</h2>
      {card.history.length === 0
        ? <p class="hint">{t('card.noHistory')}</p>
        : <ul class="history">{card.history.map(entry => (
            <li key={entry.at}>
              <time dateTime={entry.at}>{moment(entry.at)}</time>
              {' '}{entry.outcome === null ? named('disposition', entry.disposition)
                : label({ labelRu: entry.outcome, labelEn: entry.outcomeEn ?? entry.outcome })}
              {entry.note !== null && entry.note !== '' && <span class="hint"> — {entry.note}</span>}
            </li>
          ))}</ul>}
    </section>
  );
}

/** Dials this number of the recipient by hand; the server says no where a call may not be made. */
function Dial({ card, numberId, number, word, may, first }: {
  card: CardMessage; numberId: number; number: string; word: string; may: boolean; first: boolean;
}) {
  return (
    <button class="small" data-dial={numberId} data-first={first ? '' : undefined} disabled={!may} title={`${word}: ${number}`}
      onClick={() => { say({ type: 'dial', attemptId: card.attemptId, contactId: card.contactId, numberId }); }}>
      {word}{first && <Key name={keyMap.value.dial} />}
    </button>
  );
}

function OrderBlock({ order }: { order: Order }) {
  const money = (sum: string) => moneyOf(sum, order.sums.currency);
  const parts = [
    order.sums.goods === '' ? '' : t('order.goods', money(order.sums.goods)),
    order.sums.delivery === '' ? '' : t('order.delivery', money(order.sums.delivery)),
    order.sums.prepaid === '' ? '' : t('order.prepaid', money(order.sums.prepaid))
  ].filter(part => part !== '');
  return (
    <article class="order" aria-label={`${t('order.title')} ${order.title}`}>
      <p class="order-head">
        <span class="hint">{order.title}</span>
        <strong class="to-pay">{order.sums.toPay === '' ? t('order.nothingDue') : money(order.sums.toPay)}</strong>
      </p>
      {order.items.length > 0 && <ul class="items">{order.items.map(item => (
        <li key={item.name}><bdi>{item.name}</bdi>{item.quantity === '' ? '' : ` × ${item.quantity}`}
          {item.price !== '' && <span class="hint"> {money(item.price)}</span>}</li>
      ))}</ul>}
      {parts.length > 0 && <p class="hint">{parts.join(', ')}</p>}
      {order.packages.length > 0 && <p class="hint">{t('order.packages')}: {order.packages.join(', ')}</p>}
      {order.interval !== '' && <p><span class="hint">{t('order.interval')}:</span> {order.interval}</p>}
      {order.comment !== '' && <p class="hint"><bdi>{order.comment}</bdi></p>}
    </article>
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
      <bdi>{text}</bdi>
      <button class="quiet copy" title={t('card.copy')} aria-label={`${t('card.copy')}: ${text}`} onClick={copy}>⧉</button>
    </span>
  );
}

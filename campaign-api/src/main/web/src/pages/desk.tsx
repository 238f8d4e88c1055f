import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { label, plural, t } from '../i18n/words.ts';
import { agent, callOver, card, pauseReasons, seatKinds, signedOn } from '../live/desk.ts';
import type { AgentMessage, User } from '../live/messages.ts';
import { phone, signOnHere } from '../live/phone.ts';
import { say } from '../live/socket.ts';
import { PhoneTrouble, Told } from '../parts/callbar.tsx';
import { RecipientCard } from '../parts/card.tsx';
import { DeskBar } from '../parts/deskbar.tsx';
import { Icon } from '../parts/icon.tsx';
import { isKeyFor } from '../parts/keys.ts';
import { Guest } from '../parts/guest.tsx';
import { OutcomeForm } from '../parts/outcome.tsx';
import { Recorded } from '../parts/recorded.tsx';
import { Script } from '../parts/script.tsx';
import { rehearse } from './rehearsal.tsx';

/** The agent's one window: state and controls above; card, script and outcome below, each always in its place. */
export function Desk({ user }: { user: User }) {
  useEffect(rehearse, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isKeyFor(event, 'ready')) say({ type: 'ready' });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const now = agent.value;
  const shown = card.value;
  // a new card is measured at once, while the browser waits for its next frame, and not only in that frame
  useLayoutEffect(() => { if (shown !== null) document.body.getBoundingClientRect(); }, [shown?.attemptId]);
  return (
    <>
      <DeskBar agent={now} />
      <div class="bars"><PhoneTrouble agent={now} /><Told /><Guest agent={now} /><Recorded agent={now} /></div>
      <main class="desk">
        {shown === null
          ? <Empty agent={now} user={user} />
          : <>
              <RecipientCard card={shown} agent={now} />
              <Script card={shown} />
              <OutcomeForm card={shown} over={callOver.value} agent={now} />
            </>}
      </main>
    </>
  );
}

function Empty({ agent: now, user }: { agent: AgentMessage | null; user: User }) {
  if (now === null || !signedOn.value) return <SignOn user={user} />;
  const [title, hint] = words(now);
  return (
    <section class="panel middle-panel" aria-live="polite">
      <h1>{title}</h1>
      <p class="hint">{hint}</p>
      <p class="hint air">{air(now)}</p>
      <Seat agent={now} />
    </section>
  );
}

/** What the dialer is doing for the group, in a sentence. */
function air(now: AgentMessage): string {
  if (now.air == null || now.air.agents === 0) return '\u00a0';
  if (now.air.ringing === 0) return t('desk.airNone');
  return plural('desk.air', now.air.ringing, plural('desk.forAgents', now.air.agents));
}

/** The shift begins with the choice of a telephone; where there is one kind only, with one button. */
function SignOn({ user }: { user: User }) {
  const kinds = seatKinds.value;
  const opening = phone.value === 'opening';
  return (
    <section class="panel middle-panel">
      <h1>{t('desk.signOnTitle')}</h1>
      <p class="hint">{user.name}</p>
      {kinds.length > 1 && <h2>{t('phone.how')}</h2>}
      <div class="seats">
        {kinds.includes('WEB') && (
          <div>
            <button id="sign-on-here" class="primary big" disabled={opening} onClick={() => { void signOnHere(); }}>
              <Icon name="headset" />{t(opening ? 'phone.opening' : 'phone.here')}
            </button>
            <p class="hint">{t('phone.hereHint')}</p>
            <p><a href="#/check">{t('phone.check')}</a></p>
          </div>
        )}
        {kinds.includes('PHONE') && (
          <div>
            <DeskTelephone only={kinds.length === 1} />
          </div>
        )}
      </div>
    </section>
  );
}

const NUMBER_KEPT = 'dialer.telephone';

/** A SIP telephone: which one stands on this desk is said once and kept in this browser. */
function DeskTelephone({ only }: { only: boolean }) {
  const [number, setNumber] = useState(() => localStorage.getItem(NUMBER_KEPT) ?? '');
  const signOn = () => {
    const told = Number.parseInt(number, 10);
    if (number === '') localStorage.removeItem(NUMBER_KEPT);
    else localStorage.setItem(NUMBER_KEPT, number);
    say(Number.isNaN(told) ? { type: 'signOn', seat: 'phone' } : { type: 'signOn', seat: 'phone', seatNumber: told });
  };
  return (
    <>
      <button id="sign-on" class={`${only ? 'primary' : ''} big`} onClick={signOn}>
        {only ? t('desk.signOn') : <><Icon name="telephone" />{t('phone.desk')}</>}
      </button>
      <p class="hint">{t('phone.deskHint')}</p>
      <p>
        <label for="telephone">{t('phone.number')}</label>{' '}
        <input id="telephone" class="short" inputMode="numeric" maxLength={3} value={number}
          onInput={event => setNumber(event.currentTarget.value.replace(/\D/g, ''))} />
      </p>
      <p class="hint">{t('phone.numberHint')}</p>
    </>
  );
}

function words(now: AgentMessage): [string, string] {
  switch (now.state) {
    case 'READY': return [t('desk.waitTitle'), t('desk.waitHint')];
    case 'RESERVED': return [t('desk.reservedTitle'), t('desk.waitHint')];
    case 'WRAP_UP': return [t('desk.savedTitle'), t('desk.savedHint')];
    case 'AWAY': return !now.legUp && now.seat?.kind === 'PHONE'
      ? [t('desk.legDown'), t('desk.phoneAwayHint')] : [t('desk.awayTitle'), t('desk.awayHint')];
    default:
      if (!now.legUp && now.seat?.kind === 'PHONE') return [t('desk.legDown'), t('desk.pickUpHint')];
      return [pausedFor(now.pauseReasonId), now.legUp ? t('desk.pausedHint') : t('desk.legDown')];
  }
}

/** The reason as the board shows it to supervisors, so that the agent sees a wrong choice. */
function pausedFor(reasonId: number): string {
  const reason = pauseReasons.value.find(one => one.id === reasonId);
  return reason === undefined ? t('desk.pausedTitle') : `${t('desk.pausedTitle')}: ${label(reason)}`;
}

/** Which telephone must be picked up, while it is not. */
function Seat({ agent: now }: { agent: AgentMessage }) {
  if (now.seat == null || now.seat.kind === 'WEB' || now.legUp) return null;
  return (
    <dl class="pairs seat">
      <dt>{t('desk.phone')}</dt><dd>{now.seat.endpoint}</dd>
      {now.seat.server !== '' && <><dt>{t('desk.seatServer')}</dt><dd>{now.seat.server}</dd></>}
    </dl>
  );
}

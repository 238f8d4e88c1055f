import { useEffect } from 'preact/hooks';
import { plural, t } from '../i18n/words.ts';
import { agent, callOver, card, signedOn } from '../live/desk.ts';
import type { AgentMessage, User } from '../live/messages.ts';
import { say } from '../live/socket.ts';
import { RecipientCard } from '../parts/card.tsx';
import { DeskBar } from '../parts/deskbar.tsx';
import { isHotKey } from '../parts/keys.ts';
import { OutcomeForm } from '../parts/outcome.tsx';
import { Script } from '../parts/script.tsx';

/** The agent's one window: state and controls above; card, script and outcome below, each always in its place. */
export function Desk({ user }: { user: User }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isHotKey(event) && event.code === 'KeyR') say({ type: 'ready' });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const now = agent.value;
  const shown = card.value;
  return (
    <>
      <DeskBar agent={now} />
      <main class="desk">
        {shown === null
          ? <Empty agent={now} user={user} />
          : <>
              <RecipientCard card={shown} />
              <Script card={shown} />
              <OutcomeForm card={shown} over={callOver.value} agent={now} />
            </>}
      </main>
    </>
  );
}

function Empty({ agent: now, user }: { agent: AgentMessage | null; user: User }) {
  if (now === null || !signedOn.value) {
    return (
      <section class="panel middle-panel">
        <h1>{t('desk.signOnTitle')}</h1>
        <p class="hint">{user.name}</p>
        <p>{t('desk.signOnHint')}</p>
        <button id="sign-on" class="primary big" onClick={() => { say({ type: 'signOn', seat: 'phone' }); }}>
          {t('desk.signOn')}
        </button>
      </section>
    );
  }
  const [title, hint] = words(now);
  return (
    <section class="panel middle-panel" aria-live="polite">
      <h1>{title}</h1>
      <p class="hint">{hint}</p>
      <p class="hint air">{now.air != null && now.air.agents > 0
        ? plural('desk.air', now.air.ringing, now.air.agents) : ' '}</p>
      <Seat agent={now} />
    </section>
  );
}

function words(now: AgentMessage): [string, string] {
  switch (now.state) {
    case 'READY': return [t('desk.waitTitle'), t('desk.waitHint')];
    case 'RESERVED': return [t('desk.reservedTitle'), t('desk.waitHint')];
    case 'AWAY': return [t('desk.awayTitle'), t('desk.awayHint')];
    default: return [t('desk.pausedTitle'), now.legUp ? t('desk.pausedHint') : t('desk.legDown')];
  }
}

function Seat({ agent: now }: { agent: AgentMessage }) {
  if (now.seat == null || now.legUp) return null;
  return (
    <dl class="pairs seat">
      <dt>{t('desk.phone')}</dt><dd>{now.seat.endpoint}</dd>
      <dt>{t('desk.seatServer')}</dt><dd>{now.seat.server}</dd>
      <dt>{t('desk.seatSecret')}</dt><dd><code>{now.seat.secret}</code></dd>
    </dl>
  );
}

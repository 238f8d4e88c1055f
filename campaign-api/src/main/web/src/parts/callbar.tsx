import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { told } from '../live/desk.ts';
import { held, hold, legUp, loadAgain, mute, muted, phone, speaks, tone } from '../live/phone.ts';
import type { AgentMessage } from '../live/messages.ts';
import { Icon } from './icon.tsx';
import { isKeyFor, keyMap } from './keys.ts';
import { Key } from './key.tsx';
import { Transfer } from './transfer.tsx';

const TONES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** How the agent's telephone is, in a word and a sign. */
export function Leg({ agent }: { agent: AgentMessage | null }) {
  const on = agent !== null && agent.state !== 'OFFLINE';
  const here = agent?.seat?.kind === 'WEB';
  const good = agent?.legUp === true && (!here || phone.value === 'up');
  const word = !on ? '' : good ? t('phone.up') : here && phone.value !== 'up' && phone.value !== 'off'
    ? t(phone.value === 'opening' ? 'phone.opening' : 'phone.off') : t('phone.off');
  return (
    <span class={`leg ${good ? 'leg-up' : 'leg-down'}`} role="status">
      {on && <span aria-hidden="true">{good ? '● ' : '○ '}</span>}{word}
    </span>
  );
}

/** What is wrong with the telephone in this page, or with the one on the desk, and what to do about it. */
export function PhoneTrouble({ agent }: { agent: AgentMessage | null }) {
  const state = phone.value;
  const here = state === 'noMicrophone' || state === 'notLoaded' || state === 'noServer' || state === 'noSound' || state === 'refused' || state === 'elsewhere';
  // without a card the middle of the page says it
  const carded = agent?.state === 'TALKING' || agent?.state === 'WRAP_UP';
  const lost = carded && agent.seat?.kind === 'PHONE' && !agent.legUp ? agent.seat.endpoint : '';
  const words = lost !== '' ? t('phone.deskLost', lost) : here ? t(`phone.${state}`) : '';
  return (
    <div class={`phone-trouble ${words === '' ? 'offline-no' : ''}`} role="alert">
      {words !== '' && <><span aria-hidden="true">⚠ </span>{words}</>}
      {state === 'notLoaded' && <>{' '}
        <button class="small" onClick={loadAgain}>{t('phone.again')}</button>{' '}
        <button class="small" onClick={() => location.reload()}>{t('app.reload')}</button></>}
    </div>
  );
}

/** What a supervisor has said; it stays until it is closed. */
export function Told() {
  const now = told.value;
  return (
    <div class={`told ${now === null ? 'offline-no' : ''}`} role="alert">
      {now !== null && <>
        <Icon name="message" />
        <span>{t(`told.${now.cause}`, now.from, now.text)}</span>
        <button class="small" onClick={() => { told.value = null; }}>{t('app.close')}</button>
      </>}
    </div>
  );
}

/** Mute, hold and keypad of the telephone in this page; a telephone on the desk has keys of its own. */
export function CallControls({ agent }: { agent: AgentMessage | null }) {
  const talks = speaks(agent?.state) && agent?.seat?.kind === 'WEB' && legUp.value;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!talks) return;
      if (isKeyFor(event, 'mute')) mute(!muted.value);
      if (isKeyFor(event, 'hold')) hold(!held.value);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [talks]);
  return (
    <div class="callbar" role="group" aria-label={t('call.controls')}>
      <button id="mute" class={muted.value ? 'asked' : ''} aria-pressed={muted.value} disabled={!talks || held.value}
        title={t(muted.value ? 'call.muted' : 'call.mute')} onClick={() => mute(!muted.value)}>
        <Icon name={muted.value ? 'silent' : 'microphone'} />
        {t(muted.value ? 'call.unmute' : 'call.mute')}<Key name={keyMap.value.mute} />
      </button>
      <button id="hold" class={held.value ? 'asked' : ''} aria-pressed={held.value} disabled={!talks}
        title={t(held.value ? 'call.held' : 'call.hold')} onClick={() => hold(!held.value)}>
        <Icon name={held.value ? 'play' : 'pause'} />
        {t(held.value ? 'call.unhold' : 'call.hold')}<Key name={keyMap.value.hold} />
      </button>
      <Keypad disabled={!talks || held.value} />
      <Transfer agent={agent} />
    </div>
  );
}

/** Tones for machines at the other end; the digits are sent and shown nowhere else. */
function Keypad({ disabled }: { disabled: boolean }) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    place.current?.querySelector('button')?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
      else if (TONES.includes(event.key) && place.current?.contains(document.activeElement) === true) {
        event.stopPropagation();
        tone(event.key);
      }
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [open]);
  useEffect(() => { if (disabled) setOpen(false); }, [disabled]);
  return (
    <div class="keypad-place">
      <button id="keypad" aria-expanded={open} disabled={disabled} onClick={() => setOpen(!open)}>
        <Icon name="keypad" />{t('call.keys')}
      </button>
      {open && (
        <div class="keypad panel" ref={place} role="group" aria-label={t('call.keys')}>
          {TONES.map(digit => (
            <button key={digit} aria-label={t('call.tone', digit)} onClick={() => tone(digit)}>{digit}</button>
          ))}
        </div>
      )}
    </div>
  );
}

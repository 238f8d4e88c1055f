import { useEffect, useRef, useState } from 'preact/hooks';
import { label, plural, t } from '../i18n/words.ts';
import { colleagues } from '../live/desk.ts';
import type { AgentMessage } from '../live/messages.ts';
import { held, hold } from '../live/phone.ts';
import { say } from '../live/socket.ts';
import { Icon } from './icon.tsx';
import { isKeyFor, keyMap } from './keys.ts';
import { Key } from './key.tsx';

const ASKED_EVERY_MS = 2_000;

/** Hands the person over: to a colleague who is free, or to whoever of a group is free first. */
export function Transfer({ agent }: { agent: AgentMessage | null }) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const talks = agent?.state === 'TALKING';
  useEffect(() => { if (!talks) setOpen(false); }, [talks]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (talks && isKeyFor(event, 'transfer')) setOpen(true);
      if (event.key === 'Escape') setOpen(false);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [talks]);
  useEffect(() => {
    if (!open) return undefined;
    colleagues.value = null;
    say({ type: 'colleagues' });
    place.current?.querySelector<HTMLElement>('h2')?.focus();
    const timer = window.setInterval(() => { say({ type: 'colleagues' }); }, ASKED_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [open]);
  const to = (whom: { agentId: number } | { poolId: number } | { destinationId: number }) => {
    if (held.value) hold(false);
    say({ type: 'transfer', attemptId: agent?.attemptId ?? 0, ...whom });
    setOpen(false);
  };
  const consult = (whom: { agentId: number } | { poolId: number } | { destinationId: number }) => {
    if (held.value) hold(false);
    say({ type: 'guest', attemptId: agent?.attemptId ?? 0, ...whom, apart: true });
    setOpen(false);
  };
  return (
    <div class="keypad-place">
      <button id="transfer" aria-expanded={open} disabled={!talks} onClick={() => setOpen(!open)}>
        <Icon name="forward" />{t('transfer.open')}<Key name={keyMap.value.transfer} />
      </button>
      {open && (
        <div class="transfer panel" ref={place} role="group" aria-label={t('transfer.title')}>
          <h2 tabIndex={-1}>{t('transfer.title')}</h2>
          <p class="hint">{t('transfer.hint')}</p>
          <h3>{t('transfer.colleagues')}</h3>
          {colleagues.value?.agents.length === 0 && <p class="hint">{t('transfer.nobody')}</p>}
          {colleagues.value?.agents.map(one => (
            <p key={one.agentId} class="whom">
              <button data-agent={one.agentId} onClick={() => to({ agentId: one.agentId })}>
                {one.name}<span class="hint">{one.pool}</span>
              </button>
              <button class="small" data-consult={one.agentId} aria-label={`${t('transfer.consult')}: ${one.name}`}
                onClick={() => consult({ agentId: one.agentId })}>{t('transfer.consult')}</button>
            </p>
          ))}
          <h3>{t('transfer.pools')}</h3>
          {colleagues.value?.pools.map(one => (
            <p key={one.poolId} class="whom">
              <button data-pool={one.poolId} onClick={() => to({ poolId: one.poolId })}>
                {one.name}<span class="hint">{plural('transfer.ready', one.ready)}</span>
              </button>
              <button class="small" data-consult-pool={one.poolId} disabled={one.ready === 0}
                aria-label={`${t('transfer.consult')}: ${one.name}`}
                onClick={() => consult({ poolId: one.poolId })}>{t('transfer.consult')}</button>
            </p>
          ))}
          {colleagues.value !== null && colleagues.value.destinations.length > 0 && <h3>{t('transfer.outside')}</h3>}
          {colleagues.value?.destinations.map(one => (
            <p key={one.destinationId} class="whom">
              <button data-destination={one.destinationId} onClick={() => to({ destinationId: one.destinationId })}>
                {label(one)}
              </button>
              <button class="small" data-consult-outside={one.destinationId}
                aria-label={`${t('transfer.consult')}: ${label(one)}`}
                onClick={() => consult({ destinationId: one.destinationId })}>{t('transfer.consult')}</button>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

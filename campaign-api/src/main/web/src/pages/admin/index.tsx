import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import { user } from '../../live/desk.ts';
import type { Role } from '../../live/messages.ts';
import { PersonalData } from '../data.tsx';
import { AuditPage } from './audit.tsx';
import { Machines, People } from './people.tsx';
import { Pools, Seats } from './pools.tsx';
import { RulePacks } from './rulepacks.tsx';
import { Shops } from './shops.tsx';

type Room = 'people' | 'pools' | 'seats' | 'shops' | 'rulepacks' | 'keys' | 'audit' | 'data';
const ROOMS: Record<Room, { page: FunctionComponent; roles: Role[] }> = {
  people: { page: People, roles: ['admin'] },
  pools: { page: Pools, roles: ['admin', 'manager'] },
  seats: { page: Seats, roles: ['admin', 'manager', 'supervisor'] },
  shops: { page: Shops, roles: ['admin', 'manager'] },
  rulepacks: { page: RulePacks, roles: ['admin', 'manager', 'supervisor'] },
  keys: { page: Machines, roles: ['admin'] },
  audit: { page: AuditPage, roles: ['admin'] },
  data: { page: PersonalData, roles: ['admin'] }
};

/** Everything that is set up once and looked after: people, pools, shops, rules, keys, the audit. */
export function Administration() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => setHash(location.hash);
    window.addEventListener('hashchange', moved);
    return () => window.removeEventListener('hashchange', moved);
  }, []);
  const role = user.value?.role ?? 'agent';
  const rooms = (Object.keys(ROOMS) as Room[]).filter(room => ROOMS[room].roles.includes(role));
  const asked = hash.replace(/^#\/?/, '').split('/')[1] as Room | undefined;
  const shown = asked !== undefined && rooms.includes(asked) ? asked : rooms[0] ?? 'seats';
  const Page = ROOMS[shown].page;
  return (
    <div class="admin">
      <nav class="rooms" aria-label={t('nav.admin')}>
        {rooms.map(room => (
          <a key={room} href={`#/admin/${room}`} aria-current={room === shown ? 'page' : undefined}>{t(`room.${room}`)}</a>
        ))}
      </nav>
      <Page />
    </div>
  );
}

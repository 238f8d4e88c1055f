import { effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from './i18n/words.ts';
import { expired } from './live/api.ts';
import { asked, card, user, whoAmI } from './live/desk.ts';
import type { Role } from './live/messages.ts';
import { online } from './live/socket.ts';
import { Board } from './pages/board.tsx';
import { Campaigns } from './pages/campaigns.tsx';
import { Couriers } from './pages/couriers.tsx';
import { Desk } from './pages/desk.tsx';
import { Later } from './parts/later.tsx';
import { Lines } from './pages/lines.tsx';
import { Login, NewPassword } from './pages/login.tsx';
import { Suppressions } from './pages/suppressions.tsx';
import { WhatIf } from './pages/whatif.tsx';
import { Notice } from './parts/notice.tsx';
import { TopBar } from './parts/topbar.tsx';

export type Page =
  'desk' | 'check' | 'board' | 'campaigns' | 'couriers' | 'lines' | 'suppressions' | 'whatif' | 'recordings' | 'admin'
  | 'account';
const PAGES: readonly string[] = ['desk', 'check', 'board', 'campaigns', 'couriers', 'lines', 'suppressions', 'whatif',
  'recordings', 'admin', 'account'];

export const page = signal<Page | null>(pageOf(location.hash));
window.addEventListener('hashchange', () => { page.value = pageOf(location.hash); });
// somebody is on the line: whatever the agent was looking at, the card is there
effect(() => {
  if (card.value === null || user.peek()?.role !== 'agent' || page.peek() === 'desk') return;
  page.value = 'desk';
  location.hash = '#/desk';
});

export function pagesOf(role: Role): Page[] {
  switch (role) {
    case 'agent': return ['desk', 'check'];
    case 'manager': return ['board', 'campaigns', 'couriers', 'lines', 'suppressions', 'whatif', 'admin'];
    case 'supervisor': return ['board', 'recordings', 'couriers', 'lines', 'whatif', 'admin'];
    case 'admin': return ['board', 'campaigns', 'recordings', 'couriers', 'lines', 'suppressions', 'whatif', 'admin'];
  }
}

const administration = () => import('./pages/admin/index.tsx').then(loaded => loaded.Administration);
const account = () => import('./pages/account.tsx').then(loaded => loaded.AccountPage);
const recordings = () => import('./pages/recordings.tsx').then(loaded => loaded.Recordings);
const deviceCheck = () => import('./pages/check.tsx').then(loaded => loaded.DeviceCheck);

export function App() {
  useEffect(() => { void whoAmI(); }, []);
  const me = user.value;
  if (!asked.value) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  if (me === null) return <><Login /><Notice /></>;
  if (me.mustChangePassword === true) return <><NewPassword /><Notice /></>;
  const pages = pagesOf(me.role);
  const shown = page.value !== null && [...pages, 'account'].includes(page.value) ? page.value : pages[0];
  return (
    <div class="app">
      <TopBar user={me} pages={pages} shown={shown ?? 'desk'} />
      <div class={`offline ${online.value ? 'offline-no' : ''}`} role="status" aria-live="polite">
        {online.value ? '' : t('app.offline')}
      </div>
      {shown === 'desk' && <Desk user={me} />}
      {shown === 'check' && <Later load={deviceCheck} />}
      {shown === 'board' && <Board user={me} />}
      {shown === 'campaigns' && <Campaigns />}
      {shown === 'couriers' && <Couriers user={me} />}
      {shown === 'lines' && <Lines user={me} />}
      {shown === 'suppressions' && <Suppressions />}
      {shown === 'whatif' && <WhatIf />}
      {shown === 'recordings' && <Later load={recordings} />}
      {shown === 'admin' && <Later load={administration} />}
      {shown === 'account' && <Later load={account} />}
      {expired.value && <div class="log-in-over" role="dialog" aria-modal="true" aria-label={t('login.title')}><Login again /></div>}
      <Notice />
    </div>
  );
}

function pageOf(hash: string): Page | null {
  const name = hash.replace(/^#\/?/, '').split('/')[0] ?? '';
  return PAGES.includes(name) ? name as Page : null;
}

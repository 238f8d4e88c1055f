import type { Page } from '../app.tsx';
import { chooseLanguage, language, t } from '../i18n/words.ts';
import { logOut, tell } from '../live/desk.ts';
import type { User } from '../live/messages.ts';
import { sentence } from '../pages/login.tsx';
import { Counters, SignOff } from './deskbar.tsx';

export function TopBar({ user, pages, shown }: { user: User; pages: Page[]; shown: Page }) {
  return (
    <header class="topbar">
      <span class="brand"><img src="/favicon.svg" alt="" width="22" height="22" />{t('app.name')}</span>
      <nav>
        {pages.map(page => (
          <a key={page} href={`#/${page}`} aria-current={page === shown ? 'page' : undefined}>{t(`nav.${page}`)}</a>
        ))}
      </nav>
      {shown === 'desk' && <Counters />}
      <a class="topbar-user" href="#/account" title={t('nav.account')}>{user.name}</a>
      <LanguageSwitch />
      {shown === 'desk' && <SignOff />}
      <button class="quiet" onClick={() => { logOut().catch((failure: unknown) => tell(sentence(failure), 'error')); }}>{t('app.logOut')}</button>
    </header>
  );
}

export function LanguageSwitch() {
  const other = language.value === 'ru' ? 'en' : 'ru';
  const word = other === 'ru' ? 'Русский' : 'English';
  return (
    <button class="quiet" aria-label={`${t('app.language')}: ${word}`} lang={other} onClick={() => chooseLanguage(other)}>
      {word}
    </button>
  );
}

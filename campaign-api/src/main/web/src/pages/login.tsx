import { useEffect, useState } from 'preact/hooks';
import { faultsRu, problemsRu } from '../i18n/problems.ts';
import type { Key } from '../i18n/words.ts';
import { language, t } from '../i18n/words.ts';
import { api, expired, Problem } from '../live/api.ts';
import { enter, logIn, tell, user } from '../live/desk.ts';
import { LanguageSwitch } from '../parts/topbar.tsx';

export function Login({ again = false }: { again?: boolean }) {
  const [login, setLogin] = useState(again ? user.value?.login ?? '' : '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const codeAsked = code !== null;
  useEffect(() => { if (codeAsked) document.getElementById('code')?.focus(); }, [codeAsked]);
  const enter = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await logIn(login.trim(), password, code ?? '');
    } catch (failure) {
      const type = failure instanceof Problem ? failure.type : '';
      if (type.endsWith(':second-factor')) setCode('');
      else tell(type.endsWith(':second-factor-wrong') ? t('login.codeWrong') : sentence(failure), 'error');
    }
    setBusy(false);
  };
  return (
    <main class="middle entrance">
      <form class="panel login" onSubmit={enter}>
        <p class="brand"><img src="/favicon.svg" alt="" width="22" height="22" />{t('app.name')}</p>
        <h1>{t('login.title')}</h1>
        {again && <p class="hint">{t('login.again')}</p>}
        <label>{t('login.login')}
          <input id="login" name="login" autocomplete="username" required value={login}
            onInput={e => setLogin(e.currentTarget.value)} />
        </label>
        <label>{t('login.password')}
          <input id="password" name="password" type="password" autocomplete="current-password" required
            value={password} onInput={e => setPassword(e.currentTarget.value)} />
        </label>
        {codeAsked && (
          <label>{t('login.code')}
            <input id="code" name="code" inputMode="numeric" autocomplete="one-time-code" required value={code}
              onInput={e => setCode(e.currentTarget.value)} />
            <span class="hint">{t('login.codeHint')}</span>
          </label>
        )}
        <button id="enter" class="primary" disabled={busy}>{t('login.enter')}</button>
        <LanguageSwitch />
      </form>
    </main>
  );
}

export function NewPassword() {
  const [password, setPassword] = useState('');
  const save = async (event: Event) => {
    event.preventDefault();
    try {
      await api('POST', '/v1/me/password', { password });
      if (user.value !== null) enter({ ...user.value, mustChangePassword: false });
    } catch (failure) {
      tell(sentence(failure), 'error');
    }
  };
  return (
    <main class="middle">
      <form class="panel login" onSubmit={save}>
        <h1>{t('login.newTitle')}</h1>
        <p class="hint">{t('login.newHint')}</p>
        <label>{t('login.newPassword')}
          <input id="new-password" type="password" autocomplete="new-password" minLength={12} required value={password}
            onInput={e => setPassword(e.currentTarget.value)} />
        </label>
        <button class="primary">{t('login.save')}</button>
      </form>
    </main>
  );
}

/** What went wrong, in the reader's language where we have the words. */
export function sentence(failure: unknown): string {
  if (!(failure instanceof Problem)) return String(failure);
  switch (failure.status) {
    case 0: return t('app.network');
    case 401: return t(expired.value ? 'login.again' : 'login.wrong');
    case 429: return t('login.slow');
    default: return language.value === 'ru' ? inRussian(failure) : inEnglish(failure);
  }
}

/** A field as the page calls it; its pointer where the page has no word of its own. */
const PLACES: Record<string, Key> = {
  'callerId': 'camp.callerId', 'corrections/name': 'form.otherName', 'corrections/number': 'form.otherNumber', 'login': 'login.login',
  'name': 'camp.name', 'note': 'form.note', 'number': 'card.number', 'password': 'login.password', 'spokeWith': 'form.spokeWith',
  'url': 'webhook.url'
};

function place(pointer: string): string {
  const path = pointer.replace(/^\/(data\/)?/, '');
  const word = PLACES[path];
  return word === undefined ? path : t(word);
}

/** Where the refusal says no more than its one fault, it is said once, with the field. */
function inEnglish({ message, faults }: Problem): string {
  const fields = faults.map(fault => `${place(fault.pointer)}: ${fault.detail}`);
  return (faults.some(fault => fault.detail === message) ? fields : [message, ...fields]).join(' · ');
}

function inRussian({ code, message, faults }: Problem): string {
  const fields = faults.map(fault => `${place(fault.pointer)}: ${faultsRu[fault.code] ?? fault.detail}`);
  return [problemsRu[code] ?? message, ...fields].join(' · ');
}

import { useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { user } from '../live/desk.ts';
import { attempt, useRead } from '../live/office.ts';
import { KeyTable } from '../parts/keytable.tsx';
import { qr } from '../parts/qr.ts';

interface Factor { on: boolean; recoveryLeft: number }

/** One's own log-in: password, second factor, hot keys. */
export function AccountPage() {
  return (
    <main class="base account">
      <Password />
      <SecondFactor />
      {user.value?.role === 'agent' && <section class="panel"><h2>{t('keys.title')}</h2><KeyTable /></section>}
    </main>
  );
}

function Password() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(api('POST', '/v1/me/password', { password: next, currentPassword: current }), t('account.passwordSaved'))
      .then(ok => { if (ok) { setCurrent(''); setNext(''); } });
  };
  return (
    <form class="panel" onSubmit={save}>
      <h1>{user.value?.name}</h1>
      <p class="hint">{user.value?.login} · {t(`role.${user.value?.role ?? 'agent'}`)}</p>
      <h2>{t('account.password')}</h2>
      <div class="fields">
        <label>{t('account.current')}<input type="password" required autocomplete="current-password" value={current}
          onInput={e => setCurrent(e.currentTarget.value)} /></label>
        <label>{t('login.newPassword')}<input type="password" required minLength={12} autocomplete="new-password" value={next}
          onInput={e => setNext(e.currentTarget.value)} /></label>
        <button class="primary">{t('login.save')}</button>
      </div>
      <p class="hint">{t('account.passwordHint')}</p>
    </form>
  );
}

/** A code from a telephone beside the password. */
function SecondFactor() {
  const [factor, read] = useRead<Factor>('/v1/me/second-factor');
  const [offer, setOffer] = useState<{ secret: string; uri: string } | null>(null);
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [recovery, setRecovery] = useState<string[]>([]);
  const begin = () => { void attempt(api<{ secret: string; uri: string }>('POST', '/v1/me/second-factor:begin', {}).then(setOffer)); };
  const confirm = (event: Event) => {
    event.preventDefault();
    void attempt(api<{ recoveryCodes: string[] }>('POST', '/v1/me/second-factor:confirm', { code }).then(answer => {
      setRecovery(answer.recoveryCodes);
      setOffer(null);
      setCode('');
    }), t('factor.isOn')).then(() => read());
  };
  const remove = (event: Event) => {
    event.preventDefault();
    void attempt(api('POST', '/v1/me/second-factor:remove', { password }), t('factor.isOff')).then(() => { setPassword(''); return read(); });
  };
  return (
    <section class="panel" data-factor={factor?.on}>
      <h2>{t('factor.title')}</h2>
      <p class="hint">{t('factor.hint')}</p>
      {recovery.length > 0 && (
        <div class="once" role="status">
          <p><strong>{t('factor.recovery')}</strong></p>
          <ul class="codes">{recovery.map(one => <li key={one}><code>{one}</code></li>)}</ul>
          <p class="row"><button onClick={() => { void navigator.clipboard?.writeText(recovery.join('\n')); }}>{t('card.copy')}</button>
            <button onClick={() => setRecovery([])}>{t('people2.noted')}</button></p>
        </div>
      )}
      {factor !== null && !factor.on && offer === null && <button id="factor-begin" class="primary" onClick={begin}>{t('factor.begin')}</button>}
      {offer !== null && (
        <form onSubmit={confirm}>
          <ol class="how"><li>{t('factor.step1')} <Qr text={offer.uri} /></li>
            <li>{t('factor.step2')} <code class="secret" data-secret={offer.secret}>{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
              <div><a href={offer.uri}>{t('factor.here')}</a></div></li>
            <li>{t('factor.step3')}</li></ol>
          <div class="row"><input class="narrow" id="factor-code" inputMode="numeric" required autocomplete="one-time-code"
            aria-label={t('login.code')} value={code} onInput={e => setCode(e.currentTarget.value)} />
            <button class="primary">{t('factor.confirm')}</button></div>
        </form>
      )}
      {factor?.on === true && recovery.length === 0 && (
        <form class="row" onSubmit={remove}>
          <span class="good">{t('factor.on', factor.recoveryLeft)}</span>
          <label class="row">{t('login.password')}<input class="narrow" type="password" required autocomplete="current-password" value={password}
            onInput={e => setPassword(e.currentTarget.value)} /></label>
          <button class="danger">{t('factor.remove')}</button>
        </form>
      )}
    </section>
  );
}

const QUIET = 4;

/** For the camera of the telephone; whoever cannot use it has the same as letters below. */
function Qr({ text }: { text: string }) {
  const modules = qr(text);
  if (modules === null) return null;
  const dark = modules.flatMap((row, y) => row.flatMap((one, x) => one ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []));
  const size = modules.length + 2 * QUIET;
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('factor.qr')} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" /><path d={dark.join('')} fill="#000" />
    </svg>
  );
}

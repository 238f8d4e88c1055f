import { useState } from 'preact/hooks';
import { named, t } from '../../i18n/words.ts';
import { api } from '../../live/api.ts';
import { user } from '../../live/desk.ts';
import type { Account, MachineKey, Pool, Skill } from '../../live/office.ts';
import { attempt, useItems } from '../../live/office.ts';
import { Blank } from '../../parts/blank.tsx';
import { SureButton } from '../../parts/sure.tsx';
import { moment } from '../../parts/time.ts';

const ROLES = ['agent', 'supervisor', 'manager', 'admin'] as const;

/** Everybody who may come in, what they may do, and what they can. */
export function People() {
  const [people, read] = useItems<Account>('/v1/users?limit=1000');
  const [pools] = useItems<Pool>('/v1/pools');
  const [skills] = useItems<Skill>('/v1/skills');
  const [edited, setEdited] = useState<Account | 'new' | null>(null);
  const [find, setFind] = useState('');
  const [secret, setSecret] = useState<{ login: string; password: string } | null>(null);
  if (people === null || pools === null || skills === null) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  const shown = people.filter(one => `${one.name} ${one.login}`.toLowerCase().includes(find.trim().toLowerCase()));
  const poolName = (id: number | null) => pools.find(pool => pool.id === id)?.name ?? '';
  return (
    <main class="base">
      {secret !== null && <Secret title={t('people2.passwordOnce', secret.login)} text={secret.password} close={() => setSecret(null)} />}
      <section class="panel">
        <div class="row spread">
          <h1>{t('room.people')}</h1>
          <span class="row">
            <input class="narrow" type="search" aria-label={t('people2.find')} placeholder={t('people2.find')} value={find}
              onInput={e => setFind(e.currentTarget.value)} />
            <button class="primary" onClick={() => setEdited('new')}>{t('people2.add')}</button>
          </span>
        </div>
        <div class="scrolled"><table class="figures">
          <thead><tr><th>{t('people2.name')}</th><th>{t('login.login')}</th><th>{t('people2.role')}</th><th>{t('camp.pool')}</th>
            <th>{t('people2.skills')}</th><th>{t('people2.access')}</th><td /></tr></thead>
          <tbody>{shown.map(one => (
            <tr key={one.id} data-user={one.login}>
              <th scope="row">{one.name}</th><td>{one.login}</td><td>{t(`role.${one.role}`)}</td><td>{poolName(one.poolId)}</td>
              <td>{skills.filter(skill => has(one.skills, skill.bit)).map(skill => skill.name).join(', ')}</td>
              <td class={one.active ? 'good' : 'warn'}>{t(one.active ? 'people2.active' : 'people2.locked')}
                {one.mustChangePassword && <span class="hint"> {t('people2.firstPassword')}</span>}</td>
              <td class="num"><button class="small" onClick={() => setEdited(one)}
                aria-label={t('people2.editOf', one.name)}>{t('lines.change')}</button></td>
            </tr>
          ))}</tbody>
        </table></div>
        {shown.length === 0 && <Blank title={t('people2.nobody')} hint={t('people2.nobodyHint')} />}
      </section>
      {edited !== null && (
        <Edit key={edited === 'new' ? 0 : edited.id} of={edited === 'new' ? null : edited} pools={pools} skills={skills}
          close={() => setEdited(null)}
          done={made => { setEdited(null); setSecret(made); void read(); }} />
      )}
    </main>
  );
}

function Edit({ of, pools, skills, close, done }: {
  of: Account | null; pools: Pool[]; skills: Skill[]; close: () => void;
  done: (made: { login: string; password: string } | null) => void;
}) {
  const [login, setLogin] = useState('');
  const [name, setName] = useState(of?.name ?? '');
  const [role, setRole] = useState<Account['role']>(of?.role ?? 'agent');
  const [language, setLanguage] = useState(of?.language ?? 'ru');
  const [poolId, setPoolId] = useState(of?.poolId ?? pools[0]?.id ?? 0);
  const [bits, setBits] = useState(of?.skills ?? 0);
  const [active, setActive] = useState(of?.active ?? true);
  const itself = of !== null && of.id === user.value?.id;
  const save = async (event: Event) => {
    event.preventDefault();
    const body = { name, role, language, skills: bits, ...(poolId === 0 ? {} : { poolId }) };
    if (of !== null) {
      if (await attempt(api('PATCH', `/v1/users/${of.id}`, { ...body, ...(itself ? {} : { active }) }), t('people2.saved'))) done(null);
      return;
    }
    let made: { password?: string } = {};
    if (await attempt(api<{ password?: string }>('POST', '/v1/users', { ...body, login }).then(answer => { made = answer; }))) {
      done({ login, password: made.password ?? '' });
    }
  };
  const newPassword = () => {
    const password = invented();
    void attempt(api('PATCH', `/v1/users/${of?.id ?? 0}`, { password }))
      .then(ok => { if (ok && of !== null) done({ login: of.login, password }); });
  };
  return (
    <form class="panel" onSubmit={save} aria-label={t('people2.edit')}>
      <h2>{of === null ? t('people2.add') : t('people2.editOf', of.name)}</h2>
      <div class="fields">
        {of === null && <label>{t('login.login')}<input required maxLength={100} value={login} autocomplete="off"
          onInput={e => setLogin(e.currentTarget.value)} /></label>}
        <label>{t('people2.name')}<input required maxLength={200} value={name} onInput={e => setName(e.currentTarget.value)} /></label>
        <label>{t('people2.role')}<select value={role} disabled={itself} onChange={e => setRole(e.currentTarget.value as Account['role'])}>
          {ROLES.map(one => <option key={one} value={one}>{t(`role.${one}`)}</option>)}</select></label>
        <label>{t('camp.pool')}<select value={poolId} onChange={e => setPoolId(Number(e.currentTarget.value))}>
          {pools.map(pool => <option key={pool.id} value={pool.id}>{pool.name}</option>)}</select></label>
        <label>{t('app.language')}<select value={language} onChange={e => setLanguage(e.currentTarget.value as 'ru' | 'en')}>
          <option value="ru">Русский</option><option value="en">English</option></select></label>
      </div>
      <p class="hint">{t(`role.${role}Hint`)}</p>
      {skills.length > 0 && <SkillBoxes skills={skills} bits={bits} set={setBits} />}
      {of !== null && !itself && <label class="check"><input type="checkbox" checked={active}
        onChange={e => setActive(e.currentTarget.checked)} />{t('people2.mayEnter')}</label>}
      <p class="row">
        <button class="primary">{t('rules.save')}</button>
        <button type="button" onClick={close}>{t('app.cancel')}</button>
        {of !== null && !itself && <SureButton word={t('people2.newPassword')} sure={t('people2.newPasswordSure')} onSure={newPassword} />}
        {of !== null && <SureButton kind="quiet" word={t('people2.dropFactor')} sure={t('people2.dropFactorSure')}
          onSure={() => { void attempt(api('POST', `/v1/users/${of.id}:remove-second-factor`, {}), t('people2.saved')); }} />}
      </p>
    </form>
  );
}

/** Skills as boxes to tick; a set of bits, as users and campaigns store it. */
export function SkillBoxes({ skills, bits, set }: { skills: Skill[]; bits: number; set: (bits: number) => void }) {
  return (
    <fieldset class="boxes"><legend>{t('people2.skills')}</legend>
      {skills.map(skill => (
        <label key={skill.bit} class="check"><input type="checkbox" checked={has(bits, skill.bit)}
          onChange={e => set(e.currentTarget.checked ? bits + 2 ** skill.bit : bits - 2 ** skill.bit)} />{skill.name}</label>
      ))}
    </fieldset>
  );
}

/** Bits as numbers: JavaScript's own operators know 32 of them only. */
export function has(bits: number, bit: number): boolean {
  return Math.floor(bits / 2 ** bit) % 2 === 1;
}

/** Something that is shown once. */
export function Secret({ title, text, close }: { title: string; text: string; close: () => void }) {
  return (
    <section class="panel once" role="status">
      <h2>{title}</h2>
      <p><code class="secret">{text}</code></p>
      <p class="hint">{t('people2.once')}</p>
      <button onClick={close}>{t('people2.noted')}</button>
    </section>
  );
}

function invented(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), one => letters[one % letters.length]).join('');
}

/** Keys of the centre's own machines; couriers' keys stand with the couriers. */
export function Machines() {
  const [keys, read] = useItems<MachineKey>('/v1/api-keys');
  const [name, setName] = useState('');
  const [role, setRole] = useState('manager');
  const [secret, setSecret] = useState('');
  const make = async (event: Event) => {
    event.preventDefault();
    if (await attempt(api<{ key: string }>('POST', '/v1/api-keys', { name, role }).then(made => setSecret(made.key)))) {
      setName('');
      void read();
    }
  };
  return (
    <main class="base">
      {secret !== '' && <Secret title={t('machines.once')} text={secret} close={() => setSecret('')} />}
      <section class="panel">
        <h1>{t('room.keys')}</h1>
        <p class="hint">{t('machines.hint')}</p>
        <form class="row add-suppression" onSubmit={make}>
          <label>{t('machines.what')}<input required maxLength={100} value={name} onInput={e => setName(e.currentTarget.value)} /></label>
          <label>{t('people2.role')}<select value={role} onChange={e => setRole(e.currentTarget.value)}>
            {ROLES.filter(one => one !== 'agent').map(one => <option key={one} value={one}>{t(`role.${one}`)}</option>)}</select></label>
          <button class="primary">{t('machines.make')}</button>
        </form>
        {keys?.length === 0 ? <Blank title={t('machines.none')} hint={t('machines.noneHint')} /> : (
          <table class="figures">
            <thead><tr><th>{t('machines.what')}</th><th>{t('people2.role')}</th><th>{t('machines.made')}</th><th>{t('machines.used')}</th><td /></tr></thead>
            <tbody>{(keys ?? []).map(key => (
              <tr key={key.id} data-key={key.id}>
                <th scope="row">{key.name}</th><td>{named('role', key.role)}</td><td>{moment(key.createdAt)}</td>
                <td>{key.lastUsedAt === null ? t('machines.never') : moment(key.lastUsedAt)}</td>
                <td class="num"><SureButton kind="small danger" word={t('machines.end')} sure={t('machines.endSure')}
                  onSure={() => { void attempt(api('DELETE', `/v1/api-keys/${key.id}`)).then(() => read()); }} /></td>
              </tr>
            ))}</tbody>
          </table>
        )}
      </section>
    </main>
  );
}

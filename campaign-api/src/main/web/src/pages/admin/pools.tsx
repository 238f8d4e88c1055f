import { useState } from 'preact/hooks';
import { language, t } from '../../i18n/words.ts';
import { api } from '../../live/api.ts';
import { board, pauseReasons, seatKinds } from '../../live/desk.ts';
import type { Pool, Skill } from '../../live/office.ts';
import { attempt, useItems } from '../../live/office.ts';
import { Blank } from '../../parts/blank.tsx';
import { StateBadge } from '../../parts/state.tsx';

const SECOND_MS = 1_000;
const MOST_SKILLS = 63;

/** Pools that campaigns share, and the skills by which they choose among their agents. */
export function Pools() {
  const [pools, read] = useItems<Pool>('/v1/pools');
  const [skills, readSkills] = useItems<Skill>('/v1/skills');
  const [name, setName] = useState('');
  const [skill, setSkill] = useState('');
  const add = async (event: Event) => {
    event.preventDefault();
    if (await attempt(api('POST', '/v1/pools', { name }), t('pools.added'))) {
      setName('');
      void read();
    }
  };
  const putSkills = (items: Skill[]) => attempt(api('PUT', '/v1/skills', { items }), t('people2.saved')).then(() => readSkills());
  const addSkill = (event: Event) => {
    event.preventDefault();
    const taken = new Set((skills ?? []).map(one => one.bit));
    const bit = Array.from({ length: MOST_SKILLS }, (_, i) => i).find(i => !taken.has(i));
    if (bit === undefined) return;
    void putSkills([...(skills ?? []), { bit, name: skill.trim() }]);
    setSkill('');
  };
  return (
    <main class="base">
      <section class="panel">
        <h1>{t('room.pools')}</h1>
        <p class="hint">{t('pools.hint')}</p>
        {pools?.length === 0 && <Blank title={t('pools.none')} hint={t('pools.noneHint')} />}
        {(pools ?? []).map(pool => <PoolRow key={pool.id} pool={pool} read={read} />)}
        <form class="row add-suppression" onSubmit={add}>
          <label>{t('pools.name')}<input required maxLength={100} value={name} onInput={e => setName(e.currentTarget.value)} /></label>
          <button class="primary">{t('pools.add')}</button>
        </form>
      </section>
      <section class="panel">
        <h2>{t('people2.skills')}</h2>
        <p class="hint">{t('skills.hint')}</p>
        {skills?.length === 0 && <Blank title={t('skills.none')} hint={t('skills.noneHint')} />}
        <ul class="lists">{(skills ?? []).map(one => (
          <li key={one.bit}><strong>{one.name}</strong>
            <button class="small quiet" aria-label={t('skills.removeOf', one.name)}
              onClick={() => { void putSkills((skills ?? []).filter(other => other.bit !== one.bit)); }}>{t('rules.remove')}</button></li>
        ))}</ul>
        <form class="row add-suppression" onSubmit={addSkill}>
          <label>{t('skills.name')}<input required maxLength={60} value={skill} placeholder={t('skills.example')}
            onInput={e => setSkill(e.currentTarget.value)} /></label>
          <button>{t('skills.add')}</button>
        </form>
      </section>
    </main>
  );
}

function PoolRow({ pool, read }: { pool: Pool; read: () => Promise<void> }) {
  const [name, setName] = useState(pool.name);
  const [grace, setGrace] = useState(pool.awayGraceMs / SECOND_MS);
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(api('PATCH', `/v1/pools/${pool.id}`, { name, awayGraceMs: grace * SECOND_MS }), t('people2.saved')).then(() => read());
  };
  const same = name === pool.name && grace * SECOND_MS === pool.awayGraceMs;
  return (
    <form class="row add-suppression" onSubmit={save} data-pool={pool.id}>
      <label>{t('pools.name')}<input required maxLength={100} value={name} onInput={e => setName(e.currentTarget.value)} /></label>
      <label>{t('pools.grace')}<input type="number" class="short" min={1} max={600} required value={grace}
        onInput={e => setGrace(Number(e.currentTarget.value))} /></label>
      <button disabled={same}>{t('rules.save')}</button>
    </form>
  );
}

/** The telephones there are, who sits at them, and the reasons for a pause: all of them configured, none of them here. */
export function Seats() {
  const now = board.value;
  return (
    <main class="base" tabIndex={0} aria-label={t('room.seats')}>
      <section class="panel">
        <h1>{t('room.seats')}</h1>
        <p class="hint">{t('seats.hint')}</p>
        <dl class="pairs">
          <dt>{t('seats.kinds')}</dt><dd>{seatKinds.value.map(kind => t(`seats.${kind}`)).join(', ') || t('seats.none')}</dd>
          {(now?.nodes ?? []).map(node => [<dt key={node.id}>{t('board.node')} {node.name}</dt>,
            <dd key={`${node.id}-v`} class={node.up ? 'good' : 'warn'}>{t(node.up ? 'board.up' : 'board.down')}</dd>])}
        </dl>
        <h2>{t('seats.taken')}</h2>
        {now?.agents.length === 0 ? <Blank title={t('board.noAgents')} hint={t('seats.nobodyHint')} /> : (
          <table class="figures"><tbody>{(now?.agents ?? []).map(agent => (
            <tr key={agent.id}><th scope="row">{agent.name}</th><td><StateBadge state={agent.state} since={null} /></td></tr>
          ))}</tbody></table>
        )}
        <h2>{t('seats.pauses')}</h2>
        <ul class="lists">{pauseReasons.value.map(reason => <li key={reason.id}>{language.value === 'ru' ? reason.labelRu : reason.labelEn}</li>)}</ul>
      </section>
    </main>
  );
}

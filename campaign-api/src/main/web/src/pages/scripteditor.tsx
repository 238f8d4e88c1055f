import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import type { Script, Seen, Step, Version } from '../live/office.ts';
import { attempt, useItems, useRead } from '../live/office.ts';
import { TitledList } from '../parts/titled.tsx';
import { moment } from '../parts/time.ts';

const PREVIEW_AFTER_MS = 500;
const NO_STEP: Step = { title: '', text: '', key: '', required: false, when: '', answers: [] };

/** The words of a campaign: written on the left, read on the right as an agent will, with every version kept. */
export function ScriptEditor({ id }: { id: number }) {
  const [stored, read] = useRead<Script>(`/v1/campaigns/${id}/script`);
  const [versions, readVersions] = useItems<Version>(`/v1/campaigns/${id}/script/versions`);
  const [draft, setDraft] = useState<Script | null>(null);
  useEffect(() => { if (stored !== null) setDraft(stored); }, [stored]);
  if (stored === null || draft === null) return <main class="middle"><p>{t('app.connecting')}</p></main>;
  const changed = JSON.stringify(stored) !== JSON.stringify(draft);
  const put = (part: Partial<Script>) => setDraft({ ...draft, ...part });
  const save = (event: Event) => {
    event.preventDefault();
    void attempt(api('PUT', `/v1/campaigns/${id}/script`, draft), t('script2.saved')).then(ok => {
      if (ok) void Promise.all([read(), readVersions()]);
    });
  };
  const look = (version: number) => attempt(api<Script>('GET', `/v1/campaigns/${id}/script/versions/${version}`).then(setDraft));
  return (
    <main class="setup script-editor">
      <form class="panel" onSubmit={save}>
        <div class="row spread">
          <h1>{t('setup.script')}</h1>
          <span class="row">{changed && <span class="warn">{t('script2.unsaved')}</span>}
            <button class="primary" disabled={!changed}>{t('rules.save')}</button>
            <a href={`#/campaigns/edit/${id}`}>{t('setup.back')}</a></span>
        </div>
        <label>{t('shops.greeting')}<textarea rows={3} maxLength={2000} value={draft.greeting}
          onInput={e => put({ greeting: e.currentTarget.value })} /></label>
        <h2>{t('script.steps')}</h2>
        {draft.steps.map((step, i) => (
          <StepForm key={i} step={step} number={i + 1} goals={draft.steps.filter(one => one.key !== '')}
            set={next => put({ steps: draft.steps.map((one, at) => at === i ? next : one) })}
            move={by => put({ steps: moved(draft.steps, i, by) })}
            remove={() => put({ steps: draft.steps.filter((_, at) => at !== i) })} />
        ))}
        <button type="button" onClick={() => put({ steps: [...draft.steps, NO_STEP] })}>{t('script2.addStep')}</button>
        <h2>{t('terms.title')}</h2>
        <TitledList title={t('terms.title')} add={t('shops.addTerm')} items={draft.terms} set={terms => put({ terms })} />
        <h2>{t('script.objections')}</h2>
        <TitledList title={t('script.objections')} add={t('script2.addObjection')} items={draft.objections}
          set={objections => put({ objections })} />
      </form>
      <div class="setup-parts">
        <Reading id={id} draft={draft} />
        <section class="panel">
          <h2>{t('script2.versions')}</h2>
          {versions?.length === 0 && <p class="hint">{t('script2.noVersions')}</p>}
          <ul class="lists">{(versions ?? []).map(one => (
            <li key={one.version} data-version={one.version}><button type="button" class="small" onClick={() => { void look(one.version); }}>
              {t('script2.version', one.version)}</button><span class="hint">{[moment(one.changedAt), one.changedBy].filter(part => part !== '').join(' · ')}</span></li>
          ))}</ul>
          <p class="hint">{t('script2.versionsHint')}</p>
        </section>
      </div>
    </main>
  );
}

function moved(steps: Step[], at: number, by: number): Step[] {
  const next = [...steps];
  const [step] = next.splice(at, 1);
  if (step !== undefined) next.splice(Math.max(0, at + by), 0, step);
  return next;
}

function StepForm({ step, number, goals, set, move, remove }: {
  step: Step; number: number; goals: Step[]; set: (step: Step) => void; move: (by: number) => void; remove: () => void;
}) {
  const put = (part: Partial<Step>) => set({ ...step, ...part });
  return (
    <fieldset class="boxes tall" data-step={number}><legend>{number}. {step.title}</legend>
      <div class="fields">
        <label>{t('titled.title')}<input required maxLength={200} value={step.title} onInput={e => put({ title: e.currentTarget.value })} /></label>
        <label>{t('script2.key')}<input maxLength={40} value={step.key} placeholder="address" onInput={e => put({ key: e.currentTarget.value })} /></label>
        <label>{t('script2.when')}<input maxLength={200} value={step.when} placeholder="!address" onInput={e => put({ when: e.currentTarget.value })} /></label>
      </div>
      <label>{t('script2.say')}<textarea rows={2} maxLength={5000} value={step.text} onInput={e => put({ text: e.currentTarget.value })} /></label>
      <label class="check"><input type="checkbox" checked={step.required} onChange={e => put({ required: e.currentTarget.checked })} />{t('script.required')}</label>
      {step.answers.map((answer, i) => (
        <div class="titled-row" key={i}>
          <input required maxLength={100} aria-label={`${t('script2.answer')} ${i + 1}`} placeholder={t('script2.answer')} value={answer.label}
            onInput={e => put({ answers: step.answers.map((one, at) => at === i ? { ...one, label: e.currentTarget.value } : one) })} />
          <select aria-label={t('script2.leads')} required value={answer.next}
            onChange={e => put({ answers: step.answers.map((one, at) => at === i ? { ...one, next: e.currentTarget.value } : one) })}>
            <option value="">{t('script2.leads')}</option>
            {goals.map(goal => <option key={goal.key} value={goal.key}>→ {goal.title === '' ? goal.key : goal.title}</option>)}
          </select>
          <button type="button" class="small quiet" onClick={() => put({ answers: step.answers.filter((_, at) => at !== i) })}>{t('rules.remove')}</button>
        </div>
      ))}
      <div class="row">
        <button type="button" class="small" disabled={step.answers.length >= 9}
          onClick={() => put({ answers: [...step.answers, { label: '', next: '' }] })}>{t('script2.addAnswer')}</button>
        <button type="button" class="small quiet" disabled={number === 1} onClick={() => move(-1)}>{t('script2.up')}</button>
        <button type="button" class="small quiet" onClick={() => move(1)}>{t('script2.down')}</button>
        <button type="button" class="small quiet" onClick={remove}>{t('rules.remove')}</button>
      </div>
    </fieldset>
  );
}

/** The script as it would be read, of a real contact where there is one; names that nothing fills are pointed at. */
function Reading({ id, draft }: { id: number; draft: Script }) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [wrong, setWrong] = useState('');
  const asked = JSON.stringify({ script: draft });
  useEffect(() => {
    const timer = setTimeout(() => {
      api<Seen>('POST', `/v1/campaigns/${id}/script:preview`, JSON.parse(asked)).then(answer => { setSeen(answer); setWrong(''); })
        .catch((failure: unknown) => setWrong(failure instanceof Error ? failure.message : String(failure)));
    }, PREVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, asked]);
  if (seen === null) return <section class="panel"><p class="hint">{wrong === '' ? t('app.connecting') : wrong}</p></section>;
  return (
    <section class="panel preview" aria-live="polite" data-gaps={seen.gaps.length}>
      <h2>{t('script2.asAgent')}</h2>
      {wrong !== '' && <p class="warn">{wrong}</p>}
      {seen.gaps.length > 0 && <p class="warn" role="alert">{t('script2.gaps', [...new Set(seen.gaps.map(gap => gap.variable))].join(', '))}</p>}
      <p class="overline">{seen.shop}</p>
      <p class="greeting">{seen.greeting}</p>
      <ol class="read">{seen.script.steps.map((step, i) => (
        <li key={i}><strong>{step.title}</strong>{step.required && <span class="hint"> {t('script.required')}</span>}
          <p class="say-plain">{step.text}</p>
          {step.answers.length > 0 && <p class="hint">{step.answers.map(one => `${one.label} → ${seen.script.steps.find(other => other.key === one.next)?.title ?? one.next}`).join(' · ')}</p>}</li>
      ))}</ol>
      {seen.terms.length > 0 && <dl class="pairs">{seen.terms.map(term => [<dt key={term.title}>{term.title}</dt>, <dd key={`${term.title}-t`}>{term.text}</dd>])}</dl>}
      <details><summary>{t('script2.variables')}</summary><p>{seen.variables.map(name => <code key={name} class="chip">{`{{${name}}}`}</code>)}</p></details>
    </section>
  );
}

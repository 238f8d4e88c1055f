import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { zoneChoices, zoneWords } from '../i18n/zones.ts';
import { api } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import { AFTER, ANY_TIME, BEST, DAYS, items, MOST_ROUNDS } from '../live/rules.ts';
import type { Campaign, Choices, Pack, Preview, RetryRules, Rules } from '../live/rules.ts';
import { bestAhead, ForecastBars } from '../parts/forecast.tsx';
import { Limits, Relaxations } from '../parts/limits.tsx';
import { count, moment } from '../parts/time.ts';
import { sentence } from './login.tsx';

const PREVIEW_AFTER_MS = 600;
const MINUTE_MS = 60_000;

interface Draft { rulePack: string; defaultZone: string; callerId: string; callerName: string; retry: RetryRules; rules: Rules }

/** When and how often a campaign may call, with what that lets through, before it is saved. */
export function RulesPage({ campaignId }: { campaignId: number }) {
  const [campaign, setCampaign] = useState<Campaign | null>(null);
  const [packs, setPacks] = useState<Pack[]>([]);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [failed, setFailed] = useState('');
  const read = async () => {
    try {
      const [one, rules, all] = await Promise.all([api<Campaign>('GET', `/v1/campaigns/${campaignId}`),
        api<Rules>('GET', `/v1/campaigns/${campaignId}/rules`), items<Pack>('/v1/rulepacks')]);
      setCampaign(one);
      setPacks(all);
      setDraft({ rulePack: one.rulePack, defaultZone: one.defaultZone, callerId: one.callerId, callerName: one.callerName,
        retry: one.settings.retryRules, rules });
    } catch (failure) {
      setFailed(sentence(failure));
    }
  };
  useEffect(() => { void read(); }, [campaignId]);
  if (campaign === null || draft === null) return <main class="middle"><p>{failed === '' ? t('app.connecting') : failed}</p></main>;
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const rules = (part: Partial<Rules>) => set({ rules: { ...draft.rules, ...part } });
  const save = async (event: Event) => {
    event.preventDefault();
    try {
      await api('PATCH', `/v1/campaigns/${campaignId}`, { version: campaign.version, rulePack: draft.rulePack,
        defaultZone: draft.defaultZone, callerId: draft.callerId, callerName: draft.callerName,
        settings: { retryRules: draft.retry } });
      await api('PUT', `/v1/campaigns/${campaignId}/rules`, draft.rules);
      tell(t('rules.saved'), 'done');
    } catch (failure) {
      tell(sentence(failure), 'error');
    }
    await read();
  };
  const pack = packs.find(one => one.id === draft.rulePack);
  return (
    <main class="rules">
      <form class="panel" onSubmit={event => { void save(event); }}>
        <div class="row spread">
          <h1><bdi>{campaign.name}</bdi> <span class="hint">{t('rules.title')}</span></h1>
          <span class="row"><a href={`#/campaigns/why/${campaignId}`}>{t('why.title')}</a>
            <a href={`#/campaigns/edit/${campaignId}`}>{t('setup.back')}</a><button class="primary">{t('rules.save')}</button></span>
        </div>
        <div class="fields">
          <label>{t('rules.pack')}
            <select value={draft.rulePack} onChange={e => set({ rulePack: e.currentTarget.value })}>
              {packs.map(one => <option key={one.id} value={one.id}>{one.id}</option>)}
            </select></label>
          <label>{t('rules.purpose')}
            <select value={draft.rules.purpose} onChange={e => rules({ purpose: e.currentTarget.value as Rules['purpose'] })}>
              {['TRANSACTIONAL', 'MARKETING', 'DEBT'].map(one => <option key={one} value={one}>{named('purpose', one)}</option>)}
            </select></label>
          <label>{t('rules.zone')}<select value={draft.defaultZone} onChange={e => set({ defaultZone: e.currentTarget.value })}>
            <option value="">{t('rules.noZone')}</option>
            {zoneChoices(draft.defaultZone).map(zone => <option key={zone} value={zone}>{zoneWords(zone)}</option>)}</select></label>
          <Text word={t('rules.courier')} value={draft.rules.courier} hint="alpha" set={courier => rules({ courier })} />
          <Text word={t('camp.callerId')} value={draft.callerId} hint="+74951234567" set={callerId => set({ callerId })} />
        </div>
        {pack !== undefined && <PackLine pack={pack} />}
        <OwnHours hours={draft.rules.hours} set={hours => rules({ hours })} />
        <Rounds rounds={draft.rules.rounds} set={rounds => rules({ rounds })} />
        <Retries retry={draft.retry} set={retry => set({ retry })} choices={draft.rules.choices}
          choose={choices => rules({ choices })} />
        <Limits limits={draft.rules.limits} gapMs={draft.rules.gapMs} set={(limits, gapMs) => rules({ limits, gapMs })} />
        <Choose choices={draft.rules.choices} set={choices => rules({ choices })} />
        <Relaxations packs={packs.map(one => one.id)} relaxations={draft.rules.relaxations}
          set={relaxations => rules({ relaxations })} />
      </form>
      <PreviewPanel campaignId={campaignId} draft={draft} />
    </main>
  );
}

/** The chosen pack in one line; nobody's signature is said too. */
function PackLine({ pack }: { pack: Pack }) {
  return (
    <p class="hint">{DAYS.map(day => `${named('day', day)} ${pack.hours[day] === '' ? t('rules.closed') : pack.hours[day] ?? ''}`).join(' · ')}.
      {pack.needsLabel ? ` ${t('rules.needsLabel')}` : ''} {pack.verifiedBy === '' ? t('rules.unverified') : t('rules.verified', pack.verifiedBy)}</p>
  );
}

function Text({ word, value, hint, set }: { word: string; value: string; hint: string; set: (value: string) => void }) {
  return <label>{word}<input value={value} placeholder={hint} onInput={e => set(e.currentTarget.value)} /></label>;
}

function OwnHours({ hours, set }: { hours: Record<string, string> | null; set: (hours: Record<string, string> | null) => void }) {
  const own = hours ?? {};
  return (
    <fieldset><legend>{t('rules.hours')}</legend>
      <div class="fields">{DAYS.map(day => (
        <Text key={day} word={named('day', day)} value={own[day] ?? ''} hint={hours === null ? t('rules.asPack') : t('rules.closed')}
          set={text => {
            const next = { ...own, [day]: text };
            set(DAYS.every(one => (next[one] ?? '') === '') ? null : next);
          }} />
      ))}</div>
      <p class="hint">{t('rules.hoursHint')}</p>
    </fieldset>
  );
}

function Rounds({ rounds, set }: { rounds: string[]; set: (rounds: string[]) => void }) {
  const kind = (text: string) => text === BEST ? 'best' : text === ANY_TIME ? 'any' : 'hours';
  const put = (i: number, text: string) => set(rounds.map((one, at) => at === i ? text : one));
  return (
    <fieldset><legend>{t('rules.rounds')}</legend>
      {rounds.map((text, i) => (
        <div class="row" key={i}>
          <span class="round">{t('rules.round', i + 1)}</span>
          <select aria-label={t('rules.round', i + 1)} value={kind(text)} onChange={e => put(i, e.currentTarget.value === 'best' ? BEST
            : e.currentTarget.value === 'any' ? ANY_TIME : '10:00-14:00')}>
            {['hours', 'any', 'best'].map(one => <option key={one} value={one}>{named('round', one)}</option>)}
          </select>
          {kind(text) === 'hours' && <input class="narrow" aria-label={t('rules.round', i + 1)} value={text}
            onInput={e => put(i, e.currentTarget.value)} />}
          <button type="button" class="small quiet" onClick={() => set(rounds.filter((_, at) => at !== i))}>{t('rules.remove')}</button>
        </div>
      ))}
      <button type="button" class="small" disabled={rounds.length >= MOST_ROUNDS}
        onClick={() => set([...rounds, '10:00-14:00'])}>{t('rules.addRound')}</button>
      <p class="hint">{t('rules.roundsHint')}</p>
    </fieldset>
  );
}

/** After what disposition how long, and whether at another time of day. */
function Retries({ retry, set, choices, choose }: {
  retry: RetryRules; set: (retry: RetryRules) => void; choices: Choices; choose: (choices: Choices) => void;
}) {
  const minutes = (text: string) => text.split(/[\s,;]+/).map(Number).filter(one => one >= 1).map(one => one * MINUTE_MS);
  const change = (disposition: string, delaysMs: number[]) => set({ ...retry,
    rules: retry.rules.map(rule => rule.disposition === disposition ? { ...rule, delaysMs } : rule) });
  return (
    <fieldset><legend>{t('rules.retries')}</legend>
      <div class="fields">
        <NumberField word={t('rules.maxAttempts')} value={retry.maxAttempts} most={20} set={maxAttempts => set({ ...retry, maxAttempts })} />
        <NumberField word={t('rules.maxPerNumber')} value={retry.maxPerNumber} most={20} set={maxPerNumber => set({ ...retry, maxPerNumber })} />
      </div>
      <table class="figures retries">
        <thead><tr><th>{t('rules.after')}</th><th>{t('rules.minutes')}</th><th>{t('rules.otherTime')}</th></tr></thead>
        <tbody>{retry.rules.filter(rule => AFTER.includes(rule.disposition)).map(rule => (
          <tr key={rule.disposition}>
            <th scope="row">{named('disposition', rule.disposition)}</th>
            <td><input class="narrow" aria-label={t('rules.minutes')} value={rule.delaysMs.map(one => one / MINUTE_MS).join(', ')}
              onChange={e => change(rule.disposition, minutes(e.currentTarget.value))} /></td>
            <td><input type="checkbox" aria-label={t('rules.otherTime')} checked={choices.otherTimeAfter.includes(rule.disposition)}
              onChange={e => choose({ ...choices, otherTimeAfter: e.currentTarget.checked
                ? [...choices.otherTimeAfter, rule.disposition]
                : choices.otherTimeAfter.filter(one => one !== rule.disposition) })} /></td>
          </tr>
        ))}</tbody>
      </table>
    </fieldset>
  );
}

function NumberField({ word, value, most, set }: { word: string; value: number; most: number; set: (value: number) => void }) {
  return <label>{word}<input type="number" min={1} max={most} value={value} onInput={e => set(Number(e.currentTarget.value))} /></label>;
}

const SWITCHES = ['addressWins', 'premium', 'foreign', 'needsConsent'] as const;

function Choose({ choices, set }: { choices: Choices; set: (choices: Choices) => void }) {
  return (
    <fieldset><legend>{t('rules.choices')}</legend>
      {SWITCHES.map(one => (
        <label class="check" key={one}>
          <input type="checkbox" checked={choices[one]} onChange={e => set({ ...choices, [one]: e.currentTarget.checked })} />
          {t(`rules.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** What would be let through by the rules as they stand in the form; asked again a moment after the last change. */
function PreviewPanel({ campaignId, draft }: { campaignId: number; draft: Draft }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [wrong, setWrong] = useState('');
  const asked = JSON.stringify({ rulePack: draft.rulePack, defaultZone: draft.defaultZone, rules: draft.rules });
  useEffect(() => {
    const timer = setTimeout(() => {
      api<Preview>('POST', `/v1/campaigns/${campaignId}/rules:preview`, JSON.parse(asked))
        .then(answer => { setPreview(answer); setWrong(''); }).catch((failure: unknown) => setWrong(sentence(failure)));
    }, PREVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [campaignId, asked]);
  if (preview === null) return <aside class="panel preview"><p class="hint">{wrong === '' ? t('app.connecting') : wrong}</p></aside>;
  const now = preview.asItWouldBe[0]?.callable ?? 0;
  const before = preview.asItIs[0]?.callable ?? 0;
  const ahead = bestAhead(preview.asItWouldBe);
  const why = language.value === 'ru' ? preview.whyNobodyRu : preview.whyNobodyEn;
  const number = (value: number) => count(value);
  return (
    <aside class="panel preview" aria-live="polite">
      <h2>{t('rules.preview')}</h2>
      <p class="lead" data-preview={now}><strong>{t('rules.callable', number(now), number(preview.contacts))}</strong>
        {ahead !== null && <><br />{t('rules.at', moment(ahead.at), number(ahead.callable))}</>}</p>
      {why !== null && <p class="warn">{why}</p>}
      {now !== before && <p class="hint">{t('rules.instead', number(before))}</p>}
      {wrong !== '' && <p class="warn">{wrong}</p>}
      <ForecastBars moments={preview.asItIs} other={preview.asItWouldBe} total={preview.contacts} />
      <p class="legend"><span><i class="as-it-is" /> {t('rules.asItIs')}</span><span><i class="as-it-would-be" /> {t('rules.asItWouldBe')}</span></p>
      <p class="hint">{t('rules.previewHint')}</p>
    </aside>
  );
}

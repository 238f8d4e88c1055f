import { useEffect, useState } from 'preact/hooks';
import { language, named, t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import type { CampaignRow, PacingAnswer, PacingPoint, PoolRow } from '../live/messages.ts';

const EVERY_MS = 2000;
const WIDTH = 640;
const HEIGHT = 120;

/** Why a campaign dials as it does: sentences, and the last hour as two small pictures. */
export function WhyPacing({ campaign }: { campaign: CampaignRow }) {
  const [pacing, setPacing] = useState<PacingAnswer | null>(null);
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const answer = await api<PacingAnswer>('GET', `/v1/campaigns/${campaign.id}/pacing`).catch(() => null);
      if (!gone && answer !== null) setPacing(answer);
    };
    void read();
    const timer = setInterval(() => { void read(); }, EVERY_MS);
    return () => { gone = true; clearInterval(timer); };
  }, [campaign.id]);
  if (pacing === null) return <p class="hint">{t('app.connecting')}</p>;
  const words = language.value === 'ru' ? pacing.wordsRu : pacing.wordsEn;
  return (
    <div class="why" data-pacing={campaign.id}>
      <ul class="sentences">{words.map(sentence => <li key={sentence}>{sentence}</li>)}</ul>
      {pacing.series.length > 1 && <Pictures series={pacing.series} />}
    </div>
  );
}

function Pictures({ series }: { series: PacingPoint[] }) {
  return (
    <div class="pictures">
      <Picture series={series} title={t('pacing.people')} lines={[
        { key: 'ready', word: t('pacing.soonReady'), of: point => point.agentsReady + point.agentsSoonReady },
        { key: 'talking', word: t('pacing.soonAnswers'), of: point => point.answersSoon },
        { key: 'reserved', word: t('pacing.inTheAir'), of: point => point.callsInTheAir }
      ]} show={value => value.toLocaleString(language.value, { maximumFractionDigits: 1 })} />
      <Picture series={series} title={t('pacing.risk')} lines={[
        { key: 'away', word: t('pacing.riskOfOne'), of: point => point.risk },
        { key: 'paused', word: t('pacing.permitted'), of: point => point.permittedRisk }
      ]} show={share} />
    </div>
  );
}

interface LineOf { key: string; word: string; of: (point: PacingPoint) => number }

function Picture({ series, title, lines, show }: {
  series: PacingPoint[]; title: string; lines: LineOf[]; show: (value: number) => string;
}) {
  const most = Math.max(...lines.flatMap(line => series.map(line.of)), 1e-6);
  const begin = Date.parse(series[0]?.at ?? '');
  const span = Math.max(1, Date.parse(series[series.length - 1]?.at ?? '') - begin);
  const path = (line: LineOf) => series.map((point, i) => {
    const x = (Date.parse(point.at) - begin) / span * WIDTH;
    const y = HEIGHT - Math.max(0, line.of(point)) / most * (HEIGHT - 8);
    return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
  }).join(' ');
  const last = series[series.length - 1];
  return (
    <figure>
      <figcaption>{title} <span class="hint">{t('pacing.upTo', show(most))}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={title}>
        {lines.map(line => <path key={line.key} class={`line state-${line.key}`} d={path(line)} />)}
      </svg>
      <p class="legend">{lines.map(line => (
        <span key={line.key} class="legend-item">
          <i class={`state-${line.key}`} aria-hidden="true" /> {line.word} {last === undefined ? '' : show(line.of(last))}
        </span>
      ))}</p>
    </figure>
  );
}

/** A share of one as per cent. */
export function share(value: number): string {
  return `${(100 * value).toLocaleString(language.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;
}

/** The mode as it is, and the mode as the campaign dials now where that is another. */
export function ModeNow({ campaign }: { campaign: CampaignRow }) {
  const pacing = campaign.pacing;
  const other = pacing !== null && pacing.dialsAs !== campaign.mode ? ` → ${named('mode', pacing.dialsAs)}` : '';
  return (
    <span class="hint" title={pacing === null ? undefined : language.value === 'ru' ? pacing.modeRu : pacing.modeEn}>
      {named('mode', campaign.mode)}{other}
    </span>
  );
}

/** What the budget of abandonments still has, and what keeps the campaign from one more call. */
export function BudgetLeft({ campaign }: { campaign: CampaignRow }) {
  const pacing = campaign.pacing;
  if (pacing === null) return null;
  return (
    <div class={`hint ${pacing.overdrawn ? 'warn' : ''}`}>
      {pacing.overdrawn ? t('pacing.overdrawn') : t('pacing.left', pacing.left)}
      <div>{language.value === 'ru' ? pacing.limitRu : pacing.limitEn}</div>
    </div>
  );
}

/** How busy a pool's agents are. */
export function Busy({ pool }: { pool: PoolRow }) {
  const { busyNow, busyHour, idleSeconds } = pool.busy;
  if (busyNow === null && busyHour === null) return null;
  const seconds = (idleSeconds ?? 0).toLocaleString(language.value, { maximumFractionDigits: 1 });
  return (
    <p class="busy" data-busy={pool.id}>
      {t('pacing.busy', busyNow === null ? '–' : share(busyNow), busyHour === null ? '–' : share(busyHour))}
      {idleSeconds !== null && ` ${t('pacing.idle', seconds)}`}
    </p>
  );
}

import { t } from '../i18n/words.ts';
import type { Moment } from '../live/rules.ts';
import { clock } from './time.ts';

const EVERY = 4;

/** How many could be called now and at each full hour; beside it, if there is one, how many by other rules. */
export function ForecastBars({ moments, other, total }: { moments: Moment[]; other?: Moment[]; total: number }) {
  const most = Math.max(1, total);
  const height = (callable: number) => `${Math.max(callable > 0 ? 2 : 0, callable / most * 100)}%`;
  return (
    <div class="forecast" role="img" aria-label={t('why.forecast')}>
      {moments.map((moment, i) => {
        const then = other?.[i]?.callable;
        const word = `${i === 0 ? t('why.now') : clock(moment.at)}: ${moment.callable}${then === undefined ? '' : ` → ${then}`}`;
        return (
          <div key={moment.at} class="forecast-hour" title={word}>
            <i style={{ height: height(moment.callable) }} />
            {then !== undefined && <i class="other" style={{ height: height(then) }} />}
            <span>{i === 0 ? t('why.now') : i % EVERY === 0 && i < moments.length - 1 ? clock(moment.at) : ''}</span>
          </div>
        );
      })}
    </div>
  );
}

/** The next hour at which clearly more can be called than now: the one that a manager asks about. */
export function bestAhead(moments: Moment[]): Moment | null {
  const [now, ...later] = moments;
  if (now === undefined) return null;
  const best = later.reduce<Moment | null>((top, one) => top === null || one.callable > top.callable ? one : top, null);
  return best !== null && best.callable > now.callable ? best : null;
}

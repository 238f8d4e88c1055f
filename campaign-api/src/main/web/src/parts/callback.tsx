import { t } from '../i18n/words.ts';
import { nowMs } from '../live/desk.ts';
import { change, draft } from '../live/draft.ts';
import type { CardMessage } from '../live/messages.ts';
import { DayField, TimeField } from './day.tsx';
import { instantOf, wallAt } from './time.ts';

const HOUR_MS = 3_600_000;

/** Date and time of a promised callback, on the recipient's clock. */
export function CallbackFields({ card }: { card: CardMessage }) {
  const offset = card.zone?.offset ?? 'Z';
  const pick = (instantMs: number) => {
    const wall = wallAt(instantMs, offset);
    change({ callbackDate: wall.date, callbackTime: wall.time });
  };
  const tomorrow = () => change({
    callbackDate: wallAt(nowMs.value + 24 * HOUR_MS, offset).date, callbackTime: '10:00'
  });
  return (
    <fieldset class="callback">
      <legend>{t('form.callback', `UTC${offset === 'Z' ? '' : offset}`)}</legend>
      <div class="row">
        <DayField word={t('form.callbackDate')} min={wallAt(nowMs.value, offset).date} value={draft.value.callbackDate}
          onValue={callbackDate => change({ callbackDate })} input={{ id: 'callback-date' }} />
        <TimeField word={t('form.callbackTime')} value={draft.value.callbackTime}
          onValue={callbackTime => change({ callbackTime })} input={{ id: 'callback-time' }} />
      </div>
      <div class="row">
        <button class="small" onClick={() => pick(nowMs.value + HOUR_MS)}>{t('form.inHour')}</button>
        <button class="small" onClick={() => pick(nowMs.value + 3 * HOUR_MS)}>{t('form.inThreeHours')}</button>
        <button class="small" onClick={tomorrow}>{t('form.tomorrow')}</button>
      </div>
      <label class="check">
        <input type="checkbox" checked={draft.value.sameAgent}
          onChange={e => change({ sameAgent: e.currentTarget.checked })} />
        {t('form.sameAgent')}
      </label>
    </fieldset>
  );
}

/** What is wrong with the callback's time, or null. The server checks the same again. */
export function callbackProblem(card: CardMessage): string | null {
  const { callbackDate: date, callbackTime: time } = draft.value;
  if (date === '' || time === '') return t('form.callbackMissing');
  const at = instantOf(date, time, card.zone?.offset ?? 'Z').getTime();
  if (Number.isNaN(at)) return t('form.callbackMissing');
  if (at <= nowMs.value) return t('form.callbackPast');
  const allowed = card.callbackWindow;
  if (allowed !== null && /^\d\d:\d\d$/.test(allowed.opens) && (time < allowed.opens || time >= allowed.closes)) {
    return t('form.callbackWindow', allowed.opens, allowed.closes);
  }
  return null;
}

import { t, type Key } from '../i18n/words.ts';
import { jobChange } from '../live/desk.ts';

const NAMED: [string, Key][] = [['address', 'jobChange.address'], ['phones', 'jobChange.phones'],
  ['recipient', 'jobChange.recipient'], ['items', 'jobChange.items'], ['sums', 'jobChange.sums'],
  ['interval', 'jobChange.interval'], ['deadline', 'jobChange.deadline'], ['comment', 'jobChange.comment']];

/** The courier has changed the order while it is on the desk: what the agent has said may not be right any more. */
export function JobChange() {
  const change = jobChange.value;
  if (change === null) return null;
  const fields = NAMED.filter(([name]) => change.fields.includes(name)).map(([, key]) => t(key));
  return (
    <p class="job-change" role="alert">
      {change.fields.length === 0 ? t('jobChange.off') : t('jobChange.changed')}
      {fields.length > 0 && ` ${fields.join(', ')}.`}
      {' '}<button class="quiet" onClick={() => { jobChange.value = null; }}>{t('jobChange.seen')}</button>
    </p>
  );
}

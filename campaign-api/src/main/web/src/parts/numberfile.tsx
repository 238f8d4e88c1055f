import { t } from '../i18n/words.ts';
import { sendTable } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import { attempt } from '../live/office.ts';

interface Taken { added: number; rejected: number; problems: number[] }

const MOST_ROWS_SAID = 5;

/** A file with a number a line, sent to where the path says; what was taken and what was not is told. */
export function NumberFile({ path, hint, done }: { path: string; hint: string; done?: () => void }) {
  const send = async (field: HTMLInputElement) => {
    const file = field.files?.[0];
    if (file === undefined) return;
    const taken = await attempt(sendTable<Taken>(path, file).then(say));
    field.value = '';
    if (taken) done?.();
  };
  return <label class="upload" title={hint}>{t('sup.import')}
    <input type="file" accept=".csv,.txt" onChange={event => { void send(event.currentTarget); }} /></label>;
}

function say({ added, rejected, problems }: Taken): void {
  tell(rejected === 0 ? t('sup.imported', added)
    : t('sup.importedSome', added, rejected, problems.slice(0, MOST_ROWS_SAID).join(', ')), 'done');
}

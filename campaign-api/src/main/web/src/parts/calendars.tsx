import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { tell } from '../live/desk.ts';
import { sentence } from '../pages/login.tsx';

interface Year { source: string; off: string[]; working: string[] }
interface Calendar { id: string; years: Record<string, Year> }

/** Which years of which calendar are known, and a form to fill in one more: a year that is missing is all holidays. */
export function Calendars() {
  const [found, setFound] = useState<Calendar[]>([]);
  const [id, setId] = useState('ru');
  const [year, setYear] = useState(new Date().getFullYear() + 1);
  const [source, setSource] = useState('');
  const [off, setOff] = useState('');
  const [working, setWorking] = useState('');
  const read = () => {
    api<{ items: Calendar[] }>('GET', '/v1/calendars').then(answer => setFound(answer.items))
      .catch((e: unknown) => tell(sentence(e), 'error'));
  };
  useEffect(read, []);
  const put = (event: Event) => {
    event.preventDefault();
    api<Year>('PUT', `/v1/calendars/${id}/${year}`, { source, off: days(off), working: days(working) })
      .then(filled => {
        tell(t('calendar.imported', id, year), 'done');
        setFound(found.map(one => one.id === id ? { ...one, years: { ...one.years, [year]: filled } } : one));
      })
      .catch((e: unknown) => tell(sentence(e), 'error'));
  };
  const next = String(new Date().getFullYear() + 1);
  return (
    <section class="panel calendars">
      <h2>{t('calendar.title')}</h2>
      <p class="hint">{t('calendar.hint')}</p>
      <table class="figures">
        <thead><tr><th>{t('calendar.name')}</th><th>{t('calendar.years')}</th><th>{t('calendar.next', next)}</th></tr></thead>
        <tbody>{found.map(one => (
          <tr key={one.id} data-calendar={one.id}>
            <th scope="row">{one.id}</th>
            <td>{Object.entries(one.years).map(([known, days]) => (
              <div key={known}>{known}: {t('calendar.days', days.off.length)} <span class="hint">{days.source}</span></div>))}</td>
            <td>{one.years[next] === undefined ? <span class="warn">{t('calendar.missing')}</span> : t('calendar.there')}</td>
          </tr>
        ))}</tbody>
      </table>
      <form class="row" onSubmit={put}>
        <label>{t('calendar.name')}<select value={id} onChange={e => setId(e.currentTarget.value)}>
          {found.map(one => <option key={one.id} value={one.id}>{one.id}</option>)}</select></label>
        <label>{t('calendar.year')}<input type="number" required min={2020} max={2100} value={year}
          onInput={e => setYear(Number(e.currentTarget.value))} /></label>
        <label>{t('calendar.source')}<input required maxLength={500} value={source} onInput={e => setSource(e.currentTarget.value)} /></label>
        <label>{t('calendar.off')}<textarea required rows={2} value={off} placeholder="01-01 01-02 05-09" onInput={e => setOff(e.currentTarget.value)} /></label>
        <label>{t('calendar.working')}<textarea rows={2} value={working} placeholder="11-01" onInput={e => setWorking(e.currentTarget.value)} /></label>
        <button class="primary">{t('calendar.import')}</button>
      </form>
    </section>
  );
}

/** Days as people paste them: 05-09, 9.5 or 2027-05-09, parted by anything. */
function days(text: string): string[] {
  return text.split(/[\s,;]+/).filter(one => one !== '').map(one => {
    const iso = /^(?:\d{4}-)?(\d{1,2})-(\d{1,2})$/.exec(one);
    const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.\d{2,4})?$/.exec(one);
    const [month, day] = iso !== null ? [iso[1], iso[2]] : dotted !== null ? [dotted[2], dotted[1]] : [one, ''];
    return day === '' ? one : `${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  });
}

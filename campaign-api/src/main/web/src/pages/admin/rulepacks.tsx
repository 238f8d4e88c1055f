import { useState } from 'preact/hooks';
import { named, t } from '../../i18n/words.ts';
import type { Pack } from '../../live/rules.ts';
import { useItems } from '../../live/office.ts';

interface Calendar { id: string; years: Record<string, { source: string; off: string[]; working: string[] }> }

/** The law as data: packs with their hours and sources, calendars with their years. Files of the installation, to be read here. */
export function RulePacks() {
  const [packs] = useItems<Pack>('/v1/rulepacks');
  const [calendars] = useItems<Calendar>('/v1/calendars');
  const [open, setOpen] = useState('');
  return (
    <main class="base">
      <section class="panel">
        <h1>{t('room.rulepacks')}</h1>
        <p class="hint">{t('packs.hint')}</p>
        <div class="scrolled"><table class="figures">
          <thead><tr><th>{t('rules.pack')}</th><th>{t('packs.version')}</th><th>{t('packs.hours')}</th><th>{t('packs.label')}</th>
            <th>{t('packs.checked')}</th></tr></thead>
          <tbody>{(packs ?? []).map(pack => (
            <tr key={pack.id} data-pack={pack.id}>
              <th scope="row">{pack.id}</th><td class="when">{pack.version}</td>
              <td class="when">{Object.entries(pack.hours).map(([day, hours]) => <div key={day}>{named('day', day)}: {hours === '' ? t('packs.never') : hours}</div>)}</td>
              <td>{t(pack.needsLabel ? 'packs.yes' : 'packs.no')}</td>
              <td>{pack.verifiedBy}<div class="hint">{pack.source}</div></td>
            </tr>
          ))}</tbody>
        </table></div>
      </section>
      <section class="panel">
        <h2>{t('packs.calendars')}</h2>
        <ul class="lists">{(calendars ?? []).map(calendar => (
          <li key={calendar.id}><strong>{calendar.id}</strong>
            {Object.entries(calendar.years).map(([year, of]) => (
              <button key={year} class="small" aria-expanded={open === `${calendar.id} ${year}`}
                onClick={() => setOpen(open === `${calendar.id} ${year}` ? '' : `${calendar.id} ${year}`)}>{year} · {of.off.length}</button>
            ))}
            {Object.entries(calendar.years).filter(([year]) => open === `${calendar.id} ${year}`).map(([year, of]) => (
              <p key={year} class="hint days-off">{of.source}<br />{of.off.join(', ')}</p>
            ))}</li>
        ))}</ul>
      </section>
    </main>
  );
}

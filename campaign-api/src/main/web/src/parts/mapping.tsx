import { named, t } from '../i18n/words.ts';
import { ROLES, words } from '../live/bases.ts';
import type { Column, Inspection } from '../live/bases.ts';

const CHARSETS = ['UTF-8', 'windows-1251', 'KOI8-R', 'IBM866', 'UTF-16LE', 'UTF-16BE', 'UTF-32LE', 'UTF-32BE'];
const DELIMITERS = [';', ',', 'tab', '|', 'none'];

export interface Reading { part: string; charset: string; delimiter: string; headerRow: number }

/** How the file is read: everything was guessed, everything can be changed. */
export function ReadingForm({ found, change }: { found: Inspection; change: (reading: Reading) => void }) {
  const now: Reading = {
    part: found.part, charset: found.charset, delimiter: delimiterName(found), headerRow: found.mapping.headerRow
  };
  const charsets = CHARSETS.includes(found.charset) ? CHARSETS : [found.charset, ...CHARSETS];
  const delimiters = DELIMITERS.includes(now.delimiter) ? DELIMITERS : [now.delimiter, ...DELIMITERS];
  return (
    <div class="row reading" aria-label={t('base.reading')} role="group">
      {found.parts.length > 0 && (
        <label>{t('base.part')}
          <select value={found.part} onChange={e => change({ ...now, part: e.currentTarget.value, headerRow: -1 })}>
            {found.parts.map(part => <option key={part} value={part}>{part}</option>)}
          </select></label>
      )}
      {found.kind === 'TEXT' && (
        <>
          <label>{t('base.charset')}
            <select value={found.charset} onChange={e => change({ ...now, charset: e.currentTarget.value, headerRow: -1 })}>
              {charsets.map(charset => <option key={charset} value={charset}>{charset}</option>)}
            </select></label>
          <label>{t('base.delimiter')}
            <select value={now.delimiter} onChange={e => change({ ...now, delimiter: e.currentTarget.value, headerRow: -1 })}>
              {delimiters.map(one => <option key={one} value={one}>{named('delimiter', one)}</option>)}
            </select></label>
        </>
      )}
      <label>{t('base.header')}
        <input type="number" min={0} max={50} value={now.headerRow}
          onChange={e => change({ ...now, headerRow: Number(e.currentTarget.value) })} /></label>
    </div>
  );
}

/** Sample rows under their columns, each with what it means and each row with the verdict it would get. */
export function MappingTable({ found, columns, choose }: {
  found: Inspection; columns: Column[]; choose: (at: number, role: string) => void;
}) {
  return (
    <div class="sample">
      <table class="figures">
        <thead>
          <tr>
            <th class="num">{t('base.row')}</th>
            <th scope="col">{t('base.verdict')}</th>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                <span class="title" title={columnName(column.title)}>{columnName(column.title)}</span>
                <select class={`role role-${column.role.toLowerCase()}`} value={column.role}
                  aria-label={columnName(column.title)} onChange={e => choose(at, e.currentTarget.value)}>
                  {ROLES.map(role => <option key={role} value={role}>{named('role', role)}</option>)}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{found.sample.map(row => (
          <tr key={row.row}>
            <td class="num">{row.row}</td>
            <td class="judged"><span class={`verdict verdict-${row.verdict}`}>{named('verdict', row.verdict)}</span>
              <span class="hint"> {row.verdict === 'ok' ? '' : words(row)}</span></td>
            {columns.map((column, at) => (
              <td key={at} class={column.role === 'IGNORE' ? 'left-out' : ''}>{row.cells[at] ?? ''}</td>
            ))}
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

/** A column without a title is told by its place, in the reader's language. */
export function columnName(title: string): string {
  const place = /^column (\d+)$/.exec(title)?.[1];
  return place === undefined ? title : t('base.column', place);
}

function delimiterName(found: Inspection): string {
  if (found.delimiter === '\t') return 'tab';
  return found.delimiter === '' ? 'none' : found.delimiter;
}

import { label, t } from '../i18n/words.ts';
import { changeDetails, detailsOf } from '../live/draft.ts';
import type { CardMessage, Field, Option, Order, Outcome } from '../live/messages.ts';
import { DayField, TimeField } from './day.tsx';
import { SlotPicker, slotData, slotProblem } from './slots.tsx';

/** What one outcome asks for, drawn from the same list that the server checks against. */
export function OutcomeFields({ card, outcome, at, orders }: {
  card: CardMessage; outcome: Outcome; at: string; orders: Order[];
}) {
  return (
    <>
      {outcome.fields.map(field => field.kind === 'SLOT'
        ? <SlotPicker key={field.name} card={card} at={at} orders={orders} />
        : <PlainField key={field.name} card={card} field={field} at={at} />)}
    </>
  );
}

function PlainField({ card, field, at }: { card: CardMessage; field: Field; at: string }) {
  const details = detailsOf(at);
  const value = details.fields[field.name] ?? '';
  const set = (next: string) => changeDetails(at, { fields: { ...details.fields, [field.name]: next } });
  const name = `${label(field)}${field.required ? ' *' : ''}`;
  if (field.kind === 'REASON' || field.kind === 'CHOICE') {
    return (
      <label>{name}
        <select data-field={field.name} value={value} required={field.required}
          onChange={e => set(e.currentTarget.value)}>
          <option value="">{t('form.pick')}</option>
          {optionsOf(card, field).map(one => <option key={one.code} value={one.code}>{label(one)}</option>)}
        </select>
      </label>
    );
  }
  const shared = {
    'data-field': field.name, required: field.required, value,
    onInput: (e: { currentTarget: HTMLInputElement }) => set(e.currentTarget.value)
  };
  const timed = { word: name, value, onValue: set, required: field.required, input: { 'data-field': field.name } };
  if (field.kind === 'DATE') return <DayField {...timed} />;
  if (field.kind === 'TIME') return <TimeField {...timed} />;
  return (
    <label>{name}
      <input type="text" maxLength={field.kind === 'TEXT' ? field.longest : 20}
        inputMode={field.kind === 'AMOUNT' ? 'decimal' : 'text'} {...shared} />
    </label>
  );
}

/** What is missing for the outcome, or null. */
export function fieldProblem(card: CardMessage, outcome: Outcome, at: string, orders: Order[]): string | null {
  const filled = detailsOf(at).fields;
  for (const field of outcome.fields) {
    if (field.kind === 'SLOT') {
      const problem = slotProblem(at, orders, field.required);
      if (problem !== null) return problem;
      continue;
    }
    const value = (filled[field.name] ?? '').trim();
    if (field.required && value === '') return t('form.needs', label(field));
    const chosen = optionsOf(card, field).find(one => one.code === value);
    if (chosen?.needsComment === true && (filled['comment'] ?? '').trim() === '') return t('form.needsComment');
  }
  return null;
}

/** The details as the form's data says them. */
export function fieldData(outcome: Outcome, at: string, orders: Order[]): Record<string, unknown> {
  const filled = detailsOf(at).fields;
  const data: Record<string, unknown> = {};
  for (const field of outcome.fields) {
    if (field.kind === 'SLOT') Object.assign(data, slotData(at, orders));
    else if ((filled[field.name] ?? '').trim() !== '') data[field.name] = (filled[field.name] ?? '').trim();
  }
  return data;
}

function optionsOf(card: CardMessage, field: Field): Option[] {
  return field.kind === 'REASON' && field.options.length === 0 ? card.reasons : field.options;
}

/** Two languages, one set of keys; the compiler refuses a missing one. */
import { signal } from '@preact/signals';
import { en } from './en.ts';
import { ru } from './ru.ts';

export type Language = 'ru' | 'en';
export type Key = keyof typeof en;

const DICTIONARIES: Record<Language, Record<Key, string>> = { en, ru };
const REMEMBERED = 'language';

export const language = signal<Language>(first());

/** The word in the chosen language; {0}, {1} … are filled in. */
export function t(key: Key, ...values: (string | number)[]): string {
  return DICTIONARIES[language.value][key].replace(/\{(\d)}/g, (_, i: string) => String(values[Number(i)] ?? ''));
}

/** The word for a name the server sent (a state, a disposition); the name itself where we have none. */
export function named(family: string, name: string): string {
  const words: Record<string, string> = DICTIONARIES[language.value];
  return words[`${family}.${name}`] ?? name;
}

export function label(item: { labelRu: string; labelEn: string }): string {
  return language.value === 'ru' ? item.labelRu : item.labelEn;
}

export function useLanguage(next: Language): void {
  const chosen = localStorage.getItem(REMEMBERED);
  apply(chosen === 'ru' || chosen === 'en' ? chosen : next);
}

export function chooseLanguage(next: Language): void {
  localStorage.setItem(REMEMBERED, next);
  apply(next);
}

/** "1 звонок, 2 звонка, 5 звонков": forms stand in the word, parted by |, in the order of the language's rules. */
export function plural(key: Key, count: number, ...values: (string | number)[]): string {
  const forms = t(key, count, ...values).split('|');
  const rule = new Intl.PluralRules(language.value).select(count);
  const order = language.value === 'ru' ? ['one', 'few', 'many'] : ['one', 'other'];
  return forms[Math.max(0, order.indexOf(rule))] ?? forms[forms.length - 1] ?? '';
}

function apply(next: Language): void {
  language.value = next;
  document.documentElement.lang = next;
}

function first(): Language {
  const chosen = localStorage.getItem(REMEMBERED);
  if (chosen === 'ru' || chosen === 'en') return chosen;
  return navigator.language.startsWith('ru') ? 'ru' : 'en';
}

/** What managers and administrators keep, as the server says it. */
import { useEffect, useState } from 'preact/hooks';
import { sentence } from '../pages/login.tsx';
import { api, fetched } from './api.ts';
import { tell } from './desk.ts';
import type { Role } from './messages.ts';

export interface Account {
  id: number; login: string; name: string; role: Role; language: 'ru' | 'en'; mustChangePassword: boolean; active: boolean;
  poolId: number | null; skills: number;
}
export interface Pool { id: number; name: string; awayGraceMs: number }
export interface Skill { bit: number; name: string }
export interface MachineKey { id: number; name: string; role: string; createdAt: string; lastUsedAt: string | null }
export interface Titled { title: string; text: string }
export interface ShopWords { language: string; greeting: string; terms: Titled[] }
export interface Shop { id: number; name: string; words: ShopWords[] }
export interface Act {
  id: number; at: string; actor: string; name: string; action: string; subject: string; detail: object;
  object: { kind: string; id: string; name: string };
}
export interface Answer { label: string; next: string }
export interface Step { title: string; text: string; key: string; required: boolean; when: string; answers: Answer[] }
export interface Translation { language: string; greeting: string; steps: Step[]; terms: Titled[]; objections: Titled[] }
export interface Script {
  shop: string; greeting: string; steps: Step[]; terms: Titled[]; objections: Titled[]; translations: Translation[]; language: string;
}
export interface Seen {
  shop: string; greeting: string; script: { steps: Step[]; objections: Titled[] }; terms: Titled[];
  gaps: { at: string; variable: string }[]; variables: string[];
}
export interface Version { version: number; changedBy: string; changedAt: string }
export interface Template { code: string; nameRu: string; nameEn: string; hintRu: string; hintEn: string }
export interface OutcomeRow {
  id: number; code: string; kind: string; labelRu: string; labelEn: string; hotkey: string | null; needsNote: boolean; agreed: boolean;
  retryDelayMs: number; result: string; branch: object | null; fields: object[];
}
export interface Settings {
  priority: number; weight: number; requiredSkills: number; abandonTargetPermille: number; maxCallsPerAgentPermille: number;
  ringTimeoutMs: number; wrapUpMs: number; wrapUpLimitMs: number; record: boolean;
}
export interface CampaignWhole {
  id: number; version: number; name: string; state: string; mode: string; poolId: number; callerId: string; callerName: string;
  rulePack: string; defaultZone: string; settings: Settings; archived: boolean;
}

/** What a path answers, and a way to ask again; null until it has answered. */
export function useRead<T>(path: string): [T | null, () => Promise<void>] {
  const [value, setValue] = useState<T | null>(null);
  const read = () => api<T>('GET', path).then(setValue).catch((failure: unknown) => tell(sentence(failure), 'error'));
  useEffect(() => { void read(); }, [path]);
  return [value, read];
}

/** The items of a list, a page of at most a thousand. */
export function useItems<T>(path: string): [T[] | null, () => Promise<void>] {
  const [page, read] = useRead<{ items: T[] }>(path);
  return [page?.items ?? null, read];
}

/** Does something and says so; answers whether it was done. */
export async function attempt(work: Promise<unknown>, said = ''): Promise<boolean> {
  try {
    await work;
    if (said !== '') tell(said, 'done');
    return true;
  } catch (failure) {
    tell(sentence(failure), 'error');
    return false;
  }
}

/** A table that the server makes, as a file of the browser's. */
export async function download(path: string, body: unknown, name: string): Promise<void> {
  const table = await fetched(path, body);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(table);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

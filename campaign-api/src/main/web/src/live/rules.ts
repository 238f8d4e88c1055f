/** Rules of a campaign, what they let through, and why nothing is dialed: as the server says it. */
import { api } from './api.ts';

export type Scope = 'NUMBER' | 'CONTACT' | 'SELLER';
export type Counting = 'ATTEMPTS' | 'ANSWERS' | 'CONVERSATIONS';
export interface Limit { per: Scope; counting: Counting; atMost: number; in: string }

export interface Relaxed {
  pack: string; hours?: Record<string, string> | null; limits?: Limit[] | null; noLabel?: boolean | null;
  person: string; reason: string; until: string;
}

export interface Choices {
  needsConsent: boolean; otherTimeAfter: string[]; addressWins: boolean; premium: boolean; foreign: boolean;
}

export interface Rules {
  purpose: 'TRANSACTIONAL' | 'MARKETING' | 'DEBT'; courier: string; hours: Record<string, string> | null;
  limits: Limit[]; gapMs: number; rounds: string[]; relaxations: Relaxed[]; choices: Choices;
}

export interface RetryRule { disposition: string; maxInARow: number; delaysMs: number[] }
export interface RetryRules { maxAttempts: number; maxPerNumber: number; rules: RetryRule[]; otherwiseDelayMs: number }

export interface Campaign {
  id: number; version: number; name: string; state: string; callerId: string; callerName: string; rulePack: string;
  defaultZone: string; settings: { retryRules: RetryRules };
}

export interface Pack {
  id: string; version: string; source: string; verifiedBy: string; hours: Record<string, string>; needsLabel: boolean;
}

export interface Moment { at: string; callable: number }
export interface Preview {
  contacts: number; asItIs: Moment[]; asItWouldBe: Moment[]; whyNobodyRu: string | null; whyNobodyEn: string | null;
}

export interface Reason {
  reason: string; messageRu: string; messageEn: string; state: string; contacts: number; nextAt: string | null;
}

export interface Diagnosis {
  health: string; healthRu: string; healthEn: string; contacts: number; callableNow: number; reasons: Reason[];
  ready: { contacts: number; from: string | null }[]; forecast: Moment[];
}

export interface ZoneHours { zone: string; offset: string; spans: { from: string; to: string }[] }

export interface Decision {
  numberId: number; allowed: boolean; reason: string; messageRu: string; messageEn: string; nextAllowedAt: string | null;
  until: string | null; zones: string[]; packs: { id: string; version: string }[]; callerId: string;
  limits: { pack: string; rule: string; counted: number; atMost: number }[]; hoursByZone: ZoneHours[];
}

export const DAYS = ['workday', 'saturday', 'sunday', 'holiday'] as const;
export const PERIODS = ['day', '24h', 'week', '7d', 'month', '30d'];
export const AFTER = ['NO_ANSWER', 'BUSY', 'UNAVAILABLE', 'HUNG_UP_FIRST'];
export const MOST_ROUNDS = 6;
export const BEST = 'best';
export const ANY_TIME = '00:00-24:00';

export const items = async <T,>(path: string): Promise<T[]> => (await api<{ items: T[] }>('GET', path)).items;

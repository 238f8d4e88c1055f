/** Couriers and where their results are sent. */
import { api } from './api.ts';

export interface Courier { id: number; code: string; name: string; active: boolean }

export interface Webhook {
  name: string; url: string; types: string[]; state: 'ACTIVE' | 'DISABLED'; disabledFor?: string; failingSince?: string;
  formerSecretUntil?: string; waiting: number; dead: number; oldestWaiting?: string; createdAt: string; secret?: string;
}

export interface Failure { at: string; status?: number; error: string; tookMs: number }

export interface Delivery {
  eventId: string; type: string; jobId?: number; eventAt: string; state: 'WAITING' | 'DELIVERED' | 'DEAD'; tries: number;
  nextAt?: string; settledAt?: string; status?: number; error?: string; tookMs?: number; failures: Failure[];
}

export interface Pinged { delivered: boolean; status: number; error: string | null; tookMs: number }
export interface Rotated { secret: string; formerSecretUntil: string }
export interface Paged<T> { items: T[]; nextCursor?: string }

export const LOG_PAGE = 50;

export function readCouriers(): Promise<Courier[]> {
  return api<Paged<Courier>>('GET', '/v1/couriers').then(page => page.items);
}

export function readWebhooks(courierId: number): Promise<Webhook[]> {
  return api<Paged<Webhook>>('GET', `/v1/couriers/${courierId}/webhooks`).then(page => page.items);
}

export function putWebhook(courierId: number, name: string, url: string): Promise<Webhook> {
  return api('PUT', path(courierId, name), { url });
}

export function deleteWebhook(courierId: number, name: string): Promise<void> {
  return api('DELETE', path(courierId, name));
}

/** test, rotate, enable or disable. */
export function act<T>(courierId: number, name: string, verb: string): Promise<T> {
  return api('POST', `${path(courierId, name)}:${verb}`, {});
}

export function replay(courierId: number, name: string, which: object): Promise<{ replayed: number }> {
  return api('POST', `${path(courierId, name)}:replay`, which);
}

export function readLog(courierId: number, name: string, state: string, cursor?: string): Promise<Paged<Delivery>> {
  const query = new URLSearchParams({ limit: String(LOG_PAGE) });
  if (state !== '') query.set('state', state);
  if (cursor !== undefined) query.set('cursor', cursor);
  return api('GET', `${path(courierId, name)}/deliveries?${query}`);
}

function path(courierId: number, name: string): string {
  return `/v1/couriers/${courierId}/webhooks/${encodeURIComponent(name)}`;
}

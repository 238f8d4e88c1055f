/** Keys of a courier's machines. */
import { api } from './api.ts';
import type { Paged } from './webhooks.ts';

export const SCOPES = ['jobs:write', 'jobs:read', 'feedback', 'slots', 'events', 'webhooks'] as const;

export interface CourierKey {
  id: number; name: string; scopes: string[]; networks: string[]; sandbox: boolean; createdAt: string;
  lastUsedAt?: string; expiresAt?: string; key?: string;
}

export interface NewCourierKey { name: string; scopes: string[]; networks: string[]; sandbox: boolean }

export function readKeys(courierId: number): Promise<CourierKey[]> {
  return api<Paged<CourierKey>>('GET', `/v1/couriers/${courierId}/keys`).then(page => page.items);
}

export function createKey(courierId: number, key: NewCourierKey): Promise<CourierKey> {
  return api('POST', `/v1/couriers/${courierId}/keys`, key);
}

/** The key opens nothing from now on. */
export function endKey(courierId: number, id: number): Promise<CourierKey> {
  return api('DELETE', `/v1/couriers/${courierId}/keys/${id}`);
}

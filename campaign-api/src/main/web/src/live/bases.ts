/** Bases on their way in: what the server says of them, and the one place that keeps it. */
import { signal } from '@preact/signals';
import { language } from '../i18n/words.ts';
import { api, Problem } from './api.ts';

export interface Totals {
  rows: number; ok: number; fixed: number; warning: number; rejected: number; duplicate: number; merged: number;
}

export type UploadState =
  | 'RECEIVING' | 'MAPPING' | 'WAITING' | 'CHECKING' | 'CHECKED' | 'STORING' | 'STORED' | 'FAILED' | 'CANCELLED';

export interface Upload {
  id: number;
  campaignId: number;
  listId: number | null;
  name: string;
  source: string;
  courier: string;
  state: UploadState;
  bytes: number;
  progressPermille: number | null;
  totals: Totals;
  trouble: { code: string; messageRu: string; messageEn: string } | null;
}

export interface Column { title: string; role: string }

export interface Inspection {
  kind: 'TEXT' | 'EXCEL' | 'CALC';
  part: string;
  parts: string[];
  charset: string;
  delimiter: string;
  above: string[][];
  mapping: { headerRow: number; columns: Column[] };
  sample: { row: number; cells: string[]; verdict: string; code: string; reasonRu: string; reasonEn: string }[];
}

export interface ContactList { id: number; campaignId: number; name: string; state: string; totals: Totals }

export interface VerdictClass {
  verdict: string; code: string; reasonRu: string; reasonEn: string; suggestionRu: string; suggestionEn: string;
  accepted: boolean; rows: number;
}

export const ROLES = ['PHONE', 'NAME', 'ADDRESS', 'SETTLEMENT', 'REGION', 'INDEX', 'ZONE', 'ORDER', 'SUM', 'INTERVAL',
  'DAY', 'DEADLINE', 'SHOP', 'ITEMS', 'COMMENT', 'COURIER', 'FIELD', 'ROW', 'IGNORE'];

/** Uploads by id, as the socket last told. */
export const uploads = signal<Map<number, Upload>>(new Map());
export const lists = signal<Map<number, ContactList[]>>(new Map());

const BUSY: UploadState[] = ['RECEIVING', 'WAITING', 'CHECKING', 'STORING'];

export function isBusy(upload: Upload): boolean {
  return BUSY.includes(upload.state);
}

export function isOpen(upload: Upload): boolean {
  return upload.state === 'MAPPING' || upload.state === 'CHECKED';
}

/** Takes what the socket or an answer says; a list that has changed with it is read anew. */
export function keep(upload: Upload): Upload {
  const before = uploads.value.get(upload.id);
  uploads.value = new Map(uploads.value).set(upload.id, upload);
  if (upload.state === 'STORED' && before?.state !== 'STORED') void readLists(upload.campaignId);
  return upload;
}

export async function readLists(campaignId: number): Promise<void> {
  const answer = await api<{ items: ContactList[] }>('GET', `/v1/campaigns/${campaignId}/lists`)
    .catch(() => ({ items: [] as ContactList[] }));
  lists.value = new Map(lists.value).set(campaignId, answer.items);
}

export async function readUploads(campaignId: number): Promise<void> {
  const answer = await api<{ items: Upload[] }>('GET', `/v1/campaigns/${campaignId}/uploads`)
    .catch(() => ({ items: [] as Upload[] }));
  const next = new Map(uploads.value);
  answer.items.forEach(upload => next.set(upload.id, upload));
  uploads.value = next;
}

export function words(item: { reasonRu: string; reasonEn: string }): string {
  return language.value === 'ru' ? item.reasonRu : item.reasonEn;
}

/** A file on its way to the server: it goes on whatever page is looked at. */
export interface Sending { campaignId: number; name: string; permille: number; stop: () => void }

export const sending = signal<Sending | null>(null);

/** Somebody has stopped the file on its way. */
export class SendingStopped extends Error {}

/** Sends a file as it is; the server looks into it and stores nothing yet. One at a time; {@link sending} tells of it. */
export function sendFile(campaignId: number, file: File): Promise<Upload> {
  return new Promise<Upload>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const moved = (permille: number) => { sending.value = { campaignId, name: file.name, permille, stop }; };
    moved(0);
    request.open('POST', `/v1/campaigns/${campaignId}/uploads?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('X-CSRF', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = event => {
      if (event.lengthComputable) moved(Math.floor(event.loaded * 1_000 / event.total));
    };
    request.onabort = () => reject(new SendingStopped());
    request.onerror = () => reject(new Problem(0, 'network', []));
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 201) {
        resolve(body as Upload);
      } else {
        const problem = (body ?? {}) as { detail?: string; title?: string };
        reject(new Problem(request.status, problem.detail ?? problem.title ?? `HTTP ${request.status}`, []));
      }
    };
    window.addEventListener('beforeunload', ask);
    request.send(file);
  }).finally(() => {
    sending.value = null;
    window.removeEventListener('beforeunload', ask);
  });
}

/** The browser asks before it leaves: the file would not arrive. */
function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The REST half of the page: cookies for the session, one header against forged requests, problems as errors. */
import { signal } from '@preact/signals';
import type { Slot } from './messages.ts';

/** The session is over while a page is open: it asks for the log-in over itself, and nothing that was written is lost. */
export const expired = signal(false);

/** One field that is wrong; the pointer leads into what was sent. */
export interface Fault { pointer: string; code: string; detail: string }

/** An RFC 9457 answer, or a network that did not answer (status 0). */
export class Problem extends Error {
  constructor(readonly status: number, title: string, readonly faults: Fault[], readonly type = '',
    readonly alternatives: Slot[] = []) {
    super(title);
  }

  /** The stable word behind the type. */
  get code(): string {
    return this.type.slice(this.type.lastIndexOf(':') + 1);
  }
}

export async function api<T>(method: string, path: string, body?: unknown): Promise<T> {
  return send<T>(method, path, body === undefined ? null : JSON.stringify(body), 'application/json');
}

/** Sends a table as a file. */
export async function sendTable<T>(path: string, table: Blob): Promise<T> {
  return send<T>('POST', path, table, 'text/csv');
}

/** A table that the server makes. */
export async function fetched(path: string, question: unknown): Promise<Blob> {
  return (await answered('POST', path, JSON.stringify(question), 'application/json')).blob();
}

async function send<T>(method: string, path: string, body: BodyInit | null, contentType: string): Promise<T> {
  const text = await (await answered(method, path, body, contentType)).text();
  return (text === '' ? undefined : parse(text)) as T;
}

async function answered(method: string, path: string, body: BodyInit | null, contentType: string): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-CSRF': '1' };
  if (body !== null) headers['Content-Type'] = contentType;
  let response: Response;
  try {
    response = await fetch(path, { method, headers, body, credentials: 'same-origin' });
  } catch {
    throw new Problem(0, 'network', []);
  }
  if (!response.ok) {
    if (response.status === 401 && path !== '/v1/login' && path !== '/v1/me') expired.value = true;
    throw problemOf(response.status, parse(await response.text()));
  }
  return response;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(status: number, json: unknown): Problem {
  const problem = (json ?? {}) as {
    title?: string; detail?: string; type?: string; alternatives?: Slot[];
    errors?: Partial<Fault>[];
  };
  const faults = (problem.errors ?? []).map(({ pointer = '', code = '', detail = '' }) => ({ pointer, code, detail }));
  return new Problem(status, problem.detail ?? problem.title ?? `HTTP ${status}`, faults, problem.type,
    problem.alternatives);
}

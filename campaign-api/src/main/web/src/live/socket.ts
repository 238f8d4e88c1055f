/** One socket per page. The server pushes; the page never polls. Reconnects with back-off and says whether it is on. */
import { signal } from '@preact/signals';
import type { ClientMessage, ServerMessage } from './messages.ts';

export const online = signal(false);

const PING_MS = 15_000;
const SILENT_MS = 40_000;
const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 5_000;
/** A server that does not answer whether the session still stands is asked for a socket all the same. */
const PATIENCE_MS = 2_000;

let socket: WebSocket | null = null;
let retryMs = FIRST_RETRY_MS;
let heardAt = 0;
let wanted = false;
let onMessage: (message: ServerMessage) => void = () => undefined;
let onOpen: () => void = () => undefined;
let onLost: () => Promise<boolean> = () => Promise.resolve(true);

/**
 * Connects, and again whenever the connection is lost.
 *
 * @param lost asked each time whether the page may go on: false where the session is over, until openLive is called again
 */
export function openLive(hear: (message: ServerMessage) => void, opened: () => void, lost: () => Promise<boolean>): void {
  onMessage = hear;
  onOpen = opened;
  onLost = lost;
  if (wanted) {
    // the log-in came back over a page that stood still meanwhile
    if (socket === null || socket.readyState === WebSocket.CLOSED) connect();
    return;
  }
  wanted = true;
  connect();
  window.setInterval(beat, PING_MS);
}

export function closeLive(): void {
  wanted = false;
  socket?.close();
}

/** False when the socket is down: nothing was sent, the caller keeps what it has. */
export function say(message: ClientMessage): boolean {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(message));
  return true;
}

function connect(): void {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const next = new WebSocket(`${scheme}://${location.host}/v1/live`);
  socket = next;
  next.onopen = () => {
    online.value = true;
    retryMs = FIRST_RETRY_MS;
    heardAt = Date.now();
    onOpen();
  };
  next.onmessage = event => {
    heardAt = Date.now();
    // what comes is drawn: the next frame is asked for now, not when half of the drawing is done
    requestAnimationFrame(() => undefined);
    onMessage(JSON.parse(String(event.data)) as ServerMessage);
  };
  next.onclose = () => {
    online.value = false;
    if (!wanted || socket !== next) return;
    const waitMs = retryMs;
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    const patience = new Promise<boolean>(given => { window.setTimeout(given, PATIENCE_MS, true); });
    void Promise.race([onLost(), patience]).then(goesOn => {
      if (goesOn) window.setTimeout(() => { if (wanted && socket === next) connect(); }, waitMs);
    });
  };
}

function beat(): void {
  if (socket?.readyState !== WebSocket.OPEN) return;
  if (Date.now() - heardAt > SILENT_MS) {
    socket.close();
    return;
  }
  say({ type: 'ping' });
}

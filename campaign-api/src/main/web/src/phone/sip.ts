/** The SIP half of the telephone: the only user of JsSIP, loaded when a telephone is opened and not before. */
import { UA, WebSocketInterface } from 'jssip';
import type { IceServer, SeatMessage } from '../live/messages.ts';

/** What the line tells; every call may come any number of times. */
export interface LineEvents {
  /** Registered, after the start or after a loss. */
  registered: () => void;
  /** The server is gone (it is tried again), or does not want us (it is not). */
  lost: (why: 'server' | 'refused') => void;
  /** The call that stands for the whole shift has come up, or has ended. */
  leg: (up: boolean) => void;
  /** Whether packets of the leg's sound arrive, as the browser's own checks say (RFC 7675). */
  sound: (arrives: boolean) => void;
  /** What is heard. */
  heard: (stream: MediaStream) => void;
}

export interface Line {
  legUp: () => boolean;
  /** Ends the leg that there is; the server is asked for another one. */
  dropLeg: () => void;
  speakWith: (track: MediaStreamTrack) => void;
  tone: (digit: string) => void;
  /** Whether sound finds its way to the node: a call to the echo that nobody hears. */
  probe: () => Promise<boolean>;
  /** Calls the echo test of the device check; returns what ends it. */
  echo: (began: (connection: RTCPeerConnection) => void, ended: (cause: string) => void) => () => void;
  close: () => void;
}

type Session = ReturnType<UA['call']>;

const REFUSALS_BORNE = 6;
const ASK_AGAIN_MS = 400;
const REGISTER_S = 60;
const PROBE_MS = 5_000;

/** Registers at the seat and answers the one caller there is: the node, which holds this leg for the whole shift. */
export function openLine(seat: SeatMessage, microphone: MediaStream, events: LineEvents): Line {
  const host = new URL(seat.server).hostname;
  const ua = new UA({
    sockets: [new WebSocketInterface(seat.server)],
    uri: `sip:${seat.endpoint}@${host}`,
    password: seat.secret,
    register_expires: REGISTER_S,
    session_timers: false,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 5,
    user_agent: 'dialer-page'
  });
  let leg: Session | null = null;
  let test: Session | null = null;
  let registered = false;
  let refusals = 0;
  let closed = false;

  ua.on('registered', () => {
    refusals = 0;
    if (registered) return;
    registered = true;
    events.registered();
  });
  ua.on('registrationFailed', () => {
    registered = false;
    if (closed) return;
    refusals += 1;
    if (refusals < REFUSALS_BORNE && ua.isConnected()) window.setTimeout(() => ua.register(), ASK_AGAIN_MS);
    else if (ua.isConnected()) events.lost('refused');
  });
  ua.on('disconnected', () => {
    registered = false;
    if (!closed) events.lost('server');
  });
  ua.on('newRTCSession', ({ originator, session }: { originator: string; session: Session }) => {
    if (originator === 'local') return;
    const before = leg;
    leg = session;
    if (before !== null) end(before);
    answer(session);
  });
  ua.start();

  function answer(session: Session): void {
    session.on('confirmed', () => { if (leg === session) events.leg(true); });
    const over = () => {
      if (leg !== session) return;
      leg = null;
      events.leg(false);
    };
    session.on('ended', over);
    session.on('failed', over);
    boundIce(session, seat);
    session.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => {
      peerconnection.addEventListener('track', event => {
        if (leg === session) events.heard(event.streams[0] ?? new MediaStream([event.track]));
      });
      peerconnection.addEventListener('connectionstatechange', () => {
        if (leg !== session) return;
        const now = peerconnection.connectionState;
        if (now === 'disconnected' || now === 'failed') events.sound(false);
        if (now === 'connected') events.sound(true);
        if (now === 'failed') dropLeg();
      });
    });
    session.answer({ mediaStream: microphone, pcConfig: { iceServers: servers(seat.iceServers) } });
  }

  function dropLeg(): void {
    const dropped = leg;
    leg = null;
    if (dropped !== null) {
      end(dropped);
      events.leg(false);
    }
  }

  return {
    legUp: () => leg !== null && leg.isEstablished(),
    dropLeg,
    speakWith: track => {
      const connection = leg?.connection as RTCPeerConnection | undefined;
      void connection?.getSenders()[0]?.replaceTrack(track);
    },
    // as RFC 4733 events in the sound itself: the person at the other end hears them like a telephone's
    tone: digit => { (leg as { sendDTMF: (d: string, o: object) => void } | null)?.sendDTMF(digit, { transportType: 'RFC2833' }); },
    probe: () => new Promise(done => {
      const call = ua.call(`sip:echo@${host}`, { mediaStream: microphone, pcConfig: { iceServers: servers(seat.iceServers) } });
      boundIce(call, seat);
      const over = (found: boolean) => {
        window.clearTimeout(late);
        end(call);
        done(found);
      };
      const late = window.setTimeout(() => over(false), PROBE_MS);
      const connection = call.connection as RTCPeerConnection | undefined;
      connection?.addEventListener('connectionstatechange', () => { if (connection.connectionState === 'connected') over(true); });
      call.on('failed', () => over(false));
    }),
    echo: (began, ended) => {
      const call = ua.call(`sip:echo@${host}`, {
        mediaStream: microphone, pcConfig: { iceServers: servers(seat.iceServers) }
      });
      test = call;
      boundIce(call, seat);
      const connection = call.connection as RTCPeerConnection | undefined;
      connection?.addEventListener('track', event => {
        events.heard(event.streams[0] ?? new MediaStream([event.track]));
      });
      call.on('confirmed', () => { if (connection !== undefined) began(connection); });
      call.on('ended', () => ended(''));
      call.on('failed', ({ cause }: { cause: string }) => ended(cause));
      return () => end(call);
    },
    close: () => {
      for (const session of [leg, test]) if (session !== null) end(session);
      leg = null;
      closed = true;
      ua.stop();
    }
  };
}

/**
 * JsSIP waits until every address has been looked for, which can take tens of seconds behind a silent STUN server. In one
 * network the first address will do; with servers, the first one that they have found, or what there is after a while.
 */
function boundIce(session: Session, seat: SeatMessage): void {
  let waiting = false;
  session.on('icecandidate', ({ candidate, ready }: { candidate: RTCIceCandidate; ready: () => void }) => {
    if (seat.iceServers.length === 0 || candidate.type === 'srflx' || candidate.type === 'relay') {
      ready();
    } else if (!waiting) {
      waiting = true;
      window.setTimeout(ready, seat.iceWaitMs);
    }
  });
}

function servers(all: IceServer[]): RTCIceServer[] {
  return all.map(({ urls, username, credential }) => username === '' ? { urls } : { urls, username, credential });
}

function end(session: Session): void {
  try {
    session.terminate();
  } catch {
    // it has ended already
  }
}

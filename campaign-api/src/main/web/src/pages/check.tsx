import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import type { Key } from '../i18n/words.ts';
import { seatKinds, signedOn } from '../live/desk.ts';
import { api } from '../live/api.ts';
import { closePhone, echo, iceServers, openForCheck, phone, serverAddress, serverPage } from '../live/phone.ts';
import type { IceServer } from '../live/messages.ts';
import { choose, chosen, openMicrophone, speaker } from '../live/sound.ts';
import { dayOf } from '../parts/time.ts';

/** Microphone, loudspeaker and network, each with a test and with words for what to do. */
export function DeviceCheck() {
  return (
    <main class="check">
      <section class="panel wide row spread">
        <h1>{t('check.title')}</h1>
        <a class="button" href="#/desk">{t('check.back')}</a>
      </section>
      {seatKinds.value.includes('WEB')
        ? <><Microphone /><Loudspeaker /><Network /></>
        : <section class="panel wide"><p>{t('check.noWebSeats')}</p></section>}
    </main>
  );
}

const LOUD_ENOUGH = 0.02;
const FULL = 0.3;
const LISTENING_MS = 100;

function Microphone() {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [denied, setDenied] = useState(false);
  const device = chosen.value.microphone;
  useEffect(() => {
    let gone = false;
    void openMicrophone(true).then(opened => {
      if (gone) return;
      setStream(opened);
      setDenied(opened === null);
    });
    return () => { gone = true; };
  }, [device]);
  useEffect(() => () => { if (!signedOn.peek()) closePhone(); }, []);
  const level = useLevel(stream);
  const loudest = useLoudest(level, stream);
  return (
    <section class="panel">
      <h2>{t('check.microphone')}</h2>
      <Devices kind="microphone" of="audioinput" known={stream} label={t('check.microphone')} />
      {denied
        ? <p class="warn" role="alert"><span aria-hidden="true">⚠ </span>{t('check.doMicrophone')}</p>
        : <>
            <p class="hint">{t('check.microphoneHint')}</p>
            <meter id="level" aria-label={t('check.level')} min={0} low={LOUD_ENOUGH} optimum={FULL} high={FULL} max={FULL}
              value={Math.min(level, FULL)} />
            <p class={loudest >= LOUD_ENOUGH ? 'good' : 'hint'} role="status">
              <span aria-hidden="true">{loudest >= LOUD_ENOUGH ? '✓ ' : '… '}</span>
              {t(loudest >= LOUD_ENOUGH ? 'check.loudEnough' : 'check.silent')}
            </p>
          </>}
    </section>
  );
}

function Loudspeaker() {
  const [played, setPlayed] = useState(false);
  return (
    <section class="panel">
      <h2>{t('check.speaker')}</h2>
      <Devices kind="speaker" of="audiooutput" known={null} label={t('check.speaker')} />
      <p><button onClick={() => { void playTone().then(() => setPlayed(true)); }}>{t('check.play')}</button></p>
      <p class="hint" role="status">{played ? t('check.played') : '\u00a0'}</p>
    </section>
  );
}

type Step = 'waiting' | 'running' | 'yes' | 'no';
interface Steps { microphone: Step; server: Step; call: Step; echo: Step }

const NOTHING: Steps = { microphone: 'waiting', server: 'waiting', call: 'waiting', echo: 'waiting' };
const STEPS: [keyof Steps, Key, Key][] = [
  ['microphone', 'check.stepMicrophone', 'check.doMicrophone'], ['server', 'check.stepServer', 'check.doServer'],
  ['call', 'check.stepCall', 'check.doCall'], ['echo', 'check.stepEcho', 'check.doEcho']
];
const PATIENCE_MS = 15_000;

/** A real call to the node's echo: server, seat, sound there and back, one after the other. */
function Network() {
  const [steps, setSteps] = useState<Steps>(NOTHING);
  const [trip, setTrip] = useState('');
  const [found, setFound] = useState<Found[]>([]);
  const ending = useRef<() => void>(() => undefined);
  const runs = Object.values(steps).includes('running');
  useEffect(() => () => ending.current(), []);
  const state = phone.value;
  useEffect(() => {
    if (steps.server !== 'running') return;
    if (state === 'up') {
      setSteps({ ...steps, server: 'yes', call: 'running' });
      void lookUp(iceServers()).then(setFound);
      call();
    } else if (state === 'refused' || state === 'notLoaded') setSteps({ ...steps, server: 'no' });
  }, [state, steps.server]);
  useEffect(() => {
    if (!runs) return undefined;
    const given = window.setTimeout(() => setSteps(now => failRunning(now)), PATIENCE_MS);
    return () => window.clearTimeout(given);
  }, [runs, steps.server, steps.call]);

  const call = () => {
    let watch = 0;
    const stop = echo(connection => {
      setSteps(now => ({ ...now, call: 'yes', echo: 'running' }));
      watch = watchEcho(connection, setTrip, () => setSteps(now => ({ ...now, echo: 'yes' })));
    }, () => {
      window.clearInterval(watch);
      setSteps(now => failRunning(now));
    });
    ending.current = () => {
      window.clearInterval(watch);
      stop?.();
    };
  };
  const begin = async () => {
    setTrip('');
    setFound([]);
    setSteps({ ...NOTHING, microphone: 'running' });
    const microphone = await openForCheck();
    setSteps({ ...NOTHING, microphone: microphone ? 'yes' : 'no', server: microphone ? 'running' : 'waiting' });
  };
  return (
    <section class="panel">
      <h2>{t('check.network')}</h2>
      <p class="hint">{t(signedOn.value ? 'check.onShift' : 'check.networkHint')}</p>
      <p class="row">
        <button id="test" class="primary" disabled={runs || signedOn.value} onClick={() => { void begin(); }}>
          {t('check.start')}
        </button>
        <button disabled={steps.call !== 'yes'} onClick={() => { ending.current(); setSteps(NOTHING); }}>{t('check.stop')}</button>
      </p>
      <div role="status"><ul class="steps-checked">
        {STEPS.map(([name, key, help]) => (
          <li key={name} class={`checked-${steps[name]}`} data-step={name} data-result={steps[name]}>
            <span aria-hidden="true">{SIGNS[steps[name]]}</span> {t(key)}: {t(RESULTS[steps[name]])}
            {steps[name] === 'no' && <p class="warn">{t(name === 'server' && state === 'notLoaded' ? 'phone.notLoaded' : help)}</p>}
            {name === 'server' && steps.server === 'no' && state !== 'notLoaded' && serverAddress() !== '' && <Certificate />}
            {name === 'server' && steps.server === 'no' && serverPage() !== ''
              && <p><a id="server-page" href={serverPage()} target="_blank" rel="noreferrer">{t('check.serverPage')}</a></p>}
          </li>
        ))}
        {found.map(({ kind, there, refused }) => (
          <li key={kind} class={there ? 'checked-yes' : 'checked-no'} data-ice={kind} data-result={there ? 'yes' : 'no'}>
            <span aria-hidden="true">{there ? '✓' : '✕'}</span> {t(`check.${kind}`)}: {t(there ? 'check.yes' : 'check.no')}
            {!there && <p class="warn">{t(refused ? 'check.doTurnSecret' : 'check.doIce')}</p>}
          </li>
        ))}
      </ul></div>
      <p>{steps.echo === 'running' || steps.echo === 'yes' ? t('check.speakNow') : '\u00a0'}</p>
      <p class="hint">{trip === '' ? '\u00a0' : trip}</p>
    </section>
  );
}

interface Server {
  host: string; verdict: 'UNREACHABLE' | 'NO_TLS' | 'EXPIRED' | 'NOT_YET' | 'OTHER_NAME' | 'UNKNOWN_ISSUER' | 'GOOD';
  from: string | null; until: string | null; names: string[]; issuer: string;
}

/** Browsers do not tell pages what they have against a certificate; the dialer's machine looks at it and says so. */
function Certificate() {
  const [seen, setSeen] = useState<Server | null>(null);
  useEffect(() => {
    api<Server>('GET', `/v1/telephone-server?address=${encodeURIComponent(serverAddress())}`).then(setSeen).catch(() => setSeen(null));
  }, []);
  return <p class="warn" role="status" data-certificate={seen?.verdict ?? ''}>{seen === null ? '\u00a0' : certificateWords(seen)}</p>;
}

function certificateWords({ host, verdict, from, until, names, issuer }: Server): string {
  switch (verdict) {
    case 'EXPIRED': return t('check.EXPIRED', host, dayOf(until ?? ''));
    case 'NOT_YET': return t('check.NOT_YET', host, dayOf(from ?? ''));
    case 'OTHER_NAME': return names.length === 0 ? t('check.noName', host) : t('check.OTHER_NAME', host, names.join(', '));
    case 'UNKNOWN_ISSUER': return t('check.UNKNOWN_ISSUER', host, issuer);
    case 'GOOD': return t('check.GOOD', host, dayOf(until ?? ''));
    default: return t(`check.${verdict}`, host);
  }
}

interface Found { kind: 'stun' | 'turn'; there: boolean; refused: boolean }

const LOOK_UP_MS = 5_000;
/** What TURN says to a credential that is wrong or stale (RFC 8656, section 19; RFC 8489, section 14.8). */
const UNAUTHORISED = [401, 403, 438, 441];

/**
 * Asks each configured kind of server for an address of this browser: "srflx" comes from STUN, "relay" from TURN. Where
 * nothing translates addresses, STUN tells one that the computer has itself, and browsers leave it out (RFC 8445, section
 * 5.1.3): then the search is over without an error of that server.
 */
async function lookUp(servers: IceServer[]): Promise<Found[]> {
  const wanted = new Map<string, Found>();
  for (const { username } of servers) {
    wanted.set(username === '' ? 'srflx' : 'relay', { kind: username === '' ? 'stun' : 'turn', there: false, refused: false });
  }
  if (wanted.size === 0) return [];
  const connection = new RTCPeerConnection({
    iceServers: servers.map(({ urls, username, credential }) => username === '' ? { urls } : { urls, username, credential })
  });
  const silent = new Set<string>();
  await new Promise<void>(done => {
    window.setTimeout(done, LOOK_UP_MS);
    connection.onicecandidate = ({ candidate }) => {
      const stunTold = candidate === null && silent.size < servers.flatMap(server => server.username === '' ? server.urls : []).length;
      const answered = wanted.get(stunTold ? 'srflx' : candidate?.type ?? '');
      if (answered !== undefined) answered.there = true;
      if (candidate === null || [...wanted.values()].every(each => each.there)) done();
    };
    connection.addEventListener('icecandidateerror', ({ errorCode, url }) => {
      if (url.startsWith('stun')) silent.add(url);
      const turn = wanted.get('relay');
      if (turn !== undefined && UNAUTHORISED.includes(errorCode)) turn.refused = true;
    });
    connection.createDataChannel('addresses');
    void connection.createOffer().then(offer => connection.setLocalDescription(offer));
  });
  connection.close();
  return [...wanted.values()];
}

const SIGNS: Record<Step, string> = { waiting: '○', running: '…', yes: '✓', no: '✕' };
const RESULTS: Record<Step, Key> = {
  waiting: 'check.waiting', running: 'check.running', yes: 'check.yes', no: 'check.no'
};

function failRunning(now: Steps): Steps {
  const failed = { ...now };
  for (const [name] of STEPS) if (failed[name] === 'running') failed[name] = 'no';
  return failed;
}

/** Listens to what comes back until it is a voice; also tells the round trip as the browser measures it. */
function watchEcho(connection: RTCPeerConnection, trip: (words: string) => void, heard: () => void): number {
  const track = connection.getReceivers()[0]?.track;
  const listen = track === undefined ? null : levelOf(new MediaStream([track]));
  return window.setInterval(() => {
    if (listen !== null && listen.now() >= LOUD_ENOUGH / 4) heard();
    void connection.getStats().then(report => trip(tripWords(report)));
  }, LISTENING_MS);
}

function tripWords(report: RTCStatsReport): string {
  let milliseconds: number | null = null;
  let lost = 0;
  report.forEach((row: { type: string; nominated?: boolean; currentRoundTripTime?: number; packetsLost?: number }) => {
    if (row.type === 'candidate-pair' && row.nominated === true) milliseconds = Math.round((row.currentRoundTripTime ?? 0) * 1_000);
    if (row.type === 'inbound-rtp') lost = row.packetsLost ?? 0;
  });
  return milliseconds === null ? '' : t('check.roundTrip', milliseconds, lost);
}

/** The loudness of a stream now, as the root of the mean square of its samples; 1 is as loud as can be. */
function levelOf(stream: MediaStream): { now: () => number; close: () => void } {
  const context = new AudioContext();
  const listener = context.createAnalyser();
  listener.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(listener);
  const samples = new Float32Array(listener.fftSize);
  return {
    now: () => {
      listener.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close: () => { void context.close(); }
  };
}

function useLevel(stream: MediaStream | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (stream === null) return undefined;
    const listen = levelOf(stream);
    const timer = window.setInterval(() => setLevel(listen.now()), LISTENING_MS);
    return () => {
      window.clearInterval(timer);
      listen.close();
    };
  }, [stream]);
  return level;
}

function useLoudest(level: number, stream: MediaStream | null): number {
  const loudest = useRef({ stream, level: 0 });
  if (loudest.current.stream !== stream) loudest.current = { stream, level: 0 };
  loudest.current.level = Math.max(loudest.current.level, level);
  return loudest.current.level;
}

function Devices({ kind, of, known, label }: {
  kind: 'microphone' | 'speaker'; of: MediaDeviceKind; known: MediaStream | null; label: string;
}) {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    const read = () => {
      void navigator.mediaDevices?.enumerateDevices().then(all => setDevices(all.filter(d => d.kind === of && d.deviceId !== '')));
    };
    read();
    navigator.mediaDevices?.addEventListener('devicechange', read);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', read);
  }, [known]);
  return (
    <select aria-label={label} value={chosen.value[kind]} onChange={e => { void choose(kind, e.currentTarget.value); }}>
      <option value="">{t('check.systemDevice')}</option>
      {devices.filter(d => d.deviceId !== 'default').map(d => <option key={d.deviceId} value={d.deviceId}>{d.label}</option>)}
    </select>
  );
}

const TONE_HZ = 660;
const TONE_S = 0.7;

/** Plays through the same element as the calls, so through the same loudspeaker. */
async function playTone(): Promise<void> {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const quieter = context.createGain();
  const out = context.createMediaStreamDestination();
  tone.frequency.value = TONE_HZ;
  quieter.gain.value = 0.2;
  tone.connect(quieter).connect(out);
  speaker.srcObject = out.stream;
  await speaker.play().catch(() => undefined);
  tone.start();
  tone.stop(context.currentTime + TONE_S);
  await new Promise(done => { tone.onended = done; });
  await context.close();
}

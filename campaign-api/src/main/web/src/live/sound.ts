/** Microphone and loudspeaker of this page. */
import { signal } from '@preact/signals';

export const speaker = new Audio();
speaker.autoplay = true;

/** Which devices the person has chosen; empty: the system's own choice. */
export const chosen = signal({
  microphone: localStorage.getItem('microphone') ?? '', speaker: localStorage.getItem('speaker') ?? ''
});

let stream: MediaStream | null = null;
let onLost: () => Promise<void> = () => Promise.resolve();

export function microphoneLost(told: () => Promise<void>): void {
  onLost = told;
}

/** The microphone, opened once and kept; null when there is none or the person does not permit it. */
export async function openMicrophone(anew = false): Promise<MediaStream | null> {
  if (stream !== null && !anew && stream.getAudioTracks().some(track => track.readyState === 'live')) return stream;
  try {
    const device = chosen.value.microphone;
    stream = await navigator.mediaDevices.getUserMedia({
      audio: {
        echoCancellation: true, noiseSuppression: true, autoGainControl: true,
        ...(device === '' ? {} : { deviceId: { ideal: device } })
      }
    });
  } catch {
    stream = null;
    return null;
  }
  for (const track of stream.getAudioTracks()) track.addEventListener('ended', () => { void onLost(); });
  return stream;
}

export function closeMicrophone(): void {
  stream?.getTracks().forEach(track => track.stop());
  stream = null;
}

export function letSpeak(on: boolean): void {
  stream?.getAudioTracks().forEach(track => { track.enabled = on; });
}

// a headset that is plugged in again ends the silence
navigator.mediaDevices?.addEventListener('devicechange', () => {
  if (stream === null || stream.getAudioTracks().every(track => track.readyState === 'ended')) void onLost();
});

export async function choose(kind: 'microphone' | 'speaker', deviceId: string): Promise<void> {
  localStorage.setItem(kind, deviceId);
  chosen.value = { ...chosen.value, [kind]: deviceId };
  if (kind === 'speaker') await hearFrom(deviceId);
}

async function hearFrom(deviceId: string): Promise<void> {
  const able = speaker as HTMLAudioElement & { setSinkId?: (id: string) => Promise<void> };
  await able.setSinkId?.(deviceId).catch(() => undefined);
}

void hearFrom(chosen.value.speaker);

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const WIDTH = 960;
const HEIGHT = 96;

/** One recording: fetched once (which is noted), drawn with the person above and the agent below, heard at a chosen speed. */
export function Player({ attemptId, title }: { attemptId: number; title: string }) {
  const [url, setUrl] = useState('');
  const [failed, setFailed] = useState(false);
  const [speed, setSpeed] = useState(1);
  const picture = useRef<HTMLCanvasElement>(null);
  const sound = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    let made = '';
    void fetch(`/v1/recordings/${attemptId}/audio`, { credentials: 'same-origin' }).then(async answer => {
      if (!answer.ok) throw new Error(String(answer.status));
      const bytes = await answer.arrayBuffer();
      made = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
      setUrl(made);
      const context = new OfflineAudioContext(2, 1, 8_000);
      if (picture.current !== null) draw(picture.current, await context.decodeAudioData(bytes.slice(0)));
    }).catch(() => setFailed(true));
    return () => URL.revokeObjectURL(made);
  }, [attemptId]);
  useEffect(() => { if (sound.current !== null) sound.current.playbackRate = speed; }, [speed, url]);
  const seek = (event: MouseEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const player = sound.current;
    if (player !== null && Number.isFinite(player.duration)) {
      player.currentTime = player.duration * (event.clientX - box.left) / box.width;
    }
  };
  if (failed) return <p role="alert" class="warn">{t('rec.gone')}</p>;
  return (
    <section class="player" aria-label={title}>
      <h2>{title}</h2>
      <canvas ref={picture} width={WIDTH} height={HEIGHT} role="img" aria-label={t('rec.wave')} onClick={seek} />
      <div class="row">
        {/* what is said stands nowhere as text */}
        <audio ref={sound} controls src={url === '' ? undefined : url} aria-label={title} />
        <label>{t('rec.speed')}
          <select value={String(speed)} onChange={event => setSpeed(Number(event.currentTarget.value))}>
            {SPEEDS.map(one => <option key={one} value={String(one)}>{`${one}×`}</option>)}
          </select>
        </label>
      </div>
    </section>
  );
}

function draw(canvas: HTMLCanvasElement, sound: AudioBuffer): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = getComputedStyle(canvas).color;
  const half = HEIGHT / 2;
  for (let side = 0; side < Math.min(2, sound.numberOfChannels); side++) {
    const samples = sound.getChannelData(side);
    const each = Math.max(1, Math.floor(samples.length / WIDTH));
    for (let x = 0; x < WIDTH; x++) {
      let peak = 0;
      for (let n = x * each; n < Math.min(samples.length, (x + 1) * each); n++) peak = Math.max(peak, Math.abs(samples[n] ?? 0));
      const high = Math.max(1, peak * half);
      pen.fillRect(x, side * half + (half - high) / 2, 1, high);
    }
  }
}

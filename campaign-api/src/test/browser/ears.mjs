// What a page of the telephone's test hears and has sent, measured in the page itself.

/** In the page: the loudest moment of each frequency within 0.6 s, in dB. */
export async function levelsOf(frequencies) {
  const track = window.connections.at(-1)?.getReceivers()[0]?.track;
  const loudest = Object.fromEntries(frequencies.map(hertz => [hertz, -200]));
  if (track === undefined) return loudest;
  window.ears ??= new AudioContext();
  const listener = window.ears.createAnalyser();
  listener.fftSize = 4096;
  const source = window.ears.createMediaStreamSource(new MediaStream([track]));
  source.connect(listener);
  const bins = new Float32Array(listener.frequencyBinCount);
  for (let n = 0; n < 10; n++) {
    await new Promise(done => window.setTimeout(done, 60));
    listener.getFloatFrequencyData(bins);
    for (const hertz of frequencies) {
      const at = Math.round(hertz * listener.fftSize / window.ears.sampleRate);
      loudest[hertz] = Math.max(loudest[hertz], bins[at - 1], bins[at], bins[at + 1]);
    }
  }
  source.disconnect();
  return loudest;
}

/** The strongest tone in what this page plays, to the nearest 50 Hz, and its level. */
export async function pageHears(page) {
  return page.evaluate(async () => {
    const connection = window.connections.at(-1);
    const track = connection?.getReceivers()[0]?.track;
    if (track === undefined) return { hertz: 0, level: -200 };
    window.ears ??= new AudioContext();
    const listener = window.ears.createAnalyser();
    listener.fftSize = 4096;
    const source = window.ears.createMediaStreamSource(new MediaStream([track]));
    source.connect(listener);
    const bins = new Float32Array(listener.frequencyBinCount);
    let best = { hertz: 0, level: -200 };
    for (let n = 0; n < 10; n++) {
      await new Promise(done => window.setTimeout(done, 60));
      listener.getFloatFrequencyData(bins);
      const at = bins.indexOf(Math.max(...bins));
      const hertz = Math.round(at * window.ears.sampleRate / listener.fftSize / 50) * 50;
      if (bins[at] > best.level && bins[at] > -70) best = { hertz, level: bins[at] };
    }
    source.disconnect();
    return best;
  });
}

export async function inbound(page) {
  return page.evaluate(async () => {
    const all = [...(await window.connections.at(-1).getStats()).values()];
    const heard = all.find(row => row.type === 'inbound-rtp');
    return { lost: heard.packetsLost, codec: all.find(row => row.id === heard.codecId)?.mimeType };
  });
}

/** What a page's connection has sent and received, for whoever looks for a fault. */
export async function sound(page) {
  return page.evaluate(async () => {
    const rows = [];
    for (const connection of window.connections) {
      for (const row of (await connection.getStats()).values()) {
        if (/^(in|out)bound-rtp$|^media-source$/.test(row.type)) rows.push(JSON.stringify(row));
      }
    }
    return rows.join('\n');
  });
}

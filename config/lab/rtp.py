"""G.711 audio of one simulated phone: sends a constant level or a sound, and tells whose audio it hears and since when.

Everybody's audio is a constant sample, so that a listener knows by the level alone who is speaking.
"""

import asyncio
import random
import struct
import time

FRAME = 160  # 20 ms at 8 kHz
TELEPHONE_EVENT, KEYS = 101, '0123456789*#ABCD'  # RFC 4733; the payload type is the one of our own SDP
CUSTOMER, AGENT = 0x12, 0xA8  # a loud negative sample, a loud positive one


def linear(sample):
    """One mu-law byte as a linear 16-bit value (ITU-T G.711)."""
    sample = ~sample & 0xFF
    value = (((sample & 0x0F) << 3) + 0x84) << ((sample & 0x70) >> 4)
    return 0x84 - value if sample & 0x80 else value - 0x84


LINEAR = [linear(b) for b in range(256)]


class Audio(asyncio.DatagramProtocol):
    """One RTP socket. `heard` maps 'customer' / 'agent' to the first and last time such audio arrived."""

    def __init__(self, level):
        self.level, self.remote, self.sending, self.transport = level, None, False, None
        self.sequence, self.stamp, self.ssrc = random.randrange(30000), 0, random.randrange(1 << 32)
        self.tones = {}
        self.sent, self.received, self.last_at, self.heard, self.captured, self.source = 0, 0, 0.0, {}, None, None

    @classmethod
    async def open(cls, host, level):
        _, audio = await asyncio.get_running_loop().create_datagram_endpoint(lambda: cls(level), local_addr=(host, 0))
        return audio

    def connection_made(self, transport):
        self.transport = transport

    @property
    def port(self):
        return self.transport.get_extra_info('sockname')[1]

    def datagram_received(self, packet, _):
        at, self.received = time.monotonic(), self.received + 1
        self.last_at = at
        if self.captured is not None:
            self.captured.append((at, packet[12:]))
        if packet[1] & 0x7F == TELEPHONE_EVENT and len(packet) >= 16 and packet[13] & 0x80:
            self.tones.setdefault(packet[4:8], KEYS[packet[12] & 0x0F])  # the end of an event is sent thrice
        if len(packet) < 12 + FRAME:
            return
        level = (LINEAR[packet[32]] + LINEAR[packet[92]] + LINEAR[packet[152]]) / 3
        for who, sample in (('customer', LINEAR[CUSTOMER]), ('agent', LINEAR[AGENT])):
            if (sample < 0) == (level < 0) and 0.35 < abs(level / sample) < 1.5:
                self.heard[who] = (self.heard.get(who, (at,))[0], at)

    def tick(self):
        if self.sending and self.remote and not self.transport.is_closing():
            payload = self.source() if self.source else bytes([self.level]) * FRAME
            header = struct.pack('!BBHII', 0x80, 0, self.sequence & 0xFFFF, self.stamp & 0xFFFFFFFF, self.ssrc)
            self.transport.sendto(header + payload, self.remote)
            self.sent += 1
            self.sequence += 1
            self.stamp += FRAME

    async def press(self, key, ms=100):
        """Presses a key as a telephone does: the event grows, and its end is sent thrice (RFC 4733)."""
        frames, start = ms // 20, self.stamp & 0xFFFFFFFF
        for n in range(frames + 2):
            if self.transport.is_closing():
                return  # the first of the three ends has ended the call
            ended = n >= frames - 1
            kind = (0x80 if n == 0 else 0) | TELEPHONE_EVENT
            header = struct.pack('!BBHII', 0x80, kind, self.sequence & 0xFFFF, start, self.ssrc)
            volume = (0x80 if ended else 0) | 10
            event = struct.pack('!BBH', KEYS.index(key), volume, min(n + 1, frames) * FRAME)
            self.transport.sendto(header + event, self.remote)
            self.sequence += 1
            await asyncio.sleep(0.02)

    def close(self):
        self.sending = False
        self.transport.close()

    def error_received(self, _):
        """ICMP refused: the other side is gone, which its own signalling tells."""


def ulaw(value):
    """A linear 16-bit value as one mu-law byte (ITU-T G.711)."""
    sign, value = (0x80, -value) if value < 0 else (0, value)
    value = min(value, 32635) + 132
    exponent = max(0, value.bit_length() - 8)
    return ~(sign | exponent << 4 | value >> exponent + 3 & 0x0F) & 0xFF


def bursts(hertz, on_ms=300, off_ms=100, loud=9000):
    """A tone in bursts, as mu-law frames one after the other: an even tone would be taken for noise and suppressed."""
    import math

    period = (on_ms + off_ms) * 8
    wave = [
        ulaw(round(loud * math.sin(2 * math.pi * hertz * n / 8000)) if n < on_ms * 8 else 0) for n in range(period)
    ]
    at = 0
    while True:
        yield bytes(wave[(at + n) % period] for n in range(FRAME))
        at += FRAME


def spectrum_peak(samples):
    """Strongest frequency (Hz, 50 Hz steps) among 300..2000 and its share of the energy, by Goertzel."""
    import math

    total = sum(s * s for s in samples) or 1
    best = (0, 0.0)
    for hertz in range(300, 2001, 50):
        k, a, b = 2 * math.cos(2 * math.pi * hertz / 8000), 0.0, 0.0
        for s in samples:
            a, b = s + k * a - b, a
        power = (a * a + b * b - k * a * b) * 2 / len(samples)
        best = max(best, (power / total, hertz))
    return best[1], best[0]

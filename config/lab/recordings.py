"""Recorded conversations of the courier's part: what is heard in them, who may fetch them, and that they end.

Three orders are looked at: in one conversation the recording is paused while a card number is spoken, in one the person
does not want to be recorded, and one is recorded from end to end.
"""

import asyncio
import http.client
import io
import pathlib
import struct
import wave

from product import Agent
from watch import until

PLAIN, PAUSED, REFUSED = 'L-003', 'L-016', 'L-017'
TALK_S, PAUSE_S = 1.2, 2.0
FRAME_S = 0.02
LOUD = 500


class Recorder:
    """What the agents have done with the recording, by order: the attempt, and how the product took it."""

    def __init__(self, house):
        self.house, self.attempts, self.checks = house, {}, []

    async def talk(self, clerk, card):
        """While somebody is on the line; True when this conversation was one of those that are looked at."""
        order = self._order(card)
        if order not in (PLAIN, PAUSED, REFUSED) or order in self.attempts:
            return False
        attempt = self.attempts[order] = card['attemptId']
        self.house.holds(f'{order}: the card says that it is recorded', card.get('recorded') is True)
        await asyncio.sleep(TALK_S)
        if order == PAUSED:
            await clerk.session.post(f'/v1/recordings/{attempt}:pause', {})
            await asyncio.sleep(PAUSE_S)
            await clerk.session.post(f'/v1/recordings/{attempt}:resume', {})
            await asyncio.sleep(TALK_S)
        if order == REFUSED:
            await clerk.session.post(f'/v1/recordings/{attempt}:destroy', {})
            await asyncio.sleep(TALK_S)
        return True

    @staticmethod
    def _order(card):
        return next((f'L-{n:03d}' for n in (3, 16, 17) if card['recipient']['name'] == f'Получатель Лабораторный {n}'), '')

    def files(self, order):
        return sorted(pathlib.Path(self.house.env['MONITOR']).glob(f'*-a-{self.attempts[order]:016x}.raw'))

    async def handed_over(self):
        """As soon as the courier has been told: it fetches what was said, and so does a supervisor; both are noted."""
        house = self.house
        by_order = {job['courierOrderId']: str(job['id']) for job in await house.jobs()}
        for order in (PLAIN, PAUSED, REFUSED):
            await until(lambda: by_order[order] in dict(house.told('outcome.recorded')), 90, f'the courier is told of {order}', every=0.2)
            where = f'/v1/jobs/{by_order[order]}/recordings/{self.attempts[order]}'
            status, sound = await self._fetch(where)
            if order == REFUSED:
                house.holds('what was said by who does not want to be recorded is gone at once', status == 404 and not self.files(order), f'{status}')
                continue
            house.holds(f'{order}: the courier fetches the recording', status == 200, f'{status}')
            self._listen(order, sound)
            played = await house.admin_bytes(f'/v1/recordings/{self.attempts[order]}/audio')
            house.holds(f'{order}: the page plays the same', played == sound, f'{len(played)} and {len(sound)} bytes')
        noted = [entry['action'] for entry in (await house.admin.get('/v1/audit?limit=200'))['items']]
        for action in ('GET /v1/jobs/{id}/recordings/{attemptId}', 'GET /v1/recordings/{id}/audio'):
            house.holds(f'noted twice: {action}', noted.count(action) == 2, str(noted.count(action)))

    async def _fetch(self, path):
        def call():
            connection = http.client.HTTPConnection('127.0.0.1', self.house.port, timeout=30)
            connection.request('GET', path, headers={'Authorization': 'Bearer ' + self.house.courier.key})
            answer = connection.getresponse()
            try:
                return answer.status, answer.read()
            finally:
                connection.close()

        return await asyncio.to_thread(call)

    def _listen(self, order, sound):
        """Left the person, right the agent: each by a level of its own; silence where the recording was paused."""
        with wave.open(io.BytesIO(sound)) as file:
            shape = (file.getnchannels(), file.getframerate(), file.getsampwidth())
            samples = struct.unpack(f'<{file.getnframes() * 2}h', file.readframes(file.getnframes()))
        self.house.holds(f'{order}: stereo, 8 kHz, 16 bit', shape == (2, 8000, 2), str(shape))
        left, right = levels(samples[0::2]), levels(samples[1::2])
        signs = (sum(n for n, _ in left), sum(n for n, _ in right))
        self.house.holds(f'{order}: left the person, right the agent', signs[0] < 0 < signs[1], str(signs))
        gaps = [longest_gap([loud for _, loud in side]) for side in (left, right)]
        self.house.figures[f'recording {order}'] = {'seconds': round(len(left) * FRAME_S, 2), 'gaps': gaps}
        if order == PAUSED:
            good = all(abs(gap - PAUSE_S) < 0.5 for gap in gaps)
            self.house.holds('nothing of either is in the recording while it was paused', good, str(gaps))
        else:
            self.house.holds(f'{order}: no gap', all(gap < 0.3 for gap in gaps), str(gaps))


def levels(samples):
    """Per 20 ms: the mean of the samples, and whether there is sound."""
    step = int(8000 * FRAME_S)
    frames = [samples[at:at + step] for at in range(0, len(samples) - step, step)]
    return [(sum(frame) / step, max(abs(s) for s in frame) > LOUD) for frame in frames]


def longest_gap(loud):
    """Seconds of the longest silence between two sounds."""
    heard = [at for at, is_loud in enumerate(loud) if is_loud]
    return round(max((b - a - 1 for a, b in zip(heard, heard[1:])), default=0) * FRAME_S, 2)


class RecordedAgent(Agent):
    """An agent who, in the conversations that are looked at, uses what the page offers for a recording."""

    recorder = None

    async def talks(self, card):
        if not await self.recorder.talk(self, card):
            await asyncio.sleep(self.talk_s)

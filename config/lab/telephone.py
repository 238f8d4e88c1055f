#!/usr/bin/env python3
"""A SIP telephone on the desk instead of the browser: the product, a page for the card, a real Asterisk, and telephones
that ring, are picked up, are put down, and vanish.

    telephone.py lab.env [--out DIR]     needs `lab.sh up --no-carrier`, chromium, node and playwright-core
"""

import asyncio

from fates import Fate
from rtp import bursts
from softphone import AGENT_HZ, House, main, measure

PICKED_UP = Fate('agent', ring_ms=800)


class Desk(House):
    """Seven telephones are there, others can come; whoever picks one up speaks as the agent does."""

    WALK, PEOPLE, TELEPHONES = 'telephone.mjs', [55] * 10, 7
    contact = ''

    async def open(self, calls):
        await super().open(calls)
        self.world.phones.fate = lambda user: PICKED_UP
        self.world.phones.on_answer = self._picked_up

    def _picked_up(self, call):
        voice = bursts(AGENT_HZ)
        call.audio.source = lambda: next(voice)

    def _talks(self, seat):
        return next((c for c in self.world.phones.calls.values() if c.user.lower() == seat and c.state == 'up'), None)

    async def ask_telephoneIs(self, question):
        """Asterisk's answer to that telephone's registration."""
        return await self._registers(question['seat'], 120)

    async def ask_telephoneHears(self, question):
        call = self._talks(question['seat'])
        return await measure(call.audio if call else None, 0.8)

    async def ask_telephoneRang(self, question):
        """How often the telephone has been called."""
        calls = [*self.world.phones.ended, *self.world.phones.calls.values()]
        return sum(call.user.lower() == question['seat'] for call in calls)

    async def ask_putDown(self, question):
        call = self._talks(question['seat'])
        if call:
            self.world.phones.hang_up(call)
        return call is not None

    async def ask_switchOff(self, question):
        """The telephone is restarted: in order it says goodbye to call and registrar, else it is gone without a word."""
        self.world.agents = self.TELEPHONES - 1  # the last one; from now on only what is asked here registers it
        call = self._talks(question['seat'])
        if question['orderly']:
            if call:
                self.world.phones.hang_up(call)
            await self._registers(question['seat'], 0)
        elif call:
            self.world.phones.forget(call)
        return call is not None

    async def ask_switchOn(self, question):
        """It is there again, at the address it had or, as a program does, at another."""
        self.contact = question['seat'].upper() if question['anew'] else ''  # Asterisk puts in host and port itself
        return await self._registers(question['seat'], 120)

    async def _registers(self, seat, expires):
        registrar, secret = ('127.0.0.1', int(self.env['SIP_PORT'])), self.world.secrets[seat]
        return await asyncio.wait_for(self.world.phones.register(seat, secret, registrar, expires, self.contact), 5)

    async def ask_waitFor(self, question):
        """So long is a lost screen waited for."""
        await self.admin.call('PATCH', f'/v1/pools/{self.pool}', {'awayGraceMs': question['ms']})
        return True

    async def ask_press(self, question):
        await self._talks(question['seat']).audio.press(question['key'])
        return True

    async def ask_unplug(self, question):
        """No word any more from any telephone, as when the switch in the corner has lost its power."""
        self.world.phones.mute = True
        call = self._talks(question['seat'])
        if call:
            self.world.phones.forget(call)
        return call is not None

    async def ask_plugIn(self, _):
        self.world.phones.mute = False
        return True


if __name__ == '__main__':
    main(Desk, __doc__)

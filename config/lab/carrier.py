#!/usr/bin/env python3
"""The lab's outside world: two carriers (carrier, carrier2) and auto-answering seats, in one process.

    carrier.py lab.env [--demo] [--agents N]

What happens to a number stands in fates.py. Seats register with their secrets; the first N (default: three quarters)
are answered at once by a machine, the others stay free for people. A control port (CONTROL in lab.env) takes one line
and gives one line of JSON: `counts` (INVITEs per number), `calls` (alive now), `hangup USER`, `vanish USER`,
`mute on|off`.
"""

import argparse
import asyncio
import json
import signal
from collections import Counter

from ami import Ami, environment
from fates import Demo, Fate, by_digits, fate_of
from rtp import AGENT, CUSTOMER
from sip import SipAgent

REGISTER_EVERY_S = 30


def address(text):
    host, _, port = text.rpartition(':')
    return host, int(port)


class World:
    """Both carriers and the phones of the agents."""

    def __init__(self, env, otherwise=by_digits, agents=None):
        self.env, self.wrong = env, None
        self.agents = int(env['SEATS']) * 3 // 4 if agents is None else agents
        self.carriers = [
            SipAgent(*address(env[name]), CUSTOMER, lambda user: fate_of(user, otherwise))
            for name in ('CARRIER', 'CARRIER2')
        ]
        self.phones = SipAgent(*address(env['SEATS_ADDRESS']), AGENT, lambda user: Fate('agent', rings=False))
        with open(env['SECRETS']) as file:
            self.secrets = dict(line.split() for line in file if line.strip())

    async def start(self):
        for agent in [*self.carriers, self.phones]:
            await agent.start()
        return self

    async def keep_registered(self):
        """Registers until every seat is in (Asterisk may still be starting) and Asterisk holds the carriers reachable."""
        while self.wrong != []:
            await self.register(expires=0)  # what an earlier run left would count as unreachable for a while
            await self.register()
        await self._reachable()
        self.keeper = asyncio.create_task(self._renew())

    async def _reachable(self):
        ami = Ami.of(self.env)
        await ami.connect(events='off')
        for trunk in ('carrier', 'carrier2'):
            contact = (await ami.action(Action='Getvar', Variable=f'PJSIP_AOR({trunk},contact)'))['Value']
            while (await ami.action(Action='Getvar', Variable=f'PJSIP_CONTACT({contact},status)'))[
                'Value'
            ] != 'Reachable':
                await asyncio.sleep(0.05)
        await ami.close()

    def seats(self):
        """The agents' telephones, by the names they register with."""
        return [f'seat-{n:03d}' for n in range(1, self.agents + 1)]

    async def register(self, expires=120):
        registrar = ('127.0.0.1', int(self.env['SIP_PORT']))
        users = self.seats()
        futures = [self.phones.register(user, self.secrets[user], registrar, expires) for user in users]
        done, pending = await asyncio.wait(futures, timeout=1)
        self.wrong = [f.result() for f in done if f.result() != 200] + ['no reply'] * len(pending)
        if self.wrong:
            print(f'{len(self.wrong)} of {len(users)} seats could not register: {self.wrong[0]}', flush=True)

    async def _renew(self):
        while True:
            await asyncio.sleep(REGISTER_EVERY_S)
            await self.register()

    def everyone(self):
        return [call for agent in [*self.carriers, self.phones] for call in agent.calls.values()]

    def invites(self):
        """How often each number was dialed, over both carriers; numbers without a plus."""
        return Counter(call.user.lstrip('+') for c in self.carriers for call in [*c.ended, *c.calls.values()])

    def of_number(self, number):
        """Every call to the number, the first one first, alive or over."""
        calls = [call for c in self.carriers for call in [*c.ended, *c.calls.values()]]
        return sorted((c for c in calls if c.user.lstrip('+') == number), key=lambda call: call.at['invite'])

    def overlapping(self, number):
        """Whether the number was dialed while an earlier call to it was not over."""
        calls = self.of_number(number)
        return any(
            'end' not in before.at or after.at['invite'] < before.at['end'] for before, after in zip(calls, calls[1:])
        )

    def dialed_after_talk(self, number):
        """Whether the number was dialed once more after somebody there had heard an agent."""
        calls = self.of_number(number)
        return any(call.audio and 'agent' in call.audio.heard for call in calls[:-1])

    def find(self, user):
        wanted = user.lstrip('+')
        return [
            (agent, call)
            for agent in [*self.carriers, self.phones]
            for call in list(agent.calls.values())
            if call.user.lstrip('+') == wanted
        ]

    def command(self, line):
        word, _, rest = line.partition(' ')
        if word == 'counts':
            return dict(self.invites())
        if word == 'calls':
            return [{'user': c.user, 'state': c.state, 'fate': c.fate.name} for c in self.everyone()]
        if word in ('hangup', 'vanish'):
            found = self.find(rest)
            for agent, call in found:
                agent.hang_up(call) if word == 'hangup' else agent.forget(call)
            return len(found)
        if word == 'mute' and rest in ('on', 'off'):
            for carrier in self.carriers:
                carrier.mute = rest == 'on'
            return rest
        return {'error': 'counts | calls | hangup USER | vanish USER | mute on|off'}

    async def serve(self):
        async def client(reader, writer):
            while line := await reader.readline():
                writer.write((json.dumps(self.command(line.decode().strip())) + '\n').encode())
            writer.close()

        return await asyncio.start_server(client, *address(self.env['CONTROL']))


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('env')
    parser.add_argument('--demo', action='store_true', help='fate by chance instead of by last digits')
    parser.add_argument('--agents', type=int)
    args = parser.parse_args()
    world = World(environment(args.env), Demo() if args.demo else by_digits, args.agents)
    await world.start()
    await world.serve()
    print('listening', flush=True)
    await world.keep_registered()
    print(f'ready: {world.agents} seats answer', flush=True)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()


if __name__ == '__main__':
    asyncio.run(main())

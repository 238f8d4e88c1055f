#!/usr/bin/env python3
"""The product on a real Asterisk: 300 numbers whose last digits decide their fate; then what can break, breaks.

    acceptance.py lab.env [--out DIR] [--only PART...]        needs `lab.sh up --no-carrier`

Parts: base, latency, message, cable, asterisk, engine. Prints one line per thing that holds; ends with exit code 1 and
a sentence when something does not. Figures go to DIR/acceptance.json.
"""

import argparse
import asyncio
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import parts
from ami import Ami, environment
from carrier import World
from product import Cable, Product, Refused, REPOSITORY
from watch import Watch, channels

AGENTS = 20
HTTP_PORT = 18280
CABLE_PORT = 18238


class House:
    """Everything that runs: the outside world, the eyes, the cable, the product and its people."""

    def __init__(self, env, out):
        self.env, self.out, self.figures, self.failures = env, pathlib.Path(out), {}, []
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix='dialer-acceptance-'))
        self.agents, self.on_cable = [], False

    async def open(self):
        self.world = await World(self.env, agents=AGENTS + 10).start()
        await self.world.keep_registered()
        await self.look()
        self.cable = await Cable(self.env['AMI_HOST'], self.env['AMI_PORT']).lay(CABLE_PORT)
        direct = self.configuration(self.env['AMI_PORT'])
        self.product = Product(self.directory, HTTP_PORT, direct, DIALER_AMI_SECRET=self.env['AMI_SECRET'])
        await self.product.start()
        self.admin = self.product.session()
        await parts.first_log_in(self)
        return self

    def configuration(self, ami_port):
        return parts.configuration(self.env, self.directory, HTTP_PORT, ami_port)

    async def over_the_cable(self):
        """Ends the product as an operator would, and starts it with its AMI connection on the line that can be cut."""
        if not self.on_cable:
            await parts.everybody_leaves(self)
            await asyncio.to_thread(self.product.stop)
            self.product.configure(self.configuration(CABLE_PORT))
            await self.product.start()
            self.on_cable = True

    async def look(self):
        """Our own eyes on AMI, beside the cable; again after Asterisk was killed."""
        self.ami = Ami.of(self.env)
        await self.ami.connect()
        self.watch = Watch(self.ami, self.world)

    def holds(self, claim, truth, detail=''):
        print(
            ('holds: ' if truth else 'DOES NOT HOLD: ') + claim + (f' ({detail})' if detail and not truth else ''),
            flush=True,
        )
        if not truth:
            self.failures.append(claim)

    async def agent_legs(self):
        return [c for c in await channels(self.ami) if '-g-' in c['Uniqueid']]

    async def customer_legs(self):
        return [c for c in await channels(self.ami) if '-a-' in c['Uniqueid']]

    async def lab(self, *words):
        command = ['bash', str(REPOSITORY / 'config/lab/lab.sh'), *words]
        await asyncio.to_thread(subprocess.run, command, check=True, capture_output=True)

    async def close(self):
        for agent in self.agents:
            agent.wanted = False
        if hasattr(self, 'product'):
            await asyncio.to_thread(self.product.stop)
            self.out.mkdir(parents=True, exist_ok=True)
            (self.out / 'serve.log').write_text(self.product.log.read_text())
        if hasattr(self, 'cable'):
            await self.cable.close()


async def run(args):
    house = House(environment(args.env), args.out)
    started = time.monotonic()
    try:
        await house.open()
        for name in args.only or parts.ALL:
            at = time.monotonic()
            print(f'--- {name}', flush=True)
            await parts.ALL[name](house)
            house.figures[f'{name}Seconds'] = round(time.monotonic() - at)
    except (AssertionError, Refused, OSError) as problem:
        house.failures.append(f'{type(problem).__name__}: {problem}')
    finally:
        await house.close()
    house.figures['seconds'] = round(time.monotonic() - started)
    house.out.mkdir(parents=True, exist_ok=True)
    (house.out / 'acceptance.json').write_text(json.dumps(house.figures, indent=2))
    print(json.dumps(house.figures))
    for failure in house.failures:
        print('acceptance.py: ' + failure, file=sys.stderr)
    return 1 if house.failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('env')
    parser.add_argument('--out', default='target/lab')
    parser.add_argument('--only', nargs='*', choices=list(parts.ALL))
    sys.exit(asyncio.run(run(parser.parse_args())))


if __name__ == '__main__':
    main()

"""Where a run on the lab's Asterisk lives: what is started for it, what was found to hold, its figures."""

import asyncio
import json
import pathlib
import sys
import tempfile
import time

import parts
from product import Product, Refused
from watch import channels


class House:
    """Everything that runs: the outside world, the product and its people. `name` says how its files are called."""

    name = ''

    def __init__(self, env, out):
        self.env, self.out, self.figures, self.failures, self.agents = env, pathlib.Path(out), {}, [], []
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix=f'dialer-{self.name}-'))

    async def product_up(self, port, configuration):
        """Starts the product and logs its administrator in."""
        self.product = Product(self.directory, port, configuration, DIALER_AMI_SECRET=self.env['AMI_SECRET'])
        await self.product.start()
        self.admin = self.product.session()
        await parts.first_log_in(self)

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

    async def close(self):
        for agent in self.agents:
            agent.wanted = False
        if hasattr(self, 'product'):
            await asyncio.to_thread(self.product.stop)

    def report(self):
        """Leaves figures and logs behind."""
        self.out.mkdir(parents=True, exist_ok=True)
        (self.out / f'{self.name}.json').write_text(json.dumps(self.figures, indent=2))
        if hasattr(self, 'product'):
            (self.out / f'{self.name}-serve.log').write_text(self.product.log.read_text())


async def lived_in(house, parts_by_name):
    """Opens the house, plays its parts in their order and closes it; the exit code of the run."""
    started = time.monotonic()
    try:
        await house.open()
        for name, part in parts_by_name.items():
            at = time.monotonic()
            print(f'--- {name}', flush=True)
            await part(house)
            house.figures[f'{name}Seconds'] = round(time.monotonic() - at)
    except (AssertionError, Refused, OSError) as problem:
        house.failures.append(f'{type(problem).__name__}: {problem}')
    finally:
        await house.close()
    house.figures['seconds'] = round(time.monotonic() - started)
    house.report()
    print(json.dumps(house.figures))
    for failure in house.failures:
        print(f'{house.name}.py: {failure}', file=sys.stderr)
    return 1 if house.failures else 0

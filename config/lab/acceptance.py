#!/usr/bin/env python3
"""The product on a real Asterisk: 300 numbers whose last digits decide their fate; then what can break, breaks.

    acceptance.py lab.env [--out DIR] [--only PART...]        needs `lab.sh up --no-carrier`

Parts: base, latency, message, cable, asterisk, engine. Prints one line per thing that holds; ends with exit code 1 and
a sentence when something does not. Figures go to DIR/acceptance.json.
"""

import argparse
import asyncio
import subprocess
import sys

import parts
from ami import Ami, environment
from carrier import World
from house import House, lived_in
from product import Cable, REPOSITORY
from watch import Watch

AGENTS = 20
HTTP_PORT = 18280
CABLE_PORT = 18238


class Wired(House):
    """With a cable to Asterisk that can be cut, and our own eyes on everything."""

    name, on_cable = 'acceptance', False

    async def open(self):
        self.world = await World(self.env, agents=AGENTS + 10).start()
        await self.world.keep_registered()
        await self.look()
        self.cable = await Cable(self.env['AMI_HOST'], self.env['AMI_PORT']).lay(CABLE_PORT)
        await self.product_up(HTTP_PORT, self.configuration(self.env['AMI_PORT']))

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

    async def lab(self, *words):
        command = ['bash', str(REPOSITORY / 'config/lab/lab.sh'), *words]
        await asyncio.to_thread(subprocess.run, command, check=True, capture_output=True)

    async def close(self):
        await super().close()
        if hasattr(self, 'cable'):
            await self.cable.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('env')
    parser.add_argument('--out', default='target/lab')
    parser.add_argument('--only', nargs='*', choices=list(parts.ALL))
    args = parser.parse_args()
    wanted = {name: parts.ALL[name] for name in args.only or parts.ALL}
    sys.exit(asyncio.run(lived_in(Wired(environment(args.env), args.out), wanted)))


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""The raw reference client: how fast can 200 OK -> both legs bridged be, with nothing between AMI and AMI?

It dials as a progressive dialer does, so that whoever is measured beside it can be given the same load: one call for
each free agent, so many a second.

reference.py lab.env [--calls N] [--per-second N] [--agents N] [--json FILE]      needs `lab.sh up --no-carrier`
"""

import argparse
import asyncio
import json
import random

from ami import Ami, environment
from carrier import World
from conversation import Desk, attempt_id
from watch import Watch, spread


class Reference(Desk):
    """Bridges each answered customer to the first free agent, in the event's own callback."""

    def _event(self, event):
        super()._event(event)
        if event['Event'] == 'BridgeEnter' and event['BridgeName'] == 'customers' and not self.free.empty():
            self.bridge(event['Uniqueid'], self.free.get_nowait(), 'Channel2')
        elif event['Event'] == 'BridgeEnter' and event['BridgeName'] == 'agents':
            self.unreserved.release()


async def measure(env, world, seats, calls=60, per_second=20.0, talk_ms=1000, ring_ms=(400, 1200)):
    """Runs the calls and gives milliseconds from answer to bridge, one each. Leaves nothing behind."""
    eyes = Ami.of(env)
    await eyes.connect()
    watch = Watch(eyes, world)
    desk = await Reference.open(env)
    desk.unreserved = asyncio.Semaphore(0)
    for seat in seats:
        await desk.nail_up(seat)
    for number in range(calls):
        await desk.unreserved.acquire()
        user = f'R{random.randint(*ring_ms)}T{talk_ms}i{number}'
        desk.originate(attempt_id(), user, timeout=20000)
        await asyncio.sleep(1 / per_second)
    for _ in seats:
        await asyncio.wait_for(desk.unreserved.acquire(), 10)
    await desk.hang_up_agents()
    await eyes.close()
    return watch.answer_to_bridge()


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('env')
    parser.add_argument('--calls', type=int, default=60)
    parser.add_argument('--per-second', type=float, default=20)
    parser.add_argument('--agents', type=int, default=12)
    parser.add_argument('--json')
    args = parser.parse_args()
    env = environment(args.env)
    world = await World(env, agents=args.agents).start()
    await world.keep_registered()
    times = await measure(env, world, world.seats(), args.calls, args.per_second)
    found = {'answerToBridgeMs': spread(times)}
    print(json.dumps(found))
    if args.json:
        with open(args.json, 'w') as file:
            json.dump(found, file, indent=2)


if __name__ == '__main__':
    asyncio.run(main())

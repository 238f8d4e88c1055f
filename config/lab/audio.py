#!/usr/bin/env python3
"""Listens: is the safe-harbour message heard, key 9 in it, and the agent's tone? Needs `lab.sh up --no-carrier`.

audio.py lab.env [--keys] [--json FILE]      exit code 0 when everything is heard
"""

import argparse
import asyncio
import json
import sys
import time

from ami import environment
from carrier import World
from conversation import Desk
from rtp import LINEAR, spectrum_peak


def samples(captured):
    return [LINEAR[b] for _, payload in captured for b in payload]


def rms(values):
    return round((sum(v * v for v in values) / max(1, len(values))) ** 0.5)


def longest_gap_ms(times):
    return round(max((b - a for a, b in zip(times, times[1:])), default=0) * 1000)


async def safe_harbour(world, desk, by_engine):
    """The message as the customer hears it: first packet after the Redirect (or after the answer), length, loudness."""
    attempt = await desk.customer('R50')
    [(_, call)] = world.find('R50')
    call.audio.captured = []
    start = time.monotonic() if by_engine else call.at['final']
    if by_engine:
        await desk.ami.action(Action='Redirect', Channel=attempt, Context='dialer-safe-harbour', Exten='s', Priority=1)
    await desk.ami.wait_for('Hangup', 60, Uniqueid=attempt)
    heard = samples(call.audio.captured)
    loud = [at for at, payload in call.audio.captured if rms([LINEAR[b] for b in payload]) > 300]
    return {
        'firstSoundMs': round((loud[0] - start) * 1000) if loud else None,
        'seconds': round(len(heard) / 8000, 1),
        'rms': rms(heard),
    }


async def keys(world, desk):
    """The person presses keys in the message: 5 does nothing, 9 is told to the engine and ends the call."""
    attempt = await desk.customer('R50')
    [(_, call)] = world.find('R50')
    begun = asyncio.create_task(desk.ami.wait_for('UserEvent', 30, UserEvent='DialerAbandon', Uniqueid=attempt))
    told = asyncio.create_task(desk.ami.wait_for('UserEvent', 30, UserEvent='DialerOptOut', Uniqueid=attempt))
    ended = asyncio.create_task(desk.ami.wait_for('Hangup', 60, Uniqueid=attempt))
    await asyncio.sleep(0)
    await desk.ami.action(Action='Redirect', Channel=attempt, Context='dialer-safe-harbour', Exten='s', Priority=1)
    await begun
    await asyncio.sleep(0.3)
    await call.audio.press('5')
    await asyncio.sleep(0.5)
    other = {'wrongKeyTold': told.done(), 'wrongKeyEnded': ended.done()}
    start = time.monotonic()
    await call.audio.press('9')
    since = lambda: round((time.monotonic() - start) * 1000)
    try:
        opt_out = await told
        said = {'attempt': opt_out.get('Attempt') != '', 'toldMs': since()}
        await ended
        return {**other, **said, 'endedMs': since()}
    except asyncio.TimeoutError:
        return {**other, 'toldMs': None, 'endedMs': None}


async def tone(world, desk, header):
    """Bridges a customer to an agent and listens on the agent's and on the customer's side."""
    agent = await desk.free.get()
    attempt = await desk.customer('R50')
    [(_, customer)], [(_, phone)] = world.find('R50'), world.find(agent.seat)
    customer.audio.captured, phone.audio.captured = [], []
    customer.audio.heard, phone.audio.heard = {}, {}
    start = time.monotonic()
    await desk.bridge(attempt, agent, header)
    answered = time.monotonic()
    await asyncio.sleep(0.8)
    to_agent = [(at, p) for at, p in phone.audio.captured if at - start < 0.3]
    tonal = [at for at, p in to_agent if spectrum_peak([LINEAR[b] for b in p])[1] > 0.5]
    to_customer = [at for at, p in customer.audio.captured if spectrum_peak([LINEAR[b] for b in p])[1] > 0.5]
    since = lambda audio, who: round((audio.heard[who][0] - start) * 1000, 1) if who in audio.heard else None
    result = {
        'tone': header,
        'responseMs': round((answered - start) * 1000, 1),
        'toneAtAgentMs': [round((tonal[0] - start) * 1000), round((tonal[-1] - start) * 1000 + 20)] if tonal else None,
        'tonePacketsAtCustomer': len(to_customer),
        'agentHearsCustomerMs': since(phone.audio, 'customer'),
        'customerHearsAgentMs': since(customer.audio, 'agent'),
        'longestGapAtCustomerMs': longest_gap_ms([at for at, _ in customer.audio.captured if at - start < 0.8]),
    }
    await desk.ami.action(Action='Hangup', Channel=attempt, Cause=16)
    return result


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('env')
    parser.add_argument('--json')
    parser.add_argument('--keys', action='store_true', help='also press keys in the message')
    args = parser.parse_args()
    env = environment(args.env)
    world = await World(env, agents=2).start()
    await world.keep_registered()
    desk = await Desk.open(env)
    await desk.nail_up('seat-001')
    found = {
        'tones': [await tone(world, desk, header) for header in ('no', 'Channel2', 'no', 'Channel2')],
        'safeHarbourByEngine': await safe_harbour(world, desk, True),
        'safeHarbourByDialplan': await safe_harbour(world, desk, False),
    }
    if args.keys:
        found['keys'] = await keys(world, desk)
    await desk.hang_up_agents()
    print(json.dumps(found, indent=2))
    if args.json:
        with open(args.json, 'w') as file:
            json.dump(found, file, indent=2)
    engine, dialplan = found['safeHarbourByEngine'], found['safeHarbourByDialplan']
    heard = [t for t in found['tones'] if t['tone'] == 'Channel2']
    problems = [
        *(
            ['the message by the engine is not heard']
            if not engine['rms'] > 300 or engine['firstSoundMs'] > 400
            else []
        ),
        *(
            ['the message by the dialplan is not heard']
            if not dialplan['rms'] > 300 or dialplan['firstSoundMs'] > 2500
            else []
        ),
        *(['key 9 in the message is not heard'] if args.keys and found['keys']['toldMs'] is None else []),
        *(
            ['a key other than 9 is heard in the message']
            if args.keys and (found['keys']['wrongKeyTold'] or found['keys']['wrongKeyEnded'])
            else []
        ),
        *(['the tone is not heard by the agent'] if not all(t['toneAtAgentMs'] for t in heard) else []),
        *(['the tone is heard by the customer'] if any(t['tonePacketsAtCustomer'] for t in heard) else []),
    ]
    for problem in problems:
        print('audio.py: ' + problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == '__main__':
    asyncio.run(main())

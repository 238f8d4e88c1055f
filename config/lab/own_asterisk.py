#!/usr/bin/env python3
"""One call through an Asterisk plugged in by install.sh: contexts, sounds, bridge, message, and no other events."""

import asyncio
import sys

from ami import environment
from conversation import Desk
from fates import Fate, fate_of
from rtp import AGENT, CUSTOMER
from sip import SipAgent

NEEDED = {
    'Newchannel',
    'Newstate',
    'DialBegin',
    'DialState',
    'DialEnd',
    'OriginateResponse',
    'BridgeEnter',
    'BridgeLeave',
    'HangupRequest',
    'Hangup',
    'UserEvent',
}


def address(text):
    host, _, port = text.rpartition(':')
    return host, int(port)


def holds(claim, truth):
    print(('holds: ' if truth else 'DOES NOT HOLD: ') + claim)
    if not truth:
        sys.exit(1)


async def main():
    env = environment(sys.argv[1])
    carrier = await SipAgent(*address(env['CARRIER']), CUSTOMER, fate_of).start()
    phones = await SipAgent(*address(env['SEATS_ADDRESS']), AGENT, lambda user: Fate('agent', rings=False)).start()
    desk = await Desk.open(env)
    seen = set()
    desk.ami.listeners.append(lambda event: seen.add(event['Event']))
    ask = lambda variable: desk.ami.action(Action='Getvar', Variable=variable)
    holds('the contract is installed', (await ask('DIALER_CONTRACT')).get('Value') == '1')
    for place in (
        'dialer-agent,hold,1',
        'dialer-customer,answered,1',
        'dialer-safe-harbour,s,1',
        'dialer-agent-lost,s,1',
    ):
        holds(f'context {place}', (await ask(f'DIALPLAN_EXISTS({place})')).get('Value') == '1')
    for sound, verdict in (('dialer/safe-harbour', 'SUCCESS'), ('dialer/nosuch', 'FAILED')):
        checked = asyncio.create_task(desk.ami.wait_for('UserEvent', 5, UserEvent='DialerCheck', Check=verdict))
        await asyncio.sleep(0)
        await desk.ami.action(
            Action='Originate',
            Channel='Local/silence@dialer-check/n',
            Context='dialer-check',
            Exten='sound',
            Priority=1,
            Async='true',
            Variable=[f'DIALER_SAFE_HARBOUR={sound}', f'DIALER_CHECK={verdict}'],
        )
        holds(f'sound {sound}: {verdict}', (await checked)['Sound'] == verdict)
    agent = await desk.nail_up('seat-001')
    attempt = await desk.customer('R100')
    await desk.bridge(attempt, agent, 'Channel2')
    await asyncio.sleep(0.5)
    heard = [call.audio.heard for call in (*carrier.calls.values(), *phones.calls.values())]
    holds('customer and agent hear each other', len(heard) == 2 and 'agent' in heard[0] and 'customer' in heard[1])
    await desk.ami.action(Action='Hangup', Channel=attempt, Cause=16)
    second = await desk.customer('R100T900')
    await desk.ami.action(Action='Redirect', Channel=second, Context='dialer-safe-harbour', Exten='s', Priority=1)
    abandoned = await desk.ami.wait_for('Hangup', 5, Uniqueid=second)
    holds('the message plays until the customer hangs up', abandoned['Context'] == 'dialer-safe-harbour')
    await desk.hang_up_agents()
    holds(
        'every event the engine needs arrived: ' + ', '.join(sorted(NEEDED - seen) or ['none is missing']),
        NEEDED <= seen,
    )
    holds('and no other', not seen - NEEDED - {'FullyBooted', 'ContactStatus'})


asyncio.run(main())

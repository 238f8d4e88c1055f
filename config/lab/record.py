#!/usr/bin/env python3
"""Records from a real Asterisk what AMI says in every situation the engine must understand, one file per situation.

    record.py lab.env OUT_DIR [NAME...]        needs `lab.sh up --no-carrier`

A transcript: `C: +ms` or `S: +ms` (times since the first action), the block's lines, an empty line. `# +ms` lines say
what the carrier or a phone did. Attempts are d1-a-..., agent legs d1-g-..., numbered from 1 in each file; numbers dialed
are the codes of fates.py. The log-in of the recording itself is left out.
"""

import argparse
import asyncio
import pathlib
import re

from ami import Ami, environment
from carrier import World
from conversation import Desk

SITUATIONS = {}


def situation(function):
    SITUATIONS[function.__name__.replace('_', '-')] = function
    return function


class Stage:
    """One recording: a fresh connection, the outside world, and ids that start from 1."""

    def __init__(self, desk, world, env):
        self.desk, self.ami, self.world, self.env = desk, desk.ami, world, env
        self.notes, self.numbers = [], {'a': 0, 'g': 0}

    def id(self, kind):
        self.numbers[kind] += 1
        return f'd1-{kind}-{self.numbers[kind]:016x}'

    async def agent(self, seat='seat-001'):
        return await self.desk.nail_up(seat, self.id('g'))

    async def customer(self, user, **more):
        return await self.desk.customer(user, self.id('a'), **more)

    async def bridged(self, attempt, agent, tone='Channel2'):
        joined = asyncio.create_task(
            self.ami.wait_for('BridgeEnter', Uniqueid=agent.id, BridgeTechnology='simple_bridge')
        )
        await asyncio.sleep(0)
        await self.desk.bridge(attempt, agent, tone)
        await joined

    async def gone(self, attempt, timeout=15):
        """Until the attempt's Hangup event, and a moment longer for what follows it."""
        await self.ami.wait_for('Hangup', timeout, Uniqueid=attempt)
        await asyncio.sleep(0.1)

    async def lone(self, user, timeout=25000, **more):
        """An attempt that nobody joins: originated, over."""
        attempt = self.id('a')
        over = asyncio.create_task(self.gone(attempt))
        await asyncio.sleep(0)
        await self.desk.originate(attempt, user, timeout=timeout, **more)
        await over

    def phone(self, user):
        [(agent, call)] = self.world.find(user)
        return agent, call

    def hangs_up(self, user):
        agent, call = self.phone(user)
        agent.hang_up(call)


@situation
async def agent_nails_up(stage):
    agent = await stage.agent()
    await stage.ami.action(Action='Hangup', Channel=agent.id, Cause=16)
    await asyncio.sleep(0.1)


@situation
async def agent_has_no_phone(stage):
    await stage.desk.nail_up('seat-040', stage.id('g'), wait=False)
    await asyncio.sleep(0.3)


@situation
async def customer_bridged_and_hangs_up(stage):
    agent = await stage.agent()
    attempt = await stage.customer('R200T1500')
    await stage.bridged(attempt, agent)
    await stage.gone(attempt)


@situation
async def customer_bridged_engine_hangs_up(stage):
    agent = await stage.agent()
    attempt = await stage.customer('R200')
    await stage.bridged(attempt, agent)
    await asyncio.sleep(0.3)
    await stage.ami.action(Action='Hangup', Channel=attempt, Cause=16)
    await asyncio.sleep(0.1)


@situation
async def customer_after_early_media(stage):
    agent = await stage.agent()
    attempt = await stage.customer('E300T700')
    await stage.bridged(attempt, agent)
    await stage.gone(attempt)


@situation
async def agent_leg_lost_other_agent_takes_over(stage):
    first, second = await stage.agent('seat-001'), await stage.agent('seat-002')
    attempt = await stage.customer('R100')
    await stage.bridged(attempt, first)
    lost = asyncio.create_task(stage.ami.wait_for('BridgeEnter', Uniqueid=attempt, BridgeName='customers'))
    await asyncio.sleep(0.3)
    stage.hangs_up('seat-001')
    await lost
    await stage.bridged(attempt, second)
    await asyncio.sleep(0.2)
    stage.hangs_up('R100')
    await stage.gone(attempt)


@situation
async def agent_leg_lost_nobody_takes_over(stage):
    agent = await stage.agent()
    attempt = await stage.customer('R100')
    await stage.bridged(attempt, agent)
    await asyncio.sleep(0.3)
    stage.hangs_up('seat-001')
    await stage.gone(attempt)


@situation
async def agent_leg_hung_up_by_engine_in_mid_call(stage):
    agent = await stage.agent()
    attempt = await stage.customer('R100T2000')
    await stage.bridged(attempt, agent)
    await stage.ami.action(Action='Hangup', Channel=agent.id, Cause=16)
    await stage.gone(attempt)


async def overheard(stage):
    """A guest listens to the agent's leg and speaks into it, while agent and person talk."""
    agent, guest = await stage.agent('seat-001'), await stage.agent('seat-002')
    attempt = await stage.customer('R100')
    await stage.bridged(attempt, agent)
    await stage.ami.action(Action='Setvar', Channel=guest.id, Variable='DIALER_JOIN', Value=agent.channel)
    await stage.ami.action(Action='Redirect', Channel=guest.id, Context='dialer-join', Exten='s', Priority=1)
    await asyncio.sleep(0.5)
    return attempt, guest


async def guest_leaves(stage, attempt, guest):
    await asyncio.sleep(0.5)
    over = asyncio.create_task(stage.gone(attempt))
    await stage.ami.action(Action='Redirect', Channel=guest.id, Context='dialer-agent', Exten='hold', Priority=1)
    await over


@situation
async def customer_hangs_up_while_a_guest_listens(stage):
    attempt, guest = await overheard(stage)
    stage.hangs_up('R100')
    await guest_leaves(stage, attempt, guest)


@situation
async def engine_hangs_up_while_a_guest_listens(stage):
    attempt, guest = await overheard(stage)
    await stage.ami.action(Action='Hangup', Channel=attempt, Cause=16)
    await guest_leaves(stage, attempt, guest)


@situation
async def safe_harbour_by_engine(stage):
    attempt = await stage.customer('R100')
    await asyncio.sleep(0.2)
    await stage.ami.action(Action='Redirect', Channel=attempt, Context='dialer-safe-harbour', Exten='s', Priority=1)
    await stage.gone(attempt)


@situation
async def safe_harbour_customer_hangs_up(stage):
    attempt = await stage.customer('R100T800')
    await stage.ami.action(Action='Redirect', Channel=attempt, Context='dialer-safe-harbour', Exten='s', Priority=1)
    await stage.gone(attempt)


@situation
async def safe_harbour_by_dialplan(stage):
    await stage.gone(await stage.customer('R100'))


@situation
async def customer_hangs_up_before_bridge(stage):
    agent = await stage.agent()
    attempt = await stage.customer('R100T60')
    await stage.gone(attempt)
    await stage.desk.bridge(attempt, agent)
    await asyncio.sleep(0.1)


@situation
async def customer_hangs_up_at_once(stage):
    """BYE on the heels of the 200 OK: answered, but the dialplan is not reached, cause 0. Tried until it happens."""
    for _ in range(60):
        stage.ami.raw.clear()
        stage.numbers['a'] = 0
        await stage.lone('R100T0')
        if not any('BridgeEnter' in text for _, _, text in stage.ami.raw):
            return


@situation
async def cancel_while_ringing(stage):
    attempt = stage.id('a')
    over = asyncio.create_task(stage.gone(attempt))
    await stage.desk.originate(attempt, 'X')
    await stage.ami.wait_for('DialState')
    await asyncio.sleep(0.2)
    await stage.ami.action(Action='Hangup', Channel=attempt, Cause=26)
    await over


@situation
async def hangup_right_behind_originate(stage):
    attempt = stage.id('a')
    stage.desk.originate(attempt, 'X', timeout=1000)
    stage.ami.send(Action='Hangup', Channel=attempt, Cause=16)
    await stage.gone(attempt)


@situation
async def rings_until_timeout(stage):
    await stage.lone('X', 1500)


@situation
async def carrier_is_silent(stage):
    await stage.lone('N', 1500)


@situation
async def early_media_then_busy(stage):
    await stage.lone('E300S486')


@situation
async def early_media_then_unknown_number(stage):
    await stage.lone('E300S404')


def refusal(code):
    async def record(stage):
        await stage.lone(f'R200S{code}')

    SITUATIONS[f'refused-{code}'] = record


for refused in (
    302, 400, 401, 403, 404, 408, 410, 480, 484, 486, 487, 488, 500,
    501, 502, 503, 504, 600, 603, 604, 606, 607,
):
    refusal(refused)


async def misconfigured(stage, channel):
    attempt = stage.id('a')
    await stage.desk.originate(attempt, 'R100', Channel=channel)
    await asyncio.sleep(0.3)


@situation
async def unknown_trunk(stage):
    await misconfigured(stage, 'PJSIP/R100@nosuch')


@situation
async def trunk_is_unreachable(stage):
    """The carrier stops answering OPTIONS: ContactStatus, and every Originate fails before a channel exists."""
    for carrier in stage.world.carriers:
        carrier.mute = True
    await stage.ami.wait_for('ContactStatus', 20, EndpointName='carrier')
    await misconfigured(stage, 'PJSIP/R100@carrier')
    for carrier in stage.world.carriers:
        carrier.mute = False
    await stage.ami.wait_for('ContactStatus', 20, EndpointName='carrier', ContactStatus='Reachable')
    await asyncio.sleep(2.5)


@situation
async def unknown_technology(stage):
    await misconfigured(stage, 'FOO/R100')


@situation
async def duplicate_channel_id(stage):
    attempt = await stage.customer('R100T900')
    await stage.desk.originate(attempt, 'R100')
    await stage.gone(attempt)


@situation
async def things_that_do_not_exist(stage):
    agent, nobody = await stage.agent(), 'd1-a-00000000000000ff'
    for action in (
        dict(Action='Hangup', Channel=nobody),
        dict(Action='Setvar', Channel=nobody, Variable='A', Value=1),
        dict(Action='Getvar', Channel=nobody, Variable='A'),
        dict(Action='Getvar', Variable='NOSUCH'),
        dict(Action='Redirect', Channel=nobody, Context='dialer-safe-harbour', Exten='s', Priority=1),
        dict(Action='Redirect', Channel=agent.id, Context='nosuch', Exten='s', Priority=1),
        dict(Action='Bridge', Channel1=nobody, Channel2=agent.id),
        dict(Action='Bridge', Channel1=agent.id, Channel2=nobody),
        dict(Action='Status', Channel=nobody),
        dict(Action='Command', Command='core show channels'),
        dict(Action='PJSIPShowEndpoints'),
        dict(Action='NoSuchAction'),
        dict(Action='Originate', Channel='PJSIP/R1@carrier'),
        dict(Action='Originate', Channel='PJSIP/R1@carrier', Application='System', Data='id', Async='true'),
    ):
        await stage.ami.action(**action)


@situation
async def live_channels_are_listed(stage):
    agent, idle = await stage.agent('seat-001'), await stage.agent('seat-002')
    attempt, ringing = await stage.customer('R100'), stage.id('a')
    await stage.bridged(attempt, agent)
    await stage.desk.originate(ringing, 'X')
    await stage.ami.wait_for('DialState', DestUniqueid=ringing)
    await asyncio.sleep(1.1)
    await stage.ami.events('CoreShowChannelsComplete', Action='CoreShowChannels')
    await stage.ami.events('StatusComplete', Action='Status', Variables='DIALER_ATTEMPT,DIALER_BRIDGED,DIALER_AGENT')
    await stage.ami.events('StatusComplete', Action='Status', Channel=attempt, Variables='DIALER_ATTEMPT')
    for channel in (ringing, attempt, agent.id, idle.id):
        await stage.ami.action(Action='Hangup', Channel=channel, Cause=16)
        await asyncio.sleep(0.1)
    await stage.ami.events('CoreShowChannelsComplete', Action='CoreShowChannels')


@situation
async def bridge_yanks_out_of_the_message(stage):
    """A Bridge onto a channel that is not in a holding bridge: it leaves the dialplan for good."""
    agent = await stage.agent()
    attempt = await stage.customer('R100T1500')
    await stage.ami.action(Action='Redirect', Channel=attempt, Context='dialer-safe-harbour', Exten='s', Priority=1)
    await asyncio.sleep(0.3)
    await stage.bridged(attempt, agent)
    await asyncio.sleep(1.5)


@situation
async def steals_a_talking_agent(stage):
    agent = await stage.agent()
    first, second = await stage.customer('R100'), await stage.customer('R100T1500', trunk='carrier2')
    await stage.bridged(first, agent)
    await stage.desk.bridge(second, agent)
    await stage.gone(first)


@situation
async def phone_comes_and_goes(stage):
    registrar, secret = ('127.0.0.1', int(stage.env['SIP_PORT'])), stage.world.secrets['seat-039']
    await stage.world.phones.register('seat-039', secret, registrar)
    await asyncio.sleep(0.3)
    await stage.ami.action(Action='Getvar', Variable='PJSIP_AOR(seat-039,contact)')
    await stage.world.phones.register('seat-039', secret, registrar)
    await asyncio.sleep(0.3)
    await stage.world.phones.register('seat-039', secret, registrar, expires=0)
    await asyncio.sleep(0.3)
    await stage.ami.action(Action='Getvar', Variable='PJSIP_AOR(seat-039,contact)')
    await stage.ami.action(Action='Getvar', Variable='PJSIP_AOR(nosuch,contact)')


@situation
async def node_is_asked(stage):
    for action in (
        dict(Action='Ping'),
        dict(Action='CoreStatus'),
        dict(Action='CoreSettings'),
        dict(Action='Getvar', Variable='DIALER_CONTRACT'),
        dict(Action='Getvar', Variable='DIALPLAN_EXISTS(dialer-agent,hold,1)'),
        dict(Action='Getvar', Variable='DIALPLAN_EXISTS(dialer-nosuch,s,1)'),
        dict(Action='Getvar', Variable='PJSIP_AOR(carrier,contact)'),
        dict(Action='Getvar', Variable='PJSIP_ENDPOINT(carrier,allow)'),
        dict(Action='Getvar', Variable='PJSIP_ENDPOINT(carrier,context)'),
    ):
        await stage.ami.action(**action)


@situation
async def sound_file_is_checked(stage):
    for word, sound in (('found', 'dialer/safe-harbour'), ('lost', 'dialer/nosuch')):
        checked = asyncio.create_task(stage.ami.wait_for('UserEvent', UserEvent='DialerCheck', Check=word))
        await stage.ami.action(
            Action='Originate',
            Channel='Local/silence@dialer-check/n',
            Context='dialer-check',
            Exten='sound',
            Priority=1,
            Async='true',
            Variable=[f'DIALER_SAFE_HARBOUR={sound}', f'DIALER_CHECK={word}'],
        )
        await checked
        await asyncio.sleep(0.3)


@situation
async def log_in(stage):
    """Plain, by challenge, and refused; the keys and secrets are masked when written."""
    for how, secret in (('plain', None), ('challenge', None), ('wrong', 'not the secret')):
        other = Ami.of(stage.env)
        other.raw = stage.ami.raw
        if secret:
            other.secret = secret
        await other.connect(md5=how != 'plain')
        await asyncio.sleep(0.1)
        if how == 'plain':
            await other.action(Action='Logoff')
        await other.close()


def secrets_masked(text, env):
    return re.sub(r'^(Key): .*$', r'\1: <key>', text.replace(env['AMI_SECRET'], '<secret>'), flags=re.M)


def written(path, name, raw, notes, env):
    start = raw[0][0]
    items = sorted(
        [(at, 0, f'# {(at - start) * 1000:+.1f} {note}\n') for at, note in notes if at >= start]
        + [
            (at, 1, f'{side}: {(at - start) * 1000:+.1f}\n' + secrets_masked(text, env).replace('\r\n', '\n') + '\n\n')
            for at, side, text in raw
        ],
        key=lambda item: item[:2],
    )
    head = f'# {name.replace("-", " ")}; Asterisk {env["VERSION"]}, recorded by config/lab/record.py\n\n'
    (path / f'{name}.txt').write_text(head + ''.join(text for *_, text in items))


def notes_of(world):
    """What the carriers and phones did, from their own clocks (the same monotonic one)."""
    words = {
        'ring': 'rings',
        'final': 'gives its final answer',
        'ack': 'has the ACK',
        'bye_out': 'hangs up',
        'bye_in': 'is told BYE',
        'cancel': 'is told CANCEL',
        'invite': 'has the INVITE',
    }
    calls = [c for agent in [*world.carriers, world.phones] for c in [*agent.ended, *agent.calls.values()]]
    return [(at, f'{c.user} {words[what]}') for c in calls for what, at in c.at.items() if what in words]


async def record(name, world, env, out):
    desk = await Desk.open(env)
    await asyncio.sleep(0.1)
    stage = Stage(desk, world, env)
    desk.ami.raw = []
    try:
        await SITUATIONS[name](stage)
        raw = desk.ami.raw
        desk.ami.raw = None
    finally:
        for channel in await desk.ami.events('CoreShowChannelsComplete', Action='CoreShowChannels'):
            await desk.ami.action(Action='Hangup', Channel=channel['Channel'])
        await asyncio.sleep(0.2)
        await desk.ami.close()
    written(out, name, raw, notes_of(world), env)
    print(f'{name}: {len(raw)} blocks', flush=True)


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('env')
    parser.add_argument('out', type=pathlib.Path)
    parser.add_argument('names', nargs='*')
    args = parser.parse_args()
    env = environment(args.env)
    args.out.mkdir(parents=True, exist_ok=True)
    world = await World(env, agents=4).start()
    await world.keep_registered()
    desk = await Desk.open(env)
    env['VERSION'] = (await desk.ami.action(Action='CoreSettings'))['AsteriskVersion'].split('+')[0]
    await desk.ami.close()
    for name in args.names or SITUATIONS:
        await record(name, world, env, args.out)


if __name__ == '__main__':
    asyncio.run(main())

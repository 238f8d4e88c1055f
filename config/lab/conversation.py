"""What several lab scripts need: agents on hold, one call at a time, by plain AMI actions, without the product."""

import asyncio
import itertools
import time

from ami import Ami

RUN = int(time.time()) & 0xFFFFFFFF
NUMBERS = itertools.count(1)


def attempt_id():
    return f'd9-a-{RUN:08x}{next(NUMBERS):08x}'


def leg_id():
    return f'd9-g-{RUN:08x}{next(NUMBERS):08x}'


class Agent:
    """A nailed-up leg: `channel` is its name, `ready` is set while it is on hold and nobody has taken it."""

    def __init__(self, seat, leg):
        self.seat, self.id, self.channel = seat, leg or leg_id(), None


class Desk:
    """A tiny engine: nails agents up, keeps the list of free ones, originates calls."""

    def __init__(self, ami):
        self.ami, self.agents, self.free, self.channels = ami, {}, asyncio.Queue(), {}
        ami.listeners.append(self._event)

    @classmethod
    async def open(cls, env):
        ami = Ami.of(env)
        answer = await ami.connect()
        assert answer['Response'] == 'Success', answer
        return cls(ami)

    def _event(self, event):
        if event['Event'] == 'Newchannel':
            self.channels[event['Uniqueid']] = event['Channel']
        elif event['Event'] == 'BridgeEnter' and event['BridgeName'] == 'agents' and event['Uniqueid'] in self.agents:
            self.free.put_nowait(self.agents[event['Uniqueid']])

    async def nail_up(self, seat, leg=None, wait=True):
        agent = Agent(seat, leg)
        self.agents[agent.id] = agent
        entered = asyncio.create_task(self.ami.wait_for('BridgeEnter', Uniqueid=agent.id))
        await asyncio.sleep(0)
        await self.ami.action(
            Action='Originate',
            Channel=f'PJSIP/{seat}',
            Context='dialer-agent',
            Exten='hold',
            Priority=1,
            Async='true',
            ChannelId=agent.id,
            Timeout=15000,
            CallerID='"Dialer" <dialer>',
            Variable=f'DIALER_AGENT={seat}',
        )
        if wait:
            await entered
            agent.channel = self.channels[agent.id]
        else:
            entered.cancel()
        return agent

    def originate(self, attempt, user, trunk='carrier', timeout=25000, **more):
        return self.ami.send(
            **{
                **dict(
                    Action='Originate',
                    Channel=f'PJSIP/{user}@{trunk}',
                    Context='dialer-customer',
                    Exten='answered',
                    Priority=1,
                    Async='true',
                    ChannelId=attempt,
                    ActionID=attempt,
                    Timeout=timeout,
                    CallerID='"Shop" <+74950000000>',
                    Variable=[f'DIALER_ATTEMPT={attempt}', 'DIALER_SAFE_HARBOUR=dialer/safe-harbour'],
                ),
                **more,
            }
        )

    async def customer(self, user, attempt=None, **more):
        """Originates and waits until the answered customer is in the holding bridge; gives the attempt's id."""
        attempt = attempt or attempt_id()
        entered = asyncio.create_task(self.ami.wait_for('BridgeEnter', 30, Uniqueid=attempt, BridgeName='customers'))
        await asyncio.sleep(0)
        await self.originate(attempt, user, **more)
        await entered
        return attempt

    def bridge(self, attempt, agent, tone='no'):
        """Setvar and Bridge in one go; gives the future of Bridge's response."""
        self.ami.send(Action='Setvar', Channel=self.channels[attempt], Variable='DIALER_BRIDGED', Value=1)
        return self.ami.send(Action='Bridge', Channel1=self.channels[attempt], Channel2=agent.channel, Tone=tone)

    async def hang_up_agents(self):
        for agent in self.agents.values():
            if agent.channel:
                await self.ami.action(Action='Hangup', Channel=agent.id, Cause=16)
        await asyncio.sleep(0.1)
        await self.ami.close()

"""Watches calls from outside, whoever makes them: what the carrier did against what AMI says, by one clock.

The product and the reference client are measured by this same pair of eyes. The moment of a bridge is the time stamp
that Asterisk itself puts on the event, so that it does not matter how busy these eyes are when it arrives.
"""

import asyncio
import time


def percentile(values, share):
    """Nearest rank; `share` of 100."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share / 100 * (len(ordered) - 1)))] if ordered else None


def spread(values):
    return {
        'n': len(values),
        **{f'p{p}': None if not values else round(percentile(values, p), 2) for p in (50, 95, 99)},
    }


class Watch:
    """Listens on one AMI connection and on the carriers of a World."""

    def __init__(self, ami, world):
        self.world, self.numbers, self.joined, self.abandoned, self.hangups = world, {}, {}, {}, {}
        self.bridges, self.to_bridge, self.answered_at = {}, {}, {}
        ami.listeners.append(self._event)
        for carrier in world.carriers:
            carrier.on_answer = self._answered

    def _answered(self, call):
        self.answered_at[call.user] = time.time() - (time.monotonic() - call.at['final'])

    def _event(self, event):
        kind = event['Event']
        if kind == 'DialBegin':
            self.numbers[event['DestUniqueid']] = event['DialString'].partition('@')[0]
        elif kind == 'BridgeEnter' and event['BridgeName'] == '<unknown>':
            self._enters(event)
        elif kind == 'UserEvent' and event['UserEvent'] == 'DialerAbandon':
            self.abandoned[event['Attempt']] = event['_t']
        elif kind == 'Hangup':
            self.hangups[event['Uniqueid']] = (event.get('Cause'), event.get('TechCause'))

    def _enters(self, event):
        members = self.bridges.setdefault(event['BridgeUniqueid'], [])
        members.append(event['Uniqueid'])
        customers = [m for m in members if '-a-' in m]
        if len(members) == 2 and customers:
            attempt = customers[0]
            self.joined[attempt] = [m for m in members if m != attempt][0]
            answered = self.answered_at.get(self.numbers.get(attempt))
            if answered is not None and attempt not in self.to_bridge:
                self.to_bridge[attempt] = (float(event['Timestamp']) - answered) * 1000

    def answer_to_bridge(self, prefix=''):
        """Milliseconds from the carrier's 200 OK to both legs in one bridge, for attempts whose id begins so."""
        return [ms for attempt, ms in self.to_bridge.items() if attempt.startswith(prefix)]


async def channels(ami):
    return await ami.events('CoreShowChannelsComplete', Action='CoreShowChannels')


async def until(condition, seconds, what, every=0.05):
    """Waits for the thing; says what did not come. A condition that costs something is asked less often."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while True:
        result = condition()
        if asyncio.iscoroutine(result):
            result = await result
        if result:
            return result
        if loop.time() > end:
            raise AssertionError(f'{what}: did not happen within {seconds} s')
        await asyncio.sleep(every)

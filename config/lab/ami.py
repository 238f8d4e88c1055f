#!/usr/bin/env python3
"""A small asyncio AMI client for the lab: raw and fast, since it is the reference that the product is measured against.

ami.py wait lab.env         waits until Asterisk is fully booted (30 s at most)
ami.py check lab.env        says what is up: channels, contexts
"""

import asyncio
import hashlib
import socket
import sys
import time


def environment(path):
    """The addresses and secrets of a running lab: lines KEY=VALUE."""
    with open(path) as file:
        return dict(line.rstrip('\n').split('=', 1) for line in file if '=' in line)


class Ami:
    """One connection. `listeners` are called with every event (a dict, `_t` = time.monotonic() of arrival)."""

    def __init__(self, host, port, user, secret):
        self.address, self.user, self.secret = (host, int(port)), user, secret
        self.pending, self.listeners, self.raw, self.sent, self.closed = {}, [], None, 0, False

    @classmethod
    def of(cls, env):
        return cls(env['AMI_HOST'], env['AMI_PORT'], env['AMI_USER'], env['AMI_SECRET'])

    async def connect(self, events='on', md5=True):
        self.reader, self.writer = await asyncio.open_connection(*self.address, limit=1 << 22)
        self.writer.get_extra_info('socket').setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.banner = (await self.reader.readline()).decode().rstrip()
        self.task = asyncio.create_task(self._read())
        if not md5:
            return await self.action(Action='Login', Username=self.user, Secret=self.secret, Events=events)
        challenge = (await self.action(Action='Challenge', AuthType='MD5'))['Challenge']
        key = hashlib.md5((challenge + self.secret).encode()).hexdigest()
        return await self.action(Action='Login', AuthType='MD5', Username=self.user, Key=key, Events=events)

    async def _read(self):
        rest = b''
        try:
            while chunk := await self.reader.read(1 << 18):
                at = time.monotonic()
                *blocks, rest = (rest + chunk).split(b'\r\n\r\n')
                for block in blocks:
                    self._block(block.decode(errors='replace'), at)
        except (ConnectionError, asyncio.CancelledError):
            pass
        self.closed = True
        for future in self.pending.values():
            if not future.done():
                future.set_exception(ConnectionError('AMI connection closed'))

    def _block(self, text, at):
        if self.raw is not None:
            self.raw.append((at, 'S', text))
        block = {'_t': at}
        for line in text.split('\r\n'):
            key, _, value = line.partition(':')
            block[key] = value.lstrip(' ')
        if 'Event' in block:
            for listener in list(self.listeners):
                listener(block)
        elif block.get('ActionID') in self.pending:
            future = self.pending.pop(block['ActionID'])
            if not future.done():
                future.set_result(block)

    def send(self, **headers):
        """Sends an action; the returned future holds its response. A list as value makes repeated headers."""
        self.sent += 1
        headers.setdefault('ActionID', f'lab-{self.sent}')
        lines = [
            f'{key}: {v}' for key, value in headers.items() for v in (value if isinstance(value, list) else [value])
        ]
        if self.raw is not None:
            self.raw.append((time.monotonic(), 'C', '\r\n'.join(lines)))
        self.pending[headers['ActionID']] = future = asyncio.get_running_loop().create_future()
        self.writer.write(('\r\n'.join(lines) + '\r\n\r\n').encode())
        return future

    async def action(self, **headers):
        return await asyncio.wait_for(self.send(**headers), 15)

    async def events(self, complete, **headers):
        """A list action: all its events up to the one named `complete`."""
        found, done = [], asyncio.get_running_loop().create_future()
        headers.setdefault('ActionID', f'list-{self.sent}')

        def collect(event):
            if event.get('ActionID') == headers['ActionID']:
                if event['Event'] == complete:
                    done.done() or done.set_result(found)
                else:
                    found.append(event)

        self.listeners.append(collect)
        try:
            answer = await self.action(**headers)
            if answer['Response'] != 'Success':
                raise RuntimeError(f"{headers['Action']}: {answer.get('Message')}")
            return await asyncio.wait_for(done, 15)
        finally:
            self.listeners.remove(collect)

    async def wait_for(self, event, timeout=10, **headers):
        """The next event of that name whose headers have these values."""
        found = asyncio.get_running_loop().create_future()

        def match(e):
            if e['Event'] == event and all(e.get(k) == v for k, v in headers.items()) and not found.done():
                found.set_result(e)

        self.listeners.append(match)
        try:
            return await asyncio.wait_for(found, timeout)
        finally:
            self.listeners.remove(match)

    async def close(self):
        self.writer.close()
        await asyncio.gather(self.task, return_exceptions=True)


async def wait(env):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        ami, booted = Ami.of(env), asyncio.Event()
        ami.listeners.append(lambda e: e['Event'] == 'FullyBooted' and booted.set())
        try:
            await ami.connect()
            await asyncio.wait_for(booted.wait(), 10)
            await ami.close()
            return
        except (OSError, asyncio.TimeoutError):
            await asyncio.sleep(0.05)
    sys.exit(1)


async def check(env):
    ami = Ami.of(env)
    await ami.connect()
    channels = await ami.events('CoreShowChannelsComplete', Action='CoreShowChannels')
    print(f'{ami.banner}, {len(channels)} channels')
    for context in (
        'dialer-agent,hold,1',
        'dialer-customer,answered,1',
        'dialer-safe-harbour,s,1',
        'dialer-agent-lost,s,1',
    ):
        answer = await ami.action(Action='Getvar', Variable=f'DIALPLAN_EXISTS({context})')
        print(context, 'is there' if answer.get('Value') == '1' else f"is MISSING ({answer.get('Message')})")
    print('contract', (await ami.action(Action='Getvar', Variable='DIALER_CONTRACT')).get('Value'))
    await ami.close()


if __name__ == '__main__':
    asyncio.run({'wait': wait, 'check': check}[sys.argv[1]](environment(sys.argv[2])))

"""Somebody who calls us: a SIP user agent client over UDP (RFC 3261) at the carrier's address, who speaks and listens."""

import asyncio
import re
import time

from rtp import Audio
from sip import header, token


class Caller(asyncio.DatagramProtocol):
    """One call. `at` holds time.monotonic() of what happened: ring (180), up (200), end (BYE or a refusal)."""

    def __init__(self, host, number, server, to='+74950000000'):
        self.host, self.number, self.server, self.to = host, number, server, to
        self.id, self.tag, self.branch, self.at, self.audio = token() + token(), token(), token(), {}, None
        self.remote_to, self.target, self.state = '', '', 'calling'

    async def call(self, source):
        """Sends the INVITE; `source` gives what the caller says from the answer on."""
        self.audio = await Audio.open(self.host, 0)
        self.audio.source = source
        await asyncio.get_running_loop().create_datagram_endpoint(lambda: self, local_addr=(self.host, 0))
        self.remote_to, self.target = f'<sip:{self.to}@{self.server[0]}>', f'sip:{self.to}@{self.server[0]}:{self.server[1]}'
        body = (
            f'v=0\r\no=lab 1 1 IN IP4 {self.host}\r\ns=-\r\nc=IN IP4 {self.host}\r\nt=0 0\r\n'
            f'm=audio {self.audio.port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n'
            'a=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\na=sendrecv\r\n'
        )
        self._send('INVITE', 1, self.branch, body)
        self.ticker = asyncio.create_task(self._tick())
        return self

    def connection_made(self, transport):
        self.transport = transport
        self.port = transport.get_extra_info('sockname')[1]

    def hang_up(self):
        """Before the answer a CANCEL, after it a BYE."""
        if self.state == 'calling':
            self._send('CANCEL', 1, self.branch)
        elif self.state == 'up':
            self._send('BYE', 2, token())
            self._end()

    def close(self):
        self.hang_up()
        self._end()
        self.transport.close()

    def _send(self, method, sequence, branch, body=''):
        lines = [
            f'{method} {self.target} SIP/2.0',
            f'Via: SIP/2.0/UDP {self.host}:{self.port};branch=z9hG4bK{branch};rport',
            'Max-Forwards: 70',
            f'From: <sip:{self.number}@{self.host}>;tag={self.tag}',
            f'To: {self.remote_to}',
            f'Call-ID: {self.id}',
            f'CSeq: {sequence} {method}',
            f'Contact: <sip:{self.number}@{self.host}:{self.port}>',
            *(['Content-Type: application/sdp'] if body else []),
            f'Content-Length: {len(body)}',
            '',
            body,
        ]
        self.transport.sendto('\r\n'.join(lines).encode(), self.server)

    def datagram_received(self, packet, _):
        message = packet.decode(errors='replace')
        if message.startswith('SIP/2.0'):
            self._response(message, int(message.split(' ', 2)[1]))
            return
        kept = re.findall(r'^(?:Via|From|To|Call-ID|CSeq)[ \t]*:.*$', message, re.I | re.M)
        answer = '\r\n'.join(['SIP/2.0 200 OK', *[line.strip() for line in kept], 'Content-Length: 0', '', ''])
        self.transport.sendto(answer.encode(), self.server)
        if message.startswith('BYE'):
            self._end()

    def _response(self, message, status):
        if not header(message, 'CSeq').endswith('INVITE') or status < 180:
            return
        if status < 200:
            self.at.setdefault('ring', time.monotonic())
            return
        self.remote_to = header(message, 'To|t')
        if status >= 300:
            self._send('ACK', 1, self.branch)
            self._end()
            return
        self.target = re.search(r'<([^>]*)>', header(message, 'Contact|m')).group(1)
        self._send('ACK', 1, token())
        if self.state == 'calling':
            to, port = re.search(r'^c=IN IP4 (\S+)', message, re.M), re.search(r'^m=audio (\d+)', message, re.M)
            self.audio.remote, self.audio.sending = (to.group(1), int(port.group(1))), True
            self.state = 'up'
            self.at['up'] = time.monotonic()

    async def _tick(self):
        due = time.monotonic()
        while self.state != 'ended':
            self.audio.tick()
            due = max(due + 0.02, time.monotonic() - 0.1)
            await asyncio.sleep(max(0, due - time.monotonic()))

    def _end(self):
        if self.state != 'ended':
            self.state = 'ended'
            self.at['end'] = time.monotonic()
            self.audio.close()

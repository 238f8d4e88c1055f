"""A SIP user agent over UDP for the lab (RFC 3261 as far as a carrier and phones need it, RFC 2617 digest)."""

import asyncio
import hashlib
import random
import re
import time
from collections import deque

from rtp import Audio


def header(message, name):
    found = re.search(rf'^(?:{name})[ \t]*:[ \t]*(.*)$', message, re.I | re.M)
    return found.group(1).strip() if found else ''


def token():
    return '%08x' % random.randrange(1 << 32)


class Call:
    """One dialog in which we are the called side. `at` holds time.monotonic() of each thing that happened."""

    def __init__(self, invite, peer):
        self.invite, self.peer, self.tag = invite, peer, token()
        self.id = header(invite, 'Call-ID|i')
        self.user = re.match(r'INVITE sips?:([^@;>]*)', invite).group(1)
        self.state, self.at, self.audio, self.task, self.answer = 'new', {'invite': time.monotonic()}, None, None, None
        self.fate, self.cancel, self.bye, self.tries = None, '', '', 1


class SipAgent(asyncio.DatagramProtocol):
    """Answers INVITEs as `fate(user)` says. `calls` are alive, `ended` is the past (bounded)."""

    def __init__(self, host, port, level, fate, remember=20_000):
        self.host, self.port, self.level, self.fate = host, port, level, fate
        self.calls, self.ended, self.mute, self.registrations = {}, deque(maxlen=remember), False, {}
        self.past = {}  # Call-ID -> call, of those that are over
        self.on_answer = lambda call: None

    async def start(self):
        loop = asyncio.get_running_loop()
        await loop.create_datagram_endpoint(lambda: self, local_addr=(self.host, self.port))
        self.ticker = asyncio.create_task(self._tick())
        return self

    def connection_made(self, transport):
        self.transport = transport

    def error_received(self, _):
        """Asterisk is down: its absence is what some tests are about."""

    async def _tick(self):
        due = time.monotonic()
        while True:
            for call in list(self.calls.values()):
                if call.audio:
                    call.audio.tick()
            due = max(due + 0.02, time.monotonic() - 0.1)
            await asyncio.sleep(max(0, due - time.monotonic()))

    def send(self, text, peer):
        self.transport.sendto(text.encode(), peer)

    # --- what comes in ----------------------------------------------------------------------------------------------
    def datagram_received(self, packet, peer):
        message = packet.decode(errors='replace')
        if message.startswith('SIP/2.0'):
            self._response(message)
            return
        if self.mute:
            return
        method, call = message.split(' ', 1)[0], self.calls.get(header(message, 'Call-ID|i'))
        if method == 'INVITE':
            self._invite(message, peer, call)
        elif method == 'ACK':
            if call:
                call.at.setdefault('ack', time.monotonic())
                if call.state == 'failed':
                    self._end(call)
        elif method == 'CANCEL':
            self._cancel(message, peer, call)
        elif method == 'BYE':
            self._reply(message, peer, 200, 'OK')
            if call:
                call.at['bye_in'], call.bye = time.monotonic(), message
                self._end(call)
        elif method in ('OPTIONS', 'INFO', 'UPDATE', 'NOTIFY'):
            self._reply(message, peer, 200, 'OK')

    def _invite(self, message, peer, call):
        over = self.past.get(header(message, 'Call-ID|i'))
        if over:  # a copy that was under way when the call ended (RFC 3261, 17.2.1)
            over.tries += 1
            self.send(over.answer, peer)
        elif call is None:
            call = Call(message, peer)
            call.fate = self.fate(call.user)
            self.calls[call.id] = call
            call.task = asyncio.create_task(self._handle(call))
        elif 'tag=' in header(message, 'To|t') and call.state == 'up':  # re-INVITE
            self._reply(message, peer, 200, 'OK', call, self._sdp(call))
        else:
            call.tries += 1  # a retransmission: say again what was said
            if call.answer:
                self.send(call.answer, peer)

    def _cancel(self, message, peer, call):
        self._reply(message, peer, 200 if call else 481, 'OK')
        if call and call.state == 'new':
            call.at['cancel'], call.cancel, call.state = time.monotonic(), message, 'failed'
            call.task.cancel()
            self._answer(call, 487, 'Request Terminated')

    # --- one call's script ------------------------------------------------------------------------------------------
    async def _handle(self, call):
        fate = call.fate
        if fate.silent:
            return
        self._answer(call, 100, 'Trying')
        if fate.code == 200 or fate.early:
            call.audio = await Audio.open(self.host, self.level)
            to, port = re.search(r'^c=IN IP4 (\S+)', call.invite, re.M), re.search(r'^m=audio (\d+)', call.invite, re.M)
            call.audio.remote = (to.group(1), int(port.group(1)))
        if fate.rings:
            call.at['ring'] = time.monotonic()
            if fate.early:
                self._answer(call, 183, 'Session Progress', self._sdp(call))
                call.audio.sending = True
            else:
                self._answer(call, 180, 'Ringing')
        if fate.code is None:
            return
        await asyncio.sleep(fate.ring_ms / 1000)
        call.at['final'] = time.monotonic()
        if fate.code != 200:
            call.state = 'failed'
            self._answer(call, fate.code, 'Refused')
            return
        call.state, call.audio.sending = 'up', True
        self._answer(call, 200, 'OK', self._sdp(call))
        self.on_answer(call)
        if fate.talk_ms is not None:
            await asyncio.sleep(fate.talk_ms / 1000)
            self.hang_up(call)

    def hang_up(self, call):
        if call.state != 'up':
            return
        call.at['bye_out'] = time.monotonic()
        target = re.search(r'<([^>]*)>', header(call.invite, 'Contact|m')).group(1)
        self.send(
            '\r\n'.join(
                [
                    f'BYE {target} SIP/2.0',
                    f'Via: SIP/2.0/UDP {self.host}:{self.port};branch=z9hG4bK{token()}',
                    'Max-Forwards: 70',
                    f"From: {header(call.invite, 'To|t')};tag={call.tag}",
                    'To: ' + header(call.invite, 'From|f'),
                    'Call-ID: ' + call.id,
                    'CSeq: 1 BYE',
                    'Content-Length: 0',
                    '',
                    '',
                ]
            ),
            call.peer,
        )
        self._end(call)

    def forget(self, call):
        """The phone vanishes without a word, as one whose battery is empty."""
        self._end(call)

    def _end(self, call):
        call.state = 'ended'
        call.at['end'] = time.monotonic()
        self.calls.pop(call.id, None)
        if len(self.ended) == self.ended.maxlen:
            self.past.pop(self.ended[0].id, None)
        self.ended.append(call)
        if call.answer:
            self.past[call.id] = call
        if call.audio:
            call.audio.close()
        if call.task is not asyncio.current_task():
            call.task.cancel()

    # --- what goes out ----------------------------------------------------------------------------------------------
    def _answer(self, call, code, reason, body=''):
        call.answer = self._reply(call.invite, call.peer, code, reason, call, body)

    def _reply(self, request, peer, code, reason, call=None, body=''):
        to = header(request, 'To|t')
        if code != 100 and 'tag=' not in to:
            to += ';tag=' + (call.tag if call else token())
        routes = [line.strip() for line in re.findall(r'^(?:Via|Record-Route)[ \t]*:.*$', request, re.I | re.M)]
        lines = [
            f'SIP/2.0 {code} {reason}',
            *routes,
            'From: ' + header(request, 'From|f'),
            'To: ' + to,
            'Call-ID: ' + header(request, 'Call-ID|i'),
            'CSeq: ' + header(request, 'CSeq'),
            f"Contact: <sip:{call.user if call else 'lab'}@{self.host}:{self.port}>",
        ]
        if body:
            lines.append('Content-Type: application/sdp')
        text = '\r\n'.join([*lines, f'Content-Length: {len(body)}', '', body])
        self.send(text, peer)
        return text

    def _sdp(self, call):
        return (
            f'v=0\r\no=lab 1 1 IN IP4 {self.host}\r\ns=-\r\nc=IN IP4 {self.host}\r\nt=0 0\r\n'
            f'm=audio {call.audio.port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n'
            'a=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\na=sendrecv\r\n'
        )

    # --- registration -----------------------------------------------------------------------------------------------
    def register(self, user, secret, registrar, expires=120, contact=''):
        """Sends a REGISTER; the answer is a future that ends with the final SIP status. Another `contact` is another telephone."""
        self.registrations[f'reg-{user}'] = [
            user,
            secret,
            registrar,
            expires,
            asyncio.get_running_loop().create_future(),
            1,
            contact or user,
        ]
        self._send_register(f'reg-{user}', '')
        return self.registrations[f'reg-{user}'][4]

    def _send_register(self, call_id, authorization):
        user, _, (host, port), expires, _, sequence, contact = self.registrations[call_id]
        lines = [
            f'REGISTER sip:{host}:{port} SIP/2.0',
            f'Via: SIP/2.0/UDP {self.host}:{self.port};branch=z9hG4bK{token()}',
            'Max-Forwards: 70',
            f'From: <sip:{user}@{host}>;tag={token()}',
            f'To: <sip:{user}@{host}>',
            f'Call-ID: {call_id}',
            f'CSeq: {sequence} REGISTER',
            f'Contact: <sip:{contact}@{self.host}:{self.port}>',
            f'Expires: {expires}',
            *([authorization] if authorization else []),
            'Content-Length: 0',
            '',
            '',
        ]
        self.send('\r\n'.join(lines), (host, port))

    def _response(self, message):
        registration = self.registrations.get(header(message, 'Call-ID|i'))
        if registration is None:
            return
        status = int(message.split(' ', 2)[1])
        user, secret, (host, port), _, future, sequence, _ = registration
        if status == 401 and sequence % 2:
            registration[5] += 1
            challenge = dict(re.findall(r'(\w+)="?([^",]+)"?', header(message, 'WWW-Authenticate')))
            self._send_register(f'reg-{user}', digest(user, secret, challenge, f'sip:{host}:{port}'))
        elif status >= 200 and not future.done():
            registration[5] += 1
            future.set_result(status)


def digest(user, secret, challenge, uri):
    def md5(text):
        return hashlib.md5(text.encode()).hexdigest()

    realm, nonce, cnonce = challenge['realm'], challenge['nonce'], token()
    secret_hash, what = md5(f'{user}:{realm}:{secret}'), md5(f'REGISTER:{uri}')
    response = md5(f'{secret_hash}:{nonce}:00000001:{cnonce}:auth:{what}')
    opaque = f', opaque="{challenge["opaque"]}"' if 'opaque' in challenge else ''
    return (
        f'Authorization: Digest username="{user}", realm="{realm}", nonce="{nonce}", uri="{uri}", '
        f'response="{response}", algorithm=MD5, cnonce="{cnonce}", qop=auth, nc=00000001{opaque}'
    )

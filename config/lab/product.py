"""The product from outside: its process, its REST API, its live socket. Standard library only."""

import asyncio
import base64
import datetime
import http.client
import json
import os
import pathlib
import re
import secrets
import signal
import struct
import subprocess
import time
import urllib.parse

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


class Refused(Exception):
    """An answer of 300 or more: status and problem."""

    def __init__(self, method, path, status, body):
        super().__init__(f'{method} {path} answered {status}: {body[:400]}')
        self.status = status


class Session:
    """One log-in: REST calls with its cookie."""

    def __init__(self, host, port):
        self.address, self.cookie = (host, port), ''

    def _call(self, method, path, body, content_type):
        connection = http.client.HTTPConnection(*self.address, timeout=30)
        headers = {'X-CSRF': '1', 'Accept': 'application/json', **({'Cookie': self.cookie} if self.cookie else {})}
        if body is not None:
            headers['Content-Type'] = content_type
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            for value in answer.headers.get_all('Set-Cookie') or []:
                self.cookie = value.partition(';')[0]
        except TimeoutError as late:
            raise TimeoutError(f'{method} {path}: no answer within 30 s') from late
        finally:
            connection.close()
        if answer.status >= 300:
            raise Refused(method, path, answer.status, text)
        return json.loads(text) if text else {}

    async def call(self, method, path, body=None):
        text = None if body is None else json.dumps(body).encode()
        return await asyncio.to_thread(self._call, method, path, text, 'application/json')

    async def get(self, path):
        return await self.call('GET', path)

    async def post(self, path, body):
        return await self.call('POST', path, body)

    async def upload(self, path, text):
        return await asyncio.to_thread(self._call, 'POST', path, text.encode(), 'text/csv')

    async def log_in(self, login, password):
        await self.post('/v1/login', {'login': login, 'password': password})
        return self

    async def all(self, path):
        """Every item behind a cursor."""
        found, cursor = [], ''
        while True:
            page = await self.get(path + (f'&cursor={urllib.parse.quote(str(cursor))}' if cursor else ''))
            items = page if isinstance(page, list) else page.get('items', [])
            found += items
            cursor = '' if isinstance(page, list) else page.get('nextCursor') or page.get('next')
            if not cursor:
                return found


class LiveSocket:
    """A WebSocket client (RFC 6455): text frames, ping, close."""

    @classmethod
    async def open(cls, session, path='/v1/live'):
        self = cls()
        host, port = session.address
        self.reader, self.writer = await asyncio.open_connection(host, port)
        key = base64.b64encode(secrets.token_bytes(16)).decode()
        self.writer.write(
            (
                f'GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
                f'Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: http://{host}:{port}\r\n'
                f'Cookie: {session.cookie}\r\n\r\n'
            ).encode()
        )
        status = (await self.reader.readuntil(b'\r\n\r\n')).decode().split(' ', 2)[1]
        if status != '101':
            raise Refused('GET', path, int(status), 'no WebSocket')
        return self

    def _frame(self, opcode, payload):
        length = len(payload)
        size = (
            bytes([0x80 | length])
            if length < 126
            else b'\xfe' + struct.pack('!H', length) if length < 65536 else b'\xff' + struct.pack('!Q', length)
        )
        mask = secrets.token_bytes(4)
        return bytes([0x80 | opcode]) + size + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload))

    def say(self, **message):
        if not self.writer.is_closing():
            self.writer.write(self._frame(1, json.dumps(message).encode()))

    async def messages(self):
        """Every message until the server closes."""
        text = b''
        try:
            while True:
                first, second = await self.reader.readexactly(2)
                length = second & 0x7F
                if length > 125:
                    length = int.from_bytes(await self.reader.readexactly(2 if length == 126 else 8), 'big')
                payload = await self.reader.readexactly(length)
                if first & 0x0F == 9:
                    self.writer.write(self._frame(10, payload))
                elif first & 0x0F == 8:
                    return
                elif first & 0x0F in (0, 1):
                    text += payload
                    if first & 0x80:
                        yield json.loads(text)
                        text = b''
        except (asyncio.IncompleteReadError, ConnectionError):
            return

    def close(self):
        self.writer.close()


class Product:
    """`./dialer serve` with a configuration and a data directory of its own."""

    def __init__(self, directory, port, configuration, **environment):
        self.directory, self.port, self.environment = pathlib.Path(directory), port, environment
        self.directory.mkdir(parents=True, exist_ok=True)
        self.config, self.log = self.directory / 'dialer.yaml', self.directory / 'serve.log'
        self.configure(configuration)
        self.process = None

    def configure(self, text):
        self.config.write_text(text)

    async def start(self, seconds=120):
        with self.log.open('a') as out:
            self.process = subprocess.Popen(
                [str(REPOSITORY / 'dialer'), 'serve', '--config', str(self.config)],
                cwd=REPOSITORY,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={**os.environ, 'DIALER_JAVA_OPTS': '-Xmx512m', **self.environment},
            )
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f'serve ended with {self.process.returncode}: {self.log.read_text()[-2000:]}')
            try:
                await Session('127.0.0.1', self.port).get('/health')
                return self
            except (OSError, Refused, http.client.HTTPException):
                await asyncio.sleep(0.2)
        raise AssertionError(f'serve is not healthy after {seconds} s: {self.log.read_text()[-2000:]}')

    def first_password(self, pattern):
        """The administrator's one-time password, printed at the first start."""
        found = re.search(pattern, self.log.read_text())
        assert found, f'no password in {self.log}'
        return found.group(1)

    def session(self):
        return Session('127.0.0.1', self.port)

    def kill(self):
        """kill -9 of the process (and of nothing it has started: the embedded database must survive)."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()


def wish(days=1):
    """The form's answer to "when does the courier come": an interval that the recipient would like."""
    day = datetime.date.today() + datetime.timedelta(days=days)
    return {'desired': {'date': day.isoformat(), 'from': '10:00', 'to': '14:00'}}


class Agent:
    """Somebody at a screen: signs on, is ready, talks, chooses the first outcome. Reconnects as the page does.

    `wrong` holds the forms that the product refused: then the attempt has no outcome and the agent no next call.
    """

    def __init__(self, session, talk_s=3.0):
        self.session, self.talk_s, self.wrong = session, talk_s, []
        self.state, self.leg_up, self.seat, self.card, self.outcomes, self.refusals = (
            'OFFLINE',
            False,
            None,
            None,
            [],
            [],
        )
        self.wanted, self.busy, self.cards = True, set(), 0

    def start(self):
        self.task = asyncio.create_task(self._live())
        return self

    async def _live(self):
        while self.wanted:
            try:
                self.socket = await LiveSocket.open(self.session)
            except (OSError, Refused, asyncio.IncompleteReadError):
                await asyncio.sleep(0.3)
                continue
            self.socket.say(type='signOn', seat='phone')
            async for message in self.socket.messages():
                getattr(self, '_' + message['type'], lambda m: None)(message)
            await asyncio.sleep(0.3)

    def _agent(self, message):
        was, had_leg = self.state, self.leg_up
        self.state, self.leg_up, self.seat = message['state'], message.get('legUp', False), message.get('seat')
        rested = self.state == 'PAUSED' and (was != 'PAUSED' or not had_leg)
        if rested and self.leg_up and self.wanted:
            self.socket.say(type='ready')

    def _card(self, message):
        self.card = message
        attempt = message['attemptId']
        if attempt and attempt not in self.busy:
            self.busy.add(attempt)
            self.cards += 1
            asyncio.create_task(self._work(message))

    def _cardClosed(self, message):
        """After an outcome, or at once when the person had hung up before the bridge stood: then none is asked for."""
        if message['attemptId'] not in self.outcomes:
            self.busy.discard(message['attemptId'])
        self.card = None

    def _refused(self, message):
        self.refusals.append(message.get('code'))

    async def _work(self, card):
        attempt = card['attemptId']
        await asyncio.sleep(self.talk_s)
        while self.state == 'TALKING':  # pressed again when nothing happens: the engine may be down just now
            self.socket.say(type='hangUp', attemptId=attempt)
            await asyncio.sleep(0.3)
        choice = card['outcomes'][0]
        data = wish() if any(field['required'] and field['kind'] == 'SLOT' for field in choice['fields']) else {}
        form = {'attemptId': attempt, 'contactId': card['contactId'], 'outcomeId': choice['id'], 'note': 'lab'}
        for _ in range(40):  # the engine may be down just now: the form waits in the browser
            try:
                stored = await self.session.post('/v1/agent/forms', {**form, 'data': data})
                self.socket.say(type='outcome', attemptId=attempt, outcomeId=choice['id'], formId=stored['formId'])
                self.outcomes.append(attempt)
                return
            except Refused as refused:
                if refused.status == 422:
                    self.wrong.append(str(refused))
                    return
                await asyncio.sleep(0.5)
            except (OSError, http.client.HTTPException):
                await asyncio.sleep(0.5)

    def say(self, **message):
        self.socket.say(**message)

    async def leave(self):
        self.wanted = False
        self.socket.say(type='signOff')
        await asyncio.sleep(0.1)
        self.socket.close()


class Cable:
    """A TCP line between engine and Asterisk that can be cut."""

    def __init__(self, host, port):
        self.target, self.ends, self.whole = (host, int(port)), set(), True

    async def lay(self, port):
        self.server = await asyncio.start_server(self._client, '127.0.0.1', port)
        return self

    async def _client(self, reader, writer):
        if not self.whole:
            writer.close()
            return
        try:
            there = await asyncio.open_connection(*self.target)
        except OSError:
            writer.close()
            return
        self.ends |= {writer, there[1]}
        await asyncio.gather(self._pump(reader, there[1]), self._pump(there[0], writer))

    async def _pump(self, reader, writer):
        try:
            while chunk := await reader.read(1 << 16):
                writer.write(chunk)
        except (ConnectionError, asyncio.CancelledError):
            pass
        self.ends.discard(writer)
        writer.close()

    def cut(self):
        self.whole = False
        for writer in list(self.ends):
            writer.transport.abort()

    def mend(self):
        self.whole = True

    async def close(self):
        self.server.close()
        self.cut()
        while self.ends:
            await asyncio.sleep(0.01)

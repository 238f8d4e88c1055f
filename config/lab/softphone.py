#!/usr/bin/env python3
"""The browser as a telephone: the product, a real Chromium (campaign-api/src/test/browser/phone.mjs), a real Asterisk
and a carrier whose people speak and listen.

    softphone.py lab.env [--out DIR] [--calls N]     needs `lab.sh up --no-carrier`, chromium, node and playwright-core

This side runs everything and answers what the browser's side asks: what does the person at the other end hear, does the
old secret still open the seat, cut the line to the telephone server. Screenshots and figures go to DIR.
"""

import argparse
import asyncio
import json
import math
import os
import pathlib
import re
import secrets
import shutil
import struct
import sys
import tempfile
import time

import parts
from ami import Ami, environment
from caller import Caller
from carrier import World, address
from product import Cable, Product, REPOSITORY
from rtp import LINEAR, bursts, spectrum_peak
from watch import channels, until

HTTP_PORT, CABLE_PORT, TURN_PORT = 18290, 18239, 18291
TURN_SECRET = secrets.token_hex(12)
PERSON_HZ, AGENT_HZ, OUTSIDE_HZ = 1000, 600, 1600
WAREHOUSE = '74950000155'
PROMISE_FRAMES = (REPOSITORY / 'config/asterisk/sounds/return-call.ulaw').stat().st_size // 160
BROWSER = REPOSITORY / 'campaign-api/src/test/browser'


def configuration(env, directory):
    return f"""
dataDirectory: {directory}/var
rulePackDirectory: {REPOSITORY}/config/rulepacks
calls:
  simulatedPeople: true
http:
  port: {HTTP_PORT}
retention:
  recordings: {env['MONITOR']}
softphone:
  turnServers: ["turn:127.0.0.1:{TURN_PORT}?transport=udp"]
  turnSecret: ${{ENV:DIALER_TURN_SECRET}}
transferDestinations:
  - {{id: 1, labelRu: Склад, labelEn: Warehouse, number: "+{WAREHOUSE}"}}
  - {{id: 2, labelRu: Пункт выдачи, labelEn: Pick-up point, number: "+74950000160"}}
  - {{id: 3, labelRu: Бухгалтерия, labelEn: Accounts, number: "+74950000167"}}
  - {{id: 4, labelRu: Сервис, labelEn: Repairs, number: "+74950000177"}}
nodes:
  - id: 1
    name: lab
    host: 127.0.0.1
    port: {env['AMI_PORT']}
    user: {env['AMI_USER']}
    secret: ${{ENV:DIALER_AMI_SECRET}}
    seats: {env['SEATS']}
    webSeats: 5
    webServer: wss://127.0.0.1:{CABLE_PORT}/ws
    trunks:
      - {{id: 1, name: carrier, pattern: PJSIP/%s@carrier, capacity: 100, callsPerSecond: 20, simulated: true}}
"""


def microphone(path):
    """A WAV of what the agent says: a tone in bursts, which Chromium plays instead of a microphone."""
    samples = [
        round(12000 * math.sin(2 * math.pi * AGENT_HZ * n / 48000)) if n % 19200 < 14400 else 0 for n in range(480000)
    ]
    body = struct.pack(f'<{len(samples)}h', *samples)
    head = struct.pack('<4sI4s4sIHHIIHH4sI', b'RIFF', 36 + len(body), b'WAVE', b'fmt ', 16, 1, 1, 48000, 96000, 2, 16, b'data', len(body))
    path.write_bytes(head + body)


async def measure(audio, seconds):
    """What arrives within that time: the strongest tone, its share, the level (0..1), packets."""
    if audio is None:
        return {'live': False, 'hertz': 0, 'share': 0, 'level': 0, 'packets': 0}
    audio.captured = []
    await asyncio.sleep(seconds)
    packets, audio.captured = audio.captured, None
    samples = [LINEAR[b] for _, payload in packets if len(payload) == 160 for b in payload]
    hertz, share = spectrum_peak(samples) if samples else (0, 0)
    level = math.sqrt(sum(s * s for s in samples) / len(samples)) / 32768 if samples else 0
    return {'live': True, 'hertz': hertz, 'share': share, 'level': level, 'packets': len(packets)}


def waits(pid_file):
    """Per thread of Asterisk: time on a processor, and time for which it was ready to run and had none (schedstat, s)."""
    rows = []
    for task in pathlib.Path(f'/proc/{pathlib.Path(pid_file).read_text().strip()}/task').iterdir():
        ran, waited, _ = ((task / 'schedstat').read_text().split())
        rows.append((int(waited) / 1e9, int(ran) / 1e9, (task / 'comm').read_text().strip()))
    return '\n'.join(f'thread {name}: ran {ran:.2f}, waited {waited:.2f}' for waited, ran, name in sorted(rows, reverse=True)[:12])


class House:
    """Everything around the browser. Methods that begin with `ask_` are what it may ask."""

    WALK, PEOPLE, TELEPHONES = 'phone.mjs', [55, 56, *[55] * 14], 2

    def __init__(self, env, out):
        self.env, self.out, self.failures, self.answered, self.caller, self.turn = env, out, [], {}, None, None
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix='dialer-softphone-'))
        self.agents = []

    async def open(self, calls):
        self.world = await World(self.env, agents=self.TELEPHONES).start()
        for carrier in self.world.carriers:
            carrier.on_answer = self._answered
        await self.world.keep_registered()
        self.ami = Ami.of(self.env)
        await self.ami.connect()
        wss = re.match(r'wss://([^:]+):(\d+)', self.env['WSS_URL'])
        self.cable = await Cable(wss.group(1), wss.group(2)).lay(CABLE_PORT)
        self.product = Product(
            self.directory, HTTP_PORT, self.configuration(), DIALER_AMI_SECRET=self.env['AMI_SECRET'], DIALER_TURN_SECRET=TURN_SECRET
        )
        await self.product.start()
        self.admin = self.product.session()
        await parts.first_log_in(self)
        self.people = parts.numbers(70, [*self.PEOPLE, *[55] * calls, 60])
        self.campaign = await parts.campaign(self, 'Softphone', self.cells(), record=True)
        await self._person('agent', 'agent01', 'Анна Ветрова', poolId=self.pool)
        await self._person('agent', 'agent02', 'Борис Климов', poolId=self.pool)
        others = (await self.admin.post('/v1/pools', {'name': 'Старшая смена'}))['id']
        await self._person('agent', 'agent03', 'Вера Дым', poolId=others)
        await self._person('supervisor', 'supervisor', 'Пётр Лагутин')
        await self._person('admin', 'chief', 'Ирина Седова')
        microphone(self.directory / 'microphone.wav')

    def configuration(self):
        return configuration(self.env, self.directory)

    def cells(self):
        """The numbers as they stand in the base, a cell for each person."""
        return self.people

    def holds(self, claim, truth, detail=''):
        if not truth:
            self.failures.append(f'{claim} ({detail})')

    async def _person(self, role, login, name, **more):
        self.password = getattr(self, 'password', 'lab-' + secrets.token_hex(12))
        person = {'login': login, 'name': name, 'role': role, 'password': self.password, 'language': 'ru', 'mustChangePassword': False}
        await self.admin.post('/v1/users', {**person, **more})

    def _answered(self, call):
        voice = bursts(OUTSIDE_HZ if call.user.lstrip('+') == WAREHOUSE else PERSON_HZ)
        call.audio.source = lambda: next(voice)
        self.answered[call.user] = time.time()

    def _live(self):
        calls = [call for carrier in self.world.carriers for call in carrier.calls.values() if call.state == 'up']
        return max(calls, key=lambda call: call.at['final'], default=None)

    async def ask_turn(self, question):
        """A TURN server (coturn) that shares our secret ("right"), or another ("wrong"), or none ("gone")."""
        if self.turn:
            self.turn.terminate()
            await self.turn.wait()
            self.turn = None
        if question['secret'] != 'gone':
            secret = TURN_SECRET if question['secret'] == 'right' else secrets.token_hex(12)
            command = ['turnserver', '-n', '--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', f'--listening-port={TURN_PORT}',
                '--use-auth-secret', f'--static-auth-secret={secret}', '--realm=lab', '--no-tls', '--no-dtls', '--no-cli',
                '--allow-loopback-peers', '--log-file=stdout', f'--pidfile={self.directory}/turn.pid', f'--userdb={self.directory}/turn.db']
            log = (self.out / 'turn.log').open('a')
            self.turn = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=asyncio.subprocess.STDOUT)
            await asyncio.sleep(0.5)
        return True

    async def ask_start(self, _):
        await parts.start(self, self.campaign)

        async def runs():
            return (await self.admin.get(f'/v1/campaigns/{self.campaign}'))['state'] == 'RUNNING'

        await until(runs, 10, 'the store knows that the campaign runs')
        return True

    async def ask_pause(self, _):
        await self.admin.post(f'/v1/campaigns/{self.campaign}:pause', {})
        return True

    async def ask_recordings(self, _):
        """How many recordings there are, and what is heard of the person and of the agent in the oldest."""
        files = sorted(pathlib.Path(self.env['MONITOR']).glob('person-*.raw'))
        sides = []
        for side in [files[0], files[0].with_name(files[0].name.replace('person-', 'agent-'))] if files else []:
            raw = side.read_bytes()
            voice = struct.unpack(f'<{len(raw) // 2}h', raw[: len(raw) // 2 * 2])[8000:24000]
            sides.append(spectrum_peak(voice)[0] if any(voice) else 0)
        return {'files': len(files), 'hertz': sides}

    async def ask_callIn(self, question):
        """That person of the base calls us, through the carrier; answers who that is."""
        voice = bursts(PERSON_HZ)
        number = '+' + self.people[question['person']]
        server = ('127.0.0.1', int(self.env['SIP_PORT']))
        self.caller = await Caller(address(self.env['CARRIER'])[0], number, server).call(lambda: next(voice))
        return number

    async def ask_caller(self, _):
        """How the call stands, and how much of what it was told has arrived (frames of 20 ms)."""
        frames = self.caller.audio.received
        return {'state': self.caller.state, 'rings': 'ring' in self.caller.at, 'frames': frames, 'promise': PROMISE_FRAMES}

    async def ask_dialed(self, question):
        """How often that person was dialed, and how each attempt ended that the store knows."""
        number = self.people[question['person']]
        of_campaign = await parts.contacts(self, self.campaign)
        contact = next(c['id'] for c in of_campaign if c['numbers'][0]['number'].lstrip('+') == number)
        made = sorted(await parts.attempts(self, self.campaign), key=lambda attempt: attempt['attemptId'])
        ended = [a['disposition'] for a in made if a['contactId'] == contact and a['disposition']]
        return {'invites': self.world.invites()[number], 'dispositions': ended}

    async def ask_audit(self, _):
        return [entry['action'] for entry in (await self.admin.get('/v1/audit?limit=20'))['items']]

    async def ask_lines(self, _):
        """How many telephones outside are off the hook."""
        return sum(call.state == 'up' for carrier in self.world.carriers for call in carrier.calls.values())

    async def ask_heard(self, question):
        """What the person hears, or who has called in, or whoever has that number."""
        if 'number' in question:
            up = (call for carrier in self.world.carriers for call in carrier.calls.values() if call.state == 'up')
            call = next((call for call in up if call.user.lstrip('+') == question['number']), None)
        else:
            call = self.caller if self.caller and self.caller.state == 'up' else self._live()
        return await measure(call.audio if call else None, question.get('seconds', 0.8))

    async def ask_call(self, _):
        """The conversation at the carrier: when it was answered (ms since 1970), its tones, how often it was dialed."""
        call = self._live()
        if call is None:
            return None
        tones = ''.join(call.audio.tones.values())
        dialed = self.world.invites()[call.user.lstrip('+')]
        return {'answeredAt': self.answered[call.user] * 1000, 'tones': tones, 'dialed': dialed, 'number': call.user}

    async def ask_hangUp(self, question):
        """Whoever has that number hangs up, or everybody."""
        for carrier in self.world.carriers:
            for call in list(carrier.calls.values()):
                if question.get('number', call.user.lstrip('+')) == call.user.lstrip('+'):
                    carrier.hang_up(call)
        return True

    async def ask_rings(self, question):
        """Whether the telephone of that number rings."""
        return any(call.state == 'new' for _, call in self.world.find(question['number']))

    async def ask_legs(self, _):
        return [{'channel': c['Channel'].rpartition('-')[0], 'application': c['Application'], 'id': c['Uniqueid']} for c in await channels(self.ami)]

    async def ask_cut(self, _):
        self.cable.cut()
        return True

    async def ask_mend(self, _):
        self.cable.mend()
        return True

    async def ask_trace(self, _):
        """What Asterisk says of itself at this moment, for whoever looks for a fault: into the file trace.txt."""
        shown = []
        for command in ('core show channels verbose', 'bridge show all', 'pjsip show channelstats'):
            shown.append(await self._console(command))
        for channel in await channels(self.ami):
            shown.append(await self._console(f'core show channel {channel["Channel"]}'))
        for bridge in re.findall(r'^([0-9a-f-]{36})', shown[1], re.M):
            shown.append(await self._console(f'bridge show {bridge}'))
        calls = [call for carrier in self.world.carriers for call in carrier.calls.values()]
        if self.caller:
            sent, due = self.caller.audio.sent, (time.monotonic() - self.caller.at.get('up', time.monotonic())) * 50
            shown.append(f'caller {self.caller.state}: {self.caller.audio.received} frames heard, {sent} of {due:.0f} sent')
        shown.append(waits(self.env['ASTERISK_PID']))
        shown += [f'call {call.state}, packets {call.audio and call.audio.received}, last {time.monotonic() - call.audio.last_at if call.audio else -1:.1f} s ago' for call in calls]
        (self.out / 'trace.txt').write_text('\n'.join(shown))
        return True

    async def _console(self, command):
        shell = await asyncio.create_subprocess_exec(
            str(REPOSITORY / 'config/lab/lab.sh'), 'cli', command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        return f'> {command}\n' + (await shell.communicate())[0].decode(errors='replace')

    async def ask_register(self, question):
        """The SIP status for a registration with that secret, over UDP."""
        await asyncio.sleep(0.5)
        registrar = ('127.0.0.1', int(self.env['SIP_PORT']))
        return await asyncio.wait_for(self.world.phones.register(question['seat'], question['secret'], registrar, 0), 5)

    async def browse(self, calls):
        chromium = os.environ.get('CHROMIUM') or shutil.which('chromium') or 'chromium'
        environment = {**os.environ, 'CHROMIUM': chromium, 'CALLS': str(calls)}
        command = ['node', str(BROWSER / self.WALK), f'http://127.0.0.1:{HTTP_PORT}/', str(self.out), str(self.directory / 'microphone.wav')]
        node = await asyncio.create_subprocess_exec(
            *command, cwd=BROWSER, env=environment, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        node.stdin.write((json.dumps({'password': self.password}) + '\n').encode())
        while line := (await node.stdout.readline()).decode():
            if not line.startswith('?'):
                print(line, end='', flush=True)
                continue
            question = json.loads(line[1:])
            try:
                answer = await getattr(self, 'ask_' + question['what'])(question)
            except (AssertionError, asyncio.TimeoutError, OSError) as trouble:
                answer = {'trouble': str(trouble)}
            node.stdin.write((json.dumps(answer) + '\n').encode())
        return await node.wait()

    async def afterwards(self):
        async def empty():
            return not await channels(self.ami)

        await until(empty, 20, 'after the shift nothing is left in Asterisk')

    async def close(self):
        if hasattr(self, 'product'):
            await asyncio.to_thread(self.product.stop)
            (self.out / 'serve.log').write_text(self.product.log.read_text())
        if self.caller:
            self.caller.close()
        if self.turn:
            self.turn.terminate()
            await self.turn.wait()
        if hasattr(self, 'cable'):
            await self.cable.close()
        shutil.rmtree(self.directory, ignore_errors=True)


async def run(kind, args):
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    house, status = kind(environment(args.env), out), 1
    try:
        await house.open(args.calls)
        status = await house.browse(args.calls)
        if status == 0:
            await house.afterwards()
        given = re.search(r'[0-9a-f]{48}', house.product.log.read_text())
        house.holds('no secret of a seat is in the log', given is None)
    except (AssertionError, OSError) as problem:
        house.failures.append(f'{type(problem).__name__}: {problem}')
    finally:
        await house.close()
    for failure in house.failures:
        print('softphone.py: ' + failure, file=sys.stderr)
    return 1 if status or house.failures else 0


def main(kind, what):
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('env')
    parser.add_argument('--out', default='target/softphone')
    parser.add_argument('--calls', type=int, default=10, help='calls for the figures, behind those that are looked at')
    sys.exit(asyncio.run(run(kind, parser.parse_args())))


if __name__ == '__main__':
    main(House, __doc__)

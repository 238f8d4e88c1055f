#!/usr/bin/env python3
"""What goes wrong around a browser that is a telephone: certificates a browser refuses, a STUN server alone (there and not
there), sound that finds no way any more while everything else goes on. And a person who is reached at another number.

    trouble.py lab.env [--out DIR]     needs `lab.sh up --no-carrier`, chromium, node, playwright-core, coturn and iptables
"""

import asyncio
import base64
import hashlib
import os
import ssl

from product import Cable
from softphone import CABLE_PORT, TURN_PORT, House, configuration, main

DATES = {'expired': ('20200101000000Z', '20210101000000Z'), 'other': ('20260101000000Z', '20360101000000Z')}
NAMES = {'expired': 'IP:127.0.0.1', 'other': 'DNS:pbx.example.net'}
AUTHORITY = """
[ca]
default_ca = lab
[lab]
database = {0}/index
new_certs_dir = {0}
rand_serial = yes
default_md = sha256
policy = policy
copy_extensions = copy
unique_subject = no
[policy]
commonName = supplied
"""


async def tool(*command, data=None):
    process = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    out, err = await process.communicate(data)
    assert process.returncode == 0, f'{command[0]}: {err.decode()}'
    return out


class Imposter(Cable):
    """The line to the telephone server, with another certificate at its near end."""

    def __init__(self, target, certificate, key):
        super().__init__(*target)
        self.near, self.far = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
        self.near.load_cert_chain(certificate, key)
        self.far.check_hostname, self.far.verify_mode = False, ssl.CERT_NONE

    async def lay(self, port):
        self.server = await asyncio.start_server(self._client, '127.0.0.1', port, ssl=self.near)
        return self


class Trouble(House):
    """The second person has two numbers."""

    WALK, PEOPLE = 'trouble.mjs', [55, 55]

    def configuration(self):
        with_turn = configuration(self.env, self.directory)
        kept = [line for line in with_turn.splitlines() if 'turnSecret' not in line and 'turnServers' not in line]
        return '\n'.join(kept).replace('softphone:', f'softphone:\n  stunServers: ["stun:127.0.0.1:{TURN_PORT}"]')

    def cells(self):
        self.second = '7916' + '71' + '00155'
        return [self.people[0], f'{self.people[1]}, +{self.second}', *self.people[2:]]

    async def open(self, calls):
        await super().open(0)
        shown = await asyncio.to_thread(ssl.get_server_certificate, self.cable.target)
        point = await tool('openssl', 'x509', '-pubkey', '-noout', data=shown.encode())
        keys = await tool('openssl', 'pkey', '-pubin', '-outform', 'DER', data=point)
        # the lab's own certificate is trusted by its key, as if it were installed; every other one is judged as usual
        os.environ['TRUSTED_KEY'] = base64.b64encode(hashlib.sha256(keys).digest()).decode()
        self.target, self.dropped = self.cable.target, []

    async def ask_certificate(self, question):
        """The telephone server shows another certificate from now on: expired, for another name; or its own again."""
        await self.cable.close()
        kind = question['kind']
        if kind == 'right':
            self.cable = await Cable(*self.target).lay(CABLE_PORT)
            return True
        folder = self.directory / kind
        folder.mkdir(exist_ok=True)
        (folder / 'index').write_text('')
        (folder / 'authority').write_text(AUTHORITY.format(folder))
        request, key, made = folder / 'request.pem', folder / 'key.pem', folder / 'made.pem'
        await tool('openssl', 'req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=lab', '-addext', f'subjectAltName={NAMES[kind]}', '-keyout', str(key), '-out', str(request))
        begin, end = DATES[kind]
        await tool('openssl', 'ca', '-batch', '-notext', '-selfsign', '-config', str(folder / 'authority'), '-keyfile', str(key), '-in', str(request), '-startdate', begin, '-enddate', end, '-out', str(made))
        self.cable = await Imposter(self.target, made, key).lay(CABLE_PORT)
        return True

    async def ask_sound(self, question):
        """No packet of that conversation's sound arrives any more, in either direction; or all of them again."""
        if question['on']:
            while self.dropped:
                table, *rule = self.dropped.pop()
                await tool(table, '-D', *rule)
            return True
        for table in ('iptables', 'ip6tables'):
            for side in ('--sport', '--dport'):
                rule = ['OUTPUT', '-p', 'udp', side, str(int(question['port'])), '-j', 'DROP']
                await tool(table, '-A', *rule)
                self.dropped.append([table, *rule])
        return True

    async def ask_second(self, _):
        """How often the other number of the second person was dialed."""
        return self.world.invites()[self.second]

    async def close(self):
        if getattr(self, 'dropped', []):
            await self.ask_sound({'on': True})
        await super().close()


if __name__ == '__main__':
    main(Trouble, __doc__)

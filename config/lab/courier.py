#!/usr/bin/env python3
"""A courier on a real Asterisk: docs/courier/sample_courier.py submits an order, more follow by its key; they are
called through Asterisk, slots are asked while the agents talk, signed results arrive, "delivered" and "call again" come
back, recordings are fetched and heard, and what was handed over is destroyed, acts, recordings and all.

    courier.py lab.env [--out DIR]        needs `lab.sh up --no-carrier`

Prints one line per thing that holds; ends with exit code 1 and a sentence when something does not. Figures go to
DIR/courier.json.
"""

import argparse
import asyncio
import http.client
import json
import pathlib
import re
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import parts
from ami import Ami, environment
from carrier import World
from house import House, lived_in
from product import Refused, REPOSITORY
from recordings import RecordedAgent, Recorder
from watch import until

HTTP_PORT, COURIER_PORT = 18270, 18271
SAMPLE = REPOSITORY / 'docs/courier'
# last two digits of a number -> outcome that its courier must be told in the end; see fates.py
FATES = {**{n: 'agreed' for n in range(12)}, 78: 'wrong_number', 79: 'wrong_number', 60: None, 67: None, 55: 'agreed', 56: 'agreed'}
RETENTION = """
outbound:
  allowHttp: true
  allowedNetworks: ["127.0.0.1"]
retention:
  jobGrace: 20s
  purgeEvery: 10s
  recordings: {recordings}
"""


class Keyed:
    """The courier's side of the API."""

    def __init__(self, key):
        self.key = key

    def _call(self, method, path, body):
        connection = http.client.HTTPConnection('127.0.0.1', HTTP_PORT, timeout=30)
        headers = {'Authorization': 'Bearer ' + self.key, 'Content-Type': 'application/json'}
        try:
            connection.request(method, path, None if body is None else json.dumps(body).encode(), headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status >= 300:
            raise Refused(method, path, answer.status, text)
        return json.loads(text) if text else {}

    async def call(self, method, path, body=None):
        return await asyncio.to_thread(self._call, method, path, body)


class Clerk(RecordedAgent):
    """An agent who takes the first slot that is offered and fills the form that the outcome asks for."""

    slots, held = None, 0

    def _slots(self, message):
        self.slots = message

    async def _work(self, card):
        await self.talks(card)
        while self.state == 'TALKING':
            self.socket.say(type='hangUp', attemptId=card['attemptId'])
            await asyncio.sleep(0.3)
        outcome = card['outcomes'][0]
        call = {'attemptId': card['attemptId'], 'contactId': card['contactId']}
        data = {}
        if self.slots and self.slots.get('slots'):
            chosen = {**call, 'slotId': self.slots['slots'][0]['slotId']}
            data = {'slot': {'holdId': (await self.session.post('/v1/agent/slots:hold', chosen))['holdId']}}
            self.held += 1
        form = await self.session.post('/v1/agent/forms', {**call, 'outcomeId': outcome['id'], 'note': 'lab', 'data': data})
        self.socket.say(type='outcome', attemptId=card['attemptId'], outcomeId=outcome['id'], formId=form['formId'])
        self.outcomes.append(card['attemptId'])
        self.slots = None


class Served(House):
    """With a courier outside: the sample of the documentation."""

    name = 'courier'

    def __init__(self, env, out):
        super().__init__(env, out)
        self.sample, self.port, self.recorder = None, HTTP_PORT, Recorder(self)

    async def open(self):
        self.world = await World(self.env, agents=10).start()
        await self.world.keep_registered()
        self.ami = Ami.of(self.env)
        await self.ami.connect()
        text = parts.configuration(self.env, self.directory, HTTP_PORT, self.env['AMI_PORT']) + RETENTION.format(recordings=self.env['MONITOR'])
        await self.product_up(HTTP_PORT, text)
        self.campaign = await parts.campaign(self, 'Courier', [], record=True)
        courier = (await self.admin.post('/v1/couriers', {'code': 'lab', 'name': 'Лаборатория'}))['id']
        key = (await self.admin.post(f'/v1/couriers/{courier}/keys', {'name': 'lab'}))['key']
        self.courier = Keyed(key)
        await self.admin.call('PUT', '/v1/job-routes', {'items': [{'courierId': courier, 'campaignId': self.campaign}]})
        settings = {'mode': 'ASK', 'url': f'http://127.0.0.1:{COURIER_PORT}/slots'}
        await self.admin.call('PUT', f'/v1/couriers/{courier}/slot-settings', settings)
        self.heard = self.directory / 'courier.log'
        self.sample = subprocess.Popen(
            [sys.executable, str(SAMPLE / 'sample_courier.py')],
            stdin=subprocess.PIPE,
            stdout=self.heard.open('w'),
            stderr=subprocess.STDOUT,
            env={'DIALER': f'http://127.0.0.1:{HTTP_PORT}', 'DIALER_KEY': key, 'PORT': str(COURIER_PORT)},
        )
        self.sample.stdin.write(json.dumps(order(0, 0)).encode())
        self.sample.stdin.close()
        await until(lambda: 'job ' in self.heard.read_text(), 20, 'the sample courier has submitted its order')

    async def close(self):
        if self.sample:
            self.sample.terminate()
        await super().close()

    def report(self):
        super().report()
        if hasattr(self, 'heard'):
            (self.out / 'courier.log').write_text(self.heard.read_text())

    def told(self, event):
        """Subjects of an event with what it said, as the sample courier has printed them."""
        return re.findall(rf'^{re.escape(event)} jobs/(\d+) ?(\w*)$', self.heard.read_text(), re.MULTILINE)

    async def admin_bytes(self, path):
        """A file, as a page is given it."""

        def call():
            connection = http.client.HTTPConnection('127.0.0.1', HTTP_PORT, timeout=30)
            connection.request('GET', path, headers={'Cookie': self.admin.cookie})
            try:
                return connection.getresponse().read()
            finally:
                connection.close()

        return await asyncio.to_thread(call)

    async def jobs(self):
        return (await self.courier.call('GET', '/v1/jobs?limit=500'))['items']


def number(n, digits):
    """As the carrier sees it."""
    return f'791670{n:03d}{digits:02d}'


def order(n, digits):
    job = json.loads((SAMPLE / 'job.json').read_text())
    job['courierOrderId'] = f'L-{n:03d}'
    job['recipient'] = {'name': f'Получатель Лабораторный {n}'}
    job['phones'] = [{'raw': '8 ({0}) {1}-{2}-{3}'.format(*re.fullmatch(r'7(...)(...)(..)(..)', number(n, digits)).groups())}]
    job['deadline'] = (datetime.now(timezone.utc) + timedelta(days=3)).isoformat(timespec='seconds')
    return job


async def results(house):
    """Orders flow in, people are called, the courier is asked for slots and told what was agreed."""
    jobs = [order(n, digits) for n, digits in enumerate(FATES) if n > 0]
    taken = (await house.courier.call('POST', '/v1/jobs:batch', {'jobs': jobs}))['items']
    house.holds('every order is taken', all(item['status'] == 201 for item in taken), str(taken)[:300])
    for n in range(1, 5):
        login, password = f'clerk{n}', f'lab-Clerk-{n}-secret'
        person = {'login': login, 'name': f'Clerk {n}', 'role': 'agent', 'password': password, 'language': 'ru', 'mustChangePassword': False}
        await house.admin.post('/v1/users', {**person, 'poolId': house.pool})
        clerk = Clerk(await house.product.session().log_in(login, password), 1.5)
        clerk.recorder = house.recorder
        house.agents.append(clerk.start())
    await until(lambda: all(a.state == 'READY' for a in house.agents), 30, 'agents are ready')
    await parts.start(house, house.campaign)
    wanted = {f'L-{n:03d}': outcome for n, outcome in enumerate(FATES.values()) if outcome}

    async def told():
        by_id = {str(job['id']): job['courierOrderId'] for job in await house.jobs()}
        said = {by_id.get(job): outcome for job, outcome in house.told('outcome.recorded')}
        return {order: said.get(order) for order in wanted} == wanted

    heard = asyncio.create_task(house.recorder.handed_over())
    await until(told, 90, 'the courier is told the outcome of every order that can have one', every=0.5)
    await heard
    house.holds('slots were asked, held and confirmed', sum(a.held for a in house.agents) >= 8, str([a.held for a in house.agents]))
    agreed = [job for job in await house.jobs() if job.get('outcome') == 'agreed']
    await until(lambda: len(house.told('delivered')) >= len(agreed), 20, 'the courier has said "delivered" of each')
    house.figures['told'] = len(house.told('outcome.recorded'))


async def again(house):
    """The courier wants one of them called again: the telephone rings once more."""
    job = next(job for job in await house.jobs() if job['courierOrderId'] == 'L-002')
    before = house.world.invites()[number(2, 2)]
    await house.courier.call('POST', f"/v1/jobs/{job['id']}:rerun", {'job': order(2, 2)} if job['state'] == 'PURGED' else {})
    await until(lambda: house.world.invites()[number(2, 2)] > before, 40, 'the telephone rings once more')
    await until(lambda: len([one for one, _ in house.told('outcome.recorded') if one == str(job['id'])]) == 2, 40, 'and the courier is told again')


async def destroyed(house):
    """What was handed over is gone soon, and nothing of it is found anywhere."""
    for job in await house.jobs():
        if job['state'] in ('RECEIVED', 'VALIDATED', 'OPEN'):
            await house.courier.call('POST', f"/v1/jobs/{job['id']}:recall", {})

    async def purged():
        return all(job['state'] == 'PURGED' for job in await house.jobs())

    await until(purged, 90, 'the data of every order is destroyed', every=1)
    await until(lambda: len(house.told('data.destroyed')) >= len(FATES), 20, 'the courier is told so')
    acts = (await house.admin.get('/v1/destructions'))['items']
    house.figures['acts'] = len(acts)
    house.figures['people'] = sum(act['counts'].get('contacts', 0) for act in acts)
    search = await house.admin.post('/v1/leftover-searches', {})
    house.figures['search'] = {name: search[name] for name in ('marks', 'texts', 'files')}
    left = [path.name for path in pathlib.Path(house.env['MONITOR']).glob('*-a-*.raw')]
    house.holds('every recording has gone with its order', not left, str(left))
    house.holds('nothing of them is left anywhere', not search['found'] and search['marks'] > 0, str(search['found']))
    act = await house.admin.get(f"/v1/destructions/{acts[0]['id']}/signature")
    house.holds('acts are signed', act['algorithm'] == 'Ed25519')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('env')
    parser.add_argument('--out', default='target/lab')
    args = parser.parse_args()
    order_of_play = {part.__name__: part for part in (results, again, destroyed)}
    sys.exit(asyncio.run(lived_in(Served(environment(args.env), args.out), order_of_play)))


if __name__ == '__main__':
    main()

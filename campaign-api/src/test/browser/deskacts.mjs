// What one person does at a page and another one sees: an agent who is moved to another pool, a number that is never to be
// called again, people who are taken along as a table. By the keyboard alone; what must be there before is asked of the API.
import { readFileSync } from 'node:fs';
import { strict as assert } from 'node:assert';
import { choose, done, go, press, pressTwice, reach, settled, WAIT, write } from './hand.mjs';

const CALL = { timeout: 120_000 };
/** What an import of a table makes of a cell that begins so: a spreadsheet would reckon with the first four. */
const NAMES = ['=1+1', '+cmd|\' /C calc\'!A0', '-2+3', '@SUM(A1:A9)', 'Ровнова "Анна"; Мария'];

/** A supervisor puts an agent into another pool, in which another campaign calls, and then back. */
export async function moved({ agent, supervisor, manager, administrator }, look, lookAtBoard) {
  const { user } = await ask(agent, 'GET', '/v1/me');
  const before = user.poolId;
  const name = `Вторая линия ${Date.now() % 100_000}`;
  const pool = (await ask(manager, 'POST', '/v1/pools', { name })).id;
  const campaign = await calling(manager, pool, `Возвраты ${Date.now() % 100_000}`, [1, 2, 3, 4, 5, 6].map(i => [number(i), `Человек ${i}`]));
  await signOn(agent);
  await go(supervisor, 'board');
  await supervisor.waitForSelector(`[data-agent="${user.id}"] [data-pool="${before}"]`, WAIT);
  await move(supervisor, user.id, pool, lookAtBoard);
  await toldOf(agent, name);
  await agent.waitForSelector('#sign-on', CALL);
  await look('moved');
  assert.equal((await ask(agent, 'GET', '/v1/me')).user.poolId, pool, 'the API says the new pool');
  assert.equal((await ask(supervisor, 'GET', '/v1/roster')).items.find(one => one.id === user.id).poolId, pool);

  await signOn(agent);
  assert.equal(await agent.locator('.told:not(.offline-no)').count(), 0, 'what was said of the last shift has gone with it');
  await supervisor.waitForSelector(`[data-agent="${user.id}"] [data-pool="${pool}"]`, WAIT);
  assert.equal(await supervisor.textContent(`[data-agent="${user.id}"] [data-pool]`), name, 'the board says the new pool');
  await ready(agent);
  await agent.waitForSelector('.deskbar .state-talking', CALL);
  const attempt = await attemptOf(manager, campaign, user.id);
  assert.ok(attempt !== undefined, 'the person on the line is one of the new pool\'s campaign');

  await move(supervisor, user.id, before, lookAtBoard);
  await toldOf(agent, 'Демо');
  await outcome(agent, 'machine', '4');
  await agent.waitForSelector('#sign-on', CALL);
  assert.equal((await ask(agent, 'GET', '/v1/me')).user.poolId, before, 'and back');
  await ask(manager, 'POST', `/v1/campaigns/${campaign}:finish`, {});

  await go(administrator, 'admin/audit');
  await write(administrator, 'input[type="search"]', 'move');
  await administrator.keyboard.press('Enter');
  await administrator.waitForFunction(() => document.querySelectorAll('[data-act] details').length >= 2, undefined, WAIT);
  await press(administrator, '[data-act] summary');
  const acts = await administrator.$$eval('[data-act]', rows => rows.map(row => row.textContent));
  const there = acts.find(act => act.includes(name));
  assert.ok(there?.includes('в другую группу') && there.includes(user.name), `the audit says who was moved and whereto: ${acts}`);
}

async function move(supervisor, agentId, poolId, look) {
  if (await supervisor.locator('.agent-menu').count() === 0) await press(supervisor, `[data-menu="${agentId}"]`);
  await choose(supervisor, `[data-move="${agentId}"]`, String(poolId));
  await look('board-move');
  await pressTwice(supervisor, '#move');
  await done(supervisor);
}

/** Whoever is moved reads by whom, and whereto. */
async function toldOf(agent, pool) {
  await agent.waitForFunction(named => document.querySelector('.told')?.textContent.includes(`переводит вас в группу «${named}»`), pool, WAIT);
}

/** "Do not call again", said and noted while the person is on the line: it holds at once, and for every campaign. */
export async function neverAgain({ agent, manager }, look, lookAtOffice) {
  const { user } = await ask(agent, 'GET', '/v1/me');
  await signOn(agent);
  await ready(agent);
  await agent.waitForSelector('.deskbar .state-talking', CALL);
  await agent.waitForSelector('.recipient', WAIT);
  const attempt = await attemptOf(manager, 1, user.id);
  const contact = await ask(manager, 'GET', `/v1/contacts/${attempt.contactId}`);
  const { number: e164 } = contact.numbers.find(one => one.id === attempt.numberId);
  assert.deepEqual(await suppressed(manager, e164), [], 'nobody has asked for it before');

  await chosen(agent, 'do-not-call', '6');
  await look('do-not-call');
  await agent.keyboard.press('Control+Enter');
  await agent.waitForSelector('.notice-done', WAIT);
  const said = Date.now();
  const entry = await until(async () => (await suppressed(manager, e164))[0], 'the number is on the list');
  console.log(`a number is on the list of suppressions ${Date.now() - said} ms after the agent has said so`);
  assert.ok(Date.now() - said < 5_000, 'at once');
  assert.equal(entry.scope, 'GLOBAL');
  assert.equal(await agent.locator('.deskbar .state-talking').count(), 1, 'the person is still on the line');
  await pressTwice(agent, '#sign-off');
  await goodbye(agent);
  await agent.waitForSelector('#sign-on', CALL);

  await until(async () => (await ask(manager, 'GET', `/v1/contacts/${contact.id}`)).finishReason === 'SUPPRESSED', 'the contact is finished for that cause');
  await go(manager, `campaigns/contact/${contact.id}`);
  await manager.waitForSelector('[data-decision="SUPPRESSED"]', WAIT);
  assert.match(await manager.textContent('[data-decision]'), /списке запрещённых/);
  await lookAtOffice('contact-suppressed');
  await go(manager, 'suppressions');
  await manager.waitForSelector(`[data-suppression="${entry.id}"]`, WAIT);
  assert.match(await manager.textContent(`[data-suppression="${entry.id}"]`), /сказано оператору/);

  await notByAnother(manager, user.poolId, e164, lookAtOffice);
}

/** Another campaign holds the same number and one more: it calls the one, and says why it does not call the other. */
async function notByAnother(manager, pool, e164, look) {
  const other = number(77);
  const campaign = await calling(manager, pool, `Другой магазин ${Date.now() % 100_000}`, [[e164, 'Больше Не Звонить'], [other, 'Можно Позвонить']]);
  const people = (await ask(manager, 'GET', `/v1/campaigns/${campaign}/contacts`)).items;
  const held = people.find(one => one.numbers[0].number === e164);
  const free = people.find(one => one.numbers[0].number === other);
  assert.ok(held !== undefined && free !== undefined, 'the base has both');
  await until(async () => (await ask(manager, 'GET', `/v1/contacts/${free.id}`)).attempts.length > 0, 'the campaign calls', CALL.timeout);
  assert.deepEqual((await ask(manager, 'GET', `/v1/contacts/${held.id}`)).attempts, [], 'and not the number that is suppressed');
  const [decision] = (await ask(manager, 'GET', `/v1/contacts/${held.id}/decision`)).items;
  assert.equal(decision.reason, 'SUPPRESSED');
  assert.equal(decision.allowed, false);
  await go(manager, `campaigns/why/${campaign}`);
  await manager.waitForSelector('[data-reason="SUPPRESSED"]', WAIT);
  await look('why-suppressed');
  await ask(manager, 'POST', `/v1/campaigns/${campaign}:finish`, {});
}

/** A manager asks for those of a base with whom somebody has talked, and takes them along. */
export async function exported({ manager, administrator }, look) {
  const { poolId } = await ask(manager, 'GET', '/v1/campaigns/1');
  const campaign = await calling(manager, poolId, `Формулы ${Date.now() % 100_000}`, NAMES.map((name, i) => [number(10 + i), name]));
  const [{ id: list }] = (await ask(manager, 'GET', `/v1/campaigns/${campaign}/lists`)).items;
  const people = async question => (await ask(manager, 'POST', `/v1/campaigns/${campaign}/contacts:search?limit=1000`,
    { text: '', listId: 0, state: '', disposition: '', ...question })).items;
  assert.equal((await people({})).length, NAMES.length, 'everybody of the base is there');
  await until(async () => (await people({ state: 'FINISHED', disposition: 'CONNECTED' })).length >= 2, 'two of them were talked with', 2 * CALL.timeout);

  await go(manager, `campaigns/contacts/${campaign}`);
  await write(manager, '#find-people', '+7');
  await choose(manager, '#people-state', 'FINISHED');
  await choose(manager, '#people-last', 'CONNECTED');
  await choose(manager, '#people-base', String(list));
  await manager.waitForFunction(most => {
    const rows = document.querySelectorAll('[data-contact]').length;
    return rows >= 2 && rows <= most;
  }, NAMES.length, WAIT);
  await settled(manager);
  await look('people-to-export');
  const coming = manager.waitForEvent('download', WAIT);
  await press(manager, '#export-people');
  const download = await coming;
  assert.equal(download.suggestedFilename(), `contacts-${campaign}.csv`);
  const [header, ...rows] = csv(readFileSync(await download.path(), 'utf8'));
  await done(manager);

  const found = await people({ text: '+7', listId: list, state: 'FINISHED', disposition: 'CONNECTED' });
  assert.ok(rows.length >= 2 && rows.length <= found.length, `${rows.length} rows, ${found.length} people by now`);
  const column = word => {
    assert.ok(header.includes(word), `the table has no column ${word}: ${header}`);
    return header.indexOf(word);
  };
  for (const row of rows) {
    const person = found.find(one => String(one.id) === row[column('№')]);
    assert.ok(person !== undefined, `nobody else is in it: ${row}`);
    assert.equal(row[column('Номера')], person.numbers[0].number);
    assert.equal(row[column('Получатель')].replace(/^'/, ''), person.card.name, 'the name is whole');
    assert.equal(row[column('Состояние')], 'завершён');
    assert.equal(row[column('Последняя попытка')], 'разговор');
    assert.match(row[column('Когда')], /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    assert.notEqual(row[column('Итог разговора')], '', 'what was agreed stands in it');
    assert.equal(row[column('Заметка')], 'Согласовано по телефону');
    for (const cell of row) assert.doesNotMatch(cell, /^[=@\t\r]|^[+-](?![\d\s()-]*$)/, 'no cell is a formula');
  }

  await go(administrator, 'admin/audit');
  await write(administrator, 'input[type="search"]', 'contacts:export');
  await administrator.keyboard.press('Enter');
  await press(administrator, '[data-act] summary');
  const act = await administrator.textContent('[data-act]');
  assert.match(act, /Менеджер.*Люди кампании: выгрузка/);
  assert.match(act, new RegExp(`"people": ${rows.length}`), 'how many were taken along stands in the audit');
  await ask(manager, 'POST', `/v1/campaigns/${campaign}:finish`, {});
}

/** A campaign of the pool that calls these people, one call for each free agent. */
async function calling(manager, poolId, name, rows) {
  const { id } = await ask(manager, 'POST', '/v1/campaigns', { name, mode: 'PROGRESSIVE', poolId, callerId: '+74951234567', rulePack: 'demo' });
  await upload(manager, id, 'база', rows);
  await ask(manager, 'POST', `/v1/campaigns/${id}:start`, {});
  return id;
}

async function upload(manager, campaignId, name, rows) {
  const quoted = rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n');
  const { id } = await ask(manager, 'POST', `/v1/campaigns/${campaignId}/lists?name=${encodeURIComponent(name)}`, `Телефон;ФИО\n${quoted}\n`, 'text/csv');
  return id;
}

/** A number of this run's own; the base of the demo has none that begins so. */
function number(place) {
  return `+79162${String(process.pid % 100).padStart(2, '0')}${String(place).padStart(4, '0')}`;
}

async function suppressed(manager, e164) {
  return (await ask(manager, 'GET', `/v1/suppressions?number=${encodeURIComponent(e164)}`)).items;
}

/** The attempt in which the agent talks now. */
async function attemptOf(manager, campaignId, agentId) {
  const { items } = await ask(manager, 'GET', `/v1/attempts?campaignId=${campaignId}&limit=200`);
  return items.find(one => one.agentId === agentId && one.endedAt === null);
}

async function signOn(agent) {
  await go(agent, 'desk');
  await press(agent, '#sign-on');
  await agent.waitForSelector('.leg-up', CALL);
}

async function ready(agent) {
  await agent.waitForSelector('#ready:enabled', WAIT);
  await press(agent, '#ready');
}

async function chosen(agent, code, key) {
  await agent.evaluate(() => { document.activeElement?.blur(); });
  await agent.keyboard.press(key);
  await agent.waitForSelector(`.choice[data-outcome="${code}"][aria-checked="true"]`, WAIT);
}

async function outcome(agent, code, key) {
  await chosen(agent, code, key);
  await agent.keyboard.press('Control+Enter');
  await agent.waitForSelector('.notice-done', WAIT);
  await goodbye(agent);
}

/** If the person has not gone yet. */
async function goodbye(agent) {
  if (await agent.isEnabled('#hang-up').catch(() => false)) await pressTwice(agent, '#hang-up').catch(() => undefined);
  await agent.waitForSelector('.deskbar .state-talking', { state: 'detached', ...CALL });
}

async function until(look, what, longest = WAIT.timeout) {
  const end = Date.now() + longest;
  for (let found = await look(); ; found = await look()) {
    if (found) return found;
    assert.ok(Date.now() < end, `not so after ${longest / 1_000} s: ${what}`);
    await new Promise(passed => { setTimeout(passed, 200); });
  }
}

/** By the page's own session, so that it is this person who asks. */
async function ask(page, method, path, body, type = 'application/json') {
  const answer = await page.request.fetch(new URL(path, page.url()).href, { method, headers: { 'X-CSRF': '1', 'Content-Type': type },
    data: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body) });
  const text = await answer.text();
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Rows of cells; a mark in front, semicolons, quotes where they are needed. */
function csv(text) {
  assert.equal(text.codePointAt(0), 0xFEFF, 'a mark in front, so that Excel reads Russian');
  const rows = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ';') rows.push([]);
  }
  return rows.filter(row => row.some(cell => cell !== ''));
}

// What a server would say to the pages of managers, supervisors and administrators: a house with a little of everything.
const NOW = Date.now();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const EVIL = '<script>window.stolen=1</script>\u202Eкод';
export const at = ms => new Date(NOW + ms).toISOString();

const pace = { dialsAs: 'PREDICTIVE', reason: 'ENOUGH', limit: 'RISK', modeRu: 'предиктивно', modeEn: 'predictive', limitRu: 'риск потери',
  limitEn: 'risk of a loss', agentsReady: 2, agentsSoonReady: 1.4, callsInTheAir: 9, answersSoon: 2.7, counted: 820, abandoned: 14,
  permittedPermille: 30, left: 11, overdrawn: false };
const row = (id, name, more = {}) => ({ id, name, state: 'RUNNING', health: 'DIALING', mode: 'AUTOMATIC', inHopper: 140, dialing: 3, ringing: 6,
  waiting: 1, bridged: 12, attempts: 4_820, answered: 1_610, connected: 1_480, abandoned: 14, hungUpFirst: 9, cancelled: 22, abandonPermille: 17,
  abandonTargetPermille: 30, contacts: { total: 5_000, finished: 2_310, waiting: 1_900, open: 790 }, waits: { counted: 300, p50Ms: 210, p95Ms: 840 },
  nextDueAt: null, pacing: pace, ...more });
const STATES = ['TALKING', 'READY', 'WRAP_UP', 'PAUSED', 'RESERVED', 'AWAY', 'PREVIEWING'];
const NAMES = ['Ирина Соколова', 'Пётр Лебедев', 'Ольга Смирнова', 'Айгуль Нурпеисова', 'Константин Константинопольский', 'Мария Ким', 'Иван Ли'];

export function board(more = {}) {
  return { type: 'board', at: at(0), dialing: { running: true, reason: null },
    campaigns: [row(1, 'Доставка обуви'), row(2, 'Холодильники, вся Россия и Казахстан', { health: 'OUTSIDE_CALLING_HOURS', mode: 'PROGRESSIVE',
      nextDueAt: at(7 * HOUR), pacing: null, waits: null, dialing: 0, ringing: 0, waiting: 0, bridged: 0 }),
      row(3, 'Возвраты', { state: 'DRAFT', health: 'NOT_RUNNING', pacing: null, waits: null, attempts: 0, connected: 0, abandoned: 0, abandonPermille: 0 })],
    pools: [{ id: 1, name: 'Доставка', ready: 2, previewing: 1, reserved: 1, talking: 12, wrapUp: 3, paused: 4, away: 1,
      busy: { busyNow: 0.86, busyHour: 0.83, idleSeconds: 7.4 } }, { id: 2, name: 'Претензии', ready: 0, previewing: 0, reserved: 0, talking: 0,
      wrapUp: 0, paused: 0, away: 0, busy: { busyNow: null, busyHour: null, idleSeconds: null } }],
    agents: NAMES.map((name, i) => ({ id: 10 + i, name, poolId: i === 4 ? 2 : 1, state: STATES[i], since: at(-(i + 1) * 47_000), pauseReasonId: i === 3 ? 1 : 0,
      campaignId: i % 2 === 0 ? 1 : 2 })),
    nodes: [{ id: 1, name: 'msk-1', up: true, legs: 31 }, { id: 2, name: 'msk-2', up: false, legs: 0 }],
    trunks: [{ id: 1, name: 'оператор А', open: true, inUse: 22, capacity: 60 }, { id: 2, name: 'оператор Б', open: false, inUse: 0, capacity: 30 }],
    owed: [{ attemptId: 77, campaignId: 1, agentId: 31, agent: 'Нина Ильина', since: at(-40 * MINUTE) }],
    webhooks: { waiting: 42, dead: 3, behindMs: 12 * MINUTE },
    alarms: [{ code: 'WEBHOOKS_BEHIND', messageRu: 'Курьерская служба «Альфа» не принимает результаты уже 12 минут.',
      messageEn: 'The courier “Alfa” has not taken results for 12 minutes.' }], ...more };
}

const totals = { rows: 5_000, ok: 4_210, fixed: 512, warning: 164, rejected: 88, duplicate: 26, merged: 140 };
export const upload = (state, more = {}) => ({ id: 12, campaignId: 1, listId: ['STORED', 'CHECKED'].includes(state) ? 3 : null, name: 'заказы-ноябрь.csv',
  source: '', courier: '', state, bytes: 812_000, progressPermille: 640, totals: ['MAPPING', 'FAILED'].includes(state) ? { ...totals, rows: 0 } : totals,
  trouble: null, ...more });
const inspection = { kind: 'TEXT', part: '', parts: [], charset: 'windows-1251', delimiter: ';', above: [['Выгрузка от 25.11'], ['Отдел доставки']],
  mapping: { headerRow: 3, columns: [['Телефон', 'PHONE'], ['ФИО получателя', 'NAME'], ['Адрес', 'ADDRESS'], ['Сумма', 'SUM'], ['Служебное', 'IGNORE']]
    .map(([title, role]) => ({ title, role })) },
  sample: [['ok', '8 (916) 300-45-67', 'Попова Анна', ''], ['fixed', '916 3004568', EVIL, 'Дописан код страны'], ['warning', '8 812 2000001', 'Ли Иван', 'Код города под вопросом'],
    ['rejected', 'нет', 'Кот', 'Здесь нет номера'], ['duplicate', '+79163004567', 'Попова А.', 'Этот номер уже был']].map(([verdict, phone, name, reason], i) => ({
    row: 4 + i, cells: [phone, name, 'Москва, ул. Лесная, д. 5, кв. 12, домофон не работает, звонить заранее', '4 990', 'x'], verdict, code: 'X', reasonRu: reason, reasonEn: reason })) };
const classes = [['rejected', 'NO_NUMBER', 88, 'В ячейке нет номера', 'Исправьте в файле ошибок и загрузите снова'], ['warning', 'AREA_CODE_GUESSED', 120, 'Код города найден по индексу', 'Проверьте несколько строк и примите'],
  ['warning', 'AREA_CODE_UNCERTAIN', 44, 'Подходят два кода', 'Выберите у каждого'], ['fixed', 'COUNTRY_ADDED', 512, 'Дописан код страны', '']].map(([verdict, code, rows, reasonRu, suggestionRu]) => ({
  verdict, code, rows, reasonRu, reasonEn: reasonRu, suggestionRu, suggestionEn: suggestionRu, accepted: false }));
const list = { id: 3, campaignId: 1, name: 'заказы-ноябрь.csv', state: 'READY', totals };

const settings = { priority: 5, weight: 10, requiredSkills: 1, abandonTargetPermille: 30, maxCallsPerAgentPermille: 2_500, ringTimeoutMs: 25_000, wrapUpMs: 0,
  wrapUpLimitMs: 60_000, record: true, retryRules: { maxAttempts: 6, maxPerNumber: 4, otherwiseDelayMs: HOUR,
    rules: ['NO_ANSWER', 'BUSY', 'UNAVAILABLE', 'HUNG_UP_FIRST'].map(disposition => ({ disposition, maxInARow: 3, delaysMs: [30 * MINUTE, 2 * HOUR] })) } };
const campaign = { id: 1, version: 4, name: 'Доставка обуви', state: 'PAUSED', mode: 'AUTOMATIC', poolId: 1, callerId: '', callerName: '', rulePack: 'ru',
  defaultZone: 'Europe/Moscow', settings, archived: false };
const step = (title, text, key, required, answers = []) => ({ title, text, key, required, when: '', answers });
const steps = [step('Приветствие', 'Здравствуйте, {{recipient.name}}! Вам удобно говорить?', '', false, [{ label: 'Да', next: 'order' }, { label: 'Неудобно', next: 'later' }]),
  step('Заказ', 'Ваш заказ собран. К оплате {{order.sum}}.', 'order', true), step('Перезвон', 'Когда вам перезвонить?', 'later', false)];
const script = { shop: 'Обувной дом', greeting: 'Здравствуйте! Обувной дом, меня зовут {{agent.name}}.', steps, terms: [{ title: 'Примерка', text: '15 минут' }],
  objections: [{ title: 'Дорого', text: 'Цена закреплена при заказе.' }], translations: [], language: 'ru' };
const outcomes = [['agreed', 'FINAL', 'Договорились', 'Agreed', '1', true, 'agreed'], ['callback', 'CALLBACK', 'Перезвонить', 'Call back', '2', false, 'postponed_call'],
  ['refused', 'FINAL', 'Отказ', 'Refused', '3', false, 'refused'], ['machine', 'MACHINE', 'Автоответчик', 'Machine', '4', false, '']].map(([code, kind, labelRu, labelEn, hotkey, agreed, result], i) => ({
  id: i + 1, code, kind, labelRu, labelEn, hotkey, needsNote: false, agreed, retryDelayMs: kind === 'MACHINE' ? HOUR : 0, result, branch: null, fields: [] }));
const rules = { purpose: 'TRANSACTIONAL', courier: '', hours: { workday: '09:00-21:00', saturday: '10:00-18:00' }, limits: [{ per: 'NUMBER', counting: 'ATTEMPTS', atMost: 3, in: 'day' }],
  gapMs: 2 * HOUR, rounds: ['10:00-14:00', 'best'], relaxations: [], choices: { needsConsent: false, otherTimeAfter: ['NO_ANSWER'], addressWins: false, premium: false, foreign: false } };
const packs = ['ru', 'kz', 'us'].map(id => ({ id, version: '2026-03', source: 'ст. 44.1 закона «О связи», приказ 179', verifiedBy: id === 'ru' ? 'Юридический отдел, 01.03.2026' : '',
  hours: { workday: '09:00-21:00', saturday: '10:00-20:00', sunday: '', holiday: '' }, needsLabel: id === 'ru' }));
const calendars = [{ id: 'ru', years: { 2026: { source: 'Постановление 1466', off: ['01-01', '01-02', '05-09'], working: ['11-01'] } } }, { id: 'kz', years: {} }];
const hourly = peak => Array.from({ length: 25 }, (_, i) => ({ at: at(i * HOUR), callable: Math.max(0, Math.round(peak * Math.sin((i + 2) / 8))) }));
const reason = (name, words, contacts, nextAt = null) => ({ reason: name, messageRu: words, messageEn: words, state: 'WAITING', contacts, nextAt });
const diagnosis = { health: 'OUTSIDE_CALLING_HOURS', healthRu: '', healthEn: '', contacts: 5_000, callableNow: 1_204, reasons: [reason('OUTSIDE_HOURS', 'Там сейчас нельзя звонить', 2_746, at(3 * HOUR)),
  reason('LABEL_MISSING', 'Наш номер не промаркирован', 310), reason('RETRY', 'Ждут следующей попытки', 740, at(HOUR))], ready: [{ contacts: 1, from: at(0) }, { contacts: 1_000, from: at(HOUR) }, { contacts: 10_000, from: null }],
  forecast: hourly(3_950) };
const spans = [{ from: at(-2 * HOUR), to: at(6 * HOUR) }, { from: at(18 * HOUR), to: at(24 * HOUR) }];
const hours = { reason: 'OPEN', reasonRu: 'Можно', reasonEn: 'Open', nextAt: null, spans };
const number = (id, text, more = {}) => ({ id, number: text, extension: '', position: id, zones: [{ id: 'Europe/Moscow', offset: '+03:00', sourceRu: 'по коду', sourceEn: 'by code', place: 'Москва' },
  { id: 'Asia/Yekaterinburg', offset: '+05:00', sourceRu: 'по адресу', sourceEn: 'by address', place: 'Екатеринбург' }], attemptsMade: 2, lastDisposition: 'NO_ANSWER', suppressed: false, hours, ...more });
const person = (id, name, more = {}) => ({ id, campaignId: 1, listId: 3, row: id + 3, courier: '', state: 'WAITING', held: null, nextAt: at(HOUR), attemptsMade: 3, lastDisposition: 'NO_ANSWER', finishReason: null,
  card: { name, order: 'Д-10007', address: 'Екатеринбург, ул. Малышева, д. 36, кв. 12', sum: '6330.00 RUB; —; 4 990 руб.', prepaid: '150.50 RUB', deliverySum: '12 ZZZ' }, numbers: [number(1, '+79163004567'), number(2, '+73432000001', { suppressed: true, lastDisposition: null, attemptsMade: 0 })],
  attempts: [{ attemptId: 5, numberId: 1, startedAt: at(-5 * HOUR), disposition: 'NO_ANSWER', outcome: null, note: null }, { attemptId: 9, numberId: 1, startedAt: at(-26 * HOUR), disposition: 'CONNECTED', outcome: 'Перезвонить', note: 'после шести' }], ...more });
const decision = (numberId, allowed) => ({ numberId, allowed, reason: allowed ? 'OPEN' : 'OUTSIDE_HOURS', messageRu: allowed ? 'Можно звонить' : 'Там сейчас нельзя звонить', messageEn: allowed ? 'A call may begin' : 'Outside hours there',
  nextAllowedAt: allowed ? null : at(3 * HOUR), until: allowed ? at(5 * HOUR) : null, zones: ['Europe/Moscow', 'Asia/Yekaterinburg'], packs: [{ id: 'ru', version: '2026-03' }], callerId: '+74950000001',
  limits: [{ pack: 'ru', rule: 'NUMBER ATTEMPTS HOURS_24', counted: 2, atMost: 3 }], hoursByZone: ['Europe/Moscow', 'Asia/Yekaterinburg'].map(zone => ({ zone, offset: '+03:00', spans })) });
const story = [['act', 'call-first', -20 * MINUTE, { who: 'Ольга Смирнова' }], ['attempt', 'NO_ANSWER', -5 * HOUR, { who: 'Ирина Соколова' }], ['told', 'attempt.finished', -5 * HOUR, {}],
  ['attempt', 'CONNECTED', -26 * HOUR, { outcome: 'callback', outcomeRu: 'Перезвонить', outcomeEn: 'Call back', seconds: 74, who: 'Пётр Лебедев' }], ['job', 'opened', -29 * HOUR, { outcome: 'Д-10007' }], ['base', '3', -30 * HOUR, {}]].map(([kind, what, ms, more]) => ({ at: at(ms), kind, what, ...more }));
const own = [{ id: 1, number: '+74950000001', courier: '', active: true, labelled: true, label: { brand: 'Обувной дом', category: 'доставка', contract: '№ 17', from: '2026-01-01', to: '2026-12-31' }, pauses: [] },
  { id: 2, number: '+74950000002', courier: 'alpha', active: true, labelled: false, label: null, pauses: [{ operator: '+7916', from: at(-HOUR), until: at(HOUR), calls: 40, refused: 31, by: 'watch' }] }];
const learned = { leastAttempts: 500, leastInAnHour: 30, leastHours: 6, regions: [{ region: 'RU-MOW', nameRu: 'Москва', nameEn: 'Moscow', attempts: 1_200, answered: 410, enough: true, best: '11:00-13:00 18:00-20:00' },
  { region: 'RU-SVE', nameRu: 'Свердловская область', nameEn: 'Sverdlovsk Oblast', attempts: 90, answered: 20, enough: false, best: '' }] };
const suppressions = [{ id: 1, number: '+79165550001', lastDigits: '0001', scope: 'GLOBAL', key: '', reason: 'просил не звонить', source: 'agent', at: at(-50 * HOUR), expiresAt: null },
  { id: 2, number: null, lastDigits: '0002', scope: 'CAMPAIGN', key: '1', reason: EVIL, source: 'import', at: at(-HOUR), expiresAt: at(900 * HOUR) }];
const couriers = [{ id: 1, code: 'alpha', name: 'Альфа-Курьер', active: true }, { id: 2, code: 'beta', name: 'Бета', active: false }];
const routes = [{ courierId: 1, kind: 'confirm_and_slot', shop: 's1', region: 'RU-SVE', campaignId: 2 }, { campaignId: 1 }];
const endpoints = [{ name: 'main', url: 'https://alpha.example/hooks/dialer/very/long/path/with/many/parts', types: [], state: 'ACTIVE', failingSince: at(-12 * MINUTE), waiting: 42, dead: 3, oldestWaiting: at(-12 * MINUTE), createdAt: at(-900 * HOUR) },
  { name: 'archive', url: 'https://alpha.example/archive', types: ['outcome.recorded'], state: 'DISABLED', disabledFor: 'GONE', waiting: 0, dead: 0, createdAt: at(-900 * HOUR) }];
const deliveries = [['WAITING', 2, { error: 'TIME_OUT', nextAt: at(5 * MINUTE) }], ['DELIVERED', 1, { status: 200, tookMs: 84 }], ['DEAD', 8, { error: 'HTTP_503' }]].map(([state, tries, more], i) => ({
  eventId: `e-${i}`, type: 'outcome.recorded', jobId: 71 + i, eventAt: at(-i * HOUR), state, tries, failures: [], ...more }));
const keys = [{ id: 1, name: 'боевой', scopes: ['jobs:write', 'jobs:read', 'feedback', 'slots', 'events', 'webhooks'], networks: ['192.0.2.0/24'], sandbox: false, createdAt: at(-900 * HOUR), lastUsedAt: at(-MINUTE) },
  { id: 2, name: 'старый', scopes: ['events'], networks: [], sandbox: true, createdAt: at(-900 * HOUR), expiresAt: at(-HOUR) }];
const users = NAMES.map((name, i) => ({ id: 10 + i, login: `user${i}`, name, role: ['agent', 'agent', 'supervisor', 'agent', 'manager', 'admin', 'agent'][i], language: 'ru', mustChangePassword: i === 6, active: i !== 1, poolId: 1, skills: i % 4 }));
const acts = [['PATCH /v1/campaigns/{id}', '/v1/campaigns/1', { name: 'Доставка обуви' }, 'campaigns', '1', 'Доставка обуви'],
  ['rules.change', 'campaign 1', {}, 'campaigns', '1', 'Доставка обуви'], ['GET /v1/recordings/{id}/audio', '/v1/recordings/902/audio', {}, 'recordings', '902', 'Доставка обуви'],
  ['POST /v1/lists/{id}/destroy', '/v1/lists/4/destroy', {}, 'lists', '4', EVIL], ['POST /v1/pools', '/v1/pools', {}, 'pools', '', ''],
  ['DELETE /v1/users/{id}', '/v1/users/33', {}, 'users', '33', ''], ['POST /v1/dialing:stop', '/v1/dialing:stop', {}, 'dialing', '', '']]
  .map(([action, subject, detail, kind, id, name], i) => ({ id: 90 - i, at: at(-i * HOUR), actor: 'user 12', name: 'Ольга Смирнова', action, subject, detail, object: { kind, id, name } }));
const retention = { jobGraceS: 172_800, jobCapS: 2_592_000, baseGraceS: 604_800, baseCapS: 2_592_000, ledgerS: 94_608_000, due: { HANDED_OVER: 12, BASE_FINISHED: 310 },
  lastSearch: { beganAt: at(-9 * HOUR), endedAt: at(-9 * HOUR), marks: 5_120, texts: 88_000, files: 412, bytes: 9_000_000, found: [] } };
const destructions = [{ id: 7, rule: 'HANDED_OVER', askedBy: 'schedule', beganAt: at(-9 * HOUR), endedAt: at(-9 * HOUR), counts: { contacts: 36, jobs: 36, numbers: 30, cards: 36, notes: 12 } }];
const criteria = [['Представился от имени магазина', 'Spoke in the name of the shop'], ['Назвал заказ и сумму без ошибок', 'Named the order and the sum without a mistake'], ['Был вежлив и не перебивал', 'Was polite and did not interrupt']]
  .map(([labelRu, labelEn], i) => ({ id: i + 1, labelRu, labelEn, most: 2 }));
const sheet = { attemptId: 902, agentId: 10, agent: NAMES[0], items: criteria.map((one, i) => ({ criterionId: one.id, labelRu: one.labelRu, labelEn: one.labelEn, most: 2, points: [2, 1, null][i], comment: i === 1 ? 'забыла сумму' : '' })),
  comment: 'В целом хорошо.', permille: 750, scoredBy: 'Ольга Смирнова', scoredAt: at(-HOUR) };
const recordings = [902, 901, 880].map((attemptId, i) => ({ attemptId, campaignId: 1, campaign: 'Доставка обуви', contactId: 9, agentId: 10 + i, agent: NAMES[i], at: at(-i * 5 * HOUR), seconds: 42 + i * 60,
  outcome: i === 2 ? null : 'agreed', orders: ['Д-10007'], scorePermille: [750, null, 1_000][i], goneBy: at(600 * HOUR) }));
const pacing = { wordsRu: ['Звонит предиктивно: ответов и операторов достаточно.', 'Ещё один звонок — риск потери 2,1 % при допустимых 1,8 %.'], wordsEn: ['Dials ahead: answers and agents suffice.', 'One more call risks 2.1 % where 1.8 % is permitted.'],
  series: Array.from({ length: 40 }, (_, i) => ({ at: at((i - 40) * MINUTE), dialsAs: 'PREDICTIVE', agentsReady: 2 + i % 3, agentsSoonReady: 1 + (i % 5) / 2, callsInTheAir: 6 + i % 7, answersSoon: 2 + (i % 4) / 2, risk: 0.01 + (i % 6) / 300,
    permittedRisk: 0.018, limit: 'RISK', abandoned: 14, left: 11 })) };
const page = items => ({ items });

/** What is answered by path; a function gets what was asked. */
export const ANSWERS = {
  '/v1/campaign-templates': page([{ code: 'DELIVERY', nameRu: 'Согласовать доставку', nameEn: 'Agree a delivery', hintRu: 'Сценарий, исходы и слоты для доставки.', hintEn: 'Script, outcomes and slots for deliveries.' }]),
  '/v1/campaigns': page([campaign, { ...campaign, id: 9, name: 'Старая', archived: true, state: 'FINISHED' }]), '/v1/campaigns/1': campaign, '/v1/campaigns/2': campaign, '/v1/campaigns/1/script': script,
  '/v1/campaigns/1/script/versions': page([{ version: 2, changedBy: 'Мария Ким', changedAt: at(-HOUR) }, { version: 1, changedBy: '', changedAt: at(-90 * HOUR) }]),
  '/v1/campaigns/1/script:preview': { shop: 'Обувной дом', greeting: 'Здравствуйте! Обувной дом, меня зовут Ирина.', script: { steps, objections: script.objections }, terms: script.terms, gaps: [{ at: 'steps/1', variable: 'order.sum' }],
    variables: ['agent.name', 'recipient.name', 'order', 'address'] },
  '/v1/campaigns/1/outcomes': page(outcomes), '/v1/campaigns/1/rules': rules, '/v1/campaigns/1/rules:preview': { contacts: 5_000, asItIs: hourly(2_400), asItWouldBe: hourly(3_950) },
  '/v1/campaigns/1/diagnostics': diagnosis, '/v1/campaigns/1/pacing': pacing, '/v1/campaigns/1/lists': page([list]), '/v1/campaigns/1/uploads': page([]), '/v1/campaigns/2/lists': page([]), '/v1/campaigns/2/uploads': page([]),
  '/v1/campaigns/3/lists': page([]), '/v1/campaigns/3/uploads': page([]),
  '/v1/campaigns/1/contacts:search': page([person(9, 'Попова Анна Игоревна'), person(10, EVIL, { state: 'HELD', held: { code: 'AREA', reasonRu: 'подходят два кода', reasonEn: 'two codes fit' }, nextAt: null }), person(11, 'Ли Иван', { state: 'FINISHED', lastDisposition: 'CONNECTED', nextAt: null })]),
  '/v1/contacts/9': person(9, 'Попова Анна Игоревна'), '/v1/contacts/9/decision': page([decision(1, true), decision(2, false)]), '/v1/contacts/9/timeline': page(story),
  '/v1/contacts/10': person(10, EVIL, { state: 'HELD', held: { code: 'AREA', reasonRu: 'подходят два кода', reasonEn: 'two codes fit' } }), '/v1/contacts/10/decision': page([]), '/v1/contacts/10/timeline': page([]),
  '/v1/uploads/12/inspection': inspection, '/v1/lists/3': list, '/v1/lists/3/classes': page(classes), '/v1/lists/3/consent': { source: null, by: null, at: null },
  '/v1/caller-ids': page(own), '/v1/learned-hours': learned, '/v1/suppressions': page(suppressions), '/v1/rulepacks': page(packs), '/v1/calendars': page(calendars),
  '/v1/pools': page([{ id: 1, name: 'Доставка', awayGraceMs: 60_000 }, { id: 2, name: 'Претензии', awayGraceMs: 60_000 }]), '/v1/skills': page([{ bit: 0, name: 'Обувь' }, { bit: 1, name: 'Казахский' }]),
  '/v1/shops': page([{ id: 1, name: 'Обувной дом', words: [{ language: 'ru', greeting: 'Здравствуйте! Обувной дом, меня зовут {{agent.name}}.', terms: script.terms }] }]),
  '/v1/couriers': page(couriers), '/v1/job-routes': page(routes), '/v1/couriers/1/webhooks': page(endpoints), '/v1/couriers/1/webhooks/main/deliveries': page(deliveries), '/v1/couriers/1/keys': page(keys),
  '/v1/roster': page(NAMES.map((name, i) => ({ id: 10 + i, name, poolId: 1, active: true }))), '/v1/users': page(users), '/v1/api-keys': page([]), '/v1/audit': page(acts), '/v1/retention': retention, '/v1/destructions': page(destructions), '/v1/me/second-factor': { on: false, recoveryLeft: 0 },
  '/v1/me/second-factor:begin': { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/dialer:olga?secret=JBSWY3DPEHPK3PXP' },
  '/v1/recordings': page(recordings), '/v1/recordings/902/score': sheet, '/v1/score-criteria': page(criteria), '/v1/scores': page([{ agentId: 11, agent: NAMES[1], conversations: 4, permille: 610 }, { agentId: 10, agent: NAMES[0], conversations: 12, permille: 870 }]),
  '/v1/what-if': { id: 5, state: 'DONE', progressPermille: 1_000, answer: { busyShare: 0.85, busyLow: 0.84, busyHigh: 0.87, callsPerAgentHour: 21.3, abandonedShare: 0.026, idleSeconds: 9.1, dialedPerAgentHour: 71, stretches: 40,
    sentenceRu: '12 операторов будут заняты 84–87 % времени, 21 разговор на оператора в час.', sentenceEn: '12 agents will be busy 84–87 % of the time, 21 conversations per agent-hour.' } }
};

// What a server would say to an agent's page: a card with its orders and outcomes, slots, the agent's state.
export const NOW = Date.now();
const PAUSES = [{ id: 1, code: 'lunch', labelRu: 'Обед', labelEn: 'Lunch', planned: true },
  { id: 2, code: 'short', labelRu: 'Пять минут', labelEn: 'Five minutes', planned: false }];

export function situation(language, state) {
  const hello = { type: 'hello', user: { id: 3 }, serverTime: new Date().toISOString(), pauseReasons: PAUSES, seatKinds: state.seats ?? ['PHONE'] };
  const agent = state.agent === null ? [] : [{ ...talking(), ...state.agent }];
  const call = state.idle === true ? [] : [{ ...card(state), ...state.card }, state.slots ?? offer('NONE')];
  return [hello, ...agent, ...call, ...(state.more ?? [])];
}

export function talking() {
  return { type: 'agent', state: 'TALKING', since: new Date(NOW - 34_000).toISOString(), pauseReasonId: 0, breakAsked: false, attemptId: 5,
    wrapUpUntil: null, legUp: true, counters: { calls: 12, agreed: 7, talkSeconds: 1400, waitSeconds: 130 }, seat: null,
    air: { ringing: 2, agents: 1 } };
}

export function card(state) {
  const evil = '<img src=x onerror="window.stolen=1"><script>window.stolen=1</script>\u202Eкод';
  const order = (key, sum, interval) => ({
    orderKey: key, title: `Д-1000${key}`, shop: 'Обувной дом', items: [{ name: state.hostile ? evil : 'кроссовки', quantity: '1', price: '' },
      { name: 'стельки', quantity: '2', price: '190' }], packages: ['2200045678'], interval, address: state.hostile ? evil : '101000, Москва, ул. Лесная, д. 5, кв. 12',
    sums: { toPay: sum, goods: '', delivery: '', prepaid: state.currency === undefined ? '' : '150.50', currency: state.currency ?? '' }, comment: 'домофон не работает'
  });
  const steps = [
    { title: 'Приветствие', text: 'Попова Анна Игоревна, вам удобно сейчас говорить?', key: '', required: false,
      answers: [{ label: 'Да', next: 'order' }, { label: 'Неудобно', next: 'later' }] },
    { title: 'Заказ', text: 'Ваш заказ собран: кроссовки. К оплате 4 990 руб.', key: 'order', required: true, answers: [{ label: 'Ждёт заказ', next: 'time' }] },
    { title: 'Время', text: 'Когда вам удобно принять курьера?', key: 'time', required: false, answers: [] },
    { title: 'Неудобно говорить', text: 'Когда вам перезвонить?', key: 'later', required: false, answers: [] },
    { title: 'Прощание', text: 'Спасибо! Курьер позвонит за час до приезда.', key: 'goodbye', required: false, answers: [] }];
  return {
    type: 'card', attemptId: 5, contactId: 9, campaign: { id: 1, name: 'Доставка' },
    shop: { name: 'Обувной дом', greeting: 'Здравствуйте! Магазин «Обувной дом», меня зовут Ирина. Звоню по вашему заказу.' },
    recipient: { name: state.hostile ? evil : 'Попова Анна Игоревна', number: '+7 916 300-45-67', numbers: [], others: [
      { numberId: 12, number: '+7 495 200-00-01', attempts: 2, last: 'NO_ANSWER', suppressed: false }] },
    fields: [{ key: 'comment', label: 'Комментарий', value: 'домофон не работает' },
      ...state.currency === undefined ? [] : [{ key: 'deliverySum', label: 'Стоимость доставки', value: `0.00 ${state.currency}` }]],
    script: { language: 'ru', steps, objections: [{ title: 'Дорого', text: 'Цена закреплена при заказе.' }],
      translations: [{ language: 'en', greeting: 'Hello! This is Irina.', terms: [], objections: [{ title: 'Too expensive', text: 'The price was fixed.' }],
        steps: steps.map((step, i) => ({ ...step, title: ['Greeting', 'Order', 'Time', 'Not now', 'Goodbye'][i], text: 'In English.' })) }] },
    terms: [{ title: 'Примерка', text: '15 минут' }, { title: 'Возврат', text: '7 дней' }],
    outcomes: outcomes(), history: [{ at: new Date(NOW - 86_400_000).toISOString(), disposition: 'NO_ANSWER', outcome: null, outcomeEn: null, note: null }],
    zone: { id: 'Europe/Moscow', offset: '+03:00', localTime: '12:00' }, callbackWindow: { opens: '09:00', closes: '21:00' },
    orders: Array.from({ length: state.orders ?? 1 }, (_, i) => order(String(71 + i), state.currency === undefined ? `${4_990 + i * 500} руб.` : `${4_990 + i * 500}.00`, 'завтра с 10 до 14')),
    reasons: [{ code: 'not-needed', labelRu: 'Больше не нужно', labelEn: 'No longer needed', needsComment: false },
      { code: 'other', labelRu: 'Другая причина', labelEn: 'Another reason', needsComment: true }]
  };
}

function outcomes() {
  const base = { retryDelayMs: 0, needsNote: false, agreed: false, branch: null, fields: [] };
  const field = (name, kind, required, labelRu, labelEn) => ({ name, kind, required, labelRu, labelEn, longest: 300, options: [] });
  const yes = { hotkey: '1', labelRu: 'Договорились', labelEn: 'Agreed' };
  const other = { hotkey: '5', labelRu: 'Другое', labelEn: 'Something else' };
  const comment = field('comment', 'TEXT', false, 'Комментарий курьеру', 'Comment for the courier');
  return [
    { ...base, id: 1, code: 'agreed', kind: 'FINAL', labelRu: 'Доставка курьером', labelEn: 'Courier delivers', hotkey: '1', agreed: true, branch: yes,
      fields: [field('slot', 'SLOT', true, 'Когда привезти', 'When to deliver'), field('address', 'TEXT', false, 'Новый адрес', 'New address'), comment] },
    { ...base, id: 2, code: 'callback', kind: 'CALLBACK', labelRu: 'Перезвонить', labelEn: 'Call back', hotkey: '2' },
    { ...base, id: 3, code: 'refused', kind: 'FINAL', labelRu: 'Отказ от заказа', labelEn: 'Refused', hotkey: '3',
      fields: [field('reason', 'REASON', true, 'Причина', 'Reason'), field('comment', 'TEXT', false, 'Пояснение', 'Explanation')] },
    { ...base, id: 4, code: 'machine', kind: 'MACHINE', labelRu: 'Автоответчик', labelEn: 'Answering machine', hotkey: '4' },
    { ...base, id: 5, code: 'wrong-number', kind: 'WRONG_NUMBER', labelRu: 'Не тот человек', labelEn: 'Wrong person', hotkey: '1', branch: other },
    { ...base, id: 6, code: 'do-not-call', kind: 'SUPPRESS', labelRu: 'Просит больше не звонить', labelEn: 'Do not call again', hotkey: '6' },
    { ...base, id: 7, code: 'agreed-pickup', kind: 'FINAL', labelRu: 'Самовывоз', labelEn: 'Pick-up', hotkey: '2', agreed: true, branch: yes,
      fields: [field('point', 'TEXT', true, 'Пункт выдачи', 'Pick-up point'), field('date', 'DATE', false, 'Когда заберёт', 'Day of pick-up'), comment] },
    { ...base, id: 8, code: 'already-delivered', kind: 'FINAL', labelRu: 'Уже получил', labelEn: 'Has it already', hotkey: '2', branch: other }
  ];
}

export function day(ahead) {
  return new Date(NOW + 3 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);
}

export function slot(ahead, from, to, left) {
  return { slotId: `${day(ahead)}T${from}`, zone: '101', date: day(ahead), from, to, left, cutoffAt: null };
}

export function offer(freshness) {
  const slots = [slot(1, '10:00', '14:00', 3), slot(1, '14:00', '18:00', 1), slot(1, '18:00', '22:00', 0),
    slot(2, '10:00', '14:00', 9), slot(4, '10:00', '14:00', 5), slot(4, '14:00', '18:00', null), slot(6, '12:00', '16:00', 2)];
  return { type: 'slots', attemptId: 5, contactId: 9, freshness, asOf: new Date(NOW - 45_000).toISOString(), offset: '+03:00', today: day(0),
    slots: freshness === 'FRESH' || freshness === 'STALE' ? slots : [], holds: [] };
}

export function holdOf(of, seconds) {
  return { holdId: 'h-1', orderKeys: ['71'], slot: of, expiresAt: new Date(Date.now() + seconds * 1_000).toISOString(), confirmed: false };
}

export function gone(alternatives) {
  return { status: 409, body: { ...problem('slot-gone'), status: 409, alternatives } };
}

export function problem(code) {
  return { type: `urn:dialer:problem:${code}`, title: 'No', status: 503, detail: 'Not now.' };
}

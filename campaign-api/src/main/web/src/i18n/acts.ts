/** Acts of the audit in words: what was touched, and what was done to it. The audit itself writes the route. */
import { language } from './words.ts';

/** By what a route ends with, without its parameters; the longest that fits is taken. */
const THINGS: Record<string, [ru: string, en: string]> = {
  'agents': ['Оператор', 'Agent'],
  'agent/forms': ['Форма итога', 'Outcome form'],
  'agent/slots': ['Слот доставки', 'Delivery slot'],
  'api-keys': ['Ключ программы', 'Machine key'],
  'attempts': ['Итог звонка', 'Outcome of a call'],
  'audit': ['Журнал действий', 'Audit log'],
  'calendars': ['Календарь праздников', 'Calendar of holidays'],
  'caller-ids': ['Наш номер', 'Number of ours'],
  'campaigns': ['Кампания', 'Campaign'],
  'campaigns/contacts': ['Люди кампании', 'People of a campaign'],
  'campaigns/lists': ['База', 'Base'],
  'campaigns/outcomes': ['Исходы кампании', 'Outcomes of a campaign'],
  'campaigns/rules': ['Часы и попытки', 'Hours and attempts'],
  'campaigns/script': ['Сценарий', 'Script'],
  'campaigns/uploads': ['База', 'Base'],
  'consents': ['Согласие на звонки', 'Consent to calls'],
  'contacts': ['Получатель', 'Recipient'],
  'couriers': ['Служба доставки', 'Courier'],
  'couriers/jobs': ['Заказ службы', 'Job of a courier'],
  'couriers/keys': ['Ключ службы', 'Key of a courier'],
  'couriers/slot-settings': ['Настройка слотов', 'Settings of slots'],
  'couriers/slots': ['Слоты доставки', 'Delivery slots'],
  'couriers/webhooks': ['Уведомления службы', 'Notifications of a courier'],
  'dialing': ['Дозвон', 'Dialing'],
  'erasures': ['Данные человека', 'Data of a person'],
  'job-routes': ['Распределение заказов', 'Routes of jobs'],
  'jobs': ['Заказ', 'Job'],
  'jobs/recordings': ['Запись разговора', 'Recording'],
  'leftover-searches': ['Поиск остатков данных', 'Search for leftovers'],
  'lists': ['База', 'Base'],
  'lists/consent': ['Согласие людей базы', 'Consent of a base'],
  'lists/destroy': ['Данные базы', 'Data of a base'],
  'lists/mistakes': ['Строки базы с ошибками', 'Rows to repair of a base'],
  'lists/warnings': ['Предупреждения базы', 'Warnings of a base'],
  'me/password': ['Свой пароль', 'Own password'],
  'me/second-factor': ['Свой второй фактор', 'Own second factor'],
  'pools': ['Группа операторов', 'Pool of agents'],
  'purges': ['Данные, срок которых вышел', 'Data that are due'],
  'recordings': ['Запись разговора', 'Recording'],
  'recordings/audio': ['Запись разговора', 'Recording'],
  'recordings/score': ['Оценка разговора', 'Score of a conversation'],
  'score-criteria': ['Критерии оценки', 'Criteria of scores'],
  'shops': ['Магазин', 'Shop'],
  'skills': ['Навыки', 'Skills'],
  'slots': ['Слоты доставки', 'Delivery slots'],
  'suppressions': ['Запрет звонить', 'Suppression'],
  'uploads': ['Загрузка базы', 'Upload of a base'],
  'uploads/reading': ['Столбцы базы', 'Columns of a base'],
  'users': ['Человек и роль', 'Person and role'],
  'webhooks': ['Уведомления службы', 'Notifications of a courier'],
  'what-if': ['Расчёт «что если»', 'What-if run']
};

/** By the word behind the colon, else by the method; nouns in Russian, so that they go with every gender. */
const DEEDS: Record<string, [ru: string, en: string]> = {
  'POST': ['добавление', 'added'],
  'PUT': ['изменение', 'changed'],
  'PATCH': ['изменение', 'changed'],
  'DELETE': ['удаление', 'removed'],
  'GET': ['просмотр', 'seen'],
  'accept': ['принято', 'accepted'],
  'archive': ['в архив', 'archived'],
  'audio': ['прослушивание', 'heard'],
  'batch': ['добавление', 'added'],
  'begin': ['начало включения', 'begun'],
  'call-first': ['звонить первым', 'to be called first'],
  'cancel': ['отмена', 'cancelled'],
  'check': ['проверка', 'checked'],
  'confirm': ['включение', 'switched on'],
  'copy': ['копия', 'copied'],
  'correct': ['исправление', 'corrected'],
  'csv': ['выгрузка', 'exported'],
  'delivered': ['доставлен', 'delivered'],
  'destroy': ['уничтожение', 'destroyed'],
  'disable': ['выключение', 'switched off'],
  'enable': ['включение', 'switched on'],
  'export': ['выгрузка', 'exported'],
  'finish': ['завершение', 'finished'],
  'hold': ['удержание', 'held'],
  'import': ['загрузка', 'imported'],
  'listen': ['прослушивание разговора', 'listened to'],
  'message': ['сообщение', 'sent a message'],
  'move': ['в другую группу', 'moved to another pool'],
  'not-delivered': ['не доставлен', 'not delivered'],
  'pace': ['темп', 'pace changed'],
  'pause': ['пауза', 'paused'],
  'pick': ['выбор номера', 'number picked'],
  'preview': ['предпросмотр', 'previewed'],
  'recall': ['отзыв', 'recalled'],
  'release': ['освобождение', 'released'],
  'remove': ['выключение', 'switched off'],
  'remove-second-factor': ['снятие второго фактора', 'second factor removed'],
  'replay': ['повторная отправка', 'sent again'],
  'rerun': ['повтор', 'run again'],
  'restore': ['из архива', 'taken out of the archive'],
  'resume': ['продолжение', 'resumed'],
  'revoke': ['отзыв', 'revoked'],
  'rotate': ['новый секрет', 'new secret'],
  'search': ['поиск', 'searched'],
  'sign-off': ['завершение смены', 'shift ended'],
  'start': ['запуск', 'started'],
  'stop': ['остановка', 'stopped'],
  'store': ['сохранение', 'stored'],
  'stream': ['добавление', 'added'],
  'take-over': ['перехват разговора', 'call taken over'],
  'test': ['проверка', 'tried'],
  'waive-outcome': ['закрыт без итога', 'closed undecided'],
  'withdraw': ['снятие с дозвона', 'withdrawn']
};

/** What the store notes by itself, beside the route, with the detail. */
const NOTES: Record<string, [ru: string, en: string]> = {
  'attempt.ask-agent': ['Разговор: совет с коллегой', 'Conversation: a colleague was asked'],
  'attempt.ask-outside': ['Разговор: совет с внешним номером', 'Conversation: a number outside was asked'],
  'attempt.ask-pool': ['Разговор: совет с группой', 'Conversation: a group was asked'],
  'attempt.hand-over-agent': ['Разговор: передача коллеге', 'Conversation: handed over to a colleague'],
  'attempt.hand-over-outside': ['Разговор: передача на внешний номер', 'Conversation: handed over to a number outside'],
  'attempt.hand-over-pool': ['Разговор: передача группе', 'Conversation: handed over to a group'],
  'calendar.import': ['Календарь праздников: загрузка', 'Calendar of holidays: imported'],
  'caller-id.add': ['Наш номер: добавление', 'Number of ours: added'],
  'caller-id.change': ['Наш номер: изменение', 'Number of ours: changed'],
  'consent.attest': ['Согласие людей базы: подтверждение', 'Consent of a base: attested'],
  'consent.revoke': ['Согласие людей базы: отзыв', 'Consent of a base: revoked'],
  'rules.change': ['Часы и попытки: изменение', 'Hours and attempts: changed']
};

/** Where the thing itself is called otherwise than what is done to it. */
const OBJECTS: Record<string, [ru: string, en: string]> = {
  'attempts': ['Звонок', 'Call'],
  'recordings': ['Разговор', 'Conversation'],
  'users': ['Сотрудник', 'Person']
};

/** Kinds of which the name is that of the campaign they belong to. */
const OF_A_CAMPAIGN = new Set(['attempts', 'contacts', 'recordings']);

/** What an act was done to, as people know it: "Campaign “Shoes”"; empty for what has neither name nor number. */
export function aboutWords(object: { kind: string; id: string; name: string }): string {
  const thing = OBJECTS[object.kind] ?? THINGS[object.kind];
  if (thing === undefined || object.id === '') return '';
  const russian = language.value === 'ru';
  // isolated: marks of writing direction in a name turn nothing behind it
  const name = `\u2068${object.name}\u2069`;
  const quoted = russian ? `«${name}»` : `“${name}”`;
  const numbered = /^\d+$/.test(object.id) ? `${thing[russian ? 0 : 1]} ${russian ? '№ ' : 'No. '}${object.id}` : `${thing[russian ? 0 : 1]} ${object.id}`;
  if (object.name === '') return numbered;
  if (OF_A_CAMPAIGN.has(object.kind)) return `${numbered}, ${russian ? 'кампания' : 'campaign'} ${quoted}`;
  return `${thing[russian ? 0 : 1]} ${quoted}`;
}

/** "POST /v1/campaigns/{id}:start" → "Campaign: started"; the route itself where there are no words for it. */
export function actWords(action: string): string {
  const note = NOTES[action];
  if (note !== undefined) return note[language.value === 'ru' ? 0 : 1];
  const [method, route] = action.split(' ');
  const [, path, verb] = /^\/v1\/([^:]*?)(?:\.(?:csv|xlsx))?(?::([\w-]+))?$/.exec(route ?? '') ?? [];
  if (method === undefined || path === undefined) return action;
  const parts = path.split('/').filter(part => !part.startsWith('{'));
  const thing = [parts.slice(-2).join('/'), parts[parts.length - 1] ?? ''].map(name => THINGS[name]).find(found => found !== undefined);
  const last = parts[parts.length - 1] ?? '';
  const deed = DEEDS[/\.(csv|xlsx)$/.test(route ?? '') ? 'csv' : verb ?? (last === 'audio' || last === 'destroy' ? last : method)];
  if (thing === undefined || deed === undefined) return action;
  const which = language.value === 'ru' ? 0 : 1;
  return `${thing[which]}: ${deed[which]}`;
}

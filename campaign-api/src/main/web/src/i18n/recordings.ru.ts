/** Recorded conversations, in Russian. */
import type { recordingsEn } from './recordings.en.ts';

export const recordingsRu: Record<keyof typeof recordingsEn, string> = {
  'nav.recordings': 'Записи',
  'rec.hint': 'Разговоры кампаний, в которых включена запись. Кто слушал запись, видно в журнале действий.',
  'rec.orderId': 'Заказ',
  'rec.agentId': 'Оператор на смене',
  'rec.anybody': 'любой',
  'rec.outcome': 'Итог',
  'rec.from': 'С',
  'rec.until': 'По',
  'rec.search': 'Найти',
  'rec.none': 'Записей не найдено.',
  'rec.at': 'Когда',
  'rec.agent': 'Оператор',
  'rec.campaign': 'Кампания',
  'rec.orders': 'Заказы',
  'rec.length': 'Длина',
  'rec.hear': 'Слушать',
  'rec.more': 'Ещё',
  'rec.gone': 'Этой записи больше нет.',
  'rec.wave': 'Громкость: сверху человек, снизу оператор. Щелчок переходит к месту.',
  'rec.speed': 'Скорость',
  'rec.now': 'Запись этого разговора',
  'rec.on': 'Идёт запись',
  'rec.paused': 'Запись приостановлена',
  'rec.destroyed': 'Больше не записывается',
  'rec.pause': 'Пауза (номер карты)',
  'rec.resume': 'Записывать дальше',
  'rec.destroy': 'Стереть запись',
  'rec.destroySure': 'Ещё раз: стереть'
};

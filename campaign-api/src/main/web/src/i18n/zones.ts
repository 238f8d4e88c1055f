/** Time zones by the places that readers know; the identifiers of the tz database are English. */
import { language } from './words.ts';

const RUSSIAN: Record<string, string> = {
  'Asia/Almaty': 'Алматы', 'Asia/Anadyr': 'Анадырь', 'Asia/Aqtau': 'Актау', 'Asia/Aqtobe': 'Актобе',
  'Asia/Atyrau': 'Атырау', 'Asia/Baku': 'Баку', 'Asia/Barnaul': 'Барнаул', 'Asia/Bishkek': 'Бишкек',
  'Asia/Chita': 'Чита', 'Asia/Dushanbe': 'Душанбе', 'Asia/Irkutsk': 'Иркутск', 'Asia/Kamchatka': 'Камчатка',
  'Asia/Khandyga': 'Хандыга', 'Asia/Krasnoyarsk': 'Красноярск', 'Asia/Magadan': 'Магадан',
  'Asia/Novokuznetsk': 'Новокузнецк', 'Asia/Novosibirsk': 'Новосибирск', 'Asia/Omsk': 'Омск', 'Asia/Oral': 'Уральск',
  'Asia/Qostanay': 'Костанай', 'Asia/Qyzylorda': 'Кызылорда', 'Asia/Sakhalin': 'Сахалин',
  'Asia/Srednekolymsk': 'Среднеколымск', 'Asia/Tashkent': 'Ташкент', 'Asia/Tbilisi': 'Тбилиси', 'Asia/Tomsk': 'Томск',
  'Asia/Ust-Nera': 'Усть-Нера', 'Asia/Vladivostok': 'Владивосток', 'Asia/Yakutsk': 'Якутск',
  'Asia/Yekaterinburg': 'Екатеринбург', 'Asia/Yerevan': 'Ереван', 'Europe/Astrakhan': 'Астрахань',
  'Europe/Kaliningrad': 'Калининград', 'Europe/Kirov': 'Киров', 'Europe/Minsk': 'Минск', 'Europe/Moscow': 'Москва',
  'Europe/Samara': 'Самара', 'Europe/Saratov': 'Саратов', 'Europe/Simferopol': 'Симферополь',
  'Europe/Ulyanovsk': 'Ульяновск', 'Europe/Volgograd': 'Волгоград'
};

/** The zones that have words, by their words; the one that is chosen already among them. */
export function zoneChoices(chosen: string): string[] {
  return [...new Set([...Object.keys(RUSSIAN), ...chosen === '' ? [] : [chosen]])]
    .sort((one, other) => zoneWords(one).localeCompare(zoneWords(other), language.value));
}

/** "Europe/Moscow" → "Москва", "Moscow". */
export function zoneWords(zone: string): string {
  const place = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return language.value === 'ru' ? RUSSIAN[zone] ?? place : place;
}

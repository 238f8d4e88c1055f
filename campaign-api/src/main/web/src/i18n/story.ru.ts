/** The same in Russian. */
import type { storyEn } from './story.en.ts';

export const storyRu: Record<keyof typeof storyEn, string> = {
  'jobStep.received': 'получен',
  'jobStep.rejected': 'не принят',
  'jobStep.accepted': 'принят',
  'jobStep.opened': 'можно звонить',
  'jobStep.changed': 'изменён курьерской службой',
  'jobStep.postponed': 'звонок отложен',
  'jobStep.final': 'есть итог',
  'jobStep.corrected': 'итог исправлен',
  'jobStep.reopened': 'итог снова открыт',
  'jobStep.handed-over': 'итог принят курьерской службой',
  'jobStep.rerun': 'звонить заново',
  'jobStep.delivered': 'доставлен',
  'jobStep.not-delivered': 'не доставлен',
  'jobStep.recalled': 'отозван курьерской службой',
  'jobStep.purged': 'данные уничтожены',
  'event.job.accepted': 'заказ принят',
  'event.job.rejected': 'заказ не принят',
  'event.attempt.finished': 'попытка окончена',
  'event.outcome.recorded': 'итог',
  'event.outcome.corrected': 'итог исправлен',
  'event.job.expired': 'срок прошёл',
  'event.job.closed': 'заказ закрыт',
  'event.slot.hold.expired': 'время доставки отпущено',
  'event.data.destroyed': 'данные уничтожены'
};

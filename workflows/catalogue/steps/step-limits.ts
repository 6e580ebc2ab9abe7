import type { Limit } from '#libs/contract';

/** The limits of clause 7 that standards share, each on the paragraph that the standard gives it. */

/** The queue at submission: 30 minutes from the ticket to the taking in. */
export const submissionQueueLimit = (clause: string): Limit => ({
  id: 'waiting-at-submission',
  title: {
    kk: 'Құжат тапсыру кезіндегі кезек 30 минуттан аспайды',
    ru: 'Ожидание в очереди при сдаче документов не дольше 30 минут',
    en: 'Waiting in the queue at submission of at most 30 minutes',
  },
  clause,
  period: { unit: 'minutes', count: 30 },
  starts: { event: 'ApplicationSubmitted', at: 'queueTicketAt' },
  stops: { event: 'ApplicationSubmitted' },
});

/** The queue at collection: 30 minutes from the ticket to the handing over. */
export const collectionQueueLimit = (clause: string): Limit => ({
  id: 'waiting-at-collection',
  title: {
    kk: 'Құжат алу кезіндегі кезек 30 минуттан аспайды',
    ru: 'Ожидание в очереди при получении документов не дольше 30 минут',
    en: 'Waiting in the queue at collection of at most 30 minutes',
  },
  clause,
  period: { unit: 'minutes', count: 30 },
  starts: { event: 'ResultHandedOver', at: 'queueTicketAt' },
  stops: { event: 'ResultHandedOver' },
});

/** The service itself, on the spot: 30 minutes. */
export const serviceLimit = (clause: string): Limit => ({
  id: 'service-on-the-spot',
  title: {
    kk: 'Қызмет көрсету уақыты 30 минуттан аспайды',
    ru: 'Обслуживание не дольше 30 минут',
    en: 'Service on the spot of at most 30 minutes',
  },
  clause,
  period: { unit: 'minutes', count: 30 },
  starts: { event: 'ApplicationSubmitted' },
  stops: { event: 'ResultHandedOver' },
});

/** The result on the day on which the consumer comes. */
export const sameDayLimit = (clause: string): Limit => ({
  id: 'provision-same-day',
  title: {
    kk: 'Қызмет жүгінген күні көрсетіледі',
    ru: 'Услуга оказывается в день обращения',
    en: 'Provision on the day of application',
  },
  clause,
  period: { unit: 'sameDay' },
  starts: { event: 'ApplicationSubmitted' },
  stops: { event: 'ResultHandedOver' },
});

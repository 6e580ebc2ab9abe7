import type { Limit } from '#libs/contract';
import { OFFICE_HOURS } from '../office-hours.ts';

/**
 * The limits of clause 7 that standards share, each on the paragraph that the standard gives it. `hours` are those of
 * the desk that serves: by default the Centre's.
 */

const HANDED_OVER = ['ResultHandedOver', 'ApplicationRefused'] as const;

/**
 * What ends a provision: the result, or the reasoned refusal, which clause 5 counts as a result too. Under the other
 * reading it is enough that the result lies ready.
 */
export const PROVISION_STOPS: Limit['stops'] = {
  events: HANDED_OVER,
  ready: ['ResultProduced', 'ApplicationRefused'],
};

/** The queue at submission: 30 minutes from the ticket to the taking in. */
export const submissionQueueLimit = (clause: string, hours = OFFICE_HOURS.centre): Limit => ({
  id: 'waiting-at-submission',
  title: {
    kk: 'Құжат тапсыру кезіндегі кезек 30 минуттан аспайды',
    ru: 'Ожидание в очереди при сдаче документов не дольше 30 минут',
    en: 'Waiting in the queue at submission of at most 30 minutes',
  },
  clause,
  kind: 'waiting',
  period: { unit: 'minutes', count: 30 },
  starts: { event: 'ApplicationSubmitted', at: 'queueTicketAt' },
  stops: { events: ['ApplicationSubmitted'] },
  hours,
});

/** The queue at collection: 30 minutes from the ticket to the handing over. */
export const collectionQueueLimit = (clause: string, hours = OFFICE_HOURS.centre): Limit => ({
  id: 'waiting-at-collection',
  title: {
    kk: 'Құжат алу кезіндегі кезек 30 минуттан аспайды',
    ru: 'Ожидание в очереди при получении документов не дольше 30 минут',
    en: 'Waiting in the queue at collection of at most 30 minutes',
  },
  clause,
  kind: 'waiting',
  period: { unit: 'minutes', count: 30 },
  starts: { event: 'ResultHandedOver', at: 'queueTicketAt' },
  stops: { events: ['ResultHandedOver'] },
  hours,
});

/** The service itself, on the spot: 30 minutes. */
export const serviceLimit = (clause: string, hours = OFFICE_HOURS.centre): Limit => ({
  id: 'service-on-the-spot',
  title: {
    kk: 'Қызмет көрсету уақыты 30 минуттан аспайды',
    ru: 'Обслуживание не дольше 30 минут',
    en: 'Service on the spot of at most 30 minutes',
  },
  clause,
  kind: 'service',
  period: { unit: 'minutes', count: 30 },
  starts: { event: 'ApplicationSubmitted' },
  stops: { events: HANDED_OVER },
  hours,
});

/** The result on the day on which the consumer comes. */
export const sameDayLimit = (clause: string, hours = OFFICE_HOURS.centre): Limit => ({
  id: 'provision-same-day',
  title: {
    kk: 'Қызмет жүгінген күні көрсетіледі',
    ru: 'Услуга оказывается в день обращения',
    en: 'Provision on the day of application',
  },
  clause,
  kind: 'provision',
  period: { unit: 'sameDay' },
  starts: { event: 'ApplicationSubmitted' },
  stops: PROVISION_STOPS,
  hours,
});

import type { Edition, Place } from '#libs/contract';
import { getOffice, MINISTRY } from '#workflows/catalogue';

/** Clauses 18 and 19 with annex 3, alike in the four standards since the decree. */
export const EDITION: Edition = { id: '2012-03-28', from: '2012-03-28' };

/** Where an office of the catalogue stands. @throws ServiceError `unknown-office` */
export const placeOf = (office: string): Place => ({ office, region: getOffice(office).region });

/**
 * What concerns a service wherever it is given is kept at the Ministry: its Migration Police Committee is assessed by
 * the indicators (clause 19), and the decree lists no office of the Committee's own.
 */
export const atTheMinistry = (): Place => placeOf(MINISTRY);

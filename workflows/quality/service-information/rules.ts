import { rulesFor, type MachineEvent } from '#libs/contract';
import type { StandardId } from '#workflows/catalogue';

/** Whether a service can be read about in electronic form, from a day on. A later one of the same stream replaces it. */
export interface InformationRecorded {
  readonly standard: StandardId;
  readonly available: boolean;
  readonly address: string | null;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

export type InformationEvent = MachineEvent<'InformationRecorded', InformationRecorded>;

/** What the machine remembers: of which service, and the day of the last record. */
export interface InformationContext {
  readonly standard: StandardId;
  readonly asOf: string;
}

export const BEFORE_RECORDS: InformationContext = { standard: 'passport-and-id-card', asOf: '' };

const rule = rulesFor<InformationContext, InformationEvent>();

/** The conditions of the register, by the name of the guard that each is; standard 1 stands for all. */
export const rules = {
  addressGiven: rule({
    on: 'InformationRecorded',
    clause: 'passport-and-id-card:4',
    title: {
      kk: 'Электрондық ақпараттың мекенжайы көрсетілген',
      ru: 'У электронной информации есть адрес',
      en: 'What is available has an address',
    },
    check: ({ data: { available, address, standard } }) => {
      if (!available || address !== null) return [];
      const message = 'information that is available can be read somewhere';
      return [{ code: 'address-needed', message, clause: `${standard}:4`, path: '/address' }];
    },
  }),
  notAhead: rule({
    on: 'InformationRecorded',
    clause: 'passport-and-id-card:18',
    title: { kk: 'Күні әлі келмеген емес', ru: 'День уже наступил', en: 'The day has come' },
    check: ({ data: { asOf, standard }, occurredOn }) => {
      if (asOf <= occurredOn) return [];
      const message = `what is true of ${asOf} cannot be known on ${occurredOn}`;
      return [{ code: 'day-ahead', message, clause: `${standard}:18`, path: '/asOf', expected: occurredOn }];
    },
  }),
  inOrder: rule({
    on: 'InformationRecorded',
    clause: 'passport-and-id-card:18',
    title: {
      kk: 'Күні алдыңғы жазбадан ерте емес',
      ru: 'День не раньше прежней записи',
      en: 'The day is no earlier than that of the last record',
    },
    check: ({ data: { asOf, standard } }, context) => {
      if (asOf >= context.asOf) return [];
      const message = `the last record is of ${context.asOf}, which is later`;
      return [
        { code: 'day-earlier', message, clause: `${standard}:18`, path: '/asOf', expected: context.asOf },
      ];
    },
  }),
};

import type { MachineEvent } from '#libs/contract';
import type {
  ApplicationRefused,
  DocumentsChecked,
  DutySettled,
  ReceivedAs,
  ResultHandedOver,
} from '#workflows/catalogue';
import type { Military, RegistrationReadings, Result } from './standard.ts';

/** The application was taken in (clause 13); the new address stands in `personal`. */
export interface ApplicationSubmitted {
  readonly number: string;
  readonly office: string;
  readonly channel: 'hqt-tp' | 'paper';
  readonly under16: boolean;
  readonly military: Military;
  /** From abroad for permanent residence (clause 6). */
  readonly cameFromAbroad: boolean;
  /** Category of clause 8 that the consumer invokes, or null. */
  readonly exemption: string | null;
  readonly appearedAs: ReceivedAs;
  readonly queueTicketAt: string | null;
  readonly readings: RegistrationReadings;
}

/** The registration is entered (clause 5). */
export interface ResultProduced {
  readonly result: Result;
}

export type RegistrationEvent =
  | MachineEvent<'ApplicationSubmitted', ApplicationSubmitted>
  | MachineEvent<'DocumentsChecked', DocumentsChecked>
  | MachineEvent<'DutySettled', DutySettled>
  | MachineEvent<'ResultProduced', ResultProduced>
  | MachineEvent<'ResultHandedOver', ResultHandedOver>
  | MachineEvent<'ApplicationRefused', ApplicationRefused>;

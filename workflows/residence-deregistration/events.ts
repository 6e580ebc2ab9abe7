import type { MachineEvent } from '#libs/contract';
import type {
  ApplicationRefused,
  DocumentsChecked,
  ReceivedAs,
  ResultHandedOver,
} from '#workflows/catalogue';
import type { DeregistrationReadings, Ground, Military, Result } from './standard.ts';

/** The application was taken in (clause 13); the persons stand in `personal`. */
export interface ApplicationSubmitted {
  readonly number: string;
  readonly office: string;
  readonly channel: 'hqt-tp' | 'paper';
  readonly under16: boolean;
  readonly military: Military;
  readonly ground: Ground;
  readonly appearedAs: ReceivedAs;
  readonly queueTicketAt: string | null;
  readonly readings: DeregistrationReadings;
}

/** The removal is entered (clause 5). */
export interface ResultProduced {
  readonly result: Result;
}

export type DeregistrationEvent =
  | MachineEvent<'ApplicationSubmitted', ApplicationSubmitted>
  | MachineEvent<'DocumentsChecked', DocumentsChecked>
  | MachineEvent<'ResultProduced', ResultProduced>
  | MachineEvent<'ResultHandedOver', ResultHandedOver>
  | MachineEvent<'ApplicationRefused', ApplicationRefused>;

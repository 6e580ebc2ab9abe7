import type { MachineEvent } from '#libs/contract';
import type {
  ApplicationRefused,
  DocumentsChecked,
  DutySettled,
  ReceivedAs,
  ResultHandedOver,
} from '#workflows/catalogue';
import type { Reason, TemporaryCardReadings } from './standard.ts';

/** The application was taken in (clause 13). */
export interface ApplicationSubmitted {
  readonly number: string;
  readonly office: string;
  readonly reason: Reason;
  readonly under16: boolean;
  readonly appearedAs: ReceivedAs;
  /** Category that the consumer invokes; refused unless the reading of H8 knows exemptions. */
  readonly exemption: string | null;
  readonly queueTicketAt: string | null;
  readonly readings: TemporaryCardReadings;
}

/** The temporary card is made; its number stands in `personal`. */
export interface ResultProduced {
  readonly documents: readonly ['temporary-id-card'];
}

export type TemporaryCardEvent =
  | MachineEvent<'ApplicationSubmitted', ApplicationSubmitted>
  | MachineEvent<'DocumentsChecked', DocumentsChecked>
  | MachineEvent<'DutySettled', DutySettled>
  | MachineEvent<'ResultProduced', ResultProduced>
  | MachineEvent<'ResultHandedOver', ResultHandedOver>
  | MachineEvent<'ApplicationRefused', ApplicationRefused>;

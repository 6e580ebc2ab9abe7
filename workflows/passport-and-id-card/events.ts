import type { MachineEvent } from '#libs/contract';
import type {
  ApplicationRefused,
  DocumentsChecked,
  DutySettled,
  ReceivedAs,
  ResultHandedOver,
} from '#workflows/catalogue';
import type { Mode, OrderedDocument, PassportReadings } from './standard.ts';

/** The application was drawn up and taken in (clauses 7, 13). The period of clause 7 runs from here. */
export interface ApplicationSubmitted {
  readonly number: string;
  readonly office: string;
  readonly channel: 'hqt-tp' | 'paper';
  readonly ordered: readonly OrderedDocument[];
  readonly mode: Mode;
  readonly under16: boolean;
  readonly appearedAs: ReceivedAs;
  /** Category of clause 8 that the consumer invokes, or null. */
  readonly exemption: string | null;
  /** When the consumer joined the queue: RFC 3339, UTC; null if not noted. */
  readonly queueTicketAt: string | null;
  /** How the open points of the text are read for this application, for as long as it lives. */
  readonly readings: PassportReadings;
}

/** The coupon of annex 4 was given to the consumer (clause 14); its personal fields stand in `personal`. */
export interface CouponIssued {
  readonly number: string;
  readonly registrationPoint: string;
  readonly enquiryPhone: string;
  readonly registeredOn: string;
  readonly orderedService: readonly string[];
  readonly documentsToSurrender: readonly string[];
}

/** The ordered documents are made and lie ready at the Centre. */
export interface ResultProduced {
  readonly documents: readonly ('passport' | 'identity-card')[];
}

/** The consumer holds the result, on the coupon (clause 15). */
export interface HandedOverOnCoupon extends ResultHandedOver {
  readonly couponNumber: string;
}

export type PassportEvent =
  | MachineEvent<'ApplicationSubmitted', ApplicationSubmitted>
  | MachineEvent<'DocumentsChecked', DocumentsChecked>
  | MachineEvent<'DutySettled', DutySettled>
  | MachineEvent<'CouponIssued', CouponIssued>
  | MachineEvent<'ResultProduced', ResultProduced>
  | MachineEvent<'ResultHandedOver', HandedOverOnCoupon>
  | MachineEvent<'ApplicationRefused', ApplicationRefused>;

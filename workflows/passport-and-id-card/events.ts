import type { MachineEvent } from '#libs/contract';
import type { PresentedDocument, SettledReceipt } from '#workflows/catalogue';
import type { Mode, OrderedDocument, PassportReadings } from './standard.ts';

/** The application was drawn up and taken in (clauses 7, 13). The period of clause 7 runs from here. */
export interface ApplicationSubmitted {
  readonly number: string;
  readonly office: string;
  readonly channel: 'hqt-tp' | 'paper';
  readonly ordered: readonly OrderedDocument[];
  readonly mode: Mode;
  readonly under16: boolean;
  readonly appearedAs: 'applicant' | 'parent-or-guardian';
  /** Category of clause 8 that the consumer invokes, or null. */
  readonly exemption: string | null;
  /** When the consumer joined the queue: RFC 3339, UTC; null if not noted. */
  readonly queueTicketAt: string | null;
  /** How the open points of the text are read for this application, for as long as it lives. */
  readonly readings: PassportReadings;
}

/** Everything that clause 11 asks for in this case is on the table. */
export interface DocumentsChecked {
  readonly presented: readonly PresentedDocument[];
}

/** The duty is paid, or the exemption proven (clause 8). */
export interface DutySettled {
  readonly basis: 'paid' | 'exempt';
  readonly receipts: readonly SettledReceipt[];
  /** Kind of the document that proves the exemption. */
  readonly exemptionProof: string | null;
  /** In tenge, at the index of the day of each payment: "6472.00". */
  readonly amountDue: string;
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

/** The consumer holds the result (clause 15). */
export interface ResultHandedOver {
  readonly couponNumber: string;
  readonly receivedAs: 'applicant' | 'parent-or-guardian';
  readonly queueTicketAt: string | null;
}

/** A reasoned refusal on the only ground there is: a document of clause 11 is missing (clause 16). */
export interface ApplicationRefused {
  readonly ground: 'documents-not-submitted';
  /** Ids of the requirements that are not met. */
  readonly missing: readonly string[];
  readonly presented: readonly PresentedDocument[];
  /** Receipts that do not settle the duty, where that is the reason. */
  readonly receipts: readonly SettledReceipt[];
}

export type PassportEvent =
  | MachineEvent<'ApplicationSubmitted', ApplicationSubmitted>
  | MachineEvent<'DocumentsChecked', DocumentsChecked>
  | MachineEvent<'DutySettled', DutySettled>
  | MachineEvent<'CouponIssued', CouponIssued>
  | MachineEvent<'ResultProduced', ResultProduced>
  | MachineEvent<'ResultHandedOver', ResultHandedOver>
  | MachineEvent<'ApplicationRefused', ApplicationRefused>;

import type { SettledReceipt } from './duty-rules.ts';
import type { PresentedDocument } from './presented-document.ts';

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
  /** In tenge, each receipt at the index of its own day of payment: "6472.00". */
  readonly amountDue: string;
}

/** The consumer, or who appeared for the consumer, holds the result (clause 15). */
export interface ResultHandedOver {
  readonly receivedAs: ReceivedAs;
  /** When the recipient joined the queue: RFC 3339; null if not noted. */
  readonly queueTicketAt: string | null;
}
export type ReceivedAs = 'applicant' | 'representative';

/** A reasoned refusal on the only ground there is: a document of clause 11 is missing (clause 16). */
export interface ApplicationRefused {
  readonly ground: 'documents-not-submitted';
  /** Ids of the requirements that are not met. */
  readonly missing: readonly string[];
  readonly presented: readonly PresentedDocument[];
  /** Receipts that do not settle the duty, where that is the reason. */
  readonly receipts: readonly SettledReceipt[];
}

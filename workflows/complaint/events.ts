import type { MachineEvent } from '#libs/contract';
import type { AddresseeKind, StandardId } from '#workflows/catalogue';
import type { Channel, Inquiry, Subject } from './standard.ts';

/** The complaint has come in; its words and its author stand in `personal`. */
export interface ComplaintLodged {
  readonly number: string;
  readonly standard: StandardId;
  /** The application that it is about; rude service may be complained of without one. */
  readonly application: { readonly id: string; readonly standard: StandardId } | null;
  readonly subject: Subject;
  readonly addressee: string;
  readonly addresseeKind: AddresseeKind | null;
  readonly channel: Channel;
  readonly anonymous: boolean;
  readonly attachments: number;
}

/** Entered in the journal, and the coupon given (clause 25); who received it stands in `personal`. */
export interface ComplaintRegistered {
  readonly incomingNumber: string;
  readonly registeredOn: string;
  readonly inquiry: Inquiry;
}

/** Sent on to the body that is competent. */
export interface ComplaintForwarded {
  readonly addressee: string;
  readonly addresseeKind: AddresseeKind | null;
  readonly reason: string;
}

export interface ConsiderationBegun {
  readonly examiner: string;
}

/** The head gave more time, once (law 221, article 8). */
export interface ConsiderationExtended {
  readonly days: number;
  readonly reason: string;
}

export interface ExtensionNoticeSent {
  readonly sentOn: string;
}

/** Answered in writing by post (clause 25); the words stand in `personal`. */
export interface ComplaintAnswered {
  readonly outcome: 'satisfied' | 'partly-satisfied' | 'rejected';
  readonly language: 'kk' | 'ru';
  readonly sentByPost: boolean;
  /** Whether the answer names the way to court (clause 23). */
  readonly courtNamed: boolean;
}

/** Left without consideration: anonymous, or without anything to consider (law 221). */
export interface ComplaintNotConsidered {
  readonly reason: 'anonymous' | 'no-substance';
}

/** The consumer has gone to court (clause 23). */
export interface CourtAppealNoted {
  readonly court: string;
  readonly filedOn: string;
}

export type ComplaintEvent =
  | MachineEvent<'ComplaintLodged', ComplaintLodged>
  | MachineEvent<'ComplaintRegistered', ComplaintRegistered>
  | MachineEvent<'ComplaintForwarded', ComplaintForwarded>
  | MachineEvent<'ConsiderationBegun', ConsiderationBegun>
  | MachineEvent<'ConsiderationExtended', ConsiderationExtended>
  | MachineEvent<'ExtensionNoticeSent', ExtensionNoticeSent>
  | MachineEvent<'ComplaintAnswered', ComplaintAnswered>
  | MachineEvent<'ComplaintNotConsidered', ComplaintNotConsidered>
  | MachineEvent<'CourtAppealNoted', CourtAppealNoted>;

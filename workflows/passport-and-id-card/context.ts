import type { PresentedDocument, ReceivedAs } from '#workflows/catalogue';
import { DEFAULT_READINGS, type Mode, type OrderedDocument, type PassportReadings } from './standard.ts';

/** What the machine remembers of an application; nothing personal. */
export interface PassportContext {
  readonly readings: PassportReadings;
  readonly channel: 'hqt-tp' | 'paper';
  readonly ordered: readonly OrderedDocument[];
  readonly mode: Mode;
  readonly under16: boolean;
  readonly appearedAs: ReceivedAs;
  readonly exemption: string | null;
  readonly submittedOn: string;
  readonly presented: readonly PresentedDocument[];
  readonly couponNumber: string | null;
}

export const BEFORE_SUBMISSION: PassportContext = {
  readings: DEFAULT_READINGS,
  channel: 'hqt-tp',
  ordered: [],
  mode: 'ordinary',
  under16: false,
  appearedAs: 'applicant',
  exemption: null,
  submittedOn: '',
  presented: [],
  couponNumber: null,
};

/** What clause 11 makes its list of documents depend on. */
export function circumstancesOf(context: PassportContext) {
  return {
    channel: context.channel,
    occasions: context.ordered.map(({ occasion }) => occasion),
    under16: context.under16,
    exempt: context.exemption !== null,
    readings: context.readings,
  };
}

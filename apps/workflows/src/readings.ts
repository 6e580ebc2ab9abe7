import type { TimeReadings } from '#libs/contract';
import { DEFAULT_PASSPORT_READINGS, type PassportReadings } from '#workflows/passport-and-id-card';
import {
  DEFAULT_DEREGISTRATION_READINGS,
  type DeregistrationReadings,
} from '#workflows/residence-deregistration';
import { DEFAULT_REGISTRATION_READINGS, type RegistrationReadings } from '#workflows/residence-registration';
import { DEFAULT_TEMPORARY_CARD_READINGS, type TemporaryCardReadings } from '#workflows/temporary-id-card';

/** How the open points of each standard are read (docs/law.md). What is left out keeps its default. */
export interface Readings {
  /** How the words on time are read, by workflow (H2). */
  readonly time?: Readonly<Record<string, Partial<TimeReadings>>>;
  readonly 'passport-and-id-card'?: Partial<PassportReadings>;
  readonly 'temporary-id-card'?: Partial<TemporaryCardReadings>;
  readonly 'residence-registration'?: Partial<RegistrationReadings>;
  readonly 'residence-deregistration'?: Partial<DeregistrationReadings>;
}

/** The readings of every standard where nothing else is set. */
export const DEFAULT_READINGS: Required<{ [Standard in Exclude<keyof Readings, 'time'>]: object }> = {
  'passport-and-id-card': DEFAULT_PASSPORT_READINGS,
  'temporary-id-card': DEFAULT_TEMPORARY_CARD_READINGS,
  'residence-registration': DEFAULT_REGISTRATION_READINGS,
  'residence-deregistration': DEFAULT_DEREGISTRATION_READINGS,
};

/** The workflows whose words on time can be read in two ways. */
export const WORKFLOW_IDS: readonly string[] = [...Object.keys(DEFAULT_READINGS), 'complaint'];

export type { JsonObject, JsonValue } from './json.ts';
export { applicationNumber } from './application-number.ts';
export { canonicalJson } from './canonical-json.ts';
export { LANGUAGES } from './text.ts';
export type { Language, Text } from './text.ts';
export { ROLES } from './actor.ts';
export type { Actor, Place, Role } from './actor.ts';
export type { EventMetadata, EventToAppend, StoredEvent } from './events.ts';
export type { Command, Receipt } from './commands.ts';
export type { Violation } from './violations.ts';
export { ERROR_CODES, isServiceError, ServiceError } from './errors.ts';
export type { ErrorCode, ErrorDetails } from './errors.ts';
export type { ClauseEntry, ClauseReference } from './clauses.ts';
export { LIMIT_KINDS } from './limits.ts';
export type { Limit, LimitKind, Period, WorkingHours } from './limits.ts';
export { DEFAULT_TIME_READINGS, TIME_READING_CHOICES } from './time-readings.ts';
export type { PeriodRules, TimeReadings } from './time-readings.ts';
export { isLedgerEvent, LEDGER_EVENTS, TIMEKEEPER } from './deadlines.ts';
export type {
  DeadlineExtended,
  DeadlineMet,
  DeadlineMetLate,
  DeadlineMissed,
  DeadlineRevised,
  DeadlineSet,
  DeadlineWarned,
  DueTerms,
  Lateness,
  LedgerData,
  LedgerEventType,
} from './deadlines.ts';
export { isRegister, REGISTERS } from './registers.ts';
export type { Register } from './registers.ts';
export { commandsOf, defineWorkflow, guardsOf, rulesFor } from './workflow.ts';
export type { CommandRule, Edition, MachineEvent, Recorded, Rule, StepFacts, Workflow } from './workflow.ts';
export { parseStreamName, streamName } from './stream-name.ts';

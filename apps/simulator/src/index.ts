export { simulate } from './simulate.ts';
export type { SimulationOptions, SimulationReport } from './simulate.ts';
export { SimulatedClock } from './simulated-clock.ts';
export { schedule } from './schedule.ts';
export type { DayOfSteps, Span } from './schedule.ts';
export type { PlannedStep } from './dossier.ts';

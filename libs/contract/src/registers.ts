/** Workflows whose streams tell of no application: answers of consumers, targets, what is published, the calendar. */
export const REGISTERS = ['survey', 'indicator-target', 'service-information', 'working-calendar'] as const;
export type Register = (typeof REGISTERS)[number];

const NAMES = new Set<string>(REGISTERS);

/** Whether streams of this workflow are a register, no application or complaint. */
export const isRegister = (workflow: string): workflow is Register => NAMES.has(workflow);

import { hash } from 'node:crypto';
import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import type { Command, Role } from '#libs/contract';
import { instant } from './days.ts';
import type { Random } from './random.ts';

/** Namespace of the ids of simulated commands; of no other meaning. */
export const COMMANDS = '5f0e4d0e-9a3c-4a55-8b7e-2f8f3c1d6a03';

/** One wish that somebody has at a moment, milliseconds since 1970. */
export interface PlannedStep {
  readonly at: number;
  readonly command: Command;
  /** True for a mistake of which the law is expected to say no. */
  readonly mistaken: boolean;
}

/** The planned steps of one application or complaint, in order of time. */
export class Dossier {
  readonly #steps: PlannedStep[] = [];
  readonly applicationId: string;

  /**
   * @param name of the application within all simulations: its ids are made of it
   * @param began the moment of the first step
   */
  constructor(
    private readonly workflow: string,
    private readonly name: string,
    began: number,
    private readonly random: Random,
  ) {
    const random16 = Buffer.from(hash('sha256', name, 'hex').slice(0, 32), 'hex');
    this.applicationId = uuidV7({ msecs: began, random: random16 });
  }

  get steps(): readonly PlannedStep[] {
    return this.#steps;
  }

  /** When the last step happens. */
  get lastAt(): number {
    return this.#steps.at(-1)?.at ?? 0;
  }

  /** A step by one of the people who have this role at the office. */
  add(at: number, type: string, data: object, role: Role, office: string): void {
    this.#push(at, type, data, role, office, false);
  }

  /** A step that should be refused. */
  mistake(at: number, type: string, data: object, role: Role, office: string): void {
    this.#push(at, type, data, role, office, true);
  }

  #push(at: number, type: string, data: object, role: Role, office: string, mistaken: boolean): void {
    const command: Command = {
      id: uuidV5(`${this.name}/${this.#steps.length}`, COMMANDS),
      workflow: this.workflow,
      type,
      applicationId: this.applicationId,
      data,
      actor: { id: `${office}.${role}-${this.random.whole(1, 6)}`, roles: [role], office },
      occurredAt: instant(at),
      correlationId: this.applicationId,
    };
    this.#steps.push({ at, command, mistaken });
  }
}

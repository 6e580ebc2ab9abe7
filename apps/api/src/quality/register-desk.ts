import { isServiceError, type Receipt } from '#libs/contract';
import {
  serviceInformationId,
  targetId,
  type ApproveTarget,
  type RecordInformation,
} from '#workflows/quality';
import type { CommandBody, CommandDesk } from '../commands/command-desk.ts';
import type { CommandRequest } from '../commands/command-request.ts';
import type { ApplicationDirectory } from '../read/application-directory.ts';

/** A register with a stream for each thing that it tells of: the first word begins it, later ones amend it. */
export interface Register {
  readonly workflow: string;
  /** What the word is about, of the checked input of the command that begins. */
  readonly idOf: (input: object) => string;
  /** The command of a later word; its input are those of the fields that it has. */
  readonly amend: string;
  readonly fields: readonly string[];
}

export const TARGETS: Register = {
  workflow: 'indicator-target',
  idOf: (input) => {
    const { indicator, standard, year } = input as ApproveTarget;
    return targetId(indicator, standard, year);
  },
  amend: 'AmendTarget',
  fields: ['value', 'order'],
};

export const INFORMATION: Register = {
  workflow: 'service-information',
  idOf: (input) => serviceInformationId((input as RecordInformation).standard),
  amend: 'UpdateInformation',
  fields: ['available', 'address', 'asOf'],
};

/** Where the owner of the process keeps the registers that the indicators are measured by. */
export class RegisterDesk {
  constructor(
    private readonly desk: CommandDesk,
    private readonly directory: ApplicationDirectory,
  ) {}

  /** Writes the first word on a thing, or a later one: whoever sends it need not know which. @throws ServiceError, see `CommandDesk` */
  async record(request: CommandRequest, register: Register, body: CommandBody): Promise<Receipt> {
    const workflow = this.directory.newest('register', register.workflow);
    let id: string | undefined;
    const idOf = (input: object) => (id = register.idOf(input));
    try {
      return await this.desk.begin(request, workflow, body, { idOf });
    } catch (error) {
      if (id === undefined || !isServiceError(error, 'application-exists')) throw error;
      const sent = Object.entries(body.data).filter(([name]) => register.fields.includes(name));
      const amendment = { ...body, data: Object.fromEntries(sent) as object };
      return this.desk.carryOut(request, 'register', id, register.amend, amendment);
    }
  }
}

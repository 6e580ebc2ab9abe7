import type { Actor } from '#libs/contract';
import type {
  ComplaintListOptions,
  ComplaintPage,
  ComplaintQueries,
  ComplaintScope,
  ComplaintTally,
} from '#libs/read-models/complaints';
import { getOffice, getRegion } from '#workflows/catalogue';
import { visibleOffices } from '../auth/reading-rights.ts';
import { checkPeriod, given, pageOptions } from '../http/asked.ts';
import type { ApplicationDirectory } from '../read/application-directory.ts';
import type {
  ComplaintOverviewParameters,
  ComplaintRegisterParameters,
  ComplaintScopeParameters,
} from './overview-parameters.ts';

const LARGEST_PAGE = 200;

/** Complaints as those see them who answer for their limits: counted, and listed with when each is due. No persons. */
export class ComplaintOverview {
  constructor(
    private readonly queries: ComplaintQueries,
    private readonly directory: ApplicationDirectory,
  ) {}

  /** @throws ServiceError `invalid-data`, `unknown-standard`, `unknown-office`, `not-found` (region) */
  async tallies(asker: Actor, asked: ComplaintOverviewParameters): Promise<readonly ComplaintTally[]> {
    const { by = 'addressee', from, to } = asked;
    if (from !== undefined && to !== undefined) checkPeriod({ from, to });
    return this.queries.tallies({ ...this.#scope(asker, asked), by, ...given({ from, to }) });
  }

  /** @throws ServiceError `unknown-cursor`, and as `tallies` */
  async list(asker: Actor, asked: ComplaintRegisterParameters): Promise<ComplaintPage> {
    return this.queries.list({ ...this.#listOptions(asker, asked), ...pageOptions(asked) });
  }

  /** The whole list, page by page; what is wrong with the question is said at once. @throws ServiceError as `tallies` */
  listAt(asker: Actor, asked: ComplaintRegisterParameters) {
    const options = this.#listOptions(asker, asked);
    return (cursor: string | undefined): Promise<ComplaintPage> =>
      this.queries.list({ ...options, limit: LARGEST_PAGE, ...given({ cursor }) });
  }

  #listOptions(asker: Actor, asked: ComplaintRegisterParameters): ComplaintListOptions {
    const { status, late, lodgedFrom, lodgedTo, dueFrom, dueTo, order } = asked;
    return {
      ...this.#scope(asker, asked),
      ...given({ status, lodgedFrom, lodgedTo, dueFrom, dueTo, order }),
      ...(late !== undefined && { late: late === 'true' }),
    };
  }

  /** A name misspelt is no empty list. */
  #scope(asker: Actor, asked: ComplaintScopeParameters): ComplaintScope {
    const { standard, addressee, addresseeKind, region, subject, channel } = asked;
    if (standard !== undefined) this.directory.newest('application', standard);
    if (addressee !== undefined) getOffice(addressee);
    if (region !== undefined) getRegion(region);
    const scope = { standard, addressee, addresseeKind, region, subject, channel };
    return given({ ...scope, visibleOffices: visibleOffices(asker) });
  }
}

import { v5 as uuidV5 } from 'uuid';
import { INDICATOR_IDS, STANDARD_IDS } from '#workflows/catalogue';
import { serviceInformationId, targetId } from '#workflows/quality';
import { COMMANDS, type PlannedStep } from '../dossier.ts';

/** The first year has its order on the day of the decree, the others in the last days of the year before. */
const approvedAt = (year: number) =>
  year <= 2012 ? '2012-03-28T04:00:00.000Z' : `${year - 1}-12-28T04:00:00.000Z`;

/** Of all services but the one that is given out on the spot there is something to read. */
const UNPUBLISHED = 'temporary-id-card';

/**
 * What the owner of the services has said before anybody comes: the targets of the years, and what is published. The
 * same in every simulation, so that a second one over a store repeats them.
 * @param at the moment at which they are handed in
 */
export function planRegisters(years: readonly number[], at: number): readonly PlannedStep[] {
  const targets = years.flatMap((year) =>
    STANDARD_IDS.flatMap((standard) =>
      INDICATOR_IDS.map((indicator) => {
        const value = indicator === 'timely-provision' ? 98 : 90;
        const order = { number: '171', date: approvedAt(year).slice(0, 10) };
        const data = { indicator, standard, year, value, order };
        return said('indicator-target', 'ApproveTarget', targetId(indicator, standard, year), data, year);
      }),
    ),
  );
  const information = STANDARD_IDS.map((standard) => {
    const available = standard !== UNPUBLISHED;
    const asOf = approvedAt(2012).slice(0, 10);
    const data = { standard, available, ...(available && { address: 'http://www.mvd.kz' }), asOf };
    return said('service-information', 'RecordInformation', serviceInformationId(standard), data, 2012);
  });
  return [...targets, ...information].map((command) => ({ at, mistaken: false, command }));
}

const said = (
  workflow: string,
  type: string,
  applicationId: string,
  data: object,
  year: number,
): PlannedStep['command'] => ({
  id: uuidV5(applicationId, COMMANDS),
  workflow,
  type,
  applicationId,
  data,
  actor: { id: 'process-owner-1', roles: ['process-owner'], office: null },
  occurredAt: approvedAt(year),
});

import { ServiceError } from '#libs/contract';
import { become, dropGeneration } from '../generations/change-generations.ts';
import { generationsOf, type Generation } from '../generations/generation.ts';
import { inRoomTransaction } from '../in-room-transaction.ts';
import type { Projection } from '../projection.ts';
import type { ReadDatabase } from '../read-database.ts';

/**
 * Makes the generation that was asked before the one that grows: the rebuild that follows brings it to the present, and
 * lets it take over.
 * @throws ServiceError `not-found` where there is none, `bad-configuration` where another version of the program built it
 */
export function reviveFormer(database: ReadDatabase, { name, version }: Projection): Promise<Generation> {
  return inRoomTransaction(database, async (trx) => {
    const all = await generationsOf(trx, name);
    const former = all.find(({ state }) => state === 'former');
    if (!former) throw new ServiceError('not-found', `there are no former tables of "${name}" to go back to`);
    if (former.version !== version)
      throw new ServiceError(
        'bad-configuration',
        `the former tables of "${name}" are of version ${former.version}, this program knows ${version}: ` +
          'go back with the program that built them',
      );
    const building = all.find(({ state }) => state === 'building');
    if (building) await dropGeneration(trx, building);
    await become(trx, former, 'building', 0);
    return former;
  });
}

import { projections } from '#apps/composition';
import { readDatabaseOf, shownPlace, storeOf } from '#apps/settings';
import type { EventStore } from '#libs/event-store';
import {
  generationStatuses,
  leases,
  parkedStreams,
  type GenerationStatus,
  type ReadDatabase,
} from '#libs/projections';
import type { Settings } from '../settings.ts';
import { counted } from '../table.ts';
import { fine, problem, warning, type Finding } from './finding.ts';

/** A service that runs has its tables at the head within moments; a lag of so many positions is told. */
const LAG_TOLD = 1_000n;

/** Of the tables: each projection's place, what is parked, who keeps them. */
export async function tableFindings(
  settings: Settings,
  store: EventStore,
  database: ReadDatabase,
): Promise<readonly Finding[]> {
  const head = await store.head();
  const generations = await generationStatuses(database.reader);
  return [
    fine('tables', `${shownPlace(readDatabaseOf(settings))}: they are ${settings.installation}'s`),
    ...projections.flatMap(({ name, version }) => projectionFindings(name, version, generations, head)),
    ...(await parkedFindings(database)),
    await leaseFinding(settings, database),
  ];
}

function projectionFindings(
  name: string,
  version: number,
  all: readonly GenerationStatus[],
  head: bigint,
): readonly Finding[] {
  const check = `projection ${name}`;
  const own = all.filter(({ projection }) => projection === name);
  const active = own.find(({ state }) => state === 'active');
  const building = own.find(({ state }) => state === 'building');
  if (!active) return [warning(check, 'has no tables yet: a service or a worker makes them')];
  const lag = head > active.position ? head - active.position : 0n;
  const place = `version ${active.version}, position ${active.position}, lag ${lag}`;
  const grows = building ? `; version ${building.version} grows beside it, at ${building.position}` : '';
  const detail = place + grows;
  const { failure } = active;
  if (failure)
    return [
      problem(
        check,
        `${detail}; failed since ${failure.since}, ${failure.attempts} times: ${failure.message}`,
      ),
    ];
  if (active.version !== version) return [warning(check, `${detail}; this program is of version ${version}`)];
  return [lag >= LAG_TOLD ? warning(check, detail) : fine(check, detail)];
}

async function parkedFindings(database: ReadDatabase): Promise<readonly Finding[]> {
  const parked = await parkedStreams(database);
  if (parked.length === 0) return [fine('parked', 'nothing is parked')];
  return parked.map(({ projection, stream, revision, eventType, message, parkedAt, decision }) => {
    const at = `${stream}, revision ${revision} (${eventType}), in ${projection} since ${parkedAt}`;
    const next = decision ? `; decided: ${decision}` : '; qadam parked decides';
    return problem('parked', `${at}: ${message}${next}`);
  });
}

/** Where several processes share the work they hold leases; a service with a log in a file needs none. */
async function leaseFinding(settings: Settings, database: ReadDatabase): Promise<Finding> {
  const held = (await leases(database)).filter(({ name }) => !name.startsWith('process:'));
  const byHolder = Map.groupBy(held, ({ holder }) => holder);
  if (held.length > 0) {
    const parts = [...byHolder].map(
      ([holder, pieces]) => `${holder}: ${pieces.map(({ name }) => name).join(' ')}`,
    );
    return fine('leases', `${counted(byHolder.size, 'process', 'processes')} at work; ${parts.join('; ')}`);
  }
  const shared = storeOf(settings).kind !== 'sqlite' || readDatabaseOf(settings).kind !== 'sqlite';
  return shared
    ? problem('leases', 'no process keeps the tables and the time')
    : fine('leases', 'none are needed');
}

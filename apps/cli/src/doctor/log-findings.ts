import { shownPlace, storeOf } from '#apps/settings';
import type { EventStore } from '#libs/event-store';
import { findServerMark, findSqliteMark, type Mark } from '#libs/moving';
import type { Settings } from '../settings.ts';
import { fine, problem, type Finding } from './finding.ts';

/** Of the log: that it answers, is this installation's, and is the home. */
export async function logFindings(settings: Settings, store: EventStore): Promise<readonly Finding[]> {
  const setting = storeOf(settings);
  const head = await store.head();
  const shown = shownPlace(setting);
  const events = head === 0n ? 'empty' : `last event of ${settings.installation} at position ${head}`;
  const mark =
    setting.kind === 'sqlite'
      ? findSqliteMark(setting.file)
      : await findServerMark(store, settings.installation);
  return [fine('log', `${shown}: ${events}`), ...(mark ? [findingOf(mark)] : [])];
}

function findingOf({ state, other, at }: Mark): Finding {
  if (state === 'home') return fine('move', `moved in from ${other} (${at})`);
  if (state === 'moved') return problem('move', `moved to ${other} (${at}): set QADAM_STORE to that place`);
  return problem('move', `a copy of ${other} that is not finished: qadam move --switch or --abandon`);
}

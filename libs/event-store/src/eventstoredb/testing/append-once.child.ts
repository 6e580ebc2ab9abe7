import { exampleEvents, STREAM } from '../../contract/example-events.ts';
import { EventStoreDbStore } from '../event-store-db-store.ts';

/** A process that appends, follows and closes, and then has nothing more to do: it has to end by itself. */

const [url = ''] = process.argv.slice(2);
const store = await EventStoreDbStore.open({ url, installation: 'qadam' });
const following = (async () => {
  for await (const events of store.subscribe()) process.stdout.write(`seen ${events.length}\n`);
})();
const { position } = await store.append(STREAM, 'no-stream', exampleEvents(2));
process.stdout.write(`appended ${position}\n`);
await store.close();
await following;
process.stdout.write('closed\n');

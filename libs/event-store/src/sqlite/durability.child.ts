import { SqliteEventStore } from './sqlite-event-store.ts';
import { exampleEvent } from '../contract/example-events.ts';

/** A process that is going to be killed: appends from several writers at once and says what was acknowledged. */

const [file = '', writers = '4', session = '0'] = process.argv.slice(2);
const store = await SqliteEventStore.open({ file });
process.stdout.write('open\n');

/** One line for each append, written after its acknowledgement: the position of its last event and the event ids. */
async function write(writer: number): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const events = Array.from({ length: 1 + (turn % 3) }, (_, index) =>
      exampleEvent({ data: { append: `${session}-${writer}-${turn}`, index, of: 1 + (turn % 3) } }),
    );
    const { position } = await store.append(`qadam.durability-${writer}`, 'any', events);
    process.stdout.write(`${position} ${events.map(({ id }) => id).join(' ')}\n`);
  }
}

await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer)));

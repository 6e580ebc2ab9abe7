import { appending } from './contract/appending.ts';
import { modelling } from './contract/modelling.ts';
import { reading } from './contract/reading.ts';
import { subscribing } from './contract/subscribing.ts';
import type { OpenStore } from './contract/store-under-test.ts';

/**
 * What every event store promises, as a suite for Jest: call it in a spec with a way to open an empty store.
 *
 * `callsInOrder`: appends that one process makes at the same time are placed in the order of the calls, so that every
 * outcome can be foretold. True of stores in the process itself.
 */
export function eventStoreContract(
  name: string,
  open: OpenStore,
  { callsInOrder = false }: { callsInOrder?: boolean } = {},
): void {
  describe(`${name}, as every event store,`, () => {
    appending(open);
    reading(open);
    subscribing(open);
    modelling(open, callsInOrder);
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '#apps/composition';
import { workflowRegistry } from '#apps/workflows';
import { isLedgerEvent, type StoredEvent } from '#libs/contract';
import { replay } from '#libs/engine';
import { MemoryEventStore, type EventStore } from '#libs/event-store';
import { openReadDatabase, ProjectionRunner, type ReadDatabase } from '#libs/projections';
import { rowsOf } from '#libs/testing';
import { Service } from '../../http/support/service.ts';
import { takeAll, type Plan } from './load.ts';

/** The whole log. */
export async function wholeLog(store: EventStore): Promise<readonly StoredEvent[]> {
  const log: StoredEvent[] = [];
  for (;;) {
    const last = log.at(-1);
    const page = await store.readAll(last ? { after: last.position } : {});
    if (page.length === 0) return log;
    log.push(...page);
  }
}

/** Streams in which the revisions are not 0, 1, 2 …, ids that occur twice, histories that do not replay. */
export function faultsIn(log: readonly StoredEvent[]): readonly string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  for (const { id } of log) {
    if (ids.has(id)) faults.push(`event ${id} is there twice`);
    ids.add(id);
  }
  const registry = workflowRegistry();
  for (const [stream, history] of Map.groupBy(log, (event) => event.stream)) {
    if (history.some(({ revision }, index) => revision !== index)) faults.push(`${stream} has gaps`);
    try {
      const [{ metadata }] = history as [StoredEvent];
      replay(
        registry.edition(metadata.workflow.id, metadata.workflow.edition),
        metadata.applicationId,
        history,
      );
    } catch (error) {
      faults.push(`${stream} does not replay: ${String(error)}`);
    }
  }
  return faults;
}

/** What all tables say when they are built of this log from zero. */
export async function rebuiltFrom(log: readonly StoredEvent[]): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-truth-'));
  const [store, database] = [
    new MemoryEventStore(),
    await openReadDatabase({ file: join(folder, 'read.sqlite') }),
  ];
  for (const { stream, revision: _, position: __, ...event } of log)
    await store.append(stream, 'any', [event]);
  const runner = new ProjectionRunner(store, database, projections);
  await runner.start();
  await runner.waitFor(await store.head(), { timeoutMs: 60_000 });
  const tables = await tablesOf(database);
  await runner.stop();
  await Promise.all([store.close(), database.close()]);
  rmSync(folder, { recursive: true });
  return tables;
}

/** All rows of all read models. */
export async function tablesOf(database: ReadDatabase): Promise<Record<string, unknown>> {
  const all = await Promise.all(projections.map((projection) => rowsOf(projection, database)));
  return Object.assign({}, ...all) as Record<string, unknown>;
}

/** The histories that the same plans lead to where nothing goes wrong, the clock having spoken at the end. */
export async function undisturbed(plans: readonly Plan[]): Promise<ReadonlyMap<string, readonly object[]>> {
  const service = await Service.start();
  service.now = new Date();
  await takeAll(plans, [service.url]);
  await service.tick();
  const log = await wholeLog(service.app.parts.store);
  await service.stop();
  return historiesIn(log);
}

/**
 * Every history as its stream tells it; order between streams and instants of recording left out. Of an application that
 * is recorded long after it happened, the clock may speak between two steps or after both, as it gets to it: of those
 * that were not late at each step, the steps alone are told.
 */
export function historiesIn(log: readonly StoredEvent[]): ReadonlyMap<string, readonly object[]> {
  const streams = Map.groupBy(log, ({ stream }) => stream);
  return new Map([...streams].map(([stream, events]) => [stream, told(events)]));
}

function told(events: readonly StoredEvent[]): readonly object[] {
  const days = new Set(
    events.filter(({ type }) => !isLedgerEvent(type)).map(({ metadata }) => metadata.occurredOn),
  );
  const lateAtEach = days.size > 1;
  return events
    .filter(({ type }) => lateAtEach || !isLedgerEvent(type))
    .map((event) => ({ ...event, position: 0n, recordedAt: '', revision: lateAtEach ? event.revision : 0 }));
}

/** Deadlines that were said to be missed more than once. */
export function judgedTwice(log: readonly StoredEvent[]): readonly string[] {
  const missed = log
    .filter(({ type }) => type === 'DeadlineMissed')
    .map(({ stream, data }) => `${stream} ${String(data['deadline'])}`);
  return missed.filter((deadline, index) => missed.indexOf(deadline) !== index);
}

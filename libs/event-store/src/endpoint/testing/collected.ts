/** All of what a finite read gives. */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The first so many of what a subscription gives, which is then ended, as one must. */
export async function firstOf<T>(
  subscription: AsyncIterable<T> & { unsubscribe(): Promise<void> },
  count: number,
): Promise<T[]> {
  const all: T[] = [];
  for await (const item of subscription) {
    all.push(item);
    if (all.length >= count) break;
  }
  await subscription.unsubscribe();
  return all;
}

interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/** Page after page of a whole list; a page without items is left out. */
export async function* pagesOf<Item>(
  pageAt: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[]> {
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await pageAt(cursor);
    if (page.items.length > 0) yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** The same as one table: the heads once, then the lines of each page. */
export async function* csvPieces<Item>(
  pages: AsyncIterable<readonly Item[]>,
  csvOf: (items: Iterable<Item>) => string,
): AsyncGenerator<string> {
  const heads = csvOf([]);
  yield heads;
  for await (const items of pages) yield csvOf(items).slice(heads.length);
}

/** The same, telling after each page how much of the whole has come. */
export async function* countedPages<Item>(
  pages: AsyncIterable<readonly Item[]>,
  step: (done: number) => void,
): AsyncGenerator<readonly Item[]> {
  let done = 0;
  for await (const items of pages) {
    done += items.length;
    step(done);
    yield items;
  }
}

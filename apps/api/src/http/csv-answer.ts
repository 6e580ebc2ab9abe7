import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { ServiceError } from '#libs/contract';

/** `format` goes before the header `Accept`, which a browser does not let one choose. */
export function wantsCsv({ format }: { readonly format?: 'json' | 'csv' }, accept = ''): boolean {
  return format === undefined ? /^\s*text\/csv\b/.test(accept) : format === 'csv';
}

/** A file to keep, as it comes. */
export function csvFile(name: string, text: string | AsyncIterable<string>): StreamableFile {
  const pieces = typeof text === 'string' ? [text] : text;
  return new StreamableFile(Readable.from(pieces, { highWaterMark: 2 }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
}

/** @throws ServiceError `invalid-data` where a page is asked for as CSV, in which the whole list comes */
export function checkUnpaged(asked: { readonly cursor?: string; readonly pageSize?: number }): void {
  const paged = (['cursor', 'pageSize'] as const).filter((name) => asked[name] !== undefined);
  if (paged.length === 0) return;
  const violations = paged.map((name) => ({
    code: 'invalid-field',
    path: `/${name}`,
    message: `${name} is for pages; as CSV comes the whole list`,
  }));
  throw new ServiceError('invalid-data', 'As CSV comes the whole list, not a page', { violations });
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** Page after page as one table: the heads once, then the lines of each page. */
export async function* csvPages<Item>(
  pageAt: (cursor: string | undefined) => Promise<Page<Item>>,
  csvOf: (items: Iterable<Item>) => string,
): AsyncGenerator<string> {
  const heads = csvOf([]);
  yield heads;
  let cursor: string | undefined;
  do {
    const page = await pageAt(cursor);
    yield csvOf(page.items).slice(heads.length);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

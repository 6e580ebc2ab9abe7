import { ServiceError } from '#libs/contract';

/** Without the options that were not given. */
export function given<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}

/** The part of a question that says which page. */
export const pageOptions = ({ pageSize, cursor }: { pageSize?: number; cursor?: string }) =>
  given({ limit: pageSize, cursor });

/** @throws ServiceError `invalid-data` for a period that ends before it begins */
export function checkPeriod({ from, to }: { readonly from: string; readonly to: string }): void {
  if (from <= to) return;
  throw invalidField('/to', `to must not lie before from: ${to} lies before ${from}`);
}

/** A "no" to one field of a question or a body, by its JSON pointer. */
export const invalidField = (path: string, message: string): ServiceError =>
  new ServiceError('invalid-data', message, { violations: [{ code: 'invalid-field', path, message }] });

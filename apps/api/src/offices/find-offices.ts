import type { Text } from '#libs/contract';
import type { OfficeParameters } from './office-parameters.ts';

interface Searchable {
  readonly id: string;
  readonly region: string;
  readonly name: Text;
  readonly address?: string | null;
}

/** The offices that fit, in the order of the decree. */
export function findOffices<Office extends Searchable>(
  offices: readonly Office[],
  { region, q }: OfficeParameters,
): readonly Office[] {
  const asked = q?.trim().toLowerCase() ?? '';
  return offices.filter(
    (office) => (region === undefined || office.region === region) && wordsOf(office).includes(asked),
  );
}

const wordsOf = ({ id, name, address }: Searchable) =>
  [id, name.kk, name.ru, name.en, address ?? ''].join('\n').toLowerCase();

import type { Answer, Service } from './service.ts';

/** Ids of what an answer lists, in its order; of what has no id of its own, another field. */
export const ids = ({ body }: Answer, field = 'id'): readonly string[] =>
  (body['items'] as readonly Readonly<Record<string, unknown>>[]).map((item) => String(item[field]));

/** The answers of a list from its first page to its last; the address has a query already. */
export async function pagesOf(
  get: (path: string) => Promise<Answer>,
  path: string,
): Promise<readonly Answer[]> {
  const pages = [await get(path)];
  for (let next = nextOf(pages); next !== null; next = nextOf(pages))
    pages.push(await get(`${path}&cursor=${next}`));
  return pages;
}

/** The lines of a CSV file, its heads first. */
export const linesOf = ({ text }: Answer): readonly string[] => text.trimEnd().split('\r\n');

/** A list as a CSV file, which is the same by parameter and by header; the address has a query already. */
export async function csvOf(
  service: Service,
  path: string,
  token: string,
): Promise<{ readonly name: string | undefined; readonly lines: readonly string[] }> {
  const chosen = await service.get(`${path}&format=csv`, { token });
  const accepted = await service.get(path, { token, headers: { accept: 'text/csv' } });
  expect(accepted.text).toBe(chosen.text);
  for (const { status, headers } of [chosen, accepted]) {
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('vary')).toBe('Accept');
  }
  const disposition = chosen.headers.get('content-disposition');
  expect(accepted.headers.get('content-disposition')).toBe(disposition);
  const name = /^attachment; filename="([^"]+)"$/.exec(disposition ?? '')?.[1];
  return { name, lines: linesOf(chosen) };
}

/** The answer is problem details of this status and code. */
export function expectProblem(
  { status: answered, body, headers }: Answer,
  status: number,
  code: string,
): void {
  expect({ status: answered, body }).toMatchObject({ status, body: { status, code } });
  expect(headers.get('content-type')).toContain('application/problem+json');
}

/** Each address is answered to who has the token and to nobody without one, and tells of no person. */
export async function expectImpersonal(
  service: Service,
  paths: readonly string[],
  token: string,
  person: RegExp,
): Promise<void> {
  for (const path of paths) {
    const answer = await service.get(path, { token });
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    expect(answer.text).not.toMatch(person);
    expect(await service.get(path)).toMatchObject({ status: 401 });
  }
}

const nextOf = (pages: readonly Answer[]) => pages.at(-1)?.body['next'] as string | null;

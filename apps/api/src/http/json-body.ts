import { ServiceError, type Violation } from '#libs/contract';

/** An envelope with command data of at most twenty levels. */
const MAX_DEPTH = 21;

/**
 * Reads a request body. Refuses what JSON allows but no event can hold: nesting without end, numbers beyond a double,
 * halves of surrogate pairs, and names that would reach the prototype of an object.
 * @throws ServiceError `invalid-data`
 */
export function parseBody(text: string): unknown {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw refused([{ code: 'invalid-body', path: '', message: 'the body is not JSON' }]);
  }
  const violations: Violation[] = [];
  inspect(body, '', 1, violations);
  if (violations.length > 0) throw refused(violations);
  return body;
}

function inspect(value: unknown, path: string, depth: number, violations: Violation[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed())
      violations.push({ code: 'invalid-text', path, message: 'half a surrogate pair' });
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value))
      violations.push({ code: 'invalid-number', path, message: 'a number too large' });
  } else if (typeof value === 'object' && value !== null) {
    if (depth > MAX_DEPTH) {
      violations.push({ code: 'too-deep', path: '', message: `nested deeper than ${MAX_DEPTH} levels` });
    } else inspectMembers(value, path, depth, violations);
  }
}

function inspectMembers(value: object, path: string, depth: number, violations: Violation[]): void {
  for (const key of Object.keys(value)) {
    if (violations.length > 0) return;
    const member = `${path}/${key}`;
    if (key === '__proto__' || key === 'constructor' || !key.isWellFormed()) {
      violations.push({ code: 'unknown-field', path, message: 'a name that no field has' });
    } else inspect((value as Record<string, unknown>)[key], member, depth + 1, violations);
  }
}

function refused(violations: readonly Violation[]): ServiceError {
  const reasons = violations.map(({ path, message }) => `${path || '/'}: ${message}`).join('; ');
  return new ServiceError('invalid-data', `The body is not valid: ${reasons}`, { violations });
}

import { hash } from 'node:crypto';
import { Body, type PipeTransform } from '@nestjs/common';
import { canonicalJson, isServiceError, ServiceError, type Violation } from '#libs/contract';
import { checkInput } from '#libs/input';

/** A body whose envelope has been checked; its `data` is checked later, against the class of the command. */
export interface CheckedEnvelope<Envelope> {
  readonly envelope: Envelope;
  readonly data: object;
  /** SHA-256 of the body's canonical form: the same for the same content. */
  readonly digest: string;
}

/**
 * The body of a command: `{ …fields of the class, data: {…} }`. A bare `@Body()` would pass unchecked, since no
 * metadata is emitted here; a spec refuses it.
 */
export function CheckedBody(type: new () => object): ParameterDecorator {
  const pipe: PipeTransform<unknown, CheckedEnvelope<object>> = {
    transform: (body) => checkEnvelope(type, body),
  };
  return Body(pipe);
}

/** @throws ServiceError `invalid-data` with a JSON pointer into the body for each wrong field */
export function checkEnvelope<Envelope extends object>(
  type: new () => Envelope,
  body: unknown,
): CheckedEnvelope<Envelope> {
  if (!isPlainObject(body))
    throw invalid([{ code: 'invalid-field', path: '', message: 'a JSON object is expected' }]);
  const { data, ...rest } = body;
  const missing: Violation[] = isPlainObject(data)
    ? []
    : [{ code: 'invalid-field', path: '/data', message: 'data must be an object' }];
  let envelope: Envelope;
  try {
    envelope = checkInput(type, rest);
  } catch (error) {
    if (!isServiceError(error, 'invalid-data')) throw error;
    throw invalid([...(error.details.violations ?? []), ...missing]);
  }
  if (!isPlainObject(data)) throw invalid(missing);
  return { envelope, data, digest: hash('sha256', canonicalJson(body)) };
}

/** Says where in the body something stands that is known by its place in the command's data. */
export function inBody(violations: readonly Violation[]): readonly Violation[] {
  return violations.map((violation) =>
    violation.path === undefined || violation.path === '/occurredAt'
      ? violation
      : { ...violation, path: `/data${violation.path}` },
  );
}

function invalid(violations: readonly Violation[]): ServiceError {
  const reasons = violations.map(({ path, message }) => `${path || '/'}: ${message}`).join('; ');
  return new ServiceError('invalid-data', `The body is not valid: ${reasons}`, { violations });
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

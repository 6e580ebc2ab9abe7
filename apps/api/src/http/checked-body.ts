import { Body, type PipeTransform } from '@nestjs/common';
import { ServiceError, type Violation } from '#libs/contract';

const LONGEST_TEXT = 64;

/** The fields of a body beside `data`: short texts, each of them needed or not. */
export type EnvelopeFields<Envelope> = {
  readonly [Field in keyof Required<Envelope>]: 'required' | 'optional';
};

/** A body whose envelope has been checked; its `data` is checked later, against the class of the command. */
export interface CheckedEnvelope<Envelope> {
  readonly envelope: Envelope;
  readonly data: object;
}

/**
 * The body of a command: `{ …envelope, data: {…} }`. A bare `@Body()` would pass unchecked, since no metadata is
 * emitted here; a spec refuses it. By hand and not by a class, which would cost as much as the check of the data.
 */
export function CheckedBody<Envelope extends object>(fields: EnvelopeFields<Envelope>): ParameterDecorator {
  const pipe: PipeTransform<unknown, CheckedEnvelope<Envelope>> = {
    transform: (body) => checkEnvelope(fields, body),
  };
  return Body(pipe);
}

/** @throws ServiceError `invalid-data` with a JSON pointer into the body for each wrong field */
export function checkEnvelope<Envelope extends object>(
  fields: EnvelopeFields<Envelope>,
  body: unknown,
): CheckedEnvelope<Envelope> {
  if (!isPlainObject(body))
    throw invalid([{ code: 'invalid-field', path: '', message: 'a JSON object is expected' }]);
  const { data, ...envelope } = body;
  const violations = [...unknownFields(fields, envelope), ...wrongFields(fields, envelope)];
  if (isPlainObject(data) && violations.length === 0) return { envelope: envelope as Envelope, data };
  if (!isPlainObject(data))
    violations.push({ code: 'invalid-field', path: '/data', message: 'data must be an object' });
  throw invalid(violations);
}

/** Says where in the body something stands that is known by its place in the command's data. */
export function inBody(violations: readonly Violation[]): readonly Violation[] {
  return violations.map((violation) =>
    violation.path === undefined || violation.path === '/occurredAt'
      ? violation
      : { ...violation, path: `/data${violation.path}` },
  );
}

function unknownFields(fields: object, envelope: object): Violation[] {
  return Object.keys(envelope)
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({
      code: 'unknown-field',
      path: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message: `property ${name} should not exist`,
    }));
}

function wrongFields(fields: object, envelope: Readonly<Record<string, unknown>>): Violation[] {
  return Object.entries(fields)
    .filter(([name, need]) => !isShortText(envelope[name], need === 'required'))
    .map(([name]) => ({
      code: 'invalid-field',
      path: `/${name}`,
      message: `${name} must be a text of 1 to ${LONGEST_TEXT} characters`,
    }));
}

function isShortText(value: unknown, required: boolean): boolean {
  if (value === undefined) return !required;
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TEXT;
}

function invalid(violations: readonly Violation[]): ServiceError {
  const reasons = violations.map(({ path, message }) => `${path || '/'}: ${message}`).join('; ');
  return new ServiceError('invalid-data', `The body is not valid: ${reasons}`, { violations });
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

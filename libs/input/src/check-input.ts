import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { ServiceError, type Violation } from '#libs/contract';

/** Deeper nesting than any command has; refused before it is walked. */
const MAX_DEPTH = 20;

/**
 * Turns plain data into an instance of a command's class, or says of each field what is wrong with it.
 * Unknown fields are refused, not dropped.
 * @throws ServiceError `invalid-data` with one violation per wrong field
 */
export function checkInput<Input extends object>(type: new () => Input, plain: unknown): Input {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    throw invalid([{ code: 'invalid-field', path: '', message: 'a JSON object is expected' }]);
  }
  if (depthOf(plain) > MAX_DEPTH) {
    throw invalid([{ code: 'too-deep', path: '', message: `nested deeper than ${MAX_DEPTH} levels` }]);
  }
  const instance = plainToInstance(type, plain, { enableImplicitConversion: false });
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  if (errors.length > 0) throw invalid(errors.flatMap((error) => violationsOf(error, '')));
  return instance;
}

function invalid(violations: readonly Violation[]): ServiceError {
  const fields = violations.map(({ path, message }) => `${path || '/'}: ${message}`).join('; ');
  return new ServiceError('invalid-data', `The data is not valid: ${fields}`, { violations });
}

function violationsOf(error: ValidationError, parent: string): Violation[] {
  const path = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    code: constraint === 'whitelistValidation' ? 'unknown-field' : 'invalid-field',
    path,
    message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => violationsOf(child, path))];
}

function depthOf(value: unknown, depth = 1): number {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return depth;
  let deepest = depth;
  for (const member of Object.values(value)) deepest = Math.max(deepest, depthOf(member, depth + 1));
  return deepest;
}

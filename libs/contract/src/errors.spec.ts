import { ERROR_CODES, isServiceError, ServiceError } from './errors.ts';

describe('an error of the service', () => {
  const error = new ServiceError('wrong-state', 'not now', { state: 'issued' }, { cause: 'a cause' });

  it('is told by its code, and carries what the caller may need', () => {
    expect(error).toMatchObject({ code: 'wrong-state', details: { state: 'issued' }, cause: 'a cause' });
    expect(isServiceError(error)).toBe(true);
    expect(isServiceError(error, 'not-found', 'wrong-state')).toBe(true);
    expect(isServiceError(error, 'not-found')).toBe(false);
  });

  it.each([new Error('wrong-state'), { code: 'wrong-state' }, undefined])('is not %p', (other) => {
    expect(isServiceError(other)).toBe(false);
  });

  it('has a code of its own, in kebab-case', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
    for (const code of ERROR_CODES) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

import { ValidateBy, type ValidationOptions } from 'class-validator';
import { readIin } from './iin.ts';

/** The name of the constraint, for whoever describes the class to others (OpenAPI). */
export const IS_IIN = 'isIin';

/** A string that is an individual identification number with the right check digit. */
export function IsIin(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: IS_IIN,
      validator: {
        validate: (value) => typeof value === 'string' && readIin(value).valid,
        defaultMessage: (args) => `${args?.property} is no valid IIN: ${reason(args?.value)}`,
      },
    },
    options,
  );
}

function reason(value: unknown): string {
  if (typeof value !== 'string') return 'a string of 12 digits is expected';
  const reading = readIin(value);
  return reading.valid ? '' : reading.message;
}

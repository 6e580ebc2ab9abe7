import { ValidateBy, type ValidationOptions } from 'class-validator';
import { Tenge } from './tenge.ts';

/** The name of the constraint, for whoever describes the class to others (OpenAPI). */
export const IS_TENGE_AMOUNT = 'isTengeAmount';

/** A string that `Tenge.parse` reads: "6472.00". A JSON number is refused, it may already have been rounded. */
export function IsTengeAmount(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: IS_TENGE_AMOUNT,
      validator: {
        validate: (value) => Tenge.find(value) !== undefined,
        defaultMessage: (args) =>
          `${args?.property} must be an amount of tenge written as a string with at most two decimals, such as "6472.00"`,
      },
    },
    options,
  );
}

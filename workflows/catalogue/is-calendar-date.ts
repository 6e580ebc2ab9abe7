import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isCalendarDate } from './calendar-date.ts';

/** The name of the constraint, for whoever describes the class to others (OpenAPI). */
export const IS_CALENDAR_DATE = 'isCalendarDate';

/** A string YYYY-MM-DD that names a day which exists. */
export function IsCalendarDate(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: IS_CALENDAR_DATE,
      validator: {
        validate: isCalendarDate,
        defaultMessage: (args) => `${args?.property} must be an existing day written YYYY-MM-DD`,
      },
    },
    options,
  );
}

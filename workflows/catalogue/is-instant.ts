import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isCalendarDate } from './calendar-date.ts';

/** The name of the constraint, for whoever describes the class to others (OpenAPI). */
export const IS_INSTANT = 'isInstant';

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A moment that is the same on every machine: date and time with an offset (RFC 3339; seconds may be left out). Without
 * an offset it would be the local time of whoever happens to read it.
 */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: IS_INSTANT,
      validator: {
        validate: isInstant,
        defaultMessage: (args) =>
          `${args?.property} must be a date and time with an offset: 2012-04-02T10:30:00+06:00`,
      },
    },
    options,
  );
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [, day = ''] = RFC_3339.exec(value) ?? [];
  return day !== '' && isCalendarDate(day);
}

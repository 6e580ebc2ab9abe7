import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsCalendarDate } from '#workflows/catalogue';

/** Decorators of query parameters that several resources take alike. */

/** An id or another short text, where one is given. */
export const OptionalWord = () => applyDecorators(IsOptional(), IsString(), Length(1, 100));

/** YYYY-MM-DD, where one is given. */
export const OptionalDay = () => applyDecorators(IsOptional(), IsCalendarDate());

/** One of the values, where one is given. */
export const OptionalChoice = (values: readonly string[]) => applyDecorators(IsOptional(), IsIn(values));

/** YYYY-MM. */
export const Month = () =>
  Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: '$property must be a month, YYYY-MM' });

/** A whole number from 1, where one is given. */
export const OptionalCount = (most: number) =>
  applyDecorators(
    IsOptional(),
    Type(() => Number),
    IsInt(),
    Min(1),
    Max(most),
  );

/** `next` of the page before, asked with the same filter. */
export const OptionalCursor = () => applyDecorators(IsOptional(), IsString(), MaxLength(1_000));

/** A list as pages of JSON, or as a CSV file. */
export const FORMATS = ['json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsCalendarDate } from '#workflows/catalogue';

/** A question that may wait: `after` is the position that a command was answered with. */
export class AfterParameters {
  @IsOptional()
  @IsString()
  after?: string;
}

/** An id or another short text, where one is given. */
export const OptionalWord = () => applyDecorators(IsOptional(), IsString(), Length(1, 100));

/** YYYY-MM-DD, where one is given. */
export const OptionalDay = () => applyDecorators(IsOptional(), IsCalendarDate());

/** One of the values, where one is given. */
export const OptionalChoice = (values: readonly string[]) => applyDecorators(IsOptional(), IsIn(values));

/** YYYY-MM. */
export const Month = () =>
  Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: '$property must be a month, YYYY-MM' });

/** A whole number between two, both included, where one is given. */
export const OptionalNumber = (least: number, most: number) =>
  applyDecorators(
    IsOptional(),
    Type(() => Number),
    Min(least),
    Max(most),
    // Last: the document takes the type from the last word on it, and the two above say no more than a number.
    IsInt(),
  );

/** `next` of the page before, asked with the same filter. */
export const OptionalCursor = () => applyDecorators(IsOptional(), IsString(), MaxLength(1_000));

/** A list as pages of JSON, or as a CSV file. */
export const FORMATS = ['json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
} from 'class-validator';
import { IsCalendarDate } from '../is-calendar-date.ts';
import { IsTengeAmount } from '../is-tenge-amount.ts';
import { DUTY_ITEMS, type DutyItem } from '../state-duty.ts';

/** A receipt of a bank for state duty (clause 8: paid through banking institutions). */
export class DutyReceipt {
  @IsString()
  @Length(1, 50)
  readonly number!: string;

  @IsString()
  @Length(1, 200)
  readonly bank!: string;

  /** Day of payment: the index in force on it decides the amount. */
  @IsCalendarDate()
  readonly paidOn!: string;

  /** In tenge, such as "6472.00". */
  @IsTengeAmount()
  readonly amount!: string;

  /** What was paid for; several where passport and card were paid together. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(DUTY_ITEMS, { each: true })
  readonly covers!: DutyItem[];
}

/** The document that proves an exemption. What it must be the decree does not say (H24). */
export class ExemptionProof {
  @IsString()
  @Length(1, 200)
  readonly document!: string;

  @IsOptional()
  @IsString()
  @Length(1, 50)
  readonly number?: string;

  @IsOptional()
  @IsCalendarDate()
  readonly issuedOn?: string;
}

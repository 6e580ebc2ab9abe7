import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { ApplicationInput, HandOverResult, IsCalendarDate } from '#workflows/catalogue';
import { MODES, OCCASIONS, type Mode, type Occasion, type OrderedKind } from './standard.ts';

const KINDS = Object.keys(OCCASIONS) as OrderedKind[];
const ALL_OCCASIONS = [...new Set(Object.values(OCCASIONS).flat())];

export class Order {
  @IsIn(KINDS)
  readonly document!: OrderedKind;

  @IsIn(ALL_OCCASIONS)
  readonly occasion!: Occasion;
}

/** Takes an application in. */
export class SubmitApplication extends ApplicationInput {
  @IsIn(['hqt-tp', 'paper'])
  readonly channel!: 'hqt-tp' | 'paper';

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique((order: Order) => order.document, { message: 'each document can be ordered once' })
  @ValidateNested({ each: true })
  @Type(() => Order)
  readonly ordered!: Order[];

  @IsIn(MODES)
  readonly mode!: Mode;

  /** Category of clause 8 that frees from the duty. */
  @IsOptional()
  @IsString()
  readonly exemption?: string;
}

export class BasisDocument {
  @IsString()
  @Length(1, 100)
  readonly kind!: string;

  @IsString()
  @Length(1, 50)
  readonly number!: string;

  @IsCalendarDate()
  readonly issuedOn!: string;

  @IsString()
  @Length(1, 200)
  readonly issuedBy!: string;
}

/** Gives the consumer the application registration coupon of annex 4. */
export class IssueCoupon {
  @ValidateNested()
  @Type(() => BasisDocument)
  @IsNotEmpty()
  readonly basisDocument!: BasisDocument;

  /** Ids of documents that the consumer hands in when collecting. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  readonly documentsToSurrender?: string[];
}

export class ProducedDocument {
  @IsIn(KINDS)
  readonly document!: OrderedKind;

  @IsString()
  @Length(1, 30)
  readonly number!: string;

  @IsCalendarDate()
  readonly issuedOn!: string;
}

/** Notes that the ordered documents are made. */
export class ProduceResult {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => ProducedDocument)
  readonly documents!: ProducedDocument[];
}

/** Hands the result over to the person who stands there with the coupon. */
export class HandOverOnCoupon extends HandOverResult {
  @IsString()
  @IsNotEmpty()
  readonly couponNumber!: string;
}

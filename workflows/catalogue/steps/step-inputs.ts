// @Type of class-transformer reads metadata while the classes below are being made.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../is-instant.ts';
import { Person } from '../person.ts';
import { DutyReceipt, ExemptionProof } from './duty-receipt.ts';
import { PresentedDocument } from './presented-document.ts';

/** What every application says when it is taken in. */
export class ApplicationInput {
  /** Id of the Centre at the consumer's place of residence (clause 10). */
  @IsString()
  @IsNotEmpty()
  readonly office!: string;

  @ValidateNested()
  @Type(() => Person)
  @IsNotEmpty()
  readonly applicant!: Person;

  /** Who appears for a consumer who cannot: a parent or guardian for a person under 16 (H10). */
  @IsOptional()
  @ValidateNested()
  @Type(() => Person)
  readonly representative?: Person;

  /** When the consumer joined the queue. */
  @IsOptional()
  @IsInstant()
  readonly queueTicketAt?: string;
}

/** Notes that all documents of clause 11 are there. */
export class CheckDocuments {
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PresentedDocument)
  readonly presented!: PresentedDocument[];
}

/** Settles the state duty, by receipts or by the proof of an exemption (clause 8). */
export class SettleDuty {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => DutyReceipt)
  readonly receipts?: DutyReceipt[];

  @IsOptional()
  @ValidateNested()
  @Type(() => ExemptionProof)
  readonly exemptionProof?: ExemptionProof;
}

/** Hands the result over to the person who stands there (clause 15). */
export class HandOverResult {
  @ValidateNested()
  @Type(() => Person)
  @IsNotEmpty()
  readonly recipient!: Person;

  /** When the recipient joined the queue. */
  @IsOptional()
  @IsInstant()
  readonly queueTicketAt?: string;
}

/** Refuses the application, with the missing documents named (clause 16). */
export class RefuseApplication {
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PresentedDocument)
  readonly presented!: PresentedDocument[];

  /** Ids of the requirements that are not met: `photographs`, `state-duty`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsString({ each: true })
  readonly missing!: string[];

  /** Receipts that do not settle the duty, where that is the reason. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => DutyReceipt)
  readonly receipts?: DutyReceipt[];

  /** The reasoned reply as the consumer gets it (clause 5). */
  @IsString()
  @Length(3, 2000)
  readonly reply!: string;
}

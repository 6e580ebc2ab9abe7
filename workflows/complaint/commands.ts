import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDate, Person, STANDARD_IDS, type StandardId } from '#workflows/catalogue';
import {
  CHANNELS,
  INQUIRIES,
  LONGEST_EXTENSION_DAYS,
  SUBJECTS,
  type Channel,
  type Inquiry,
  type Subject,
} from './standard.ts';

export class ApplicationReference {
  @IsUUID()
  readonly id!: string;

  @IsIn(STANDARD_IDS)
  readonly standard!: StandardId;
}

/** Brings a complaint in. Receiving one is never refused. */
export class LodgeComplaint {
  @IsIn(STANDARD_IDS)
  readonly standard!: StandardId;

  /** The application that it is about. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ApplicationReference)
  readonly application?: ApplicationReference;

  @IsIn(SUBJECTS)
  readonly subject!: Subject;

  /** Id of the office that is to hear it. */
  @IsString()
  @IsNotEmpty()
  readonly addressee!: string;

  @IsIn(CHANNELS)
  readonly channel!: Channel;

  /** Left out where the complaint is anonymous. */
  @IsOptional()
  @ValidateNested()
  @Type(() => Person)
  readonly complainant?: Person;

  @IsString()
  @Length(1, 5000)
  readonly text!: string;

  /** Titles of documents that confirm the poor quality or the rudeness (clause 24). */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  readonly attachments?: string[];
}

/** Enters the complaint in the journal and gives the coupon. */
export class RegisterComplaint {
  /** Incoming number in the journal. */
  @IsString()
  @Length(1, 50)
  readonly incomingNumber!: string;

  /** Surname of the person who accepted the complaint, as it stands on the coupon. */
  @IsString()
  @Length(1, 100)
  readonly receiver!: string;

  /** Contact details on the coupon. */
  @IsString()
  @Length(1, 200)
  readonly contacts!: string;

  @IsIn(INQUIRIES)
  readonly inquiry!: Inquiry;
}

/** Sends the complaint on to the body that is competent. */
export class ForwardComplaint {
  @IsString()
  @IsNotEmpty()
  readonly addressee!: string;

  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}

export class BeginConsideration {
  /** Office name of the examiner, not a person's name: "complaints desk 2". */
  @IsString()
  @Length(1, 100)
  readonly examiner!: string;
}

export class ExtendConsideration {
  @IsInt()
  @Min(1)
  @Max(LONGEST_EXTENSION_DAYS)
  readonly days!: number;

  @IsString()
  @Length(3, 500)
  readonly reason!: string;
}

export class SendExtensionNotice {
  @IsCalendarDate()
  readonly sentOn!: string;
}

export class AnswerComplaint {
  @IsIn(['satisfied', 'partly-satisfied', 'rejected'])
  readonly outcome!: 'satisfied' | 'partly-satisfied' | 'rejected';

  @IsIn(['kk', 'ru'])
  readonly language!: 'kk' | 'ru';

  @IsString()
  @Length(3, 10_000)
  readonly reply!: string;

  @IsBoolean()
  readonly sentByPost!: boolean;

  /** Whether the answer names the way to court. */
  @IsBoolean()
  readonly courtNamed!: boolean;
}

export class LeaveUnconsidered {
  @IsIn(['anonymous', 'no-substance'])
  readonly reason!: 'anonymous' | 'no-substance';
}

export class NoteCourtAppeal {
  @IsString()
  @Length(1, 200)
  readonly court!: string;

  @IsCalendarDate()
  readonly filedOn!: string;
}

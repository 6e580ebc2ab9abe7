import type { StandardId } from '#workflows/catalogue';
import { DAY_MS, plusDays } from '../days.ts';
import { Dossier, type PlannedStep } from '../dossier.ts';
import { OfficeDays } from '../office-days.ts';
import { madeUp, madeUpAddress } from '../people.ts';
import type { Arrival } from '../visit.ts';
import { addresseeOf, otherAddressee } from './complaint-addressee.ts';
import { answerIn, reasonOf, textOf, type Subject } from './complaint-words.ts';

/** The application that gave the reason. */
export interface Cause {
  readonly id: string;
  readonly standard: StandardId;
  /** When it came to where somebody complains of it, milliseconds. */
  readonly at: number;
}

/** Somebody complains: to the addressee of clauses 21 and 22, who registers, considers and answers. */
export function planComplaint(arrival: Arrival, cause: Cause): readonly PlannedStep[] {
  return new ComplaintPlan(arrival, cause).steps();
}

class ComplaintPlan {
  readonly #dossier: Dossier;
  readonly #subject: Subject;
  #office: string;
  #anonymous = false;

  constructor(
    private readonly arrival: Arrival,
    private readonly cause: Cause,
  ) {
    const { random, centre, name } = arrival;
    this.#subject = random.weighted({ 'rude-service': 46, result: 30, omission: 16, action: 8 });
    this.#office = addresseeOf(this.#subject, centre.id, random.chance(0.15));
    const days = new OfficeDays(this.#office, 'complaints');
    const lodgedAt = days.momentAfter(cause.at, plusDays(days.dayOf(cause.at), random.whole(0, 12)), random);
    this.#dossier = new Dossier('complaint', name, lodgedAt, random);
    this.#lodge(lodgedAt);
  }

  steps(): readonly PlannedStep[] {
    const { random } = this.arrival;
    const inquiry = this.#register();
    if (random.chance(0.12) && this.#forward()) this.#register();
    if (this.#anonymous) this.#by('complaint-examiner', 1, 3, 'LeaveUnconsidered', { reason: 'anonymous' });
    else if (random.chance(0.04))
      this.#by('complaint-examiner', 1, 5, 'LeaveUnconsidered', { reason: 'no-substance' });
    else this.#consider(inquiry);
    return this.#dossier.steps;
  }

  #lodge(at: number): void {
    const { random, centre, day } = this.arrival;
    this.#anonymous = random.chance(0.06);
    const { person } = madeUp(random, { youngest: 18, oldest: 70, on: day });
    const complainant = Object.assign(person, { address: madeUpAddress(random, centre) });
    const names = this.#subject === 'result' || random.chance(0.6);
    const data = {
      standard: this.cause.standard,
      ...(names && { application: { id: this.cause.id, standard: this.cause.standard } }),
      subject: this.#subject,
      addressee: this.#office,
      channel: random.weighted({ written: 34, 'by-hand': 24, post: 18, oral: 14, 'e-mail': 10 }),
      ...(!this.#anonymous && { complainant }),
      text: textOf(this.#subject, random),
      ...(random.chance(0.2) && { attachments: ['талон / талон очереди'] }),
    };
    this.#dossier.add(at, 'LodgeComplaint', data, 'chancellery-clerk', this.#office);
  }

  #register(): 'needed' | 'not-needed' {
    const { random } = this.arrival;
    const inquiry = random.chance(0.3) ? 'needed' : 'not-needed';
    const coupon = {
      incomingNumber: `Ж-${random.whole(1, 9999)}`,
      receiver: random.pick(['Сейітова', 'Попова', 'Оспанов']),
      contacts: 'кеңсе, 1-терезе',
      inquiry,
    };
    this.#by('chancellery-clerk', 0, random.chance(0.9) ? 0 : 2, 'RegisterComplaint', coupon);
    return inquiry;
  }

  /** Where the clause knows another addressee, the complaint may be sent on. */
  #forward(): boolean {
    const { random, centre } = this.arrival;
    const other = otherAddressee(this.#subject, this.#office, centre.region);
    if (!other) return false;
    this.#by('chancellery-clerk', 1, 3, 'ForwardComplaint', {
      addressee: other,
      reason: reasonOf('forwarding', random),
    });
    this.#office = other;
    return true;
  }

  #consider(inquiry: 'needed' | 'not-needed'): void {
    const { random } = this.arrival;
    this.#by('complaint-examiner', 0, 3, 'BeginConsideration', {
      examiner: `шағымдар тобы ${random.whole(1, 3)}`,
    });
    if (random.chance(0.15)) this.#extend();
    const late = random.chance(0.1) ? 14 : 0;
    const [least, most] = inquiry === 'needed' ? [12, 25] : [4, 11];
    const outcome = random.weighted({ satisfied: 30, 'partly-satisfied': 34, rejected: 36 });
    const answer = { outcome, ...answerIn(random), sentByPost: true, courtNamed: true };
    this.#by('complaint-examiner', least + late, most + late, 'AnswerComplaint', answer);
    if (outcome !== 'satisfied' && random.chance(0.2)) this.#goToCourt();
  }

  #extend(): void {
    const { random } = this.arrival;
    const extension = { days: random.whole(5, 30), reason: reasonOf('extension', random) };
    this.#by('complaint-examiner', 6, 12, 'ExtendConsideration', extension);
    const sentAt = this.#next(0, 3);
    const sentOn = this.#days.dayOf(sentAt);
    this.#dossier.add(sentAt, 'SendExtensionNotice', { sentOn }, 'complaint-examiner', this.#office);
  }

  #goToCourt(): void {
    const { random } = this.arrival;
    const court = random.pick([
      'Есіл ауданының соты',
      'Алмалы ауданының соты',
      'Қалалық сот',
      'Аудандық сот',
    ]);
    const notedAt = this.#next(7, 60);
    const filedOn = this.#days.dayOf(notedAt - DAY_MS);
    this.#dossier.add(notedAt, 'NoteCourtAppeal', { court, filedOn }, 'chancellery-clerk', this.#office);
  }

  #by(
    role: 'chancellery-clerk' | 'complaint-examiner',
    least: number,
    most: number,
    type: string,
    data: object,
  ): void {
    this.#dossier.add(this.#next(least, most), type, data, role, this.#office);
  }

  /** A moment in office hours so many calendar days after the last step. */
  #next(least: number, most: number): number {
    const { random } = this.arrival;
    const { lastAt } = this.#dossier;
    return this.#days.momentAfter(
      lastAt,
      plusDays(this.#days.dayOf(lastAt), random.whole(least, most)),
      random,
    );
  }

  get #days(): OfficeDays {
    return new OfficeDays(this.#office, 'complaints');
  }
}

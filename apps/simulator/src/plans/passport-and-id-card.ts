import type { LaidDocument, Person } from '#workflows/catalogue';
import { applicationNumber } from '#libs/contract';
import { plusDays } from '../days.ts';
import { exemptionFor } from '../exemptions.ts';
import { handOver, takeIn, type Accepted } from '../counter.ts';
import { madeUp, type Applicant } from '../people.ts';
import type { Random } from '../random.ts';
import type { Visit } from '../visit.ts';

type Kind = 'passport' | 'identity-card';
type Mode = 'ordinary' | 'expedited-7' | 'expedited-10' | 'expedited-15';

interface Order {
  readonly document: Kind;
  readonly occasion: string;
}

/** Standard 1, from the counter to the collection. */
export function planPassportAndIdCard(visit: Visit): void {
  const { random, day, centre } = visit;
  const what = random.weighted({ card: 46, both: 17, passport: 21, childPassport: 16 });
  const applicant = applicantFor(what, random, day);
  const parent =
    what === 'childPassport' ? madeUp(random, { youngest: 22, oldest: 50, on: day }).person : undefined;
  const ordered = ordersOf(what, applicant, random);
  const exemption = exemptionFor(visit.standard, applicant, random);
  const channel = random.weighted({ 'hqt-tp': 85, paper: 15 });
  const mode = random.weighted({ ordinary: 84, 'expedited-15': 6, 'expedited-10': 5, 'expedited-7': 5 });
  const accepted = takeIn(visit, {
    submission: {
      office: centre.id,
      channel,
      applicant: applicant.person,
      ...(parent && { representative: parent }),
      ordered,
      mode,
      ...(exemption && { exemption: exemption.id }),
    },
    circumstances: {
      channel,
      occasions: ordered.map(({ occasion }) => occasion),
      under16: applicant.age < 16,
      exempt: exemption !== undefined,
    },
    duty: { items: ordered.map(({ document }) => document), exemption },
  });
  if (accepted) provide(visit, accepted, ordered, mode, parent ?? applicant.person);
}

function applicantFor(what: string, random: Random, on: string): Applicant {
  if (what === 'childPassport') return madeUp(random, { youngest: 0, oldest: 15, on });
  // Every fifth comes because of the sixteenth birthday.
  return random.chance(0.2)
    ? madeUp(random, { youngest: 16, oldest: 16, on })
    : madeUp(random, { youngest: 17, oldest: random.chance(0.06) ? 95 : 70, on });
}

function ordersOf(what: string, { age }: Applicant, random: Random): Order[] {
  if (what === 'childPassport') {
    const occasion = random.weighted({
      'passport-before-16': 87,
      'passport-replacement': 8,
      'passport-lost': 5,
    });
    return [{ document: 'passport', occasion }];
  }
  const orders: Order[] = [];
  if (what !== 'card') orders.push({ document: 'passport', occasion: passportOccasion(age, random) });
  if (what !== 'passport') orders.push({ document: 'identity-card', occasion: cardOccasion(age, random) });
  return orders;
}

function passportOccasion(age: number, random: Random): string {
  if (age === 16) return 'first-passport-on-reaching-16';
  return random.weighted({
    'first-passport-adult': 30,
    'passport-replacement': 46,
    'passport-lost': 16,
    'passport-lost-abroad': 3,
    'admission-to-citizenship': 5,
  });
}

function cardOccasion(age: number, random: Random): string {
  if (age === 16) return 'id-card-on-reaching-16';
  return random.weighted({ 'id-card-replacement': 74, 'id-card-lost': 22, 'admission-to-citizenship': 4 });
}

/** Coupon, production and collection (clauses 14, 5, 15). */
function provide(
  visit: Visit,
  { at, presented }: Accepted,
  ordered: readonly Order[],
  mode: Mode,
  recipient: Person,
): void {
  const { random, days, day } = visit;
  visit.byOfficer(visit.after(at, 2, 6), 'IssueCoupon', couponFor(presented, random, day));
  const producedAt = days.momentAfter(visit.dossier.lastAt, producedOn(visit, mode), random);
  const issuedOn = days.dayOf(producedAt);
  const documents = ordered.map(({ document }) => ({
    document,
    number: numberOf(document, random),
    issuedOn,
  }));
  visit.byOfficer(producedAt, 'ProduceResult', { documents });
  // Some never come for it.
  if (random.chance(0.03)) return;
  const wait = random.chance(0.12) ? random.whole(12, 45) : random.whole(0, 9);
  const collectedAt = days.momentAfter(visit.after(producedAt, 30, 90), plusDays(issuedOn, wait), random);
  const couponNumber = applicationNumber(visit.dossier.applicationId);
  const queue = random.chance(0.8) ? { queueTicketAt: visit.queueTicketAt(collectedAt) } : {};
  handOver(visit, collectedAt, recipient, { couponNumber, ...queue });
}

function couponFor(presented: readonly LaidDocument[], random: Random, day: string): object {
  const surrendered = presented
    .map(({ document }) => document)
    .filter((document) => document === 'passport' || document === 'identity-card');
  return {
    basisDocument: {
      kind: surrendered[0] ?? 'birth-certificate',
      number: random.digits(9),
      issuedOn: plusDays(day, -random.whole(400, 5000)),
      issuedBy: random.pick(['ҚР Ішкі істер министрлігі', 'ҚР Әділет министрлігі']),
    },
    ...(surrendered.length > 0 && { documentsToSurrender: surrendered }),
  };
}

const numberOf = (document: Kind, random: Random) =>
  document === 'passport' ? `N${random.digits(8)}` : `0${random.digits(8)}`;

/** The day on which the documents come from production: mostly in time, one of fourteen after the limit of clause 7. */
function producedOn({ random, days, day }: Visit, mode: Mode): string {
  const late = random.chance(0.07);
  if (mode === 'ordinary') return plusDays(day, late ? random.whole(31, 60) : random.middling(7, 27));
  const limit = { 'expedited-7': 7, 'expedited-10': 10, 'expedited-15': 15 }[mode];
  return days.openDaysAfter(day, late ? random.whole(limit + 1, limit + 8) : random.middling(2, limit - 1));
}

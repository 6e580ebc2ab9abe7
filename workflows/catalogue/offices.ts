import { ServiceError, type Text } from '#libs/contract';
import { byId, mustHold, wordOf } from './checked-data.ts';
import authorityData from './data/authorities.json' with { type: 'json' };
import centreData from './data/centres.json' with { type: 'json' };
import type { HoursId } from './office-hours.ts';
import { getRegion, REGIONS } from './regions.ts';

interface OfficeFacts {
  readonly id: string;
  /** Id of its region. */
  readonly region: string;
  readonly name: Text;
  /** In Kazakh, as the decree prints it. */
  readonly address: string;
  /** Local numbers as the decree prints them; the number for enquiries first. */
  readonly phones: readonly string[];
  /** When it takes in what the standards send there. */
  readonly hours: HoursId;
  /** Where it stands: annex or clause of standard 1, and the line of the squeezed Kazakh text. */
  readonly source: { readonly place: string; readonly line: number };
}

/** A Public Service Centre (annex 1). */
export interface Centre extends OfficeFacts {
  readonly kind: 'centre';
  readonly no: number;
  readonly hallPhones: readonly string[];
  readonly headPhones: readonly string[];
}

export const AUTHORITY_RANKS = ['department', 'directorate', 'division', 'police-division'] as const;

/** A department of internal affairs or one of its subdivisions (annex 2): the authorised body. */
export interface Authority extends OfficeFacts {
  readonly kind: 'department' | 'subdivision';
  readonly rank: (typeof AUTHORITY_RANKS)[number];
  /** Id of the department above; null for a department. */
  readonly parent: string | null;
  readonly secretariatPhones: readonly string[];
  readonly migrationPolicePhones: readonly string[];
  /** Null where none is printed, or it is printed so that it is no address. */
  readonly website: string | null;
}

/** The Ministry (clause 26) and the Committee over the Centres (clause 27): they hear complaints. */
export interface CentralBody extends OfficeFacts {
  readonly kind: 'central-body';
  readonly website: string | null;
  readonly email: string | null;
}

export type Office = Centre | Authority | CentralBody;

/** In the order of annex 1. */
export const CENTRES: readonly Centre[] = centreData.centres.map(({ line, phones, ...centre }) => ({
  ...centre,
  phones: [...new Set([...phones.hall, ...phones.head])],
  hallPhones: phones.hall,
  headPhones: phones.head,
  kind: wordOf(['centre'], centre.kind, `centres.json ${centre.id}`),
  hours: 'centre',
  source: { place: 'annex 1', line },
}));

/** In the order of annex 2: each department before its subdivisions. */
export const AUTHORITIES: readonly Authority[] = authorityData.authorities.map(
  ({ line, phones, ...authority }) => ({
    ...authority,
    phones: [...new Set([...phones.migrationPolice, ...phones.secretariat])],
    secretariatPhones: phones.secretariat,
    migrationPolicePhones: phones.migrationPolice,
    kind: wordOf(['department', 'subdivision'], authority.kind, `authorities.json ${authority.id}`),
    rank: wordOf(AUTHORITY_RANKS, authority.rank, `authorities.json ${authority.id}`),
    hours: 'complaints',
    source: { place: 'annex 2', line },
  }),
);

export const MINISTRY = 'ministry-of-internal-affairs';
export const CENTRES_COMMITTEE = 'centres-committee';

export const CENTRAL_BODIES: readonly CentralBody[] = [
  {
    id: MINISTRY,
    kind: 'central-body',
    region: 'astana',
    name: {
      kk: 'Қазақстан Республикасының Ішкі істер министрлігі',
      ru: 'Министерство внутренних дел Республики Казахстан',
      en: 'Ministry of Internal Affairs of the Republic of Kazakhstan',
    },
    address: '010000, Астана қаласы, Тәуелсіздік көшесі, № 1 үй',
    phones: ['71-46-46'],
    website: 'www.mvd.kz',
    email: null,
    hours: 'complaints',
    source: { place: 'clause 26', line: 77 },
  },
  {
    id: CENTRES_COMMITTEE,
    kind: 'central-body',
    region: 'astana',
    name: {
      kk: 'Көлік және коммуникация министрлігінің Мемлекеттік қызметтерді автоматтандыруды бақылау және халыққа қызмет көрсету орталықтарының қызметін үйлестіру комитеті',
      ru: 'Комитет по контролю автоматизации государственных услуг и координации деятельности центров обслуживания населения Министерства транспорта и коммуникаций',
      en: 'Committee for Control of the Automation of State Services and Coordination of the Activity of Public Service Centres, Ministry of Transport and Communications',
    },
    address: '010000, Астана қаласы, Есіл ауданы, Орынбор көшесі, № 8 үй, 14-кіреберіс',
    // The call centre of electronic government: the decree promises a number of the Committee and gives none (A6).
    phones: ['1414'],
    website: null,
    email: 'kagu-con@mci.gov.kz',
    hours: 'complaints',
    source: { place: 'clause 27', line: 78 },
  },
];

const centres = byId(CENTRES, 'centres.json', 25);
const authorities = byId(AUTHORITIES, 'authorities.json', 222);
const offices = byId<Office>([...CENTRES, ...AUTHORITIES, ...CENTRAL_BODIES], 'all offices', 249);
checkReferences();

/** An office of any kind by id, or undefined. */
export function findOffice(id: string): Office | undefined {
  return offices.get(id);
}

/** @throws ServiceError `unknown-office` */
export function getOffice(id: string): Office {
  const office = offices.get(id);
  if (office) return office;
  throw new ServiceError('unknown-office', `There is no Centre, authority or central body "${id}"`);
}

export function findCentre(id: string): Centre | undefined {
  return centres.get(id);
}

/** @throws ServiceError `unknown-office` for what is no Centre */
export function getCentre(id: string): Centre {
  const centre = centres.get(id);
  if (centre) return centre;
  throw new ServiceError('unknown-office', `There is no Centre "${id}" in annex 1`);
}

export function findAuthority(id: string): Authority | undefined {
  return authorities.get(id);
}

/** @throws ServiceError `unknown-office` for what is no authority */
export function getAuthority(id: string): Authority {
  const authority = authorities.get(id);
  if (authority) return authority;
  throw new ServiceError('unknown-office', `There is no authority "${id}" in annex 2`);
}

/** The Centres of a region; empty for an unknown one. */
export function centresOf(region: string): readonly Centre[] {
  return CENTRES.filter((centre) => centre.region === region);
}

/** The department of a region and its subdivisions; empty for an unknown region. */
export function authoritiesOf(region: string): readonly Authority[] {
  return AUTHORITIES.filter((authority) => authority.region === region);
}

/**
 * The region of an office, by id.
 * @throws ServiceError `unknown-office`
 */
export function officeRegion(id: string): string {
  return getOffice(id).region;
}

/**
 * The IANA zone in which the office counts its days.
 * @throws ServiceError `unknown-office`
 */
export function timeZoneOfOffice(id: string): string {
  return getRegion(getOffice(id).region).timeZone;
}

/**
 * The authorised body that serves at a Centre where nobody names another: the department of its region. The decree
 * does not say which subdivision sits at which Centre.
 * @throws ServiceError `unknown-office` for what is no Centre
 */
export function authorisedBodyOf(centreId: string): Authority {
  return getAuthority(getRegion(getCentre(centreId).region).department);
}

function checkReferences(): void {
  for (const region of REGIONS) {
    mustHold(
      authorities.get(region.department)?.kind === 'department',
      `regions.json ${region.id}: no department`,
    );
    mustHold(centresOf(region.id).length > 0, `centres.json: no Centre in ${region.id}`);
  }
  for (const { id, region, kind, parent } of AUTHORITIES) {
    getRegion(region);
    const above = parent === null ? undefined : authorities.get(parent);
    mustHold((kind === 'department') === (parent === null), `authorities.json ${id}: wrong parent`);
    mustHold(parent === null || above?.region === region, `authorities.json ${id}: parent in another region`);
  }
}

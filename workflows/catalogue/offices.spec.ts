import { localDateOf } from '#libs/calendar';
import { PARAGRAPH_IDS } from './decree.ts';
import { OFFICE_HOURS } from './office-hours.ts';
import {
  authorisedBodyOf,
  AUTHORITIES,
  authoritiesOf,
  CENTRAL_BODIES,
  CENTRES,
  centresOf,
  findAuthority,
  findCentre,
  findOffice,
  getAuthority,
  getCentre,
  getOffice,
  officeRegion,
  timeZoneOfOffice,
} from './offices.ts';
import { findRegion, getRegion, REGIONS } from './regions.ts';

describe('the offices of the decree', () => {
  it('are 25 Centres, 16 departments with 206 subdivisions, and two central bodies', () => {
    expect(CENTRES).toHaveLength(25);
    expect(AUTHORITIES.filter(({ kind }) => kind === 'department')).toHaveLength(16);
    expect(AUTHORITIES.filter(({ kind }) => kind === 'subdivision')).toHaveLength(206);
    expect(CENTRAL_BODIES).toHaveLength(2);
  });

  it('are found by id whatever their kind', () => {
    expect(getOffice('almaty-city-4')).toMatchObject({ kind: 'centre', region: 'almaty-city' });
    expect(getOffice('akmola-police-3')).toMatchObject({
      kind: 'subdivision',
      parent: 'akmola-police',
      name: {
        kk: 'Ақкөл ауданының ішкі істер бөлімі',
        ru: 'Отдел внутренних дел Аккольского района',
        en: 'Division of Internal Affairs of Akkol District',
      },
    });
    expect(findOffice('ministry-of-internal-affairs')?.phones).toEqual(['71-46-46']);
    expect(getOffice('almaty-city-4').phones).toEqual(['390-18-10', '390-18-08']);
    expect(findCentre('akmola-police')).toBeUndefined();
    expect(findAuthority('akmola-1')).toBeUndefined();
  });

  it('are unknown under other ids', () => {
    expect(findOffice('akmola-2')).toBeUndefined();
    for (const ask of [
      getOffice,
      getCentre,
      getAuthority,
      officeRegion,
      timeZoneOfOffice,
      authorisedBodyOf,
    ]) {
      expect(() => ask('akmola-2')).toThrow(expect.objectContaining({ code: 'unknown-office' }));
    }
    expect(() => authorisedBodyOf('akmola-police')).toThrow(
      expect.objectContaining({ code: 'unknown-office' }),
    );
  });

  it('belong to one of sixteen regions, each with Centres and a department', () => {
    expect(REGIONS.flatMap(({ id }) => centresOf(id))).toHaveLength(25);
    expect(REGIONS.flatMap(({ id }) => authoritiesOf(id))).toHaveLength(222);
    expect(officeRegion('east-kazakhstan-2')).toBe('east-kazakhstan');
    expect(findRegion('turkistan')).toBeUndefined();
    expect(() => getRegion('turkistan')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('are served by the department of the region where nobody names another', () => {
    expect(authorisedBodyOf('east-kazakhstan-2').id).toBe('east-kazakhstan-police');
    expect(CENTRES.map(({ id }) => authorisedBodyOf(id).region)).toEqual(CENTRES.map(({ region }) => region));
  });

  it('count their days in the zones of 2012', () => {
    const late = '2012-04-01T18:30:00Z';
    const dayAt = (office: string) => localDateOf(late, timeZoneOfOffice(office));
    expect(dayAt('mangystau-1')).toBe('2012-04-01');
    expect(dayAt('aktobe-1')).toBe('2012-04-01');
    expect(dayAt('atyrau-1')).toBe('2012-04-01');
    expect(dayAt('west-kazakhstan-1')).toBe('2012-04-01');
    expect(dayAt('kostanay-1')).toBe('2012-04-02');
    expect(dayAt('kyzylorda-1')).toBe('2012-04-02');
    expect(dayAt('centres-committee')).toBe('2012-04-02');
    for (const { timeZone } of REGIONS) expect(() => localDateOf(late, timeZone)).not.toThrow();
  });

  it('have names in three languages, each in its own letters', () => {
    for (const { name } of [...CENTRES, ...AUTHORITIES, ...CENTRAL_BODIES, ...REGIONS]) {
      expect(name.kk).toMatch(/^[\p{Script=Cyrillic}\d «».,№-]+$/u);
      expect(name.ru).toMatch(/^[А-Яа-яЁё\d «».,№-]+$/u);
      expect(name.en).toMatch(/^[A-Za-z\d .,-]+$/);
    }
  });
});

describe('the hours of the decree', () => {
  it('stand on clauses that exist', () => {
    for (const { clauses } of Object.values(OFFICE_HOURS)) {
      expect(clauses.length).toBeGreaterThan(0);
      for (const clause of clauses) expect(PARAGRAPH_IDS).toContain(clause);
    }
  });

  it('open before they close, with breaks within', () => {
    for (const { openings, breaks } of Object.values(OFFICE_HOURS)) {
      for (const { from, to } of openings) {
        expect(from < to).toBe(true);
        for (const pause of breaks)
          expect(from < pause.from && pause.from < pause.to && pause.to < to).toBe(true);
      }
    }
  });
});

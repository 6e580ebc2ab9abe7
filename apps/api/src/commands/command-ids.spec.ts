import { validate, version } from 'uuid';
import { applicationIdFor, commandIdFor } from './command-ids.ts';

const NOW = new Date('2012-04-02T05:00:00.000Z');

describe('the ids of a command and of what it begins', () => {
  it('are the same for the same key of the same asker, and for no other', () => {
    const ids = (subject: string, key: string) => [
      commandIdFor(subject, key),
      applicationIdFor(subject, key, NOW),
    ];
    expect(ids('clerk', 'k')).toEqual(ids('clerk', 'k'));
    const all = [ids('clerk', 'k'), ids('clerk', 'K'), ids('clerk2', 'k'), ids('clerk', 'k2')].flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((id) => version(id) === 5)).toBe(true);
  });

  it('are new without a key, those of applications in the order of time', () => {
    const instants = [0, 1, 1_000, 86_400_000].map((later) => new Date(NOW.getTime() + later));
    const applications = instants.map((now) => applicationIdFor('clerk', undefined, now));
    expect(applications.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(applications).toEqual(applications.toSorted());
    const times = applications.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
    expect(times).toEqual(instants.map((now) => now.getTime()));
    expect(commandIdFor('clerk', undefined)).not.toBe(commandIdFor('clerk', undefined));
  });

  it('keep their order within a millisecond, however many begin in it, and when the clock goes back', () => {
    const later = new Date(NOW.getTime() + 2 * 86_400_000);
    const ids = Array.from({ length: 10_000 }, (_, index) =>
      applicationIdFor('clerk', undefined, index < 9_000 ? later : NOW),
    );
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  });
});

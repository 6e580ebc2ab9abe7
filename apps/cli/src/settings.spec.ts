import { resolve } from 'node:path';
import { configFrom, dataFiles } from '#apps/api';
import { eventFile, readFile, readingsOf, settingsFrom } from './settings.ts';

describe('the settings of the command line', () => {
  it('lead to the event store and the read database that the service uses', () => {
    const { events, read } = dataFiles('/somewhere');
    expect([eventFile('/somewhere'), readFile('/somewhere')]).toEqual([events, read]);
  });

  it('are those of the service where nothing else is said', () => {
    expect(settingsFrom({}, undefined)).toEqual({
      dataDir: resolve('data'),
      installation: 'qadam',
      readingsFile: undefined,
      warnWorkingDays: configFrom({}).warnWorkingDays,
    });
  });

  it('follow the environment, and the command line before it', () => {
    const environment = { QADAM_DATA: '/from/environment', QADAM_INSTALLATION: 'almaty' };
    expect(settingsFrom(environment, undefined)).toMatchObject({
      dataDir: '/from/environment',
      installation: 'almaty',
    });
    expect(settingsFrom(environment, '/from/line').dataDir).toBe('/from/line');
  });

  it.each(['-1', '61', 'two'])('do not warn %s working days before', (given) => {
    expect(() => settingsFrom({ QADAM_WARN_WORKING_DAYS: given }, undefined)).toThrow(
      'QADAM_WARN_WORKING_DAYS must be a whole number from 0 to 60',
    );
  });

  it('name the file of the readings where it cannot be read', () => {
    expect(() => readingsOf({ readingsFile: '/nowhere/readings.json' })).toThrow(/QADAM_READINGS.+nowhere/);
  });
});

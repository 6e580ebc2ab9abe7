import { resolve } from 'node:path';
import { configFrom } from '#apps/api';
import { readDatabaseOf, storeOf } from '#apps/settings';
import { readingsOf, settingsFrom } from './settings.ts';

describe('the settings of the command line', () => {
  it('are those of the service, whatever is set', () => {
    const environment = {
      QADAM_DATA: '/somewhere',
      QADAM_INSTALLATION: 'almaty',
      QADAM_STORE: 'esdb://store:2113?tls=false',
      QADAM_READ_DB: 'postgres://qadam@database/qadam',
      QADAM_WARN_WORKING_DAYS: '3',
    };
    for (const set of [environment, {}]) {
      const { dataDir, installation, store, readDatabase, warnWorkingDays } = configFrom(set);
      expect(settingsFrom(set, undefined)).toEqual({
        dataDir,
        installation,
        ...(store && { store }),
        ...(readDatabase && { readDatabase }),
        warnWorkingDays,
      });
    }
  });

  it('follow the environment, and the command line before it', () => {
    const environment = { QADAM_DATA: '/from/environment', QADAM_INSTALLATION: 'almaty' };
    expect(settingsFrom(environment, undefined)).toMatchObject({
      dataDir: '/from/environment',
      installation: 'almaty',
    });
    expect(settingsFrom(environment, '/from/line').dataDir).toBe('/from/line');
  });

  it('mean the files of the directory that the line names, also where the environment names servers', () => {
    const environment = { QADAM_STORE: 'esdb://store:2113', QADAM_READ_DB: 'postgres://database/qadam' };
    const settings = settingsFrom(environment, 'here');
    expect([storeOf(settings), readDatabaseOf(settings)]).toEqual([
      { kind: 'sqlite', file: resolve('here/events.sqlite') },
      { kind: 'sqlite', file: resolve('here/read.sqlite') },
    ]);
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

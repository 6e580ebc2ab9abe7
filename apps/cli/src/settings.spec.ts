import { resolve } from 'node:path';
import { dataFiles } from '#apps/api';
import { eventFile, settingsFrom } from './settings.ts';

describe('the settings of the command line', () => {
  it('lead to the event store that the service uses', () => {
    expect(eventFile('/somewhere')).toBe(dataFiles('/somewhere').events);
  });

  it('are those of the service where nothing else is said', () => {
    expect(settingsFrom({}, undefined)).toEqual({ dataDir: resolve('data'), installation: 'qadam' });
  });

  it('follow the environment, and the command line before it', () => {
    const environment = { QADAM_DATA: '/from/environment', QADAM_INSTALLATION: 'almaty' };
    expect(settingsFrom(environment, undefined)).toEqual({
      dataDir: '/from/environment',
      installation: 'almaty',
    });
    expect(settingsFrom(environment, '/from/line').dataDir).toBe('/from/line');
  });
});

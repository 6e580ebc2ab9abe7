import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EndpointSetting } from '#apps/settings';
import { MemoryEventStore, passwordHash, type EndpointUser, openEventStoreDb } from '#libs/event-store';
import { openEndpoint } from './open-endpoint.ts';

const ADDRESS = { host: '127.0.0.1', port: 0 };

describe('the endpoint of an installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qadam-endpoint-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const opened = (setting: Partial<EndpointSetting>, bearer?: EndpointUser) =>
    openEndpoint(
      { ...ADDRESS, anonymous: [], ...setting },
      { store: new MemoryEventStore(), installation: 'qadam', bearer: async () => bearer },
    );

  /** Whether a client comes in who says nothing of itself. */
  const entry = async (setting: Partial<EndpointSetting>): Promise<string> => {
    const endpoint = await opened(setting);
    const url = `esdb://127.0.0.1:${endpoint.port}?tls=false`;
    try {
      const store = await openEventStoreDb({ url, installation: 'qadam' });
      await store.close();
      return 'let in';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await endpoint.stop();
    }
  };

  it('lets nobody in who says no name, unless nobody has a role', async () => {
    expect(await entry({})).toBe('store-denied');
    expect(await entry({ anonymous: ['engine'] })).toBe('let in');
  });

  it('knows the users of its file beside those without a name', async () => {
    const usersFile = join(folder, 'users.json');
    const password = await passwordHash('swordfish');
    writeFileSync(usersFile, JSON.stringify({ engine: { password, roles: ['engine'] } }));
    expect(await entry({ usersFile })).toBe('store-denied');
    expect(await entry({ usersFile, anonymous: ['integrator'] })).toBe('let in');
  });

  it.each([
    [{ anonymous: ['king'] }, /QADAM_ENDPOINT_ANONYMOUS: "king" is no role; there are: engine/],
    [{ usersFile: '/nowhere.json' }, /nowhere.json/],
    [{ tls: { certFile: '/nowhere.pem', keyFile: '/nowhere.key' } }, /certificate/],
    [{ host: '203.0.113.9' }, /cannot listen on 203.0.113.9/],
  ])('is not opened with %j', async (setting, reason) => {
    await expect(opened(setting)).rejects.toMatchObject({
      code: 'bad-configuration',
      message: expect.stringMatching(reason),
    });
  });
});

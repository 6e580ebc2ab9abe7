import { endAnnounced } from '../../libs/testing/src/postgres/postgres-server.ts';

/** After all specs. */
export default () => endAnnounced();

import { resolve } from 'node:path';
import { dataFiles } from './data-files.ts';

/** Where the log is. */
export type StoreSetting =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'eventstoredb'; readonly url: string };

/** Where the tables of the read models are. */
export type ReadDatabaseSetting =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** Where an installation keeps what it knows; what is not said is in files of its directory. */
export interface Places {
  readonly dataDir: string;
  readonly store?: StoreSetting;
  readonly readDatabase?: ReadDatabaseSetting;
}

/** The log of an installation. */
export const storeOf = ({ store, dataDir }: Places): StoreSetting =>
  store ?? { kind: 'sqlite', file: dataFiles(dataDir).events };

/** The tables of an installation. */
export const readDatabaseOf = ({ readDatabase, dataDir }: Places): ReadDatabaseSetting =>
  readDatabase ?? { kind: 'sqlite', file: dataFiles(dataDir).read };

/**
 * The log that a text names: `sqlite:<path>`, `esdb://…`, `esdb+discover://…`.
 * @param name what the text is called in the error: a variable or an option
 * @throws Error that names what is possible, and nothing of the text but its scheme
 */
export function parseStore(name: string, text: string): StoreSetting {
  const { scheme, rest } = schemeOf(text);
  if (scheme === 'sqlite' && rest) return { kind: 'sqlite', file: resolve(rest) };
  const server = scheme === 'esdb' || scheme === 'esdb+discover';
  if (server && URL.canParse(oneHost(text))) return { kind: 'eventstoredb', url: text };
  throw new Error(refusal(name, 'sqlite:<path>, esdb://host:port or esdb+discover://host:port', scheme));
}

/** The same for the tables: `sqlite:<path>`, `postgres://…`, `postgresql://…`. */
export function parseReadDatabase(name: string, text: string): ReadDatabaseSetting {
  const { scheme, rest } = schemeOf(text);
  if (scheme === 'sqlite' && rest) return { kind: 'sqlite', file: resolve(rest) };
  const server = scheme === 'postgres' || scheme === 'postgresql';
  if (server && URL.canParse(text)) return { kind: 'postgres', url: text };
  throw new Error(refusal(name, 'sqlite:<path>, postgres://… or postgresql://…', scheme));
}

/** As it is printed: without user, password and options, any of which may be secret. */
export function shownPlace(setting: StoreSetting | ReadDatabaseSetting): string {
  if (setting.kind === 'sqlite') return `sqlite:${setting.file}`;
  const [, scheme = '', place = ''] = /^([a-z+]+:\/\/)(?:[^/?]*@)?([^?]*)/.exec(setting.url) ?? [];
  return `${scheme}${place}`;
}

function schemeOf(text: string): { scheme: string | undefined; rest: string } {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text) ?? [];
  return { scheme: scheme?.toLowerCase(), rest };
}

/** Several hosts are no URL of the standard: looked at with the first alone. */
const oneHost = (text: string): string => text.replace(/,[^/?]*/, '');

function refusal(name: string, possible: string, scheme: string | undefined): string {
  const given = scheme === undefined ? 'what it holds has no scheme' : `not what follows after "${scheme}:"`;
  return `${name} must be ${possible}; ${given}`;
}

/** One environment variable of Qadam. */
export interface Variable {
  /** What holds where it is not set, in words where it is no value; empty for nothing. */
  readonly usual: string;
  readonly about: string;
  /** Its value may hold a secret and is never printed. */
  readonly secret?: true;
}

const VARIABLES_BY_NAME = {
  QADAM_HOST: { usual: '127.0.0.1', about: 'address at which the service listens' },
  QADAM_PORT: { usual: '3000', about: 'its port; 0 lets the system choose one' },
  QADAM_WORKER_HOST: { usual: '127.0.0.1', about: 'address at which a worker tells how it fares' },
  QADAM_WORKER_PORT: { usual: '3001', about: 'its port; 0 lets the system choose one' },
  QADAM_DATA: { usual: './data', about: 'directory of the embedded log, the embedded tables, the tokens' },
  QADAM_INSTALLATION: { usual: 'qadam', about: 'first part of every stream name' },
  QADAM_STORE: {
    usual: '`sqlite:<QADAM_DATA>/events.sqlite`',
    about: 'the log: `sqlite:<path>`, `esdb://…` or `esdb+discover://…`',
    secret: true,
  },
  QADAM_READ_DB: {
    usual: '`sqlite:<QADAM_DATA>/read.sqlite`',
    about: 'the tables: `sqlite:<path>`, `postgres://…` or `postgresql://…`',
    secret: true,
  },
  QADAM_WORK: {
    usual: 'here',
    about: '`here`: the service keeps tables and time itself; `elsewhere`: workers do',
  },
  QADAM_ENDPOINT: {
    usual: '',
    about:
      'opens the log to EventStoreDB clients: `esdb://host:port?tls=false`, or with TLS `?tlsCertFile=…&tlsKeyFile=…`',
  },
  QADAM_ENDPOINT_USERS: { usual: '', about: 'JSON file with the users of the endpoint' },
  QADAM_ENDPOINT_ANONYMOUS: {
    usual: '',
    about: 'roles of clients of the endpoint that say no name, separated by commas',
  },
  QADAM_JWT_SECRET: {
    usual: '',
    about: 'HS256 secret (at least 32 bytes) of the tokens that are believed',
    secret: true,
  },
  QADAM_JWT_JWKS: { usual: '', about: 'or keys: file or URL of a JSON Web Key Set' },
  QADAM_JWT_ISSUER: { usual: '', about: 'what tokens must say besides: `iss`' },
  QADAM_JWT_AUDIENCE: { usual: '', about: 'and `aud`' },
  QADAM_READINGS: {
    usual: '',
    about: 'JSON file with the readings of the law that differ from the defaults (law.md)',
  },
  QADAM_WARN_WORKING_DAYS: {
    usual: '2',
    about: 'how many working days before the due day the timekeeper warns; 0 for never',
  },
  QADAM_DEMO_APPLICATIONS: {
    usual: '200',
    about: 'applications simulated into an empty log; 0 unless with demonstration tokens',
  },
  QADAM_RATE_LIMIT: { usual: '0', about: 'requests a minute and token; 0 for no limit' },
  QADAM_AFTER_TIMEOUT_MS: {
    usual: '5000',
    about: 'how long a query with `?after=` waits for the tables, milliseconds',
  },
  QADAM_DEBUG: { usual: '', about: '1: the command line prints the stack of an error' },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES_BY_NAME;

/** Every environment variable that a program of Qadam looks at, in the order of the documentation. */
export const VARIABLES: Readonly<Record<VariableName, Variable>> = VARIABLES_BY_NAME;

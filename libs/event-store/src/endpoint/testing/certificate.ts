import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A key and a certificate of its own for 127.0.0.1 and localhost, valid for a day, in PEM files of a folder. */
export function selfSigned(folder: string): { keyFile: string; certificateFile: string } {
  const keyFile = join(folder, 'endpoint.key');
  const certificateFile = join(folder, 'endpoint.crt');
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
      ...['-keyout', keyFile, '-out', certificateFile],
    ],
    { stdio: 'ignore' },
  );
  return { keyFile, certificateFile };
}

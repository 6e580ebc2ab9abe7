import { fileURLToPath } from 'node:url';
import { readmePage } from '#libs/testing';
import { passportAndIdCard } from './index.ts';

readmePage(passportAndIdCard(), fileURLToPath(new URL('README.md', import.meta.url)));

import { fileURLToPath } from 'node:url';
import { readmePage } from '#libs/testing';
import { temporaryIdCard } from './index.ts';

readmePage(temporaryIdCard(), fileURLToPath(new URL('README.md', import.meta.url)));

import { fileURLToPath } from 'node:url';
import { readmePage } from '#libs/testing';
import { complaint } from './index.ts';

readmePage(complaint(), fileURLToPath(new URL('README.md', import.meta.url)));

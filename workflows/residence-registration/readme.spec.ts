import { fileURLToPath } from 'node:url';
import { readmePage } from '#libs/testing';
import { residenceRegistration } from './index.ts';

readmePage(residenceRegistration(), fileURLToPath(new URL('README.md', import.meta.url)));

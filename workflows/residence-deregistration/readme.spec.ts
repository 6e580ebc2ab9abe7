import { fileURLToPath } from 'node:url';
import { readmePage } from '#libs/testing';
import { residenceDeregistration } from './index.ts';

readmePage(residenceDeregistration(), fileURLToPath(new URL('README.md', import.meta.url)));

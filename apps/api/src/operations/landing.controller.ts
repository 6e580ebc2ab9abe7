import { Controller, Get } from '@nestjs/common';
import { Open } from '../auth/auth.guard.ts';

/** Where to go from here. */
@Open()
@Controller()
export class LandingController {
  @Get()
  landing() {
    return {
      service: 'Qadam',
      about: 'Public-service standards as durable state machines.',
      links: {
        documentation: '/docs',
        openapi: '/docs-json',
        standards: '/standards',
        centres: '/centres',
        authorities: '/authorities',
        applications: '/applications',
        complaints: '/complaints',
        deadlines: '/deadlines/board',
        indicators: '/indicators',
        calendar: '/calendar',
        live: '/livez',
        ready: '/readyz',
        metrics: '/metrics',
      },
    };
  }
}

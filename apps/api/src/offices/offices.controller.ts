import { Controller, Get } from '@nestjs/common';
import { AUTHORITIES, CENTRES } from '#workflows/catalogue';
import { Open } from '../auth/auth.guard.ts';
import { CheckedQuery } from '../http/checked-query.ts';
import { findOffices } from './find-offices.ts';
import { OfficeParameters } from './office-parameters.ts';

/** The offices of the decree's annexes. Published, so open to everybody. */
@Open()
@Controller()
export class OfficesController {
  @Get('centres')
  centres(@CheckedQuery(OfficeParameters) query: OfficeParameters) {
    return { items: findOffices(CENTRES, query) };
  }

  @Get('authorities')
  authorities(@CheckedQuery(OfficeParameters) query: OfficeParameters) {
    return { items: findOffices(AUTHORITIES, query) };
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { AUTHORITIES, CENTRES, getAuthority, getCentre } from '#workflows/catalogue';
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

  @Get('centres/:id')
  centre(@Param('id') id: string) {
    return getCentre(id);
  }

  @Get('authorities')
  authorities(@CheckedQuery(OfficeParameters) query: OfficeParameters) {
    return { items: findOffices(AUTHORITIES, query) };
  }

  @Get('authorities/:id')
  authority(@Param('id') id: string) {
    return getAuthority(id);
  }
}

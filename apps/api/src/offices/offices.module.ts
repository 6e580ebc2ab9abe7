import { Module } from '@nestjs/common';
import { OfficesController } from './offices.controller.ts';

@Module({ controllers: [OfficesController] })
export class OfficesModule {}

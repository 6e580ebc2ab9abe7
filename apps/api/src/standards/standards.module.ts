import { Module } from '@nestjs/common';
import { StandardsController } from './standards.controller.ts';

@Module({ controllers: [StandardsController] })
export class StandardsModule {}

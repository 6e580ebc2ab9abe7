import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ReadDatabase } from '#libs/projections';
import { ServiceParts } from './service-parts.ts';

/** Gives the whole service what was opened before Nest began. */
@Global()
@Module({})
export class PartsModule {
  static of(parts: ServiceParts): DynamicModule {
    return {
      module: PartsModule,
      providers: [
        { provide: ServiceParts, useValue: parts },
        { provide: ReadDatabase, useValue: parts.database },
      ],
      exports: [ServiceParts, ReadDatabase],
    };
  }
}

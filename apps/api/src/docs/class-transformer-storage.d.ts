/** The registry of `@Type` decorators, which class-transformer does not export by its door. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(
      target: new () => object,
      property: string,
    ): { typeFunction(): new () => object } | undefined;
  };
}

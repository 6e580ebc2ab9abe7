/** A label in the three languages of the service: Kazakh, Russian, English. */
export interface Text {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

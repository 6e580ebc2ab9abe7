/** A label in Kazakh, Russian and English. The same shape as the contract's; this room imports nothing of ours. */
export interface Text {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

export type Language = keyof Text;

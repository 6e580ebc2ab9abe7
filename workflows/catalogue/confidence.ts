/** How sure a source is: the text of an act or two sources; one secondary source; memory only. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

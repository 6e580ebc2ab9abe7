/** The stream that holds the metadata of a stream. */
export const metadataStreamOf = (stream: string): string => `$$${stream}`;

/** The stream that a metadata stream describes; undefined for one that is none. */
export function originalOf(stream: string): string | undefined {
  return stream.startsWith('$$') ? stream.slice(2) : undefined;
}

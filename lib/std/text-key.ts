/**
 * One text for several, different for different tuples: each part has its length in front, so no choice of characters in one part
 * can look like two. Null is different from every text.
 */
export function textKey(...parts: readonly (string | null)[]): string {
  let key = ''
  for (const part of parts) key += part === null ? '-' : `${part.length}:${part}`
  return key
}

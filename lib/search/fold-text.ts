/** Text in which capitals no longer matter, of the same length, so that places in it are places in the original. */
export function foldText(text: string): string {
  const folded = text.toLowerCase()
  if (folded.length === text.length) return folded
  // Some capitals become two characters (İ); those stay as they are.
  return Array.from({ length: text.length }, (_, at) => {
    const lower = text.charAt(at).toLowerCase()
    return lower.length === 1 ? lower : text.charAt(at)
  }).join('')
}

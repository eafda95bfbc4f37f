/** The first names of a list as part of a sentence, and how many there are besides: `a, b and 3 more`. */
export function nameFirst(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}

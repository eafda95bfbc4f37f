/** What was not measured is shown as a dash, never as 0. */
export function orDash(text: string): string {
  return text === '' ? '–' : text
}

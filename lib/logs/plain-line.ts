import { visibleText } from '@/lib/std/visible-text'

// Operating-system commands (titles, links) and other strings with an end, control sequences, and two-character escapes, each with
// its eight-bit form. What follows an unfinished one stays text.
const ESCAPES =
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g

/**
 * A line of a program's output as harmless text: terminal escapes are dropped, and other control, invisible and
 * direction-changing characters are written out (`‹U+202E›`), but for tabs (security rule R15).
 */
export function plainLine(text: string): string {
  return text.replace(ESCAPES, '').split('\t').map(visibleText).join('\t')
}

import { failed, ok, type Result } from '@/lib/std/result'

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const VALUE = /^[^\u0000-\u0008\u000a-\u001f\u007f]*$/

/**
 * Reads headers as they are typed, one `Name: value` to a line. Empty lines count for nothing; the last of equal names wins.
 *
 * @returns or the number of the first line that is no header, from 1.
 */
export function readHeaders(text: string): Result<Readonly<Record<string, string>>, number> {
  const headers = new Map<string, string>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const colon = line.indexOf(':')
    const [name, value] = [line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 1).trim()]
    if (!NAME.test(name) || !VALUE.test(value)) return failed(index + 1)
    headers.set(name, value)
  }
  return ok(Object.fromEntries(headers))
}

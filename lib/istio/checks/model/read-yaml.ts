import { failed, ok, type Result } from '@/lib/std/result'
import { parse } from 'yaml'
import { isTooLarge } from './size'

const MAX_CHARACTERS = 1024 * 1024

/** One document of YAML inside a text field, which anybody may have written. The error is what the reader of YAML says. */
export function readYaml(text: string): Result<unknown, string> {
  if (text.length > MAX_CHARACTERS) return failed('it is longer than 1 MiB')
  try {
    const value: unknown = parse(text, { maxAliasCount: 100, logLevel: 'error' })
    return isTooLarge(value) ? failed('it is nested too deep') : ok(value)
  } catch (thrown) {
    return failed(thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : 'it cannot be read')
  }
}

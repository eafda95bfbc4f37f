const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'])
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'])
const INTEGER = /^([-+]?)(?:(0[xX])([0-9a-fA-F]+)|(0[bB])([01]+)|(0[oO]?)([0-7]+)|(0|[1-9][0-9]*))$/
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/

/**
 * What kubectl makes of an unquoted text where YAML 1.1 has a word or a number that YAML 1.2 does not have: it converts
 * with a reader of both (`yes` is true, `010` is 8, `1_000` is 1000).
 *
 * @returns undefined where it reads a text, or what both versions agree on by their words (`true`, `null`, `.inf`).
 */
export function kubectlReading(source: string): boolean | bigint | number | undefined {
  if (TRUE.has(source)) return true
  if (FALSE.has(source)) return false
  if (!/^[-+.0-9]/.test(source) || source.length > 64) return undefined
  const digits = source.replaceAll('_', '')
  return readInteger(digits) ?? (FLOAT.test(digits) ? Number(digits) : undefined)
}

function readInteger(text: string): bigint | undefined {
  const found = INTEGER.exec(text)
  if (found === null) return undefined
  const [, sign, , hex, , binary, , octal, decimal = ''] = found
  const size = BigInt(firstOf([hex, '0x'], [binary, '0b'], [octal, '0o']) ?? decimal)
  return sign === '-' ? -size : size
}

function firstOf(...choices: readonly (readonly [digits: string | undefined, prefix: string])[]): string | undefined {
  const chosen = choices.find(([digits]) => digits !== undefined)
  return chosen === undefined ? undefined : `${chosen[1]}${chosen[0] ?? ''}`
}

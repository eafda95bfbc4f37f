import type { StatusCause } from './api-failure'

/** One reason why an object is refused, at one of its fields, worded as the real server does (`field.Error` of apimachinery). */
export type FieldCause = Required<StatusCause>

/** @param why empty for none. */
export function required(field: string, why = ''): FieldCause {
  return { reason: 'FieldValueRequired', message: why === '' ? 'Required value' : `Required value: ${why}`, field }
}

export function invalidValue(field: string, value: unknown, why: string): FieldCause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${printed(value)}: ${why}`, field }
}

export function wrongType(field: string, value: unknown, why: string): FieldCause {
  return { ...invalidValue(field, value, why), reason: 'FieldValueTypeInvalid' }
}

export function notSupported(field: string, value: unknown, supported: readonly unknown[]): FieldCause {
  const values = supported.map((one) => JSON.stringify(typeof one === 'string' ? one : JSON.stringify(one))).join(', ')
  const message = `Unsupported value: ${printed(value)}: supported values: ${values}`
  return { reason: 'FieldValueNotSupported', message, field }
}

export function forbidden(field: string, why: string): FieldCause {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${why}`, field }
}

export function duplicate(field: string, value: unknown): FieldCause {
  return { reason: 'FieldValueDuplicate', message: `Duplicate value: ${printed(value)}`, field }
}

/** The server says bytes also where it has counted characters. */
export function tooLong(field: string, max: number): FieldCause {
  return { reason: 'FieldValueTooLong', message: `Too long: may not be more than ${max} bytes`, field }
}

export function tooMany(field: string, { size, max }: { readonly size: number; readonly max: number }): FieldCause {
  const items = max === 1 ? 'item' : 'items'
  return { reason: 'FieldValueTooMany', message: `Too many: ${size}: must have at most ${max} ${items}`, field }
}

function printed(value: unknown): string {
  return value === undefined ? '""' : JSON.stringify(value)
}

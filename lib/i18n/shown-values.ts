import { visibleText } from '@/lib/std/visible-text'

/** A sentence about a text may name any of them. */
const UNNAMED = { limit: '', key: '', count: '', value: '', detail: '', here: '', there: '', field: '', fields: '', wanted: '', allowed: '', pattern: '' } // prettier-ignore

/** The values of a problem of a text as its sentence may show them; those that it does not have are empty. */
export function shownValues(values: Readonly<Record<string, string | number>>): typeof UNNAMED {
  const entries = Object.entries(values)
  return { ...UNNAMED, ...Object.fromEntries(entries.map(([name, value]) => [name, visibleText(String(value))])) }
}

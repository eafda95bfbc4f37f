import { isRecord } from '@/lib/std/is-record'
import { field } from '../model/json'

/**
 * A place in an object that nobody checked, as the checks of values read it. Reading never throws: what has another type than
 * asked for reads as absent (that it has is told by the checks of structure), and so does null.
 */
export class FieldPlace {
  /** The name under which the parent was asked for it: a field, a key of a map, an index. */
  readonly key: string | number
  /** Undefined when absent or null. */
  readonly value: unknown
  readonly parent: FieldPlace | undefined

  private constructor(value: unknown, key: string | number, parent: FieldPlace | undefined) {
    this.value = value ?? undefined
    this.key = key
    this.parent = parent
  }

  /** A whole object. */
  static root(value: unknown): FieldPlace {
    return new FieldPlace(value, '', undefined)
  }

  get present(): boolean {
    return this.value !== undefined
  }

  get isMap(): boolean {
    return isRecord(this.value)
  }

  /** Present and no empty text, list or map. */
  get filled(): boolean {
    if (Array.isArray(this.value) || typeof this.value === 'string') return this.value.length > 0
    return isRecord(this.value) ? Object.keys(this.value).length > 0 : this.present
  }

  /** Where it stands, or would stand when it is absent. */
  get steps(): readonly (string | number)[] {
    return this.parent === undefined ? [] : [...this.parent.steps, this.key]
  }

  /** A field by its name in camelCase; the legacy spelling in snake_case is found too. */
  field(name: string): FieldPlace {
    return new FieldPlace(field(this.value, name), name, this)
  }

  /** A field of a field. */
  at(...names: readonly string[]): FieldPlace {
    return names.reduce<FieldPlace>((place, name) => place.field(name), this)
  }

  /** The items of a list, null ones too; none when it is absent or no list. */
  items(): readonly FieldPlace[] {
    if (!Array.isArray(this.value)) return []
    return this.value.map((item: unknown, i) => new FieldPlace(item, i, this))
  }

  /** The values of a map, each with its key; none when it is absent or no map. */
  entries(): readonly FieldPlace[] {
    return isRecord(this.value)
      ? Object.entries(this.value).map(([key, value]) => new FieldPlace(value, key, this))
      : []
  }

  /** One key of a map, spelled as it is. */
  entry(key: string): FieldPlace {
    const found = isRecord(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined
    return new FieldPlace(found, key, this)
  }

  text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined
  }

  /** A number that is not infinite. */
  number(): number | undefined {
    return typeof this.value === 'number' && Number.isFinite(this.value) ? this.value : undefined
  }

  flag(): boolean {
    return this.value === true
  }

  /** The texts of a list. */
  texts(): readonly string[] {
    return this.items().flatMap((item) => item.text() ?? [])
  }
}

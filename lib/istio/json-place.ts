import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'

/** A place in an object where something else stands than the schema says. */
export interface ShapeNote {
  /** As people write it: `spec.http[0].route[1].destination.host`. */
  readonly path: string
  readonly expected: 'object' | 'list' | 'text' | 'number' | 'yaml'
}

/**
 * A place in JSON that nobody checked. Reading never throws: what has another type than asked for reads as absent and
 * is noted; null reads as absent, as the API server means it.
 */
export class JsonPlace {
  readonly #value: unknown
  readonly #parent: JsonPlace | undefined
  readonly #key: string | number
  readonly #notes: ShapeNote[]

  private constructor(value: unknown, parent: JsonPlace | undefined, key: string | number, notes: ShapeNote[]) {
    this.#value = value
    this.#parent = parent
    this.#key = key
    this.#notes = notes
  }

  /** @param name stands at the beginning of every path; @param notes receives what is found wrong, for those who tell it */
  static root(value: unknown, name: string, notes: ShapeNote[] = []): JsonPlace {
    return new JsonPlace(value, undefined, name, notes)
  }

  /** As people write it: `spec.http[0].route[1].destination.host`. */
  get path(): string {
    if (this.#parent === undefined) return String(this.#key)
    const step = typeof this.#key === 'number' ? `[${this.#key}]` : `.${this.#key}`
    return this.#parent.path + step
  }

  get present(): boolean {
    return this.#value !== undefined && this.#value !== null
  }

  field(name: string): JsonPlace {
    return new JsonPlace(this.record()[name], this, name, this.#notes)
  }

  /** The items of a list; none when it is absent or no list. */
  items(): readonly JsonPlace[] {
    if (Array.isArray(this.#value)) return this.#value.map((item, i) => new JsonPlace(item, this, i, this.#notes))
    this.#note('list')
    return []
  }

  text(): string | undefined {
    if (typeof this.#value === 'string') return this.#value
    this.#note('text')
    return undefined
  }

  /** A finite number. */
  number(): number | undefined {
    if (typeof this.#value === 'number' && Number.isFinite(this.#value)) return this.#value
    this.#note('number')
    return undefined
  }

  /** The texts of a list. */
  texts(): readonly string[] {
    return this.items().flatMap((item) => item.text() ?? [])
  }

  /** The texts of a map, such as labels. */
  textMap(): Readonly<Record<string, string>> {
    const texts = makeBare<string>({})
    for (const key of Object.keys(this.record())) {
      const text = this.field(key).text()
      if (text !== undefined) texts[key] = text
    }
    return texts
  }

  /** The own fields of an object; empty when it is absent or none. */
  record(): Readonly<Record<string, unknown>> {
    if (isRecord(this.#value)) return this.#value
    this.#note('object')
    return {}
  }

  #note(expected: ShapeNote['expected']): void {
    if (this.present) this.#notes.push({ path: this.path, expected })
  }
}

import type { Parameter } from './read-parameters'

/** A text that is read into a value; undefined when it is none. */
interface ValueParameter<Value, Context> {
  readonly parse: (text: string, context: Context) => Value | undefined
  readonly expected: string
}

/** A parameter whose value `put` keeps in the draft. */
export function readInto<Draft, Context, Value>(
  { parse, expected }: ValueParameter<Value, Context>,
  put: (draft: Draft, value: Value) => void,
): Parameter<Draft, Context> {
  return {
    expected,
    read(text, draft, context) {
      const value = parse(text, context)
      if (value !== undefined) put(draft, value)
      return value !== undefined
    },
  }
}

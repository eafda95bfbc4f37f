/** Marks a branch that the types rule out; throws when data broke the types. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`)
}

/**
 * Returns the one value of this name in the process, made on first use.
 *
 * The bundler loads a server module once for `instrumentation` and again for routes, so a module
 * variable would exist twice; the global object is shared.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`pharos.${name}`)
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the key is written here only, with the type of `make`
  const holder = globalThis as unknown as Record<symbol, T | undefined>
  const present = holder[key]
  if (present !== undefined) return present
  const made = make()
  holder[key] = made
  return made
}

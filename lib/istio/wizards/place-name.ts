import type { NewTarget } from './new-target'

type Target = Pick<NewTarget, 'kind' | 'namespace' | 'name'>

/** Names a place of an object in an address. No part can hold a slash. */
export function writePlaceName({ kind, namespace, name }: Target, place: string): string {
  return [kind, namespace, name, place].join('/')
}

/**
 * The object and place that an address names; the first object where it names none that is there, for rules move and go.
 *
 * @returns the place's id is undefined where the address names none in it
 */
export function readPlaceName<T extends Target>(
  text: string | null,
  targets: readonly T[],
): { readonly target: T | undefined; readonly place: string | undefined } {
  const [kind, namespace, name, place] = (text ?? '').split('/')
  const named = targets.find((one) => one.kind === kind && one.namespace === namespace && one.name === name)
  return named === undefined ? { target: targets[0], place: undefined } : { target: named, place }
}

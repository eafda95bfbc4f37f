import { makeBare } from '@/lib/std/bare-record'

type Labels = Readonly<Record<string, string>>

/** The labels that all of them have with the same value: those that are of the whole. */
export function commonLabels(things: readonly { readonly labels: Labels }[]): Labels {
  const [first, ...others] = things
  const shared = Object.entries(first?.labels ?? {}).filter(([key, value]) =>
    others.every(({ labels }) => Object.hasOwn(labels, key) && labels[key] === value),
  )
  return makeBare(Object.fromEntries(shared))
}

import { compareText } from '@/lib/std/compare-text'

type Labels = Readonly<Record<string, string>>

/** Something with labels that selectors find; `name` is the workload it belongs to. */
export interface Selectable {
  readonly namespace: string
  readonly name: string
  readonly labels: Labels
}

/** @param namespace the selector's; undefined selects in all of them */
export type Select = (selector: Labels, namespace?: string) => readonly Selectable[]

/**
 * Prepares a search by labels: each answer costs as much as the rarest of the selector's pairs has holders, instead of
 * all that there is. Only keys that some selector uses are looked at. An empty selector selects nothing.
 */
export function indexSelectables(items: readonly Selectable[], selectors: readonly Labels[]): Select {
  const used = new Set(selectors.flatMap((selector) => Object.keys(selector)))
  const holders = new Map<string, Selectable[]>()
  const add = (key: string, item: Selectable): void => {
    const list = holders.get(key)
    if (list === undefined) holders.set(key, [item])
    else list.push(item)
  }
  for (const item of items) {
    for (const [label, value] of Object.entries(item.labels)) {
      if (!used.has(label)) continue
      add(keyOf(label, value), item)
      add(keyOf(label, value, item.namespace), item)
    }
  }
  return (selector, namespace) => {
    const pairs = Object.entries(selector)
    const lists = pairs.map(([label, value]) => holders.get(keyOf(label, value, namespace)) ?? [])
    const [first = [], ...others] = lists
    const rarest = others.reduce((least, list) => (list.length < least.length ? list : least), first)
    return rarest.filter(({ labels }) => pairs.every(([label, value]) => labels[label] === value))
  }
}

function keyOf(label: string, value: string, namespace?: string): string {
  return `${namespace ?? ''}\n${label}\n${value}`
}

/** The workloads of what was selected, each once, sorted. */
export function selectedNames(selected: readonly Selectable[], nameOf: (one: Selectable) => string): readonly string[] {
  return [...new Set(selected.map(nameOf))].sort(compareText)
}

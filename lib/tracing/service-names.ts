/** A workload as far as its name in traces depends on it. */
export interface NamedWorkload {
  readonly namespace: string
  readonly name: string
  readonly app: string | null
}

const USUAL = ['{app}.{namespace}', '{app}', '{workload}.{namespace}', '{workload}']

/**
 * The names under which spans of a workload may be stored, the likeliest first.
 *
 * @param template a text with `{app}`, `{workload}` and `{namespace}`, or `auto` for what Istio's proxies and their users write.
 */
export function namesInTraces(workload: NamedWorkload, template: string): readonly string[] {
  const templates = template === 'auto' ? USUAL : [template]
  const values = { app: workload.app, workload: workload.name, namespace: workload.namespace }
  return [...new Set(templates.flatMap((one) => fill(one, values)))]
}

function fill(template: string, values: Readonly<Record<string, string | null>>): readonly string[] {
  const used = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (used.some((name) => (values[name] ?? null) === null)) return []
  return [template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')]
}

/**
 * Whose services the store's names are: the namespaces of each, sorted. A bare name such as `reviews` may belong to workloads
 * of several namespaces; a name that nothing explains is not in the answer.
 */
export function attributeServices(
  names: readonly string[],
  workloads: readonly NamedWorkload[],
  namespaces: readonly string[],
  template: string,
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, Set<string>>()
  const add = (name: string, namespace: string): void => {
    const known = owners.get(name)
    if (known === undefined) owners.set(name, new Set([namespace]))
    else known.add(namespace)
  }
  for (const workload of workloads) for (const name of namesInTraces(workload, template)) add(name, workload.namespace)
  const known = new Set(namespaces)
  for (const name of names) {
    const end = name.slice(name.lastIndexOf('.') + 1)
    if (name.includes('.') && known.has(end)) add(name, end)
  }
  return new Map(
    names.flatMap((name) => {
      const own = owners.get(name)
      return own === undefined ? [] : [[name, [...own].sort()] as const]
    }),
  )
}

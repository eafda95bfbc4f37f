/** What a user may see of traces. */
export interface TraceAccess {
  /** Namespaces. */
  readonly visible: '*' | ReadonlySet<string>
  /** Name of a service in the store → the namespaces that it may belong to. */
  readonly owners: ReadonlyMap<string, readonly string[]>
  /** Namespaces that are known to exist and that the user may not see. */
  readonly hidden: ReadonlySet<string>
}

/**
 * Whether spans of this service may be seen: every namespace that it may belong to must be visible, and there must be one.
 *
 * @param claimed the namespaces that the spans themselves name.
 */
export function maySee(access: TraceAccess, service: string | null, claimed: readonly string[]): boolean {
  const { visible, owners } = access
  if (visible === '*') return true
  const all = [...claimed, ...(service === null ? [] : (owners.get(service) ?? []))]
  return all.length > 0 && all.every((namespace) => visible.has(namespace))
}

import type { ProxySync } from '@/lib/ports/istiod'

/** A proxy, and the pod of istiod that it is connected to. */
export interface KnownProxy extends ProxySync {
  readonly istiod: string
}

/** What istiod says of its proxies. */
export interface KnownSync {
  readonly proxies: readonly KnownProxy[]
  /** Every pod of istiod answered: whatever is not in it is connected to none. */
  readonly complete: boolean
}

export function proxyKey({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`
}

/** By `proxyKey`. Of a proxy that two istiods know, as while it moves from one to the other, what the last one says. */
export function indexSync(sync: KnownSync | null): Map<string, KnownProxy> {
  return new Map((sync?.proxies ?? []).map((one) => [proxyKey(one), one]))
}

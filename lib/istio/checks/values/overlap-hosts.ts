export interface HostOverlap {
  /** Of the later one. */
  readonly index: number
  readonly host: string
  readonly earlier: string
}

/** Hosts of a list that stand for a name which an earlier one stands for (D4). Its cost grows with the length of the hosts, not with the square of their number. */
export function overlapHosts(hosts: readonly string[]): readonly HostOverlap[] {
  const exact = new Set<string>()
  const tails = new Set<string>()
  /** Every ending of every host so far, to find what a wildcard covers. */
  const endings = new Map<string, string>()
  return hosts.flatMap((host, index) => {
    const earlier = host.startsWith('*')
      ? (endings.get(host.slice(1)) ?? findTail(tails, host.slice(1)))
      : exact.has(host)
        ? host
        : findTail(tails, host)
    if (host.startsWith('*')) tails.add(host.slice(1))
    else exact.add(host)
    const text = host.replace(/^\*/, '')
    // A name of DNS has 255 characters; what is longer is told of by another row.
    if (text.length <= 255)
      for (let i = 0; i <= text.length; i += 1) if (!endings.has(text.slice(i))) endings.set(text.slice(i), host)
    return earlier === undefined || host === '' ? [] : [{ index, host, earlier }]
  })
}

function findTail(tails: ReadonlySet<string>, name: string): string | undefined {
  if (tails.size === 0 || name.length > 255) return undefined
  for (let i = 0; i <= name.length; i += 1) if (tails.has(name.slice(i))) return `*${name.slice(i)}`
  return undefined
}

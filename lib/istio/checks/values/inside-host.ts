/** Whether all that a host stands for is covered by another (D4, `inside`). */
export function isInsideHost(host: string, cover: string): boolean {
  if (host === cover) return true
  if (!cover.startsWith('*')) return false
  const tail = cover.slice(1)
  if (!host.startsWith('*')) return host.endsWith(tail)
  return host.length >= cover.length && host.slice(1).endsWith(tail)
}

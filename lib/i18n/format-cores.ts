/** Writes CPU in cores as Kubernetes does: `35m`, `1.5`; never a bare 0 above 0. */
export function formatCores(cores: number): string {
  if (!Number.isFinite(cores) || cores < 0) return ''
  if (cores === 0) return '0'
  if (cores < 0.001) return '<1m'
  const milli = Math.round(cores * 1000)
  return milli < 1000 ? `${milli}m` : String(Number(cores.toFixed(2)))
}

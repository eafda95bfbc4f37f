/** Id of the frame around the components of a cluster; null: around what lives outside of all. */
export function frameOf(cluster: string | null): string {
  return cluster === null ? 'external' : `cluster:${cluster}`
}

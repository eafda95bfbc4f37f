/** What a subset of a version is called: names of subsets are DNS labels, values of labels need not be (`1.2_RC` → `1-2-rc`). */
export function subsetName(version: string): string {
  const name = version
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '')
  return name === '' ? 'version' : name
}

export type Version = readonly [major: number, minor: number, patch: number]

/** `v1.2.3-rc.1` without what stands behind the numbers; undefined for other texts. */
export function parseVersion(text: string): Version | undefined {
  const [found, major, minor, patch] = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:[-+].*)?$/s.exec(text) ?? []
  return found === undefined ? undefined : [Number(major), Number(minor), Number(patch)]
}

/** Negative when `a` is older. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

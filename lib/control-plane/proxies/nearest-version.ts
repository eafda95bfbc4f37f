import { type ProxyRow, SKEWS } from './model'
import { versionSkew } from './version-skew'

/** While istiod is upgraded two versions serve one revision: the nearer one counts. */
export function nearestVersion(
  proxy: string | null,
  istiods: readonly string[],
): Pick<ProxyRow, 'istiodVersion' | 'skew'> {
  const known = istiods
    .flatMap((istiodVersion) => {
      const skew = versionSkew(proxy, istiodVersion)
      return skew === null ? [] : [{ istiodVersion, skew }]
    })
    .toSorted((a, b) => SKEWS.indexOf(a.skew) - SKEWS.indexOf(b.skew))
  return known[0] ?? { istiodVersion: istiods[0] ?? null, skew: null }
}

import type { Skew } from './model'

/** What images are built of besides; it changes no version. */
const VARIANT = /-(?:distroless|debug)$/
const NUMBERS = /^v?(\d{1,6})\.(\d{1,6})(?:[.-]|$)/

/**
 * How a proxy stands beside the istiod that configures it. The control plane may be one minor version ahead of its proxies, and proxies
 * may not be ahead of it.
 *
 * @returns null where one of both is not known or no version.
 * @see https://istio.io/latest/docs/releases/supported-releases/#control-planedata-plane-skew
 */
export function versionSkew(proxy: string | null, istiod: string | null): Skew | null {
  if (proxy === null || istiod === null) return null
  const [own, its] = [numbersOf(proxy), numbersOf(istiod)]
  if (own === undefined || its === undefined) return null
  if (bareVersion(proxy) === bareVersion(istiod)) return 'same'
  if (own.major !== its.major) return 'unsupported'
  const behind = its.minor - own.minor
  if (behind === 0) return 'patch'
  return behind === 1 ? 'older-minor' : 'unsupported'
}

/** `1.31.1` of `v1.31.1-distroless`. */
function bareVersion(text: string): string {
  return text.replace(/^v/, '').replace(VARIANT, '')
}

function numbersOf(text: string): { readonly major: number; readonly minor: number } | undefined {
  const [, major, minor] = NUMBERS.exec(text) ?? []
  return major === undefined || minor === undefined ? undefined : { major: Number(major), minor: Number(minor) }
}

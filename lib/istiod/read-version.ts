const LONG_VERSION = /^([\w.+-]{1,100})-([\w]{1,64})-(\w{1,20})$/

/**
 * The version of Istio in what `/version` of istiod says: `1.31.1-COMMIT-Clean` is `1.31.1`.
 *
 * @returns undefined for any other text.
 */
export function readVersion(text: string): string | undefined {
  return LONG_VERSION.exec(text.trim())?.[1]
}

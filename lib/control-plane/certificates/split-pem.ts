const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g
const CERTIFICATE = /^(?:TRUSTED |X509 )?CERTIFICATE$/
/** A bundle that holds more is none that Istio wrote. */
const MOST = 100

/**
 * The certificates that stand in a text, each as PEM of its own. Nobody has looked into them.
 *
 * @returns also how many parts begin as a certificate and do not end as one, and such as there are beyond the first 100; 1 where
 *   there is nothing at all.
 */
export function splitPem(text: string): { readonly blocks: readonly string[]; readonly unreadable: number } {
  const blocks = [...text.matchAll(BLOCK)].flatMap(([block, label = '']) => (CERTIFICATE.test(label) ? [block] : []))
  const begun = text.split(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/).length - 1
  const kept = blocks.slice(0, MOST)
  return { blocks: kept, unreadable: begun === 0 ? 1 : begun - kept.length }
}

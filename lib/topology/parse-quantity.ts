const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}
const QUANTITY = /^(\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE]([+-]?\d{1,2})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?)$/

/**
 * A quantity as Kubernetes writes it, in its base unit: `500m` → 0.5, `1Gi` → 1073741824. Numbers stand for themselves; null: it is none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(written: unknown): number | null {
  if (typeof written === 'number') return Number.isFinite(written) && written >= 0 ? written : null
  if (typeof written !== 'string') return null
  const [whole, digits, exponent, suffix = ''] = QUANTITY.exec(written) ?? []
  if (whole === undefined || digits === undefined) return null
  if (exponent !== undefined) return Number(`${digits}e${exponent}`)
  return Object.hasOwn(FACTORS, suffix) ? Number(digits) * (FACTORS[suffix] ?? 1) : null
}

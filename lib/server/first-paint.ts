import 'server-only'

/** A page that waits longer for its data is better drawn without it: the browser says what it waits for. */
const PATIENCE_MS = 1_500

type Works<T extends readonly unknown[]> = { readonly [K in keyof T]: (signal: AbortSignal) => Promise<T[K]> }
type Found<T extends readonly unknown[]> = { readonly [K in keyof T]: T[K] | undefined }

/** What of a page's data is there in time; undefined for what failed or is late, which the browser then asks for itself. */
export async function firstPaint<const T extends readonly unknown[]>(
  works: Works<T>,
  patienceMs = PATIENCE_MS,
): Promise<Found<T>> {
  const signal = AbortSignal.timeout(patienceMs)
  const late = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  const found = works.map((work: (signal: AbortSignal) => Promise<unknown>) =>
    Promise.race([work(signal).catch(() => undefined), late]),
  )
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `map` keeps order and length
  return (await Promise.all(found)) as unknown as Found<T>
}

import 'server-only'

/** A document that waits longer for its data is better ended without it: the browser says what it waits for. */
const PATIENCE_MS = 1_500

/** A page's data if it is there in time; undefined when it failed or is late, which the browser then asks for itself. */
export async function firstPaint<T>(
  work: (signal: AbortSignal) => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T | undefined> {
  const signal = AbortSignal.timeout(patienceMs)
  const late = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  return Promise.race([work(signal).catch(() => undefined), late])
}

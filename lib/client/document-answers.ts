interface Awaited {
  readonly answer: Promise<string | undefined>
  readonly deliver: (json: string | undefined) => void
}

/** After the document has ended, what it brings needs a moment to be taken up; then it is not coming. */
const GRACE_MS = 1_000

const awaited = new Map<string, Awaited>()

/** Notes that an answer of the API comes with the document, so that nothing asks for it meanwhile. Browser only. */
export function expectAnswer(url: string): void {
  if (awaited.has(url)) return
  let deliver: Awaited['deliver'] = () => undefined
  const answer = new Promise<string | undefined>((resolve) => {
    deliver = resolve
  })
  awaited.set(url, { answer, deliver })
  const giveUpSoon = () => setTimeout(() => deliverAnswer(url, undefined), GRACE_MS)
  if (document.readyState === 'complete') giveUpSoon()
  else addEventListener('load', giveUpSoon, { once: true })
}

/** @param json the body as the API would give it; undefined when it has to be asked for after all. */
export function deliverAnswer(url: string, json: string | undefined): void {
  awaited.get(url)?.deliver(json)
  // Whoever asks much later wants to know how things are then.
  setTimeout(() => awaited.delete(url), GRACE_MS)
}

/** The body of an expected answer, for the first who asks; undefined where none is expected or none came. */
export async function takeAnswer(url: string): Promise<string | undefined> {
  const coming = awaited.get(url)
  if (coming === undefined) return undefined
  const json = await coming.answer
  if (awaited.get(url) === coming) {
    awaited.delete(url)
    return json
  }
  return undefined
}

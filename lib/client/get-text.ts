import { getFailure, offline } from './get-json'
import { apiUrl } from './api-url'

/**
 * Asks the API and hands on the text of the answer as it comes, until it ends. Throws a PharosError as `getJson` does, `offline` too when
 * the connection breaks.
 */
export async function getText(
  path: `/api/${string}`,
  { query, signal, onText }: { query: URLSearchParams; signal: AbortSignal; onText: (text: string) => void },
): Promise<void> {
  let response: Response
  try {
    response = await fetch(apiUrl(path, query), { signal })
  } catch (cause) {
    signal.throwIfAborted()
    throw offline(cause)
  }
  if (!response.ok || response.body === null) throw getFailure(await response.text(), response)
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onText(decoder.decode(value, { stream: true }))
    }
  } catch (cause) {
    signal.throwIfAborted()
    throw offline(cause)
  }
}

import { apiUrl } from './api-url'
import { getFailure, offline } from './get-json'

/** A little over the server's own limit, so that its words about a slow cluster arrive. */
const TIMEOUT_MS = 40_000

/**
 * Sends a body to the API, once, and returns the parsed answer, which `read` turns into its type. Throws a PharosError as
 * `getJson` does.
 */
export async function postJson<T>(path: `/api/${string}`, body: object, read: (answer: unknown) => T): Promise<T> {
  let response: Response
  let text: string
  try {
    response = await fetch(apiUrl(path), {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    text = await response.text()
  } catch (cause) {
    throw offline(cause)
  }
  if (!response.ok) throw getFailure(text, response)
  return read(JSON.parse(text))
}

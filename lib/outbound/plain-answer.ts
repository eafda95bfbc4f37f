import type { OutboundFailure } from '@/lib/outbound/failure'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { readJson, statusFailure } from '@/lib/outbound/json-answer'
import { failed, type Result } from '@/lib/std/result'

/** Refusals of what was asked are no failures of the store. */
export type StoreFailure = Omit<OutboundFailure, 'code'> & {
  readonly code: OutboundFailure['code'] | 'bad_request' | 'not_found'
}

/** How an answer is to be read. */
export interface StoreReading {
  /** The store in messages: its product and name. */
  readonly title: string
  readonly secrets: readonly string[]
  /** One trace was asked for, which may not be there; else a 404 means that the address is wrong. */
  readonly one: boolean
}

/** Reads JSON of a store that says why it refuses in plain text. A page of markup is somebody else's answer, whatever its status. */
export function readPlainAnswer(
  answer: HttpAnswer,
  { title, secrets, one }: StoreReading,
): Result<unknown, StoreFailure> {
  const { status, headers } = answer
  if (status === 200) return readJson(answer, title)
  const failure = statusFailure(answer, title, secrets)
  const markup = /html|xml/i.test(headers['content-type'] ?? '')
  if (status === 404 && one && !markup) {
    return failed({ ...failure, code: 'not_found', message: `${title} has no such trace.` })
  }
  if (status === 400 && !markup) {
    return failed({ ...failure, code: 'bad_request', message: `${title} refused the search.` })
  }
  return failed(failure)
}

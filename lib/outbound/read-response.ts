import type { Deadline } from '@/lib/outbound/deadline'
import { outboundFailure, type OutboundFailure } from '@/lib/outbound/failure'
import type { HttpAnswer, PourRequest, StreamRequest } from '@/lib/outbound/http-request'
import { LineSplitter } from '@/lib/outbound/line-splitter'
import { errorCode } from '@/lib/outbound/socket-failure'
import type { IncomingMessage } from 'node:http'

/** Thrown while an answer is read; `http-client` turns it back into the value it carries. */
export class AnswerError extends Error {
  readonly failure: OutboundFailure

  constructor(code: OutboundFailure['code'], message: string, details: OutboundFailure['details'] = {}) {
    super(message)
    this.failure = outboundFailure(code, message, details)
  }
}

/** Refuses what is not an answer of its own: redirects, and encodings that nobody asked for. @throws AnswerError */
export function checkHead(response: IncomingMessage, title: string): void {
  const status = response.statusCode ?? 0
  if (status >= 300 && status < 400) {
    const message = `${title} redirects elsewhere (HTTP ${status}), which is never followed. Is the address right?`
    throw new AnswerError('upstream_invalid', message, { status })
  }
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    throw new AnswerError('upstream_invalid', `${title} answered compressed although asked not to.`, { status })
  }
}

/** Reads the whole body. @throws AnswerError `too_large` past `maxBytes`, announced or sent; `upstream_invalid` when cut off */
export async function readAnswer(response: IncomingMessage, maxBytes: number, title: string): Promise<HttpAnswer> {
  const tooLarge = `The answer of ${title} is larger than ${Math.round(maxBytes / 1024)} KiB.`
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw new AnswerError('too_large', tooLarge)
  const chunks: Buffer[] = []
  let size = 0
  await eachChunk(response, title, (chunk) => {
    size += chunk.length
    if (size > maxBytes) throw new AnswerError('too_large', tooLarge)
    chunks.push(chunk)
  })
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks, size) }
}

/** Hands on each line until the other side ends the stream. @throws AnswerError as `readAnswer`, for one line */
export async function readLines(
  response: IncomingMessage,
  request: StreamRequest,
  deadline: Deadline,
  title: string,
): Promise<HttpAnswer> {
  const silence = `${title} has sent nothing for ${request.idleMs / 1000} s.`
  const splitter = new LineSplitter(request.maxLineBytes)
  deadline.restart(request.idleMs, silence)
  request.onOpen()
  await eachChunk(response, title, (chunk) => {
    deadline.restart(request.idleMs, silence)
    if (splitter.push(chunk, request.onLine)) return
    throw new AnswerError('too_large', `${title} sent a line of over ${Math.round(request.maxLineBytes / 1024)} KiB.`)
  })
  return { status: 200, headers: response.headers, body: Buffer.alloc(0) }
}

/** Hands on the bytes until the other side ends the stream. Time that the taker needs is not the other side's silence. */
export async function readChunks(
  response: IncomingMessage,
  request: PourRequest,
  deadline: Deadline,
  title: string,
): Promise<HttpAnswer> {
  const silence = `${title} has sent nothing for ${request.idleMs / 1000} s.`
  deadline.restart(request.idleMs, silence)
  await eachChunk(response, title, async (chunk) => {
    await request.onChunk(chunk)
    deadline.restart(request.idleMs, silence)
  })
  return { status: 200, headers: response.headers, body: Buffer.alloc(0) }
}

async function eachChunk(
  response: IncomingMessage,
  title: string,
  onChunk: (chunk: Buffer) => Promise<void> | void,
): Promise<void> {
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) await onChunk(chunk)
  } catch (error) {
    // Ended by our own signal, or by the reader: they know better why.
    if (error instanceof AnswerError || errorCode(error) === 'ABORT_ERR') throw error
    throw new AnswerError('upstream_invalid', `${title} broke off in the middle of its answer.`)
  }
}

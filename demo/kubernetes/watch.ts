import { ofKind } from '../admin/fault-board'
import type { KubeObject, ResourceId } from '../kube-object'
import { expired, type StatusBody, versionTooLarge } from './api-failure'
import { type ApiRequest, flag, type Server, wholeNumber } from './api-request'
import { DEFINITIONS } from './definitions'
import { withMetadata } from './object-rules'
import { inVersion } from './present'
import { matcherOf, requireListOptions, toTable } from './read'
import { apiVersionOf } from './resource-types'
import type { Matcher } from './selectors'
import type { StoredChange } from './store'
import type { ServerResponse } from 'node:http'

const BOOKMARK_EVERY_MS = 10_000
const DEFAULT_TIMEOUT_S = 3600
/** A reader that has fallen this far behind is cut off; it resumes from the last version it read. */
const MAX_BUFFERED = 64 * 1024 * 1024

interface Stream {
  readonly request: ApiRequest
  readonly response: ServerResponse
  readonly matches: Matcher
  readonly endsAtMs: number
  /** Undefined when the client wants no bookmarks. */
  nextBookmarkMs: number | undefined
  /** It kept silent about something, so its reader is behind. */
  isBehind: boolean
}

export interface Watches {
  /** Answers a watch request and keeps its stream. */
  open(request: ApiRequest): void
  /** The streams that are open now. */
  readonly count: () => number
  close(): void
}

/** All open watch streams. A quiet one costs its socket and a look at the clock each second. */
export function createWatches(server: Server): Watches {
  const byResource = new Map<ResourceId, Set<Stream>>()
  const unsubscribe = server.store.subscribe((change) => {
    for (const stream of byResource.get(change.resource) ?? []) {
      if (stream.response.writableLength > MAX_BUFFERED) stream.response.destroy()
      else deliver(server, stream, change)
    }
    if (change.resource === DEFINITIONS && change.type === 'DELETED') {
      for (const stream of byResource.get(change.object.metadata.name) ?? []) stream.response.end()
    }
  })
  const stopTicking = server.clock.onTick((nowMs) => {
    for (const streams of byResource.values()) for (const stream of streams) tick(server, stream, nowMs)
  })
  return {
    open(request) {
      const stream = openStream(server, request)
      if (stream === undefined) return
      const streams = byResource.get(request.type.id) ?? new Set()
      byResource.set(request.type.id, streams.add(stream))
      stream.response.on('close', () => streams.delete(stream))
    },
    count: () => [...byResource.values()].reduce((sum, { size }) => sum + size, 0),
    close() {
      unsubscribe()
      stopTicking()
    },
  }
}

/** Sends what there is to send at once. @returns undefined when the stream has ended with that. */
function openStream(server: Server, request: ApiRequest): Stream | undefined {
  const { store, clock } = server
  const { query, exchange, type } = request
  requireListOptions(query)
  const matches = matcherOf(request)
  const from = wholeNumber(query, 'resourceVersion') ?? 0
  if (from > store.version()) throw versionTooLarge(String(from), store.version())
  const now = clock.now()
  const stream: Stream = {
    request,
    response: exchange.response,
    matches,
    endsAtMs: now + (wholeNumber(query, 'timeoutSeconds') ?? DEFAULT_TIMEOUT_S) * 1000,
    nextBookmarkMs: flag(query, 'allowWatchBookmarks') ? now + BOOKMARK_EVERY_MS : undefined,
    isBehind: false,
  }
  exchange.response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders()

  const initial = query.has('sendInitialEvents') ? flag(query, 'sendInitialEvents') : from === 0
  if (initial) {
    for (const object of store.list(type.id)) if (matches(object)) send(server, stream, 'ADDED', object)
    if (query.has('sendInitialEvents')) bookmark(server, stream, { 'k8s.io/initial-events-end': 'true' })
    return stream
  }
  const missed = from === 0 ? [] : store.changesSince(type.id, from)
  if (missed === undefined) {
    const { body } = expired(String(from), store.oldestVersion(type.id))
    exchange.response.end(line('ERROR', body))
    return undefined
  }
  for (const change of missed) deliver(server, stream, change)
  return stream
}

/** An object that enters or leaves the selection is added or deleted for this stream. */
function deliver(server: Server, stream: Stream, { type, object, previous }: StoredChange): void {
  const was = previous !== undefined && stream.matches(previous)
  const is = type !== 'DELETED' && stream.matches(object)
  const { resourceVersion } = object.metadata
  if (is) send(server, stream, was ? 'MODIFIED' : 'ADDED', object)
  else if (was) send(server, stream, 'DELETED', withMetadata(previous, { resourceVersion }))
}

/** A stream that is silent ends as soon as it could speak again: its reader goes on from the last version it read. */
function tick(server: Server, stream: Stream, nowMs: number): void {
  const silent = isSilent(server)
  if (isCut(server) || (stream.isBehind && !silent)) stream.response.end()
  if (silent) return
  if (stream.nextBookmarkMs !== undefined && nowMs >= stream.nextBookmarkMs) {
    stream.nextBookmarkMs = nowMs + BOOKMARK_EVERY_MS
    bookmark(server, stream)
  }
  if (nowMs >= stream.endsAtMs) stream.response.end()
}

function bookmark(server: Server, stream: Stream, annotations?: Readonly<Record<string, string>>): void {
  const { type, version } = stream.request
  const metadata = {
    name: '',
    resourceVersion: String(server.store.version()),
    ...(annotations === undefined ? {} : { annotations }),
  }
  send(server, stream, 'BOOKMARK', { kind: type.kind, apiVersion: apiVersionOf(type, version), metadata })
}

function send(server: Server, stream: Stream, type: string, object: KubeObject): void {
  const { request, response } = stream
  // A stream that has timed out stays listed until its socket says so.
  if (response.writableEnded) return
  if (isSilent(server)) {
    stream.isBehind = true
    return
  }
  const shown = inVersion(object, request.type, request.version)
  const resourceVersion = object.metadata.resourceVersion ?? ''
  response.write(line(type, request.asTable ? toTable(server, request, [shown], { resourceVersion }) : shown))
}

function isSilent({ broken }: Server): boolean {
  return broken !== undefined && ofKind(broken(), 'watch-silent').length > 0
}
/** Streams live for a second at most. */
function isCut({ broken }: Server): boolean {
  return broken !== undefined && ofKind(broken(), 'watch-drop').length > 0
}

function line(type: string, object: KubeObject | StatusBody | Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ type, object })}\n`
}

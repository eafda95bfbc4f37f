import 'server-only'
import type { User } from '@/lib/access/user'
import type { LogEvent, LogStream } from '@/lib/logs/log-events'
import { parseLogsRequest } from '@/lib/logs/parse-logs-request'
import { readLogPod } from '@/lib/mesh/read-log-pod'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import { PharosError } from '@/lib/ports/pharos-error'
import { getConfig } from '@/lib/server/process/config'
import { type StreamedBody, streamEvents } from '@/lib/server/http/event-stream'
import { requireLogReader } from '@/lib/server/logs/log-rights'
import { pumpLogs } from '@/lib/server/logs/pump-logs'
import { takeStream } from '@/lib/server/access/user-turns'

const MAX_PODS = 20
const MAX_STREAMS = 40

export interface LogsQuestion {
  readonly namespace: string
  /** Names, comma-separated. */
  readonly pods: string
  readonly query: URLSearchParams
}

/**
 * What pods print: the parameters of `parseLogsRequest`, the events of `LogEvent`.
 *
 * @param gone aborted when the reader has left.
 * @throws PharosError as `requireLogReader`; `bad_request`; `not_found` when none of the pods exists; `too_many_requests`
 */
export async function streamLogs(user: User, question: LogsQuestion, gone: AbortSignal): Promise<StreamedBody> {
  const settings = getConfig().logs
  const limits = { defaultLines: settings.default_lines, maxLines: settings.max_lines }
  const request = parseLogsRequest(question.query, limits)
  const { namespace } = question
  const { store, logs } = await requireLogReader(user, namespace)
  const streams = chooseStreams(store, question, request.containers)
  const onEnd = takeStream(user)
  return streamEvents<LogEvent>(
    ({ write }, signal) => pumpLogs({ logs, namespace, streams, request, maxBytes: settings.max_bytes, write, signal }),
    { gone, beat: { beat: true }, onEnd },
  )
}

function chooseStreams(
  store: ClusterStore,
  { namespace, pods }: LogsQuestion,
  containers: readonly string[],
): readonly LogStream[] {
  const names = [...new Set(pods.split(','))]
  if (names.length > MAX_PODS) throw tooMany(`At most ${MAX_PODS} pods can be read together.`)
  const found = names.flatMap((name) => store.get('pods', namespace, name) ?? [])
  if (found.length === 0) throw new PharosError('not_found', 'There is no such pod, or not any more.')
  const streams = found.flatMap((pod) =>
    readLogPod(pod)
      .containers.map(({ name }) => name)
      .filter((name) => containers.length === 0 || containers.includes(name))
      .map((container) => ({ pod: pod.metadata.name, container })),
  )
  if (streams.length > MAX_STREAMS) throw tooMany(`At most ${MAX_STREAMS} containers can be read together.`)
  if (streams.length > 0) return streams
  throw new PharosError('not_found', 'None of the pods has a container of that name.')
}

function tooMany(message: string): PharosError {
  return new PharosError('too_large', message)
}

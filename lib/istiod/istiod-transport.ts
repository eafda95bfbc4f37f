import type { IstiodPod } from '@/lib/ports/istiod'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'
import type { User } from '@/lib/access/user'
import type { Agent } from 'node:http'

/** A way to the monitoring port of one pod of istiod, good for one exchange over HTTP. */
export interface IstiodConnection {
  readonly url: URL
  /** Absent: the address is reached as any other. */
  readonly agent?: Agent
  /** What was said of the connection where it failed, fit to be shown. */
  readonly words?: () => string | undefined
  readonly close: () => void
}

/** How pods of istiod are reached, with the rights of the user. */
export interface IstiodTransport {
  connect(user: User, pod: IstiodPod, call: UpstreamCall): Promise<Result<IstiodConnection, PharosError>>
}

import 'server-only'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import { UNWATCHED_KINDS, type UnwatchedKind, type UnwatchedReader } from '@/lib/ports/unwatched-reader'
import { callWithin } from '@/lib/server/sources/call-within'
import { setTimeout } from 'node:timers/promises'

const TIMEOUT_MS = 10_000
const PATIENCE_MS = 2_000
/** After which what could not be read is asked for again. */
const RETRY_MS = 30_000
/** ServiceAccounts come and go with workloads; the others change when somebody installs or upgrades. */
const FRESH_MS: Readonly<Record<UnwatchedKind | 'version', number>> = {
  serviceaccounts: 60_000,
  nodes: 60_000,
  'customresourcedefinitions.apiextensions.k8s.io': 600_000,
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': 60_000,
  'validatingwebhookconfigurations.admissionregistration.k8s.io': 60_000,
  version: 600_000,
}

/** What is kept until it is read again; undefined: it could not be read. */
interface Reading<T> {
  readonly value: T | undefined
  readonly atMs: number
}

export interface UnwatchedState {
  readonly objects: readonly object[]
  /** Of which `objects` holds all. */
  readonly complete: readonly UnwatchedKind[]
  readonly kubernetesVersion: string | undefined
}

/** Objects that no watch keeps current, with Pharos's own account; read again when somebody asks and they are old. */
export class UnwatchedObjects {
  readonly #reader: UnwatchedReader
  readonly #store: Pick<ClusterStore, 'version'>
  readonly #lists = new Map<UnwatchedKind, Reading<readonly object[]>>()
  #version: Reading<string> | undefined
  #running: Promise<void> | undefined
  /** Grows with each reading. */
  revision = 0

  constructor(reader: UnwatchedReader, store: Pick<ClusterStore, 'version'>) {
    this.#reader = reader
    this.#store = store
  }

  /** As it was read last. Only until it was read for the first time somebody waits for it, and not for long. */
  async current(): Promise<UnwatchedState> {
    this.#running ??= this.#refresh().finally(() => (this.#running = undefined))
    if (this.#version === undefined) await Promise.race([this.#running, setTimeout(PATIENCE_MS)])
    const readings = UNWATCHED_KINDS.map((kind) => [kind, this.#lists.get(kind)?.value] as const)
    return {
      objects: readings.flatMap(([, objects]) => objects ?? []),
      complete: readings.flatMap(([kind, objects]) => (objects === undefined ? [] : [kind])),
      kubernetesVersion: this.#version?.value,
    }
  }

  async #refresh(): Promise<void> {
    const atMs = performance.now()
    const isOld = (reading: Reading<unknown> | undefined, freshMs: number): boolean =>
      reading === undefined || atMs - reading.atMs >= (reading.value === undefined ? RETRY_MS : freshMs)
    const kinds = UNWATCHED_KINDS.filter((kind) => isOld(this.#lists.get(kind), FRESH_MS[kind]))
    const isVersionOld = isOld(this.#version, FRESH_MS.version)
    if (kinds.length === 0 && !isVersionOld) return
    await Promise.all([
      ...kinds.map(async (kind) => {
        const read = await this.#reader.list(kind, callWithin(TIMEOUT_MS))
        this.#lists.set(kind, { value: read.ok ? read.value : undefined, atMs })
      }),
      (async () => {
        if (!isVersionOld) return
        const version = await this.#store.version(callWithin(TIMEOUT_MS))
        this.#version = { value: version.ok ? version.value : undefined, atMs }
      })(),
    ])
    this.revision += 1
  }
}

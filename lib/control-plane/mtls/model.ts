import type { Level, Mode } from '@/lib/istio/mtls/effective-mode'

/** What the mesh as a whole asks of callers; `partly`: some policy that the user may see says otherwise for a part of it. */
export const MESH_MODES = ['strict', 'permissive', 'disabled', 'partly'] as const
export type MeshMode = (typeof MESH_MODES)[number]

/** A policy that decides for a part of the mesh. */
export interface MtlsOverride {
  readonly namespace: string
  readonly name: string
  readonly level: Exclude<Level, 'mesh'>
  /** Of a port policy the port; null: all of them. */
  readonly port: number | null
  readonly mode: Mode
  /** It says something else than the mesh. */
  readonly differs: boolean
}

export interface MeshMtls {
  readonly mode: MeshMode
  /** What holds where no policy says otherwise. */
  readonly usual: Mode
  /** The policy that says so for the mesh; null: nobody does, or the user may not see it. */
  readonly policy: { readonly namespace: string; readonly name: string } | null
  /** Callers with a proxy use mutual TLS by themselves. */
  readonly autoMtls: boolean
  /** Those that differ first, then by namespace and name. */
  readonly overrides: readonly MtlsOverride[]
}

import { type DemoFault, parseFaults } from '@/demo/admin/fault'
import type { DemoMesh } from '@/demo/mesh'
import { ISTIO_DASHBOARDS } from '@/lib/links/plan-links'
import { getDoctor } from '@/lib/server/doctor/get-doctor'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import type { DoctorAnswer } from '@/lib/doctor/model'
import { vi } from 'vitest'

/** What is done to a demo mesh, and how it is asked. */
export interface Scene {
  /** As the demo's switches are written: `prometheus:down`; or more exactly. */
  readonly faults?: string | readonly DemoFault[]
  readonly change?: (store: DemoMesh['store']) => void
  /** Of the configuration instead of the usual ones, by the rest of their variable: `METRICS__STORES`. */
  readonly settings?: (urls: DemoMesh['urls']) => Readonly<Record<string, unknown>>
  readonly query?: string
  /** Simulated seconds that pass before the doctor looks. */
  readonly passSeconds?: number
}

/** The demo's Grafana lacks one of Istio's on purpose. */
const LINKED = ISTIO_DASHBOARDS.filter(({ title }) => title !== 'Istio Wasm Extension Dashboard')
const USER = { name: 'anonymous', strategy: 'anonymous' } as const

/** What the doctor answers in a scene. */
export function playScene({ query = '', ...scene }: Scene): Promise<DoctorAnswer> {
  return inScene(scene, () => getDoctor(USER, new URLSearchParams(query)))
}

/** Asks of a demo mesh of its own, in a process that knows nothing yet. */
export async function inScene<T>(
  { faults = '', change, settings, passSeconds = 0 }: Omit<Scene, 'query'>,
  ask: () => Promise<T>,
): Promise<T> {
  forgetProcess()
  const { mesh, close } = await demoMeshBehindServer({
    historyMs: 3_600_000,
    faults: typeof faults === 'string' ? parseFaults(faults) : faults,
    environment: ({ urls }) =>
      variables({
        TRACING__STORES: [{ type: 'jaeger', url: urls.jaeger }],
        // Whether istiod can be asked is a cause of its own, for whoever asks it.
        ISTIO__ISTIOD_API: 'false',
        LINKS__GRAFANA: { url: urls.grafana, dashboards: LINKED },
        ...settings?.(urls),
      }),
  })
  try {
    change?.(mesh.store)
    mesh.clock.advance(passSeconds)
    return await ask()
  } finally {
    await close()
    vi.unstubAllEnvs()
  }
}

function variables(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      `PHAROS_${name}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}

/** Whatever holders of other scenes keep. */
function forgetProcess(): void {
  for (const key of Object.getOwnPropertySymbols(globalThis)) {
    if (key.description?.startsWith('pharos.') === true) Reflect.deleteProperty(globalThis, key)
  }
}

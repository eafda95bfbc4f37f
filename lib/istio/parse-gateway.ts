import type { JsonPlace } from './json-place'

export interface GatewayParts {
  /** Labels of the pods that serve it. */
  readonly selector: Readonly<Record<string, string>>
  /** As written, a `NAMESPACE/` in front included. */
  readonly hosts: readonly string[]
}

/** @see https://istio.io/latest/docs/reference/config/networking/gateway/ */
export function parseGateway(spec: JsonPlace): GatewayParts {
  return {
    selector: spec.field('selector').textMap(),
    hosts: spec
      .field('servers')
      .items()
      .flatMap((server) => server.field('hosts').texts()),
  }
}

import type { Advice } from './advice'

const TRACING_OBJECT = `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: tracing
  namespace: istio-system
spec:
  tracing:
    - providers:
        - name: <provider of the mesh configuration>
      randomSamplingPercentage: 10`

/** S24: the trace store got nothing. */
export function sendTraces(found: string): Advice {
  return [found, 'Let proxies send traces, and sample enough requests:', TRACING_OBJECT]
}

/** S24: it never got anything. */
export const NO_TRACED_SERVICE = sendTraces('The trace store knows no service.')

import { join } from 'node:path'

/** A program that is built from a Go module of its own, which stands beside this file with its checksums. */
export interface Tool {
  readonly name: ToolName
  /** Absolute: holds go.mod and go.sum. */
  readonly folder: string
  readonly programs: readonly Program[]
  readonly ldflags: string
  /** What a reader is told before a cold build on two cores. */
  readonly takes: string
}

export interface Program {
  readonly binary: string
  /** Import path of its main package. */
  readonly main: string
}

export type ToolName = 'etcd' | 'kube-apiserver' | 'istio' | 'prometheus' | 'jaeger'

const KUBERNETES = { version: 'v1.34.4', major: '1', minor: '34' }
const STAMP = 'k8s.io/component-base/version'

function tool(name: ToolName, takes: string, programs: readonly Program[], ldflags: readonly string[] = []): Tool {
  return { name, folder: join(import.meta.dirname, name), programs, ldflags: ['-s -w', ...ldflags].join(' '), takes }
}

/** In the order in which they are built: what fails early, fails before the long ones. */
export const TOOLS: readonly Tool[] = [
  tool('etcd', 'half a minute', [{ binary: 'etcd', main: 'go.etcd.io/etcd/server/v3' }]),
  tool(
    'kube-apiserver',
    '4 minutes',
    [
      { binary: 'kube-apiserver', main: 'k8s.io/kubernetes/cmd/kube-apiserver' },
      { binary: 'kubectl', main: 'k8s.io/kubernetes/cmd/kubectl' },
    ],
    // Without the stamp it says v0.0.0-master, and clients choose what to ask by the version.
    [
      `-X ${STAMP}.gitVersion=${KUBERNETES.version}`,
      `-X ${STAMP}.gitMajor=${KUBERNETES.major} -X ${STAMP}.gitMinor=${KUBERNETES.minor}`,
    ],
  ),
  // istioctl is made of what istiod is made of: after it, it is a minute's work.
  tool('istio', '6 minutes', [
    { binary: 'istiod', main: 'istio.io/istio/pilot/cmd/pilot-discovery' },
    { binary: 'istioctl', main: 'istio.io/istio/istioctl/cmd/istioctl' },
  ]),
  tool('jaeger', '3 minutes', [{ binary: 'jaeger', main: 'github.com/jaegertracing/jaeger/cmd/all-in-one' }]),
  tool(
    'prometheus',
    '8 minutes',
    [
      { binary: 'prometheus', main: 'github.com/prometheus/prometheus/cmd/prometheus' },
      { binary: 'promtool', main: 'github.com/prometheus/prometheus/cmd/promtool' },
    ],
    // Module v0.311.3 is release 3.11.3; what it says of itself decides by which rules it is compared.
    ['-X github.com/prometheus/common/version.Version=3.11.3'],
  ),
]

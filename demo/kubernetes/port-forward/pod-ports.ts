import type { KubeObject } from '@/demo/kube-object'
import type { Duplex } from 'node:stream'

/** What listens inside of pods: a new connection to the port of a running pod; undefined where nobody listens. */
export type PodPorts = (pod: KubeObject, port: number) => Duplex | undefined

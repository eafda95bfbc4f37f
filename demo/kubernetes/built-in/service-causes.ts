import type { KubeObject } from '@/demo/kube-object'
import { duplicate, type FieldCause, forbidden, invalidValue, notSupported, required } from '../field-cause'
import { itemsAt, labelsAt, textAt, valueAt } from '../json'
import { labelCauses, qualifiedCauses } from '../metadata-causes'
import { label, portName, subdomain } from '../name-rules'

const SERVICE_TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']

/** What is wrong with a Service besides its metadata. */
export function serviceCauses(object: KubeObject): readonly FieldCause[] {
  const type = textAt(object, 'spec', 'type') || 'ClusterIP'
  const external = textAt(object, 'spec', 'externalName')
  const ports = itemsAt(object, 'spec', 'ports')
  const isFree = type === 'ExternalName' || textAt(object, 'spec', 'clusterIP') === 'None'
  return [
    ...(ports.length === 0 && !isFree ? [required('spec.ports')] : []),
    ...ports.flatMap((port, index) => portCauses(port, `spec.ports[${index}]`, { type, only: ports.length === 1 })),
    ...repeatedPorts(ports),
    ...labelCauses('spec.selector', labelsAt(object, 'spec', 'selector')),
    ...(SERVICE_TYPES.includes(type) ? [] : [notSupported('spec.type', type, SERVICE_TYPES)]),
    ...(type === 'ExternalName' ? externalNameCauses(external) : []),
  ]
}

function externalNameCauses(name: string): readonly FieldCause[] {
  const field = 'spec.externalName'
  return name === '' ? [required(field)] : subdomain(name).map((why) => invalidValue(field, name, why))
}

const PORT_RANGE = 'must be between 1 and 65535, inclusive'
const isPort = (value: unknown): boolean => typeof value === 'number' && value > 0 && value <= 65_535
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

function portCauses(
  port: unknown,
  field: string,
  { type, only }: { readonly type: string; readonly only: boolean },
): readonly FieldCause[] {
  const name = textAt(port, 'name')
  const number = valueAt(port, 'port') ?? 0
  // Zero and empty stand for the port itself.
  const target = [undefined, 0, ''].some((nothing) => nothing === valueAt(port, 'targetPort'))
    ? number
    : valueAt(port, 'targetPort')
  const protocol = textAt(port, 'protocol')
  const appProtocol = textAt(port, 'appProtocol')
  return [
    ...(name === '' && !only ? [required(`${field}.name`)] : []),
    ...(name === '' ? [] : label(name).map((why) => invalidValue(`${field}.name`, name, why))),
    ...(isPort(number) ? [] : [invalidValue(`${field}.port`, number, PORT_RANGE)]),
    ...(protocol === '' || PROTOCOLS.includes(protocol)
      ? []
      : [notSupported(`${field}.protocol`, protocol, PROTOCOLS)]),
    ...(typeof target === 'string'
      ? portName(target).map((why) => invalidValue(`${field}.targetPort`, target, why))
      : isPort(target)
        ? []
        : [invalidValue(`${field}.targetPort`, target, PORT_RANGE)]),
    ...(appProtocol === '' ? [] : qualifiedCauses(`${field}.appProtocol`, appProtocol)),
    ...(type === 'ClusterIP' && valueAt(port, 'nodePort')
      ? [forbidden(`${field}.nodePort`, "may not be used when `type` is 'ClusterIP'")]
      : []),
  ]
}

function repeatedPorts(ports: readonly unknown[]): readonly FieldCause[] {
  const names = ports.map((port) => textAt(port, 'name'))
  const numbers = ports.map((port) => `${textAt(port, 'protocol') || 'TCP'} ${String(valueAt(port, 'port'))}`)
  return ports.flatMap((port, index) => [
    ...(names[index] !== '' && names.indexOf(names[index] ?? '') < index
      ? [duplicate(`spec.ports[${index}].name`, names[index])]
      : []),
    ...(numbers.indexOf(numbers[index] ?? '') < index ? [duplicate(`spec.ports[${index}]`, asInternalPort(port))] : []),
  ])
}

/** The real server shows the port by the names that it has in Go. */
function asInternalPort(port: unknown): object {
  const Protocol = textAt(port, 'protocol') || 'TCP'
  return { Name: '', Protocol, AppProtocol: null, Port: valueAt(port, 'port'), TargetPort: 0, NodePort: 0 }
}

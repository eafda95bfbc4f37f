import type { ApiRequest, Server } from '../api-request'
import { badRequest, notFound } from '../api-failure'
import { requireAllowed } from '../authorize'
import { textAt } from '../json'
import { carryChannels } from './channels'
import type { PodPorts } from './pod-ports'
import { type WebSocket, WebSocketServer } from 'ws'

const MAX_MESSAGE = 1024 * 1024
/** A kubelet takes either. */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io']

/** `…/pods/NAME/portforward` over WebSockets. */
export class PortForwards {
  readonly #listening: PodPorts
  readonly #open = new Set<WebSocket>()
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: (offered) => PROTOCOLS.find((protocol) => offered.has(protocol)) ?? false,
  })

  constructor(listening: PodPorts) {
    this.#listening = listening
  }

  /** WebSockets that are open now. */
  get open(): number {
    return this.#open.size
  }

  /** Answers who may `get` the sub-resource. What opens a WebSocket must be allowed to create it, too, since Kubernetes 1.35. @throws ApiFailure */
  accept(server: Server, call: ApiRequest): void {
    const { store } = server
    const { type, namespace, name, subresource, user, exchange } = call
    const { upgrade, request } = exchange
    const pod = store.get('pods', namespace, name)
    if (pod === undefined) throw notFound(type, name)
    if (textAt(pod, 'spec', 'nodeName') === '') throw badRequest(`pod ${name} does not have a host assigned`)
    if (upgrade === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') {
      throw badRequest('Upgrade request required')
    }
    const what = { group: type.group, resource: type.plural, subresource, namespace, name }
    requireAllowed(server, user, { verb: 'create', ...what })
    const ports = portsOf(call.query)
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim())
    if (!PROTOCOLS.some((protocol) => offered.includes(protocol))) {
      throw badRequest(`none of the protocols is supported: ${PROTOCOLS.join(', ')}`)
    }
    const { socket, head } = upgrade.take()
    this.#sockets.handleUpgrade(request, socket, head, (accepted) => {
      this.#open.add(accepted)
      accepted.on('close', () => this.#open.delete(accepted))
      carryChannels(accepted, pod, ports, this.#listening)
    })
  }
}

function portsOf(query: URLSearchParams): readonly number[] {
  const texts = query.getAll('ports').flatMap((text) => text.split(','))
  if (texts.length === 0) throw badRequest('query parameter "ports" is required')
  return texts.map((text) => {
    const port = Number(text)
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw badRequest(`unable to parse ${JSON.stringify(text)} as a port`)
    return port
  })
}

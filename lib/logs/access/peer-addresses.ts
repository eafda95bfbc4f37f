import type { AccessField, AccessLine } from './access-fields'

/** Which side of a request a peer is on. */
export type PeerSide = 'caller' | 'server'

const FIELDS = { caller: 'downstream_remote_address', server: 'upstream_host' } as const satisfies Record<
  PeerSide,
  AccessField
>

/** The addresses of both ends of a request as its proxy saw them, without ports; what has none (a socket, nobody) is absent. */
export function peerAddresses({ fields }: AccessLine): Readonly<Partial<Record<PeerSide, string>>> {
  const peers: Partial<Record<PeerSide, string>> = {}
  for (const side of ['caller', 'server'] as const) {
    const [, six, four] =
      /^(?:\[([0-9a-f:]{2,45})\]|(\d{1,3}(?:\.\d{1,3}){3})):\d{1,5}$/i.exec(fields[FIELDS[side]] ?? '') ?? []
    const address = six ?? four
    if (address !== undefined) peers[side] = address
  }
  return peers
}

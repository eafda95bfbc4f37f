import type { Path } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, list, number, text, textOr } from '../model/json'

/** A host of a server of a Gateway. */
export interface ServerHost {
  readonly gateway: CheckedObject
  readonly server: number
  readonly path: Path
  /** As it is written. */
  readonly written: string
  /** Whose VirtualServices it takes: a namespace, or `*`. */
  readonly namespace: string
  /** In lower case, without the namespace. */
  readonly name: string
  readonly port: number
  readonly bind: string
}

export function serverHosts(gateway: CheckedObject): readonly ServerHost[] {
  return list(field(gateway.spec, 'servers')).flatMap((one, server) => {
    const port = number(at(one, 'port', 'number'))
    if (port === undefined) return []
    return list(field(one, 'hosts')).flatMap((value, j): readonly ServerHost[] => {
      const written = text(value)
      if (written === undefined) return []
      const slash = written.indexOf('/')
      const before = slash < 0 ? '*' : written.slice(0, slash)
      const path = ['spec', 'servers', server, 'hosts', j]
      const namespace = before === '.' ? gateway.namespace : before
      const name = written.slice(slash + 1).toLowerCase()
      return [{ gateway, server, path, written, namespace, name, port, bind: textOr(field(one, 'bind')) }]
    })
  })
}

import type { KubeApi } from './kube-api'
import { groupPath, knownType, listPath } from './resource-paths'
import { untilTrue } from './until-true'
import { isDeepStrictEqual } from 'node:util'

/** Takes CustomResourceDefinitions of a real server away for a while. */
export interface RealDefinitions {
  /** Resolves when nothing is left of the kind: neither objects nor discovery. */
  readonly takeAway: (kind: string) => Promise<void>
  /** As it was; resolves when the kind is served. @throws when it came back another */
  readonly giveBack: (kind: string) => Promise<void>
  readonly giveAllBack: () => Promise<void>
}

const DEFINITIONS = listPath('customresourcedefinitions.apiextensions.k8s.io')

/** @param server of which the kinds are taken */
export function realDefinitions(server: KubeApi): RealDefinitions {
  const taken = new Map<string, Definition>()
  const read = async (kind: string): Promise<Definition> =>
    definitionOf((await server.call(`${DEFINITIONS}/${kind}`)).body)

  async function discovered(kind: string): Promise<boolean> {
    return (await server.call(groupPath(kind))).text.includes(`"name":"${knownType(kind).plural}"`)
  }
  async function listStatus(kind: string): Promise<number> {
    return (await server.call(`${listPath(kind)}?limit=1`)).status
  }

  async function takeAway(kind: string): Promise<void> {
    taken.set(kind, await read(kind))
    await server.must(`${DEFINITIONS}/${kind}`, { method: 'DELETE' })
    await untilTrue(`${kind} is gone`, async () => {
      const { status } = await server.call(`${DEFINITIONS}/${kind}`)
      return status === 404 && (await listStatus(kind)) === 404 && !(await discovered(kind))
    })
  }

  async function giveBack(kind: string): Promise<void> {
    const definition = taken.get(kind)
    if (definition === undefined) return
    await server.must(DEFINITIONS, { method: 'POST', body: definition })
    taken.delete(kind)
    await untilTrue(`${kind} is served`, async () => (await listStatus(kind)) === 200 && (await discovered(kind)))
    if (!isDeepStrictEqual(await read(kind), definition))
      throw new Error(`The definition of ${kind} came back another.`)
  }

  return {
    takeAway,
    giveBack,
    async giveAllBack() {
      for (const kind of [...taken.keys()]) await giveBack(kind)
    },
  }
}

interface Definition {
  readonly apiVersion: unknown
  readonly kind: unknown
  readonly metadata: { readonly name: string; readonly labels: unknown; readonly annotations: unknown }
  readonly spec: unknown
}

/** What its maker said of it, and nothing that the server adds. */
function definitionOf(body: unknown): Definition {
  const { apiVersion, kind, metadata, spec } = body as Definition
  const { name, labels, annotations } = metadata
  return { apiVersion, kind, metadata: { name, labels, annotations }, spec }
}

import 'server-only'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { LEVELS, MODES } from '@/lib/istio/mtls/effective-mode'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { badParameter } from '@/lib/url/bad-parameter'
import type { MtlsQuestionOf } from '@/lib/url/mtls-answer'

const LONGEST_NAME = 253
const MOST_PORT = 65_535

/** @throws PharosError `bad_request` that names the parameter */
export function readMtlsQuestion(query: URLSearchParams): MtlsQuestionOf {
  refuseParameters(query, ['level', 'namespace', 'workload', 'service', 'port', 'mode', 'mend'])
  const level = LEVELS.find((one) => one === query.get('level'))
  if (level === undefined) throw badParameter('level', `The level must be one of ${LEVELS.join(', ')}.`)
  const namespace = query.get('namespace') ?? ''
  const isPlace = level === 'mesh' ? namespace === '' || isDnsLabel(namespace) : isDnsLabel(namespace)
  if (!isPlace) throw badParameter('namespace', 'This is no name of a namespace.')
  const workload = readName(query, 'workload')
  const service = readName(query, 'service')
  if ((level === 'workload' || level === 'port') && workload === null) {
    throw badParameter('workload', 'A workload must be named.')
  }
  if (namespace === '' && (workload !== null || service !== null)) {
    throw badParameter('namespace', 'The namespace of what is named must be named, too.')
  }
  const asked = query.get('port')
  const port = asked === null ? null : Number(asked)
  const isPort = port !== null && Number.isInteger(port) && port > 0 && port <= MOST_PORT
  if (asked === null ? level === 'port' : !isPort) throw badParameter('port', 'A port is a number from 1 to 65535.')
  const given = query.get('mode')
  const mode = ([...MODES, 'UNSET'] as const).find((one) => one === given) ?? null
  if (given !== null && mode === null) throw badParameter('mode', `The mode must be one of ${MODES.join(', ')}, UNSET.`)
  const mend = query.get('mend') ?? 'false'
  if (mend !== 'true' && mend !== 'false') throw badParameter('mend', 'This is true or false.')
  return { level, namespace, workload, service, port, mode, mend: mend === 'true' }
}

function readName(query: URLSearchParams, parameter: 'workload' | 'service'): string | null {
  const name = query.get(parameter)
  if (name === '' || (name !== null && name.length > LONGEST_NAME))
    throw badParameter(parameter, `This is no name of a ${parameter}.`)
  return name
}

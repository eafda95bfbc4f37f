import { canvas } from './en/canvas'
import { doctor } from './en/doctor'
import { details } from './en/details'
import { edit } from './en/edit'
import { editor } from './en/editor'
import { errors } from './en/errors'
import { forecast } from './en/forecast'
import { forms } from './en/forms'
import { graph } from './en/graph'
import { labels } from './en/labels'
import { lists } from './en/lists'
import { logs } from './en/logs'
import { mesh } from './en/mesh'
import { meshMtls } from './en/mesh-mtls'
import { meshControlPlane } from './en/mesh-control-plane'
import { meshCertificates } from './en/mesh-certificates'
import { meshProxies } from './en/mesh-proxies'
import { meshRevisions } from './en/mesh-revisions'
import { meshSources } from './en/mesh-sources'
import { meshTopology } from './en/mesh-topology'
import { metrics } from './en/metrics'
import { modes } from './en/modes'
import { mtls } from './en/mtls'
import { overview } from './en/overview'
import { palette } from './en/palette'
import { removal } from './en/removal'
import { shell } from './en/shell'
import { split } from './en/split'
import { states } from './en/states'
import { table } from './en/table'
import { checks } from './en/checks'
import { config } from './en/config'
import { traces } from './en/traces'
import { wizards } from './en/wizards'

/** Every text that a person reads, by area. The type of this object is the type of every other language. */
export const en = {
  shell,
  split,
  states,
  table,
  graph,
  canvas,
  details,
  doctor,
  edit,
  mesh,
  meshMtls,
  meshCertificates,
  meshProxies,
  meshControlPlane,
  meshRevisions,
  meshSources,
  meshTopology,
  metrics,
  labels,
  lists,
  logs,
  modes,
  mtls,
  config,
  checks,
  traces,
  overview,
  palette,
  removal,
  forecast,
  forms,
  editor,
  errors,
  wizards,
} as const

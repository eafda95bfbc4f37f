import type { Scenario } from '../kubectl/step'
import { applying } from './applying'
import { creating } from './creating'
import { deleting } from './deleting'
import { editing } from './editing'
import { everyKind } from './every-kind'
import { marking } from './marking'
import { patching } from './patching'
import { reading } from './reading'
import { replacing } from './replacing'
import { rights } from './rights'
import { serverSide } from './server-side'

/** The script of kubectl calls that every API server is held to. The long scenarios come first: some are played at once. */
export const SCRIPT: readonly Scenario[] = [
  everyKind,
  rights,
  reading,
  creating,
  applying,
  serverSide,
  patching,
  deleting,
  marking,
  replacing,
  editing,
]

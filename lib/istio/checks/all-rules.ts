import { ALL_CHECKS } from './all-checks'
import type { Rule } from './check'
import { VERSION_UNSUPPORTED } from './control-plane/kubernetes-version'
import { FAILED_CHECK } from './engine/internal-error'

/** Every rule there is, once: those of the checks, and of the engine, and about clusters. */
export const ALL_RULES: readonly Rule[] = [
  ...ALL_CHECKS.flatMap(({ rules }) => rules),
  FAILED_CHECK,
  VERSION_UNSUPPORTED,
]

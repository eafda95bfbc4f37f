import { manifestFile } from './manifest-file'
import { type Outcome, outcomeOf } from './outcome'
import { startRecordingProxy } from './recording-proxy'
import { type Command, kubectlWith } from './run-kubectl'
import { makeNamespace, removeNamespace } from './scenario-namespace'
import type { Scenario, Step } from './step'

export interface ApiServerUnderTest {
  /** Its text; contexts admin, viewer, editor and nobody. */
  readonly kubeconfig: string
  /** It will be used after us: nothing may stay behind. */
  readonly kept: boolean
}

/**
 * Plays the steps of a scenario, one after the other.
 *
 * @param run tells the names of this run from those of others on the same server
 * @returns their outcomes, in order
 */
export async function playScenario(
  { kubeconfig, kept }: ApiServerUnderTest,
  { name, editable = false, steps }: Scenario,
  run: string,
): Promise<readonly Outcome[]> {
  const proxy = await startRecordingProxy(kubeconfig)
  const kubectl = kubectlWith(proxy.kubeconfig)
  const namespace = `kubectl-${name}-${run}`
  const outcomes: Outcome[] = []
  try {
    await makeNamespace(kubectl, namespace, editable)
    for (const step of steps) {
      proxy.take()
      const printed = await kubectl.run(commandOf(step, namespace))
      outcomes.push(outcomeOf(`${name} / ${step.title}`, step, { printed, calls: proxy.take(), run }))
    }
  } finally {
    if (kept) await removeNamespace(kubectl, namespace)
    kubectl.close()
    proxy.close()
  }
  return outcomes
}

function commandOf(step: Step, namespace: string): Command {
  const { run, more = [], as = 'admin', stdin = '', editor = '' } = step
  const here = (words: string): string => words.replaceAll(/\bNS\b/g, namespace)
  const argv = [...run.split(' '), ...more].map(here)
  const text = typeof stdin === 'string' ? stdin : manifestFile(stdin)
  return { argv: ['--context', as, '--namespace', namespace, ...argv], stdin: here(text), editor }
}

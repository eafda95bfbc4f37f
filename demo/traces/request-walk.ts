import { joinFlags } from '../model/exchange'
import { callerOverheadMs, overheadOf } from '../model/hop'
import {
  type Answer,
  type Asker,
  type Exchange,
  type Hop,
  isFailure,
  type NodeCall,
  type OwnPart,
  SILENT,
} from '../model/outcome'
import type { Outcome, TrafficNode } from '../model/outcome'
import type { Latency } from '../model/latency'
import type { Pod, Workload } from '../model/topology'
import { type Aim, type FailureOdds, ownOdds, type Step } from './failure-odds'
import { normalDice } from './normal-dice'
import { pick } from './pick'
import type { SpanHead, SpanWriter } from './span-writer'

/** Where and when a call begins. */
export interface Place {
  readonly atUs: number
  /** The span around it; undefined outside of all. */
  readonly parent: SpanHead | undefined
  /** The pod that calls; undefined when any of its workload's may. */
  readonly pod: Pod | undefined
  /** Address of whoever sent the request that leads to this call. */
  readonly peer: string
}

interface Done {
  readonly endUs: number
  readonly answer: Answer
}

/** One try, and where it led. */
interface Tried extends Done {
  readonly hop: Hop
}

type Served = Extract<Hop, { reached: unknown }>

/** Follows one request through a compiled mesh: what is a share of all requests there is a choice here, a distribution a time. */
export class RequestWalk {
  readonly #dice: () => number
  readonly #normal: () => number
  readonly #odds: FailureOdds
  readonly #writer: SpanWriter

  constructor(dice: () => number, odds: FailureOdds, writer: SpanWriter) {
    this.#dice = dice
    this.#normal = normalDice(dice)
    this.#odds = odds
    this.#writer = writer
  }

  /** @param aim must be possible for this outcome */
  follow(outcome: Outcome, aim: Aim, place: Place): Done {
    const { parts, hop, answers, exchange } = outcome
    if (exchange !== undefined) return this.#exchange(exchange, aim, place)
    if (parts.length > 0) {
      const part = pick(parts, this.#dice, ({ of, share }) => share * this.#odds.of(aim, of))
      return part === undefined ? done(place.atUs) : this.follow(part.of, aim, place)
    }
    if (hop === undefined || layerOf(hop) === 4) return done(place.atUs + this.#drawUs(outcome.latency), answers[0]?.of)
    return this.#exchange({ asker: hop.asker, call: hop.call, one: outcome, delayMs: 0 }, aim, place)
  }

  /** One span of the asker's proxy, with those of the servers below. */
  #exchange({ asker, one, delayMs }: Exchange, aim: Aim, place: Place): Done {
    const around = halves(callerOverheadMs(asker))
    const startUs = place.atUs + around.before
    const asking = this.#asking(asker, place)
    const outer = this.#writer.begin(asking.pod, place.parent)
    const atUs = startUs + toUs(delayMs)
    const tried = this.#try(one, aim, {
      ...asking,
      atUs,
      parent: outer ?? place.parent,
      peer: asking.pod?.address ?? '',
    })
    if (tried === undefined) return done(atUs)
    const { endUs, answer, hop } = tried
    const flags = joinFlags(delayMs > 0 ? 'DI' : '-', 'ended' in hop ? hop.ended.flags : '-')
    this.#writer.end(outer, { ...asking, hop, side: 'asker', startUs, endUs, answer, flags })
    return done(endUs + around.after, answer)
  }

  /** Undefined only where the model knows no way. */
  #try({ parts, hop, answers }: Outcome, aim: Aim, place: Place): Tried | undefined {
    if (parts.length > 0) {
      const part = pick(parts, this.#dice, ({ of, share }) => share * this.#odds.of(aim, of))
      return part && this.#try(part.of, aim, place)
    }
    if (hop === undefined) return undefined
    if ('reached' in hop) return { ...this.#served(hop, aim, place), hop }
    return { ...done(place.atUs + this.#drawUs(hop.ended.latency), answers[0]?.of), hop }
  }

  #served(hop: Served, aim: Aim, { atUs, parent: outer, peer }: Place): Done {
    const { server, node } = hop.reached
    const { serverMs, askerMs } = overheadOf(hop.asker, hop.reached)
    const between = halves(askerMs)
    const inside = halves(serverMs)

    const startUs = atUs + between.before
    const pod = this.#anyPod(server)
    // A gateway is one span, that of its own call, and an ambient server none.
    const inner = this.#writer.begin(server.proxy === 'sidecar' ? pod : undefined, outer)
    const served = this.#node(node, aim, { atUs: startUs + inside.before, parent: inner ?? outer, pod, peer })
    const { answer } = served
    const endUs = served.endUs + inside.after
    const seen = { proxy: server, pod, peer, hop, answer, flags: '-' }
    this.#writer.end(inner, { ...seen, side: 'server', startUs, endUs })
    return done(endUs + between.after, answer)
  }

  #node(node: TrafficNode, aim: Aim, place: Place): Done {
    if (node.own !== undefined) return this.#application(node, node.own, aim, place)
    const [passed] = node.calls
    return passed === undefined ? done(place.atUs, node.answers[0]?.of) : this.follow(passed.outcome, aim, place)
  }

  /** Its own time lies in equal parts before, between and after its calls. */
  #application(node: TrafficNode, own: OwnPart, aim: Aim, place: Place): Done {
    const steps = this.#odds.stepsOf(node)
    const failing = this.#failingStep(steps, aim)
    const ownUs = this.#drawUs(own.latency)
    const partUs = Math.floor(ownUs / steps.length)
    let atUs = place.atUs + ownUs - partUs * (steps.length - 1)
    let spoiled: Answer | undefined
    let answer = SILENT
    steps.forEach((step, index) => {
      const stepAim = aim === 'any' || index > failing ? 'any' : index === failing ? aim : 'clear'
      if ('own' in step) {
        const drawn = pick(own.answers, this.#dice, (one) => ownOdds(stepAim, own, one))
        answer = drawn?.of ?? SILENT
        return
      }
      const made = this.#call(step, stepAim, { ...place, atUs })
      spoiled = made?.spoils ?? spoiled
      atUs = (made?.endUs ?? atUs) + partUs
    })
    return done(atUs, spoiled ?? answer)
  }

  /** Undefined when chance would not have it. */
  #call(step: Extract<Step, { call: unknown }>, aim: Aim, place: Place): CallMade | undefined {
    const { outcome, manner } = step.call
    const chance = (step.chance * this.#odds.of(aim, outcome)) / this.#odds.ofStep(aim, step)
    if (chance < 1 && this.#dice() >= chance) return undefined
    const first = this.follow(outcome, aim, place)
    const failed = isFailure(first.answer)
    const last = failed && manner.repeated ? this.follow(outcome, 'any', { ...place, atUs: first.endUs }) : first
    return { endUs: manner.awaited ? last.endUs : place.atUs, spoils: failed ? manner.failsCallerWith : undefined }
  }

  /** The step that brings the wanted failure: those before it must go well. */
  #failingStep(steps: readonly Step[], aim: Aim): number {
    if (aim === 'any') return -1
    if (aim === 'clear') return steps.length
    let clear = 1
    const odds = steps.map((step, index) => {
      const here = clear * this.#odds.ofStep(aim, step)
      clear *= this.#odds.ofStep('clear', step)
      return { index, here }
    })
    return pick(odds, this.#dice, ({ here }) => here)?.index ?? -1
  }

  #asking({ caller, waypoint }: Asker, { pod, peer }: Place): { proxy: Workload; pod: Pod | undefined; peer: string } {
    const calling = pod ?? this.#anyPod(caller)
    if (waypoint !== undefined) return { proxy: waypoint, pod: this.#anyPod(waypoint), peer: calling?.address ?? '' }
    return { proxy: caller, pod: calling, peer: caller.proxy === 'router' ? peer : (calling?.address ?? '') }
  }

  #anyPod({ pods }: Workload): Pod | undefined {
    return pods[Math.floor(this.#dice() * pods.length)]
  }
  #drawUs(latency: Latency): number {
    return Math.max(1, toUs(latency.draw(this.#dice, this.#normal)))
  }
}

interface CallMade {
  readonly endUs: number
  readonly spoils: NodeCall['manner']['failsCallerWith']
}

function done(endUs: number, answer: Answer = SILENT): Done {
  return { endUs, answer }
}

/** Half of it on the way there, half on the way back. */
function halves(ms: number): { readonly before: number; readonly after: number } {
  const us = toUs(ms)
  const before = us >> 1
  return { before, after: us - before }
}

function layerOf(hop: Hop): 4 | 7 {
  return 'reached' in hop ? hop.reached.layer : hop.ended.layer
}

function toUs(ms: number): number {
  return Math.round(ms * 1000)
}

import { ANSWERS, firstLimit, joinFlags, passedOn, repeatsAfter, wholeLimit } from '../model/exchange'
import { callerOverheadMs, overheadOf } from '../model/hop'
import {
  type Answer,
  answerOf,
  type Asker,
  type Exchange,
  flagsOf,
  type Hop,
  isFailure,
  NO_ANSWER,
  type NodeCall,
  type OwnPart,
  SILENT,
} from '../model/outcome'
import type { Outcome, TrafficNode } from '../model/outcome'
import { meanWaitMs } from '../model/retry-policy'
import type { Latency } from '../model/latency'
import type { Pod, Workload } from '../model/topology'
import type { ClosedConnection } from './closed-connection'
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
  readonly flags: string
}
interface TimeLeft {
  readonly limitUs: number
  readonly isFirst: boolean
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
    if (hop === undefined) return done(place.atUs + this.#drawUs(outcome.latency), answers[0]?.of)
    if (layerOf(hop) === 4) {
      this.#noteClosed(hop, { ...place, peer: this.#asking(hop.asker, place).pod?.address ?? '' })
      return done(place.atUs + this.#drawUs(outcome.latency), answers[0]?.of)
    }
    return this.#exchange(passedOn(hop, outcome), aim, place)
  }

  /** One span of the asker's proxy, with those of the servers below. */
  #exchange(exchange: Exchange, aim: Aim, place: Place): Done {
    const { asker, delayMs } = exchange
    const around = halves(callerOverheadMs(asker))
    const startUs = place.atUs + around.before
    const asking = this.#asking(asker, place)
    const outer = this.#writer.begin(asking.pod, place.parent)
    const atUs = startUs + toUs(delayMs)
    const parent = outer ?? place.parent
    const sent = { ...asking, atUs, parent, peer: asking.pod?.address ?? '' }
    for (const { of, share } of exchange.copies) {
      if (share >= 1 || this.#dice() < share) this.#try(of, 'any', sent, { limitUs: Infinity, isFirst: true })
    }
    const tried = this.#tries(exchange, aim, sent)
    if (tried === undefined) return done(atUs)
    const { endUs, answer, hop } = tried
    const flags = joinFlags(delayMs > 0 ? 'DI' : '-', tried.flags)
    this.#writer.end(outer, { ...asking, hop, side: 'asker', startUs, endUs, answer, flags })
    return done(endUs + around.after, answer)
  }

  /** Until one is good, tries are used up, or time is. The model has said whether the first comes too late. */
  #tries(exchange: Exchange, aim: Aim, place: Place): Tried | undefined {
    const { one, retries } = exchange
    const whole = wholeLimit(exchange)
    const limitUs = place.atUs + toUs(whole.ms)
    const repeats = repeatsAfter(exchange)
    const firstUs = place.atUs + toUs(firstLimit(exchange).ms)
    let tried = this.#try(one, aim, place, { limitUs: firstUs, isFirst: true })
    for (let n = 1; tried !== undefined && repeats(tried.answer, tried.flags); n += 1) {
      if (n === retries.tries) return n === 1 ? tried : { ...tried, flags: joinFlags('URX', tried.flags) }
      const atUs = tried.endUs + toUs(meanWaitMs(retries, n))
      const next = atUs < limitUs ? this.#try(one, 'any', { ...place, atUs }, { limitUs, isFirst: false }) : tried
      const isLate = next !== undefined && (next === tried || next.endUs > limitUs)
      if (isLate) return { ...next, ...lateEnd(exchange), endUs: limitUs }
      tried = next
    }
    return tried
  }

  /** Undefined only where the model knows no way. */
  #try({ parts, hop, answers }: Outcome, aim: Aim, place: Place, time: TimeLeft): Tried | undefined {
    if (parts.length > 0) {
      const part = pick(parts, this.#dice, ({ of, share }) => share * this.#odds.of(aim, of))
      return part && this.#try(part.of, aim, place, time)
    }
    if (hop === undefined) return undefined
    const flags = flagsOf(hop)
    if ('reached' in hop) return { ...this.#served(hop, aim, place, time), hop, flags }
    this.#noteClosed(hop, place)
    return { ...done(place.atUs + this.#drawUs(hop.ended.latency), answers[0]?.of), hop, flags }
  }

  /** For the log of the server's proxy, where that is all that is left of the connection. */
  #noteClosed(hop: Hop, { atUs, peer }: Place): void {
    const { server, upstream, why } = closedAt(hop)
    if (server === undefined || upstream === undefined || why === undefined) return
    const pod = this.#anyPod(server)
    if (pod !== undefined) this.#writer.close({ atUs, pod, peer, upstream, why })
  }

  #served(hop: Served, aim: Aim, { atUs, parent: outer, peer }: Place, { limitUs, isFirst }: TimeLeft): Done {
    const { reached, abandoned } = hop
    const { server, node } = reached
    const { serverMs, askerMs } = overheadOf(hop.asker, reached)
    const between = halves(askerMs)
    const inside = halves(serverMs)

    const startUs = atUs + between.before + toUs(hop.reached.waitMs ?? 0)
    const pod = this.#anyPod(server)
    // A gateway is one span, that of its own call, and an ambient server none.
    const inner = this.#writer.begin(server.proxy === 'sidecar' ? pod : undefined, outer)
    const place = { atUs: startUs + inside.before, parent: inner ?? outer, pod, peer }
    const served = this.#node(node, abandoned === undefined ? aim : 'any', place)

    const leftUs = abandoned === undefined ? limitUs : Math.min(limitUs, atUs + toUs(abandoned.afterMs))
    const inTimeUs = served.endUs + inside.after + between.after
    const isLate = abandoned !== undefined || (!isFirst && inTimeUs > leftUs)
    const endUs = isLate ? leftUs : Math.min(inTimeUs, leftUs)
    const seen = {
      proxy: server,
      pod,
      peer,
      hop,
      answer: isLate ? NO_ANSWER : served.answer,
      flags: isLate ? 'DC' : '-',
    }
    const serverEndUs = isLate ? endUs : Math.min(endUs, served.endUs + inside.after)
    this.#writer.end(inner, { ...seen, side: 'server', startUs, endUs: Math.max(serverEndUs, startUs + 1) })
    if (abandoned !== undefined) return done(endUs, abandoned)
    return done(isLate ? leftUs + 1 : endUs, served.answer)
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

/** A request that is refused has an answer, and a span; a connection has not. */
function closedAt(hop: Hop): Partial<Pick<ClosedConnection, 'upstream' | 'why'>> & { readonly server?: Workload } {
  if ('ended' in hop) {
    const { endpoint: server, upstream, closedBy: why } = hop.ended
    return { ...(server && { server }), ...(upstream && { upstream }), ...(why && { why }) }
  }
  const { server, upstream, details } = hop.reached
  return details === undefined ? {} : { server, upstream, why: { refusedBy: details } }
}

function layerOf(hop: Hop): 4 | 7 {
  return 'reached' in hop ? hop.reached.layer : hop.ended.layer
}

function toUs(ms: number): number {
  return Math.round(ms * 1000)
}

/** What the asker says when the time for all tries is over. */
function lateEnd(exchange: Exchange): Pick<Tried, 'answer' | 'flags'> {
  const { code, grpcStatus, flags } = ANSWERS[wholeLimit(exchange).gaveUp]
  return { answer: answerOf(exchange.call.protocol, code, grpcStatus), flags }
}

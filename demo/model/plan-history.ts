import type { ObjectView } from './object-index'
import { type Plan, PlanCompiler, type PlanOptions } from './plan'
import type { TrafficScript } from './script'
import { LRUCache } from 'lru-cache'

/** What a plan is compiled from, and since when it was in force. */
export interface Recipe extends PlanOptions {
  readonly fromMs: number
  /** As they were then. */
  readonly objects: ObjectView
}

const KEPT = 4

/**
 * The plan of any time. A plan of a thousand services is megabytes, and few are ever asked for again: what is kept is what
 * they were compiled from.
 */
export class PlanHistory {
  readonly #script: TrafficScript
  readonly #compiler = new PlanCompiler()
  readonly #recompiled = new LRUCache<Recipe, Plan>({ max: KEPT })
  #recipes: Recipe[] = []
  #last: Plan | undefined

  constructor(script: TrafficScript) {
    this.#script = script
  }

  /** In force from the recipe's instant on. A later word for the same instant replaces it. */
  add(recipe: Recipe, plan: Plan): void {
    if (this.#recipes.at(-1)?.fromMs === recipe.fromMs) this.#recipes.pop()
    this.#recipes.push(recipe)
    this.#last = plan
  }

  /** Undefined before the first one. */
  at(ms: number): Plan | undefined {
    const recipe = this.#recipes.findLast(({ fromMs }) => fromMs <= ms)
    if (recipe === undefined || recipe === this.#recipes.at(-1)) return recipe && this.#last
    const known = this.#recompiled.get(recipe)
    if (known !== undefined) return known
    const plan = this.#compiler.compile(recipe.objects, this.#script, recipe)
    this.#recompiled.set(recipe, plan)
    return plan
  }
}

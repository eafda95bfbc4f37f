import type { Verdict } from '@/e2e/bench/verdict'
import type { Browser } from '@playwright/test'

/** A mesh with the product in front of it. */
export interface Site {
  /** Of the product; ends in a slash. */
  readonly url: string
  /** The query string that shows all of the mesh and asks nothing by itself. */
  readonly query: string
  /** What that graph holds. */
  readonly nodes: number
  readonly edges: number
  /** Moves the clock of the mesh, so that the next answer has other numbers. */
  readonly advance: (seconds: number) => Promise<void>
}

export interface BrowserBench {
  readonly browser: Browser
  /** 50 services in two versions. */
  readonly small: Site
  /** Some 500 nodes and 2,000 edges, all of them drawn. */
  readonly large: Site
  /** Fewer rounds; the meshes are the same. */
  readonly quick: boolean
}

export interface BrowserResult {
  readonly title: string
  /** What it measured, as sentences for a terminal. */
  readonly lines: readonly string[]
  /** The same for programs, and whatever else may be of use. */
  readonly figures: Readonly<Record<string, unknown>>
  readonly verdicts: readonly Verdict[]
}

export type BrowserReport = readonly BrowserResult[]

/** Measures one thing in the browser. It opens what it needs and closes it again. */
export type BrowserMeasure = (bench: BrowserBench) => Promise<BrowserResult>

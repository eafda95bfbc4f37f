import type { Doubt } from '@/lib/forecast/find-doubts'
import type { PodFit } from '@/lib/forecast/pod-fit'

/** What a traffic split will do, and what came of it. */
export const forecast = {
  title: 'What it will do',
  waitingFor: 'Prometheus',
  failed: 'What it will do is not known: {reason}',
  /** Before → after. */
  change: '{before} → {after}',
  version: 'Version',
  requests: 'Requests',
  perPod: 'Per pod',
  errors: 'Errors',
  p95: 'p95 {time}',
  whole: 'Whole service',
  now: 'Now',
  expected: 'Expected',
  unchanged: 'unchanged',
  highest: 'highest seen {rate}',
  fits: {
    idle: 'gets nothing',
    fits: 'fits',
    above: 'above anything seen',
    'no-pods': 'no pods ready',
    unknown: 'not known',
  } satisfies Record<PodFit, string>,
  unknownVersion: 'unknown: no request in 24 h',
  unknownWhole:
    'Errors and times of the service cannot be told: of {versions} not one request is known in 24 hours, or no pod of it is ready.',
  noRequests:
    'No requests were counted in the last {window}: there is nothing to predict from. Connections of TCP are not requests.',
  basis:
    'From the last {window}, if versions go on as they did and callers ask for as much; highest rates of a pod from {days}.',
  basisBare: 'From the last {window}, if versions go on as they did and callers ask for as much.',
  days: '{days, plural, one {the last day} other {the last # days}}',
  doubtful: 'This may be wrong',
  doubts: {
    sticky:
      'Sessions stick to a pod: callers that are known keep their version, so that shares come slowly or not at all.',
    mirror: 'A mirror sends copies: its target gets more than its share.',
    'earlier-rule':
      'The rule takes only a part of the requests: its conditions or earlier rules decide which. The numbers are as if it took all.',
    'not-as-split':
      'Versions now get other shares than the split gives them: another rule, direct calls, or a change that is still young.',
    unanswered: 'Some requests reach no version at all now; they are left out.',
    'older-numbers': 'A version had no request lately: its numbers are those of the last 24 hours.',
    'few-samples': 'Of a version fewer than a hundred requests are known: errors and times are guesses.',
  } satisfies Record<Doubt, string>,
  spoken: 'Expected for the whole service: errors {errors}, p95 {p95}. {fits}',
  spokenFit: '{version}: {fit}.',
  unknown: 'unknown',
  outcome: {
    title: 'What came of it',
    early: 'The first numbers come about a minute after the change.',
    failed: 'What came of it is not known: {reason}',
    observed: 'Observed',
    target: 'Target',
    interval: '{low} to {high}',
    predicted: 'Predicted',
    before: 'Before',
    measured: 'Measured',
    converged: 'Converged after {seconds, number} s',
    notConverged: 'Not yet converged',
    neverConverged: 'Did not converge in five minutes',
    left: '{minutes, plural, one {Looked after for another minute.} other {Looked after for another # minutes.}}',
    over: 'Five minutes are over; these are their numbers.',
    note: 'Shares with the interval in which they lie with 95 % probability. Before and predicted: from the five minutes before the change.',
  },
} as const

import { describe, expect, it } from 'vitest'
import { NO_PROMETHEUS, type PrometheusInstallation, prometheusInstallations } from './prometheus-installations'

/**
 * A suite for each real Prometheus that there is, its version in the title. Where there is none, one skipped test says why.
 */
export function describePrometheus(
  title: string,
  suite: (installation: PrometheusInstallation) => void,
  fits: (installation: PrometheusInstallation) => boolean = () => true,
): void {
  const installations = prometheusInstallations().filter(fits)
  if (installations.length === 0) it.skipIf(true)(`${title}, skipped: ${NO_PROMETHEUS}`, () => expect.unreachable())
  for (const installation of installations) {
    describe(`${title} (Prometheus ${installation.version})`, () => {
      suite(installation)
    })
  }
}

interface ScrapeTarget {
  readonly job: string
  /** http; the page is `/metrics` there. */
  readonly url: string
  /** The page carries the labels and times of many targets, which are kept. */
  readonly carriesTargets: boolean
}

/** A configuration that scrapes these targets every five seconds, as the simulated Prometheus does. */
export function scrapeConfiguration(targets: readonly ScrapeTarget[]): object {
  return {
    global: { scrape_interval: '5s', scrape_timeout: '5s' },
    scrape_configs: targets.map(({ job, url, carriesTargets }) => ({
      job_name: job,
      honor_labels: carriesTargets,
      // Samples with times of their own end without a mark unless it is asked for.
      ...(carriesTargets ? { track_timestamps_staleness: true } : {}),
      static_configs: [{ targets: [new URL(url).host] }],
    })),
  }
}

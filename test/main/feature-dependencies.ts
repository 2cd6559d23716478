import type { CreatedFeature, Feature, FeatureName } from '../../src/main/feature.ts'
import type { Policy } from '../../src/shared/policy/policy.ts'

type Deps = Parameters<Feature<FeatureName>>[0]

/** A policy store with these decisions, which a test may replace. */
export function policyStore(policy: { current: Policy }): Deps['policy'] {
  return {
    current: () => policy.current,
    managed: () => ({}),
    unread: () => [],
    standsIn: () => false,
    problems: () => [],
    refresh: async () => undefined,
    onChange: () => () => undefined,
  }
}

/** Creates a feature with these dependencies; it fails in the test that lets it use another one. */
export function createFeature<Name extends FeatureName>(
  feature: Feature<Name>,
  deps: Partial<Deps>,
): CreatedFeature<Name> {
  return feature(deps as Deps)
}

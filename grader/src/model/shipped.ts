import coefficients from './coefficients.generated.json' with { type: 'json' }
import type { Model } from './predict.ts'

/** The coefficients that this package ships, as fitted by grader/fit/fit.ts. */
export const shipped: Model = coefficients

import { config } from 'zod'

// Zod compiles schemas with `new Function`, which the Content-Security-Policy forbids. Must run before any schema is made.
config({ jitless: true })

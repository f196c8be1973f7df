// Loaded before server/main.ts: a town planted on a Sunday or a holiday has no crew to log.
import { shiftClock } from './clock.ts'

shiftClock(Number(process.env.FODFAESTE_JOURNEY_SHIFT))

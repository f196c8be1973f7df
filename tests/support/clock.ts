import { today } from '../citizens/exports.ts'

/**
 * Moves a program's or a page's clock by so many milliseconds; the time goes on from there. Sent to the browser as text, so it names
 * nothing from outside itself.
 */
export const shiftClock = (milliseconds: number): void => {
  const real = Date
  globalThis.Date = new Proxy(real, {
    construct: (target, given, shifted) =>
      Reflect.construct(target, given.length === 0 ? [target.now() + milliseconds] : given, shifted),
    get: (target, key) => (key === 'now' ? () => target.now() + milliseconds : Reflect.get(target, key)),
  })
}

/** Milliseconds from now to ten in the morning, in Denmark, of the day that the exports were made for: a Monday. */
export const untilJourneyDay = (): number => Date.parse(`${today}T10:00:00+01:00`) - Date.now()

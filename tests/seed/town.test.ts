import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../../prisma/factories.ts'
import { cast } from '../../prisma/seed/cast.ts'
import { kinds, planLives } from '../../prisma/seed/lives.ts'
import { chanceOf } from '../../prisma/seed/random.ts'
import { townSites } from '../../prisma/seed/sites.ts'
import { plantTown } from '../../prisma/seed/town.ts'
import { openInMemory } from '../../server/db/embedded.ts'
import type { House } from '../../server/house.ts'
import { openOverEmbedded } from '../../server/open.ts'
import { addDays, weekdayOf } from '../../shared/calendar.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import { isRefusal, parseCpr } from '../../shared/fields.ts'
import { chosenEndReasons } from '../../shared/placements/endings.ts'
import { plannedWeekdayHours } from '../../shared/placements/ramp.rules.ts'
import { testHouse } from '../support/template.ts'

const today = '2026-11-18'
const livesOn = (day: string) => planLives(chanceOf(20_161_103), townSites(day), day)

describe('the made-up town, as it is thought out', () => {
  const lives = livesOn(today)
  const placements = lives.flatMap((life) => life.placements)

  it('is the same for the same day', () => {
    expect(livesOn(today)).toEqual(lives)
    expect(lives).toHaveLength(kinds.reduce((sum, [, count]) => sum + count, 0))
    expect(lives).toHaveLength(163)
    expect(townSites(today)).toHaveLength(25)
  })

  it('has only replacement numbers, no two alike', () => {
    const numbers = lives.map(({ citizen }) => parseCpr(citizen.cpr))
    expect(numbers.filter((read) => isRefusal(read) || !read.replacement)).toEqual([])
    expect(new Set(lives.map(({ citizen }) => citizen.cpr)).size).toBe(163)
  })

  it('never puts more people at a door of a site than it has places', () => {
    const started = placements.filter(({ startedOn }) => startedOn !== null)
    const tooMany = started.filter(({ site, door, startedOn }) => {
      const day = startedOn ?? ''
      const there = started.filter(
        (one) => one.site.id === site.id && one.door === door && (one.startedOn ?? '') <= day && (one.endedOn ?? '9') >= day,
      )
      return there.length > site.places[door]
    })
    expect(tooMany).toEqual([])
  })

  it('tells of every reason for an end, of doors that moved and of doors decided against the proposal', () => {
    expect(new Set(placements.flatMap(({ endReason }) => endReason ?? []))).toEqual(new Set(chosenEndReasons))
    expect(lives.filter(({ decisions }) => new Set(decisions.map(({ door }) => door)).size > 1).length).toBeGreaterThan(25)
    const decisions = lives.flatMap((life) => life.decisions)
    const against = decisions.filter(({ door, answers }) => proposeDoor(catalogueV1, answers).door !== door)
    expect(against.length).toBeGreaterThan(10)
    expect(against.filter(({ reason }) => (reason ?? '').length < 10)).toEqual([])
  })

  it('fills the crew of the day under Jonas, with somebody whose name is protected', () => {
    const crew = lives.filter((life) =>
      life.placements.some(
        (placement) =>
          placement.site.lead.id === cast.jonas.id &&
          placement.startedOn !== null &&
          placement.endedOn === null &&
          (plannedWeekdayHours(placement, today)[weekdayOf(today) - 1] ?? 0) > 0,
      ),
    )
    expect(crew.length).toBeGreaterThanOrEqual(8)
    expect(crew.length).toBeLessThanOrEqual(20)
    expect(crew.filter(({ citizen }) => citizen.protectedAddress)).toHaveLength(1)
  })

  it.each(Array.from({ length: 24 }, (_, month) => addDays('2027-01-01', month * 31)))('can be thought out on %s', (day) => {
    expect(livesOn(day)).toHaveLength(163)
  })
})

describe('the made-up town, planted', () => {
  let house: House
  const said: string[] = []

  beforeAll(async () => {
    house = testHouse(await openOverEmbedded(await openInMemory()), () => today)
    // cut off before the attendance, then carried on
    const cutOff = (line: string): void => {
      if (line.includes('citizens')) throw new Error('cut off')
    }
    await expect(plantTown(house, cutOff)).rejects.toThrow('cut off')
    await plantTown(house, (line) => said.push(line))
  }, 180_000)
  afterAll(() => house.close())

  it('is planted once, however often it was begun', async () => {
    expect(said).toHaveLength(4)
    await plantTown(house, (line) => said.push(line))
    expect(said).toHaveLength(4)
  })

  it('has rows in every room, as many as were thought out', async () => {
    const lives = livesOn(today)
    const sum = (count: (life: (typeof lives)[number]) => number) => lives.reduce((all, life) => all + count(life), 0)
    const rows = await house.db().read(actorOf(cast.karen), async (tx) => ({
      sites: await tx.site.count(),
      citizens: await tx.citizen.count(),
      decisions: await tx.doorDecision.count(),
      current: await tx.doorDecision.count({ where: { historicAt: null } }),
      open: await tx.assessment.count({ where: { closedAt: null } }),
      placements: await tx.placement.count(),
      measurements: await tx.measurement.count(),
      spells: await tx.employmentSpell.count(),
      checks: await tx.employmentCheck.count(),
      attendance: await tx.attendance.count(),
    }))
    expect(rows).toEqual({
      sites: 25,
      citizens: 163,
      decisions: sum(({ decisions }) => decisions.length),
      current: 149,
      open: 7,
      placements: sum(({ placements }) => placements.length),
      measurements: sum(({ measurements }) => measurements.length),
      spells: sum(({ spells }) => spells.length),
      checks: sum(({ checks }) => checks.length),
      attendance: Number.parseInt(said[3] ?? '', 10),
    })
    expect(rows.attendance).toBeGreaterThan(5000)
  })

  it('says "unknown" where nobody knows', async () => {
    const unknown = await house.db().read(actorOf(cast.karen), (tx) => tx.employmentCheck.count({ where: { answer: 'unknown' } }))
    expect(unknown).toBeGreaterThan(10)
  })

  it('has staff who can sign in, by role', async () => {
    const people = await house.gate.demoPeople()
    const count = (role: string) => people.filter((one) => one.role === role).length
    expect([count('caseworker'), count('team_lead'), count('manager'), count('administrator')]).toEqual([5, 8, 2, 2])
    expect(people.filter(({ email }) => !/^[a-z.]+@example\.dk$/.test(email))).toEqual([])
  })

  it('shows each supplier’s team lead the own people only', async () => {
    const seen = async (lead: (typeof cast)['jonas']) =>
      house.db().read(actorOf(lead), async (tx) => ({
        sites: await tx.site.count(),
        crew: await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM crew_people()`,
      }))
    expect((await seen(cast.jonas)).sites).toBe(3)
    expect((await seen(cast.jonas)).crew[0]?.n).toBeGreaterThan(8)
    expect((await seen(cast.petra)).sites).toBe(3)
  })

  it('is on record in an unbroken chain', async () => {
    await house.gate.sealAudit()
    const { unsealed, brokenAt, sealed } = await house.gate.verifyAudit()
    expect({ unsealed, brokenAt }).toEqual({ unsealed: 0, brokenAt: null })
    expect(sealed).toBeGreaterThan(1000)
  })
})

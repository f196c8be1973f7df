import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../../prisma/factories.ts'
import { blankt, cast, contractId } from '../../prisma/seed/cast.ts'
import { askSuppliers, planStatuses } from '../../prisma/seed/employees.ts'
import { kinds, planLives } from '../../prisma/seed/lives.ts'
import { waitingPeople } from '../../prisma/seed/people.ts'
import { chanceOf } from '../../prisma/seed/random.ts'
import { quotaSiteId, townSites } from '../../prisma/seed/sites.ts'
import { plantTown } from '../../prisma/seed/town.ts'
import { getDisplacement, getProgress } from '../../server/contracts/contracts.queries.ts'
import { plain } from '../../server/db/dates.ts'
import { type Embedded, openInMemory } from '../../server/db/embedded.ts'
import { openShelf } from '../../server/doors/doors.queries.ts'
import { getExperimentPage, listExperiments } from '../../server/experiments/experiments.queries.ts'
import type { House } from '../../server/house.ts'
import { openOverEmbedded } from '../../server/open.ts'
import { listCovers } from '../../server/worklist/covers.queries.ts'
import { worklistFor } from '../../server/worklist/worklist.queries.ts'
import { settings } from '../../shared/accounts/settings.ts'
import { addDays, weekdayOf } from '../../shared/calendar.ts'
import { isOneSided } from '../../shared/contracts/displacement.rules.ts'
import type { Fives } from '../../shared/contracts/fives.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import { verdictOf } from '../../shared/experiments/result.rules.ts'
import { isRefusal, parseCpr } from '../../shared/fields.ts'
import { checkedRules } from '../../shared/offers/checks.ts'
import { Judged } from '../../shared/offers/judged.schema.ts'
import { quotaOn } from '../../shared/offers/quota.rules.ts'
import { bookV1 } from '../../shared/offers/rules.v1.ts'
import { chosenEndReasons } from '../../shared/placements/endings.ts'
import { plannedWeekdayHours } from '../../shared/placements/ramp.rules.ts'
import { countSites, countYear } from '../contracts/independent.ts'
import { inFives, inTwoFives } from '../contracts/told.ts'
import { attendanceOf } from '../experiments/independent.ts'
import { holdTown } from '../reports/heldTown.ts'
import { asSuperuser, testHouse } from '../support/template.ts'

const today = '2026-11-18'
const livesOn = (day: string) => planLives(chanceOf(20_161_103), townSites(day), day)

describe('the made-up town, as it is thought out', () => {
  const lives = livesOn(today)
  const placements = lives.flatMap((life) => life.placements)

  it('is the same for the same day', () => {
    expect(livesOn(today)).toEqual(lives)
    expect(lives).toHaveLength(kinds.reduce((sum, [, count]) => sum + count, 1))
    expect(lives).toHaveLength(164)
    expect(townSites(today)).toHaveLength(25)
  })

  it('has only replacement numbers, no two alike', () => {
    const numbers = lives.map(({ citizen }) => parseCpr(citizen.cpr))
    expect(numbers.filter((read) => isRefusal(read) || !read.replacement)).toEqual([])
    expect(new Set(lives.map(({ citizen }) => citizen.cpr)).size).toBe(164)
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

  it('has an agreement at every stage, and changes that wait', () => {
    expect(new Set(placements.map(({ fate }) => fate))).toEqual(
      new Set(['draft', 'sent', 'half', 'declined', 'agreed', 'expired', 'withdrawn']),
    )
    const changes = placements.flatMap(({ change }) => change ?? [])
    expect(changes.map(({ kind, fate }) => `${kind} ${fate}`).toSorted()).toEqual([
      'extend half',
      'hours declined',
      'support draft',
    ])
    expect(lives.flatMap(({ disagreement }) => disagreement ?? [])).toHaveLength(3)
  })

  it('lets hours rise where they are not paid', () => {
    const ramped = placements.filter(({ ramp }) => ramp.length > 1)
    expect(ramped.length).toBeGreaterThan(60)
    for (const { offer, ramp, weekdayHours } of ramped) {
      expect(['internship', 'useful_work']).toContain(offer)
      expect(ramp.at(-1)?.weekdayHours).toEqual(weekdayHours)
    }
  })

  it.each([today, '2026-12-28', '2027-01-04', '2028-02-29'])(
    'on %s: Amina waits, and one site has one place of its quota left',
    (day) => {
      const mine = livesOn(day)
      for (const { firstName, lastName } of waitingPeople) {
        const found = mine.find(({ citizen }) => citizen.firstName === firstName && citizen.lastName === lastName)
        expect(found?.decisions.map(({ door }) => door)).toEqual(['yellow'])
        expect([found?.placements, found?.citizen.caseworker.id]).toEqual([[], cast.karen.id])
      }
      const site = townSites(day).find(({ id }) => id === quotaSiteId)
      const there = mine.flatMap((life) => life.placements).filter((placement) => placement.site.id === quotaSiteId)
      const occupied = there.map(({ offer, startsOn, endsOn }) => ({ offer, from: startsOn, until: endsOn }))
      const { used, quota } = quotaOn({ staffing: site?.staffing ?? [], occupied }, '2026-11-18', bookV1)
      expect([there.length, quota && quota !== 'heads' && quota.limit]).toEqual([4, 5])
      if (day === today) expect(used).toBe(4)
      for (const { endsOn } of there) expect(endsOn >= addDays(day, 70)).toBe(true)
    },
  )

  it.each(Array.from({ length: 24 }, (_, month) => addDays('2027-01-01', month * 31)))('can be thought out on %s', (day) => {
    expect(livesOn(day)).toHaveLength(164)
  })
})

describe('the made-up town, planted', () => {
  let house: House
  let embedded: Embedded
  const said: string[] = []

  beforeAll(async () => {
    embedded = await openInMemory()
    house = testHouse(await openOverEmbedded(embedded), () => today)
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
    const asked = askSuppliers(lives, today)
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
      reports: await tx.employmentReport.count(),
      statuses: await tx.statusAfter.count(),
      attendance: await tx.attendance.count(),
    }))
    // what team leads saw is planned apart from the lives
    const observed = await house.db().read(actorOf(cast.karen), (tx) => tx.measurement.count({ where: { party: 'team_lead' } }))
    expect(observed).toBeGreaterThan(15)
    expect(rows).toEqual({
      sites: 25,
      citizens: 164,
      decisions: sum(({ decisions }) => decisions.length),
      current: 150,
      open: 7,
      placements: sum(({ placements }) => placements.length),
      measurements: sum(({ measurements }) => measurements.length) + observed,
      spells: sum(({ spells }) => spells.length),
      // what a supplier has said: of who is there it answered a check
      checks: asked.lives.flatMap(({ checks }) => checks).length + asked.reports.filter(({ lastDay }) => lastDay === null).length,
      reports: 2,
      statuses: sum(({ citizen, placements, spells }) => planStatuses(citizen.id, placements, spells, today).length),
      attendance: Number.parseInt(said[3] ?? '', 10),
    })
    expect(rows.attendance).toBeGreaterThan(4000)
  })

  it('keeps an agreement with all its answers for whoever began, and the rules as they judged what is still open', async () => {
    const lives = livesOn(today)
    const agreed = lives.flatMap(({ placements }) => placements).filter(({ fate }) => fate === 'agreed')
    const kept = await house.db().read(actorOf(cast.karen), async (tx) => ({
      agreed: await tx.placementVersion.findMany({
        where: { agreedAt: { not: null } },
        include: { approvals: true, placement: true },
      }),
      sent: await tx.placementVersion.findMany({ where: { sentAt: { not: null }, number: 1, placement: { endedOn: null } } }),
      duties: await tx.placementDuty.count(),
      disagreements: await tx.doorDisagreement.findMany(),
    }))
    expect(kept.agreed.map(({ placementId }) => placementId).toSorted()).toEqual(agreed.map(({ id }) => id).toSorted())
    for (const { approvals, concerns, placement, agreedAt, weekdayHours } of kept.agreed) {
      expect(approvals.map(({ party }) => party).toSorted()).toEqual(concerns.toSorted())
      if (placement.startedOn && agreedAt) expect(plain(agreedAt) <= plain(placement.startedOn)).toBe(true)
      expect(weekdayHours.map(Number)).toEqual(placement.weekdayHours.map(Number))
    }
    for (const { checks } of kept.sent) {
      const judged = Judged.array().parse(checks)
      expect(judged.length).toBe(checkedRules.length)
      expect(judged.filter(({ verdict }) => verdict === 'stop')).toEqual([])
    }
    expect(kept.duties).toBeGreaterThan(300)
    expect(
      kept.disagreements
        .map(({ dueOn, answeredAt }) => (answeredAt ? 'answered' : plain(dueOn) < today ? 'overdue' : 'due'))
        .toSorted(),
    ).toEqual(['answered', 'due', 'overdue'])
  })

  it('has rules, what companies employ, mentor hours and places on the map', async () => {
    const ground = await house.db().read(actorOf(cast.karen), async (tx) => ({
      rules: await tx.offerRule.count(),
      months: await tx.organisationStaffing.count(),
      budgets: (await tx.mentorBudget.findMany({ orderBy: { year: 'asc' } })).map(({ year }) => year),
      places: await tx.postalPlace.count({ where: { postalCode: { in: ['7431', '7435', '7437'] } } }),
      sites: await tx.site.findMany({ select: { repName: true, buddies: true } }),
    }))
    expect(ground.rules).toBeGreaterThan(30)
    expect([ground.months, ground.budgets, ground.places]).toEqual([28, [2025, 2026, 2027], 3])
    expect(ground.sites.filter(({ repName, buddies }) => repName === null || buddies.length < 2)).toEqual([])
  })

  it('has a contract, and the contract’s pages tell of it what its rows give', async () => {
    const years = [
      { year: 2025, from: '2025-01-01', until: '2025-12-31' },
      { year: 2026, from: '2026-01-01', until: today },
    ]
    const holds = (told: Fives, n: number, first = 9) => expect(told).toEqual(inFives(n, first))
    const read = house.db()
    for (const { year, ...days } of years) {
      const { facts, targets } = await read.read(actorOf(cast.birthe), (tx) => getProgress(tx, contractId, today, year))
      const truth = await read.read(actorOf(cast.karen), (tx) => countYear(tx, { supplierId: blankt.id, ...days, today }))
      if (!facts) throw new Error('no facts')
      holds(facts.citizens, truth.citizens)
      expect(facts.paidHours).toBe(Math.round(truth.hours))
      for (const key of ['counted', 'reached', 'unknown', 'ahead'] as const) holds(facts.lasting[key], truth[key])
      expect(facts.answered).toEqual(inTwoFives(truth.inTime, truth.asked - truth.inTime))
      expect(targets).toHaveLength(4)
    }
    const manager = actorOf(cast.birthe)
    const { sites } = await read.read(manager, (tx) => getDisplacement(tx, manager, today, undefined))
    const truth = await read.read(actorOf(cast.karen), (tx) => countSites(tx, today))
    for (const site of sites) {
      const own = truth.find(({ siteId }) => siteId === site.siteId)
      for (const key of ['trained', 'hired', 'unsettled', 'endedHired'] as const)
        holds(site[key], own?.[key] ?? -1, key === 'hired' ? 4 : 9)
      expect(site.quota).toBe(own?.isOver ? 'exceeded' : 'kept')
    }
    // one site where it should be talked about
    expect(sites.some((site) => isOneSided(site, settings['displacement-trainees'].otherwise))).toBe(true)
  })

  it('gives management the figures that its rows give, and hides what must be hidden and nothing else', async () => {
    const managers = [actorOf(cast.birthe), actorOf(cast.rikke)]
    const { shown, hidden } = await holdTown(house.db(), asSuperuser(embedded), managers, today)
    expect([shown > 500, hidden > 50]).toEqual([true, true])
  })

  it('has tried things out: a plan, one that runs, one from elsewhere with an answer, and one that is told as the rows have it', async () => {
    const manager = actorOf(cast.birthe)
    const pages = await house.db().read(manager, async (tx) => {
      const found = []
      for (const { experimentId } of await listExperiments(tx, today))
        found.push(await getExperimentPage(tx, manager, experimentId, today))
      return found
    })
    expect(pages.map(({ experiment }) => experiment.state)).toEqual(['planned', 'running', 'stopped', 'concluded'])
    expect(pages.map(({ result }) => result.says)).toEqual(['not-yet', 'not-yet', 'told', 'told'])
    const [, , elsewhere, own] = pages
    if (elsewhere?.result.says === 'told')
      expect(verdictOf(elsewhere.result, elsewhere.experiment.leastDifference)).toMatchObject({ says: 'better', matters: 'yes' })
    if (own?.result.says !== 'told') throw new Error('not told')
    const { parts, startsOn, stoppedOn } = own.experiment
    const siteIds = parts.map(({ siteId }) => siteId ?? '')
    const truth = await house.db().read(actorOf(cast.karen), (tx) => attendanceOf(tx, siteIds, startsOn, stoppedOn ?? ''))
    for (const arm of ['takingPart', 'comparison'] as const) {
      const told = own.result.arms[arm]
      expect(told.n).toBe(truth[arm].n)
      if ('mean' in told)
        expect([told.mean, told.variance]).toEqual(
          [truth[arm].mean, truth[arm].variance].map((one) => Math.round(one * 100) / 100),
        )
    }
  })

  it('has threads of every kind: what cannot wait, due, overdue, answered with receipt, seen to, unread, and a note that stays inside', async () => {
    const of = (who: (typeof cast)['karen']) =>
      house.db().read(actorOf(who), async (tx) => ({
        concerns: await tx.concern.findMany({
          select: { topic: true, urgency: true, dueAt: true, outcome: true, answerSeenAt: true, followedUpAt: true },
        }),
        messages: await tx.threadMessage.findMany({ select: { audience: true } }),
      }))
    const { concerns, messages } = await of(cast.karen)
    const open = concerns.filter(({ outcome }) => outcome === null)
    const begins = new Date(`${today}T07:00:00Z`)
    expect(open.filter(({ dueAt }) => dueAt < begins)).toHaveLength(1)
    expect(open.filter(({ urgency }) => urgency === 'at_once')).toHaveLength(1)
    expect(open).toHaveLength(3)
    const answered = concerns.filter(({ outcome }) => outcome !== null)
    expect(answered.map(({ topic, outcome }) => `${topic} ${outcome}`).toSorted()).toEqual([
      'more_hours adjusted',
      'next_door accepted',
      'other_tasks declined',
    ])
    expect(answered.filter(({ answerSeenAt }) => answerSeenAt !== null)).toHaveLength(3)
    expect(concerns.filter(({ followedUpAt }) => followedUpAt !== null).map(({ topic }) => topic)).toEqual(['next_door'])
    expect(messages.filter(({ audience }) => audience === 'internal')).toHaveLength(1)
    const led = await of(cast.jonas)
    expect(led.messages.filter(({ audience }) => audience === 'internal')).toEqual([])
    expect(led.concerns.length).toBeGreaterThan(3)
  })

  it('shows each kind of line in Karen’s day, one that rests, and covers behind and ahead', async () => {
    const { id: staffId, of } = cast.karen
    const now = new Date(`${today}T07:00:00Z`)
    const [list, covers] = await house
      .db()
      .read(actorOf(cast.karen), async (tx) => [
        await worklistFor(tx, openShelf(), { staffId, organisationId: of.id, today, now }),
        await listCovers(tx, today),
      ])
    const shown = new Set(list.items.map(({ cause }) => cause))
    const everyDay = [
      'answer-concern',
      'absences-in-a-row',
      'low-attendance',
      'silent-days',
      'falling-pace',
      'door-move',
    ] as const
    const everyPlace = ['certificate-missing', 'needs-not-agreed', 'review-door', 'find-place', 'measure', 'check'] as const
    expect([...everyDay, ...everyPlace].filter((cause) => !shown.has(cause))).toEqual([])
    expect(new Set(list.items.map(({ group }) => group))).toEqual(new Set(['overdue', 'today', 'week']))
    expect(list.snoozed.map(({ cause, by }) => [cause, by])).toEqual([['review-door', cast.karen.name]])
    expect(covers.map(({ substitute, fromOn }) => [substitute, fromOn > today])).toEqual([
      [cast.karen.name, true],
      [cast.mikkel.name, false],
    ])
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
